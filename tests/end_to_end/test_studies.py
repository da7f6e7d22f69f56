"""The study registry in a running proxy: one prompt of two teams is decided twice, published studies pass, and the log names no code."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import bcrypt
import httpx
import pytest

from scripts.serving import Proxy, serving
from scripts.standin import Received, StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.watching import decisions, logged

pytestmark = pytest.mark.slow
Arrived = Callable[[], list[Received]]

URL = "https://api.openai.com/v1/chat/completions"
USERS = {"alice": "redaction", "bruno": "biostat"}
PASSWORD = "Merle-42-siffleur"
TODAY = datetime.now(UTC).date()
REGISTRY = f"""studies:
- code: GF-ONCO-301
  label: ETUDE-01
  aliases: [HIRONDELLE]
  compounds: [GFX-1207]
  sites: [{{number: "1402-FR"}}]
  subjects: [{{shape: "301-###-####", examples: ["301-014-0003"]}}]
  contract: {{ai: forbidden}}
  teams: [redaction]
- code: GF-CARDIO-205
  label: ETUDE-02
  contract: {{ai: conditions, conditions: relu}}
  teams: [redaction]
- code: GF-PNEUMO-118
  label: ETUDE-03
  contract: {{ai: allowed}}
  published: {TODAY}
"""
EXCEPTION = f"""exceptions:
- id: EX-2026-001
  rule: P2-SECRET-PROMOTEUR
  scope: {{group: redaction, study: ETUDE-02}}
  reason: résumé grand public
  requested_by: alice
  approved_by: comité IA
  approved_on: {TODAY - timedelta(days=1)}
  expires: {TODAY + timedelta(days=30)}
"""
SETTINGS = """node: demo
listen: 127.0.0.1:0
site: site.yaml
exceptions: exceptions.yaml
identity: {htpasswd: users, groups: groups.yaml, required: true}
"""
CODES = (
    "ONCO",
    "CARDIO",
    "PNEUMO",
    "HIRONDELLE",
    "hirondelle",
    "gf onco",
    "gf cardio",
    "gfx 1207",
    "GFX-1207",
    "1402-FR",
    "014 0003",
)


@contextmanager
def registered(folder: Path, internet: StandIn) -> Iterator[Proxy]:
    """A proxy with a registry, two users, and an exception for the team of one."""
    word = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(6)).decode()
    for name, text in {
        "studies.yaml": REGISTRY,
        "site.yaml": "registry: studies.yaml\n",
        "exceptions.yaml": EXCEPTION,
        "users": "".join(f"{user}:{word}\n" for user in USERS),
        "groups.yaml": f"users: {json.dumps({user: [team] for user, team in USERS.items()})}\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    with serving(folder, internet, SETTINGS) as running:
        yield running


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """One for all tests that change nothing."""
    with registered(tmp_path_factory.mktemp("studies"), internet) as running:
        yield running


def asked(proxy: Proxy, user: str, prompt: str) -> httpx.Response:
    """What a user gets."""
    scheme, _, host = proxy.address.partition("://")
    with client_for(f"{scheme}://{user}:{PASSWORD}@{host}", proxy.ca) as client:
        return client.post(URL, json={"messages": [{"role": "user", "content": prompt}]})


def kept(proxy: Proxy) -> list[Path]:
    """Every file that the proxy wrote."""
    return [path for path in (*proxy.data_dir.rglob("*"), proxy.log) if path.is_file()]


def test_one_prompt_of_two_teams(proxy: Proxy, arrived: Arrived) -> None:
    """The team of a study under conditions may, by its exception; another is stopped and told why. The log has the label alone."""
    prompt = "Propose le plan d'un résumé grand public de l'étude gf cardio 205."
    ours, theirs = (asked(proxy, user, prompt) for user in USERS)
    assert [200, 403] == [ours.status_code, theirs.status_code]
    assert "Vous n'en faites pas partie d'après le registre des études" in theirs.text
    assert "P5-HORS-EQUIPE" in theirs.text
    (received,) = arrived()
    assert prompt == json.loads(received.body)["messages"][0]["content"]
    first, second = decisions(proxy)[-2:]
    assert [("ETUDE-02", ["conditions"], "inside"), ("ETUDE-02", ["conditions"], "outside")] == [
        (one["study"], one["contracts"], one["team"]) for one in (first, second)
    ]
    assert (["EX-2026-001"], ["contract_conditions"]) == (first["exceptions"], first["obligations"])
    assert [(path.name, code) for path in kept(proxy) for code in CODES if code.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(
    "prompt",
    [
        "Résume le protocole GF-ONCO-\n301.",
        "Quel est le schéma de l'étude hirondelle ?",
        "Le gfx 1207 est-il toléré ?",
        "Rédige un courriel au centre 1402-FR.",
        "Vu ce jour : 301 014 0003.",
    ],
)
def test_a_contract_that_forbids_ai_stops_whatever_names_the_study(proxy: Proxy, arrived: Arrived, prompt: str) -> None:
    """Even of its own team, with the reason; nothing leaves, and the log has the label alone."""
    answer = asked(proxy, "alice", prompt)
    assert (403, []) == (answer.status_code, arrived())
    assert "une étude dont le contrat exclut l'usage de l'IA" in answer.text
    assert "whose contract excludes the use of AI" in answer.text
    decision = decisions(proxy)[-1]
    assert ("ETUDE-01", ["forbidden"]) == (decision["study"], decision["contracts"])
    assert "P5-CONTRAT-SANS-IA" in decision["rules"]
    assert [(path.name, code) for path in kept(proxy) for code in CODES if code.encode() in path.read_bytes()] == []


def test_a_published_study_passes_and_a_changed_registry_is_in_force(
    internet: StandIn, arrived: Arrived, tmp_path: Path
) -> None:
    """The registry is read again while the proxy runs; a faulty one changes nothing."""
    with registered(tmp_path, internet) as proxy:
        prompt = "Que sait-on de l'étude GF-PNEUMO-118 ?"
        assert 200 == asked(proxy, "bruno", prompt).status_code
        assert [None] == [decision.get("study") for decision in decisions(proxy)]
        (tmp_path / "studies.yaml").write_text(REGISTRY + "- code: gf onco 301\n", encoding="utf-8")
        logged(proxy, "reload refused")
        assert 200 == asked(proxy, "bruno", prompt).status_code
        (tmp_path / "studies.yaml").write_text(
            REGISTRY.replace(str(TODAY), str(TODAY + timedelta(days=9))), encoding="utf-8"
        )
        logged(proxy, "reloaded")
        assert 403 == asked(proxy, "bruno", prompt).status_code
        assert 2 == len(arrived())
        assert "301" not in proxy.log.read_text()
