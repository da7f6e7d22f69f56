"""A second charter beside the one in force: never felt, its differences recorded, its faults told by health; changed as one with the first."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from click.testing import CliRunner

from policies.loading import SHIPPED
from scripts.audit import audit
from scripts.charter import charter as charter_command
from scripts.serving import DidNotStartError, Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import CONTACT, CONTACT_SENT, HARMLESS, PATIENT
from tests.end_to_end.test_reload import stopping_contacts
from tests.end_to_end.watching import decisions, logged

pytestmark = pytest.mark.slow

URL = "https://api.openai.com/v1/chat/completions"
GOOD = SHIPPED.read_text(encoding="utf-8")
SETTINGS = "node: demo\nlisten: 127.0.0.1:0\nshadow: {charter: shadow.yaml}\n"
LONG = " Et la suite du texte." * 1000


def stricter(version: str = "0.2.0") -> str:
    """The shipped charter, contact details stopped where it replaces them."""
    made = yaml.safe_load(stopping_contacts(GOOD))
    made["metadata"]["version"] = version
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False)


def ask(proxy: Proxy, prompt: str) -> httpx.Response:
    with client_for(proxy.address, proxy.ca) as client:
        return client.post(URL, json={"messages": [{"role": "user", "content": prompt}]})


@pytest.mark.parametrize("workers", [1, 2])
def test_it_is_never_felt_and_its_differences_are_kept(tmp_path: Path, internet: StandIn, workers: int) -> None:
    """In the event loop, in a screening process, in several workers; then the committee looks at what would change."""
    (tmp_path / "shadow.yaml").write_text(stricter(), encoding="utf-8")
    with serving(tmp_path, internet, f"{SETTINGS}workers: {workers}\n") as proxy:
        assert [200, 200, 403, 200] == [ask(proxy, p).status_code for p in (HARMLESS, CONTACT, PATIENT, CONTACT + LONG)]
        assert CONTACT_SENT in ask(proxy, CONTACT).text
        told: list[Any] = [one.get("shadow") for one in decisions(proxy)]
    assert [None, True, None, True, True] == [one and one["gate"] == "block" for one in told]
    assert ("charte-afcros@0.2.0", ["P2-COORDONNEES"]) == (told[1]["charter"], told[1]["rules"])
    given = ["--config", str(tmp_path / "gardefou.yaml"), "--data-dir", str(proxy.data_dir)]
    listed = CliRunner().invoke(audit, ["list", "--shadow", "--format", "json", *given])
    assert ["block"] * 3 == [json.loads(line)["decision"]["shadow"]["gate"] for line in listed.output.splitlines()]
    summary = CliRunner().invoke(charter_command, ["shadow", *given])
    assert "5 décisions en 30 jours, 3 jugées autrement" in summary.output


def test_it_changes_with_the_first_or_not_at_all(tmp_path: Path, internet: StandIn) -> None:
    """A faulty one changes nothing; the records of a generation name one shadow charter."""
    path = tmp_path / "shadow.yaml"
    path.write_text(stricter(), encoding="utf-8")
    with serving(tmp_path, internet, SETTINGS) as proxy:
        ask(proxy, CONTACT)
        path.write_text("rules: [", encoding="utf-8")
        logged(proxy, "reload refused")
        assert "shadow.yaml" in proxy.log.read_text()
        health = httpx.get(f"{proxy.health}/readyz", trust_env=False, timeout=30).json()
        assert "degraded" == health["status"]
        ask(proxy, CONTACT)
        path.write_text(stricter("0.3.0"), encoding="utf-8")
        logged(proxy, "reloaded")
        ask(proxy, CONTACT)
        told = [(one["generation"], one["shadow"]["charter"]) for one in decisions(proxy)]
    assert [(1, "charte-afcros@0.2.0"), (1, "charte-afcros@0.2.0"), (2, "charte-afcros@0.3.0")] == told


def test_a_preset_can_be_tried(tmp_path: Path, internet: StandIn) -> None:
    """The charter in force, as strict as it can be."""
    settings = "node: demo\nlisten: 127.0.0.1:0\nshadow: {preset: strict}\nlimits: {inline_bytes: 200000}\n"
    with serving(tmp_path, internet, settings) as proxy:
        assert 200 == ask(proxy, HARMLESS + LONG * 3).status_code
        (one,) = decisions(proxy)
    assert ("charte-afcros@0.1.0+strict", "justify", ["P2-COPIE-MASSIVE"]) == tuple(
        one["shadow"][key] for key in ("charter", "gate", "rules")
    )


def test_a_proxy_does_not_start_with_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "shadow.yaml").write_text("rules: [", encoding="utf-8")
    with pytest.raises(DidNotStartError, match=r"shadow\.yaml:\d+: not valid YAML"), serving(tmp_path, None, SETTINGS):
        pass
