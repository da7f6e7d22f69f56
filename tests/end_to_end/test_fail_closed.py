"""Fault 1: whatever breaks inside, nothing leaves to an AI host, the text is in no log, and other hosts go on working."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.broken import ERRORS
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import HARMLESS

URL = "https://api.openai.com/v1/chat/completions"


@contextmanager
def broken(what: str, folder: Path, internet: StandIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy with one broken part."""
    monkeypatch.setenv("GARDEFOU_BREAKS", what)
    with serving(folder, internet, module="tests.end_to_end.broken") as proxy:
        yield proxy


def asked(proxy: Proxy, prompt: str, *, http2: bool = False) -> httpx.Response:
    """One chat request."""
    with client_for(proxy.address, proxy.ca, http2=http2) as client:
        return client.post(URL, json={"messages": [{"role": "user", "content": prompt}]})


def reached_elsewhere(proxy: Proxy, folder: Path) -> str:
    """A host that is no AI service, with its own certificate, not ours."""
    context = ssl.create_default_context(cafile=str(folder / "upstream.pem"))
    with httpx.Client(proxy=proxy.address, verify=context, trust_env=False, timeout=30) as client:
        return client.get("https://intranet.example/ping").text


@pytest.mark.slow
@pytest.mark.parametrize("what", ["entrance", "headers", "request", "reply", "record", "addon", "open"])
def test_a_broken_part_lets_nothing_out(
    what: str, tmp_path: Path, internet: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each hook and step in turn; also an addon that opens the door without a verdict: the guard closes it."""
    before = len(internet.received)
    prompt = "Dr VAUTRAVERS, NIR 2 95 10 99 126 111 93"
    with broken(what, tmp_path, internet, monkeypatch) as proxy:
        for http2 in (False, True):
            response = asked(proxy, prompt, http2=http2)
            assert response.status_code == 403
            assert "gardefou" in response.json()["error"]["message"]
        assert [r for r in internet.received[before:] if b"VAUTRAVERS" in r.body] == []
        if what != "headers":
            assert reached_elsewhere(proxy, tmp_path)
    assert "VAUTRAVERS" not in proxy.log.read_text()


@pytest.mark.slow
def test_without_its_guards_the_proxy_would_leak(
    tmp_path: Path, internet: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: take both guards away and the prompt arrives."""
    before = len(internet.received)
    with broken("open-no-guard", tmp_path, internet, monkeypatch) as proxy:
        asked(proxy, "Dr VAUTRAVERS")
    assert [r for r in internet.received[before:] if b"VAUTRAVERS" in r.body]


@pytest.mark.slow
def test_a_detector_that_raises(tmp_path: Path, internet: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind of error, also those that end a program: refused, recorded, its text nowhere; the next request is served."""
    before = len(internet.received)
    with broken("detector", tmp_path, internet, monkeypatch) as proxy:
        for kind in ERRORS:
            assert asked(proxy, f"BREAK-{kind} VAUTRAVERS").status_code == 403
            assert asked(proxy, f"BREAK-{kind} VAUTRAVERS" + " et la suite" * 2000).status_code == 403
        assert internet.received[before:] == []
        assert asked(proxy, HARMLESS).status_code == 200
        assert reached_elsewhere(proxy, tmp_path)
    journal = "".join(file.read_text() for file in (proxy.data_dir / "journal").glob("*.jsonl"))
    assert journal.count('"detector_error"') == 2 * len(ERRORS)
    assert "VAUTRAVERS" not in journal + proxy.log.read_text()
