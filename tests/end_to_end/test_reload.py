"""Faults 4 and 5: a charter that is broken, or whose tests fail, changes nothing; a good one is in force within seconds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from policies.loading import SHIPPED
from scripts.serving import DidNotStartError, Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import CONTACT, HARMLESS, PATIENT
from tests.end_to_end.watching import logged

URL = "https://api.openai.com/v1/chat/completions"


def status(proxy: Proxy, prompt: str) -> int:
    """What a client gets."""
    with client_for(proxy.address, proxy.ca) as client:
        return client.post(URL, json={"messages": [{"role": "user", "content": prompt}]}).status_code


def stopping_contacts(charter: str) -> str:
    """The charter, contact details stopped where it replaces them; without the tests that this proves wrong."""
    told = yaml.safe_load(charter)
    rule = next(rule for rule in told["rules"] if rule["id"] == "P2-COORDONNEES")
    rule["then"] = {"gate": "block", "message": "donnee_patient"}
    replaced = {entity for selector in rule["when"]["any_of"] for entity in selector["entity"]}
    for one in told["rules"]:
        one["tests"] = [test for test in one["tests"] if replaced.isdisjoint(entities(test))]
    rule["tests"] = [
        {
            "name": "courriel",
            "in": {"service": "public_genai", "findings": [{"entity": "EMAIL_ADDRESS"}]},
            "expect": {"gate": "block", "rules": ["P2-COORDONNEES"]},
        }
    ]
    told["rules"] = [one for one in told["rules"] if one["tests"]]
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def entities(test: dict[str, Any]) -> Iterator[str]:
    """The types that an embedded test gives."""
    for finding in test["in"].get("findings", ()):
        entity = finding["entity"]
        yield from [entity] if isinstance(entity, str) else entity


@pytest.mark.slow
def test_a_bad_charter_changes_nothing_and_a_good_one_is_put_in_force(tmp_path: Path, internet: StandIn) -> None:
    """Broken YAML, a failing embedded test, the file gone, then a stricter charter."""
    charter = tmp_path / "charter.yaml"
    good = SHIPPED.read_text(encoding="utf-8")
    charter.write_text(good, encoding="utf-8")
    failing = good.replace("score: 0.45}]}, expect: {gate: block}", "score: 0.45}]}, expect: {gate: allow}")
    with serving(tmp_path, internet, "node: demo\nlisten: 127.0.0.1:0\ncharter: charter.yaml\n") as proxy:
        for number, bad in enumerate(("rules: [", failing, "", None), start=1):
            charter.unlink() if bad is None else charter.write_text(bad, encoding="utf-8")
            logged(proxy, "reload refused", number)
            assert (status(proxy, PATIENT), status(proxy, HARMLESS)) == (403, 200)
        stricter = stopping_contacts(good)
        charter.write_text(stricter, encoding="utf-8")
        logged(proxy, "reloaded")
        assert status(proxy, CONTACT) == 403
    journal = "".join(file.read_text() for file in (proxy.data_dir / "journal").glob("*.jsonl"))
    assert '"generation":2' in journal


@pytest.mark.slow
def test_a_proxy_does_not_start_with_a_bad_charter(tmp_path: Path) -> None:
    """And says file and line."""
    (tmp_path / "charter.yaml").write_text("rules: [", encoding="utf-8")
    with (
        pytest.raises(DidNotStartError, match=r"charter\.yaml:\d+: not valid YAML"),
        serving(tmp_path, None, "charter: charter.yaml\n"),
    ):
        pass


@pytest.mark.slow
@pytest.mark.parametrize(
    "option", ["stream_large_bodies: 1k", "rawtcp: true", "ssl_insecure: true", "ignore_hosts: ['.*']"]
)
def test_fault_17_options_that_would_open_the_proxy_are_refused(option: str, tmp_path: Path) -> None:
    """They are not settings of a node, and mitmproxy's own configuration files are not read."""
    with (
        pytest.raises(DidNotStartError, match=r"gardefou\.yaml:1: .*unknown key"),
        serving(tmp_path, None, f"{option}\n"),
    ):
        pass
