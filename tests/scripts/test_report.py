"""`gardefou report`: what it writes, of which month, and with which exit code."""

import re
from pathlib import Path

import pytest

from tests.audit.samples import NIR, segment, tampered
from tests.scripts.months import LONER, made, run


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("report") / "state", 9, 10)


def report(data_dir: Path, *arguments: str, month: str = "2026-10") -> str:
    done = run(data_dir, "report", "--month", month, *arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_month_is_told_with_the_one_before(data_dir: Path) -> None:
    text = report(data_dir, "--min-persons", "3")
    assert "# Rapport mensuel du comité IA, octobre 2026\n\n*Monthly AI-committee report, October 2026*" in text
    assert "| demandes / requests | 38 | 38 |" in text
    assert "Nœud n1 : intact, 78 enregistrements" in text
    assert "revoir avec le DPO les demandes qui l'alertent : 5 ce mois." in text


@pytest.mark.parametrize("shape", ["md", "html"])
def test_no_user_no_text_and_no_loner_is_told(data_dir: Path, shape: str) -> None:
    """The team of one person is a column of dashes; its tool's row still adds up to nothing that tells."""
    text = report(data_dir, "--format", shape)
    for hidden in (NIR, "Anne", "0" * 20, "loner", "data-management0"):
        assert hidden not in text
    table = re.search(r"Requests of the month by tool and team\n\n(.*?)\n\n", report(data_dir), re.DOTALL)
    assert table is not None
    heading, _, *rows = [line.strip("| ").split(" | ") for line in table[1].splitlines()]
    assert {row[heading.index(LONER)] for row in rows} == {"–"}


def test_the_threshold_can_be_set(data_dir: Path) -> None:
    assert "de moins de 5 personnes" in report(data_dir)
    text = report(data_dir, "--min-persons", "1")
    assert "Demandes de personnes dont la formation n'est pas enregistrée : 1." in text
    assert "ne le diffusez pas" in text


def test_a_month_of_nothing_is_told_as_such(data_dir: Path) -> None:
    text = report(data_dir, month="2025-02")
    assert "Aucune demande n'a été enregistrée ce mois." in text
    assert "| demandes / requests | – | – |" in text


def test_an_empty_journal_has_its_report(tmp_path: Path) -> None:
    assert "Aucune demande" in report(made(tmp_path / "state"))


def test_a_tampered_journal_is_told_first_of_all_in_the_actions(tmp_path: Path) -> None:
    data_dir = made(tmp_path / "state", 10)
    report(data_dir)
    tampered(data_dir, lambda lines: [*lines[:3], lines[3].replace(b"allow", b"block"), *lines[4:]])
    text = report(data_dir)
    assert f"ALTÉRÉ. {segment(data_dir).name}:4: record 4: edited" in text
    assert "enquêter sur l'altération du journal" in text


def test_html_is_written_for_its_owner_alone(data_dir: Path) -> None:
    out = data_dir.parent / "report.html"
    assert report(data_dir, "--format", "html", "--out", str(out)) == ""
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n<html lang=")


def test_exceptions_are_listed_with_their_hits(data_dir: Path) -> None:
    (data_dir.parent / "exceptions.yaml").write_text(
        "exceptions:\n- {id: EX-1, rule: P2-SECRET-PROMOTEUR, scope: {group: redaction, tool: claude-web}, reason: r, "
        "requested_by: jdupont, approved_by: ia, approved_on: 2026-10-01, expires: 2026-12-01}\n",
        encoding="utf-8",
    )
    done = run(data_dir, "report", "--month", "2026-10", settings="exceptions: exceptions.yaml\n")
    assert "| EX-1 | P2-SECRET-PROMOTEUR | équipe redaction, outil claude-web | 2026-12-01 | – |" in done.stdout
    assert "jdupont" not in done.stdout


def test_without_a_month_it_is_the_last_whole_one(data_dir: Path) -> None:
    assert run(data_dir, "report").stdout.startswith("# Rapport mensuel du comité IA, ")


@pytest.mark.parametrize(
    ("month", "told"),
    [("octobre", "écrivez par exemple 2026-10"), ("2999-01", "has not begun"), ("2026-13", "no month")],
)
def test_what_is_no_month_exits_2(data_dir: Path, month: str, told: str) -> None:
    done = run(data_dir, "report", "--month", month)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_faulty_register_exits_2(data_dir: Path) -> None:
    (data_dir.parent / "register.yaml").write_text("uses:\n- team: x\n", encoding="utf-8")
    done = run(data_dir, "report", settings="uses: register.yaml\n")
    assert done.exit_code == 2
    assert "register.yaml:2: uses.0.tool: Field required" in done.stderr


def test_without_a_journal_it_exits_2(tmp_path: Path) -> None:
    assert run(tmp_path / "absent", "report").exit_code == 2
