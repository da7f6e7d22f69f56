"""`gardefou scan`: what the proxy would do with a text, offline."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from models.services import Category
from models.settings import Settings
from proxy.generation import Files, Generation, compiled
from scripts.options import services_of
from scripts.scan import scan, screened, service_of

HARMLESS = "Qu'est-ce qu'un essai de non-infériorité ?"
CONTACT = "😀 à anne@exemple.fr"
CONTACT_SENT = "😀 à [EMAIL_1]"
PATIENT = "😀 NIR 2 95 10 99 126 111 93"


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(scan, arguments, input=given)


def lines(*pairs: tuple[object, object]) -> str:
    return "".join(json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n" for i, text in pairs)


@pytest.fixture(scope="module")
def generation() -> Generation:
    return compiled(Files(Settings()).read(1), runs_code=False)


def test_jsonl_writes_one_line_for_each(tmp_path: Path) -> None:
    """The very keys of the interface, in its order; offsets in code points, not in UTF-16 units or bytes."""
    done = run("--jsonl", given=lines(("a", HARMLESS), ("b", CONTACT), ("c", PATIENT)))
    told: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert 0 == done.exit_code
    assert [["id", "gate", "rules", "findings", "text_sent", "ms"]] * 3 == [list(one) for one in told]
    assert [("a", "allow", HARMLESS), ("b", "allow", CONTACT_SENT), ("c", "block", None)] == [
        (one["id"], one["gate"], one["text_sent"]) for one in told
    ]
    assert [[], ["P2-COORDONNEES"], ["P2-IDENTIFIANT-PATIENT"]] == [one["rules"] for one in told]
    (mail,), (nir,) = told[1]["findings"], told[2]["findings"]
    assert ["type", "family", "start", "end", "score", "detector"] == list(mail)
    assert ("EMAIL_ADDRESS", "identity", "anne@exemple.fr") == (
        mail["type"],
        mail["family"],
        CONTACT[mail["start"] : mail["end"]],
    )
    assert ("FR_NIR", 6, 27) == (nir["type"], nir["start"], nir["end"])
    assert all(0 < one["ms"] < 60_000 for one in told)
    assert all(0 <= found["score"] <= 1 for one in told for found in one["findings"])


def test_jsonl_of_files_keeps_order_and_skips_empty_lines(tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    first.write_text("\n" + lines(("a", HARMLESS)) + "  \n", encoding="utf-8")
    second.write_text(lines(("b", PATIENT)), encoding="utf-8")
    done = run("--jsonl", str(first), str(second))
    assert ["a", "b"] == [json.loads(line)["id"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("bad", ["{", "[]", '"x"', '{"id": "a"}', '{"text": "x"}'])
def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path, bad: str) -> None:
    """Without repeating it."""
    path = tmp_path / "f.jsonl"
    path.write_text(lines(("a", HARMLESS)) + "\n" + bad + "\n", encoding="utf-8")
    done = run("--jsonl", str(path))
    assert 2 == done.exit_code
    assert f'{path}:3: not a JSON object with "id" and "text"' in done.stderr
    assert 1 == len(done.stdout.splitlines())


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_of_jsonl_ends_at_a_line_feed_alone(tmp_path: Path, separator: str) -> None:
    """Texts copied from a PDF hold other separators, and JSON allows them in a string."""
    path = tmp_path / "f.jsonl"
    text = f"essai{separator}clinique"
    path.write_text(lines(("a", text)), encoding="utf-8")
    done = run("--jsonl", str(path))
    assert (0, text) == (done.exit_code, json.loads(done.stdout or "{}").get("text_sent"))


@pytest.mark.parametrize("value", [None, 1, ["x"], {"x": 1}])
def test_a_text_that_is_no_text_is_a_bad_line(value: object) -> None:
    """It is not screened as what Python writes for it."""
    assert 2 == run("--jsonl", given=lines(("a", value))).exit_code


def test_a_lone_surrogate_is_refused_as_the_proxy_would() -> None:
    """JSON can write it; no UTF-8 can."""
    done = run("--jsonl", given='{"id": "a", "text": "x\\ud800"}\n{"id": "b", "text": "x"}\n')
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("a", "block", None), ("b", "allow", "x")] == [(one["id"], one["gate"], one["text_sent"]) for one in told]


def test_jsonl_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_bytes(b'{"id": "a", "text": "\xe9"}\n')
    done = run("--jsonl", str(tmp_path / "f.jsonl"))
    assert 2 == done.exit_code
    assert "f.jsonl" in done.stderr


@pytest.mark.parametrize(("text", "code"), [(HARMLESS, 0), (CONTACT, 1), (PATIENT, 1)])
def test_the_exit_code_says_whether_a_text_would_pass_unchanged(text: str, code: int) -> None:
    """From standard input, with and without `-`."""
    assert [code, code] == [run(*arguments, given=text).exit_code for arguments in ((), ("-",))]


def test_people_are_shown_what_would_be_sent(tmp_path: Path) -> None:
    """Places and types of findings, never the values that stay here."""
    (tmp_path / "a.txt").write_text(CONTACT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PATIENT, encoding="utf-8")
    done = run(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert 1 == done.exit_code
    assert CONTACT_SENT in done.stdout
    assert "EMAIL_ADDRESS [4-19]" in done.stdout
    assert "rien n'est envoyé / nothing is sent" in done.stdout
    assert "anne@" not in done.stdout
    assert "126 111" not in done.stdout


def test_json_is_a_list_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARMLESS, encoding="utf-8")
    done = run("--format", "json", str(tmp_path / "a.txt"))
    assert [(str(tmp_path / "a.txt"), HARMLESS)] == [(t["id"], t["text_sent"]) for t in json.loads(done.stdout)]


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    """As the proxy refuses what it cannot read."""
    (tmp_path / "a.bin").write_bytes(b"\x89PNG\xff\x00")
    done = run("--format", "json", str(tmp_path / "a.bin"))
    (told,) = json.loads(done.stdout)
    assert ("block", None) == (told["gate"], told["text_sent"])
    assert [rule for rule in told["rules"] if rule.startswith("P5-")]


def test_a_binary_file_does_not_pass(tmp_path: Path) -> None:
    """The exit code says that it would not leave."""
    (tmp_path / "a.bin").write_bytes(b"\x89PNG\xff\x00")
    assert 1 == run(str(tmp_path / "a.bin")).exit_code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["absent.txt"], "absent.txt: cannot be read"),
        (["--jsonl", "absent.jsonl"], "absent.jsonl: cannot be read"),
        (["--service", "nobody"], "unknown service 'nobody'; known: "),
        (["--charter", "absent.yaml"], "absent.yaml: cannot be read"),
        (["--config", "absent.yaml"], "absent.yaml: cannot be read"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_usage_exits_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    """And nothing is screened."""
    monkeypatch.chdir(tmp_path)
    done = run(*arguments, given="x")
    assert (2, "") == (done.exit_code, done.stdout)
    assert told in done.stderr


def test_another_charter_and_other_site_data_are_applied(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("compounds: [GFX-1207]\n")
    (tmp_path / "gardefou.yaml").write_text("site: site.yaml\n")
    done = run("--format", "json", "--config", str(tmp_path / "gardefou.yaml"), given="Le GFX-1207 ?")
    assert [["P2-SECRET-PROMOTEUR"]] == [told["rules"] for told in json.loads(done.stdout)]


def test_more_findings_than_can_be_held_are_refused(generation: Generation) -> None:
    """As the proxy does, with those that were counted; the other texts are screened on."""
    service = services_of(Settings()).by_id["chatgpt-web"]
    told = screened("a", " ".join(f"a{i}@exemple.fr" for i in range(2500)), service, generation)
    assert ("block", None) == (told["gate"], told["text_sent"])
    assert {"EMAIL_ADDRESS"} == {finding["type"] for finding in told["findings"]}


STUDIES = """studies:
- {code: GF-ONCO-301, teams: [onco], contract: {ai: conditions, conditions: relu}, published: 2027-06-30}
"""
EXCEPTION = """exceptions:
- id: EX-2026-001
  rule: P2-SECRET-PROMOTEUR
  scope: {group: onco, study: GF-ONCO-301}
  reason: résumé
  requested_by: jdupont
  approved_by: comité
  approved_on: 2026-12-01
  expires: 2026-12-31
"""


@pytest.fixture
def registered(tmp_path: Path) -> str:
    """Settings with a study, an exception for its team, and users in groups."""
    for name, text in {
        "studies.yaml": STUDIES,
        "site.yaml": "registry: studies.yaml\n",
        "exceptions.yaml": EXCEPTION,
        "groups.yaml": "users: {jdupont: [onco], mmartin: [biostat, formes]}\n",
        "gardefou.yaml": "site: site.yaml\nexceptions: exceptions.yaml\nidentity: {groups: groups.yaml, trained: formes}\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "gardefou.yaml")


def test_a_text_is_screened_for_somebody_on_a_day(registered: str) -> None:
    """Their groups, the exceptions that count for them, and what is published by then."""
    text = "Résume l'étude GF-ONCO-301."
    asked = ("--config", registered, "--on")
    ours = run(*asked, "2026-12-24", "--group", "onco", given=text)
    assert (0, True) == (ours.exit_code, "exceptions: P2-SECRET-PROMOTEUR (EX-2026-001)" in ours.output)
    assert "obligations: contract_conditions" in ours.output
    theirs = run(*asked, "2026-12-24", "--group", "biostat", given=text)
    assert (1, True) == (theirs.exit_code, "pourquoi / why: Le contrat de cette étude n'admet l'IA" in theirs.output)
    assert 1 == run(*asked, "2027-01-01", "--group", "onco", given=text).exit_code
    assert 0 == run(*asked, "2027-06-30", given=text).exit_code


def test_a_user_has_the_groups_of_the_settings(registered: str) -> None:
    """And the training that they say."""
    rules = [
        run("--config", registered, "--user", user, "--format", "json", given=HARMLESS).output
        for user in ("jdupont", "mmartin")
    ]
    assert [True, False] == ["P4-FORMATION" in told for told in rules]


def test_ciphertext_is_refused_as_by_the_proxy(generation: Generation) -> None:
    """Nobody has read it."""
    armour = "-----BEGIN PGP MESSAGE-----\n\n" + "QUJD" * 16 + "\n-----END PGP MESSAGE-----"
    told = screened("a", armour, services_of(Settings()).by_id["openai-api"], generation)
    assert "P5-CONTENU-CHIFFRE" in told["rules"]
    assert told["text_sent"] is None


def test_what_must_be_justified_is_not_sent(generation: Generation) -> None:
    """Until somebody says why, which nobody does here."""
    service = service_of(Settings(), "openai-api").model_copy(update={"category": Category.APPROVED})
    told = screened("a", "Narratif : cas FR-GFX-2026-004711.", service, generation)
    assert ("justify", ["P3-CONTENU-CRITIQUE", "P3-VALIDATION-HUMAINE"], None) == (
        told["gate"],
        told["rules"],
        told["text_sent"],
    )


def test_a_sentence_is_shown_with_the_words_that_weighed_most() -> None:
    """Of the text that was given, and only there."""
    text = "Le comité de surveillance nous demande de baisser la dose après trois DLT, ce n'est pas encore annoncé."
    result = run("-", "--format", "json", given=text)
    assert 1 == result.exit_code
    (found,) = [one for one in json.loads(result.output)[0]["findings"] if one["detector"] == "classes"]
    assert 3 == len(found["words"])
    assert all(word in text for word in found["words"])
    assert f"({', '.join(found['words'])})" in run("-", given=text).output
