"""The stand-in for the AI services: real sockets, real TLS, and nothing forgotten of what arrived."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from scripts.standin import Received, StandIn

URL = "https://api.openai.com/v1/chat/completions"
Arrived = Callable[[], list[Received]]
PAGES = {"claude.ai/": b"<!doctype html>", "claude.ai/chat.js": b"1"}
BODY = {"messages": [{"role": "user", "content": "bonjour"}]}


@pytest.fixture(scope="module")
def internet() -> Iterator[StandIn]:
    with StandIn(pages=PAGES) as service:
        yield service


@pytest.fixture
def arrived(internet: StandIn) -> Arrived:
    """What arrived since the test began."""
    before = len(internet.received)
    return lambda: internet.received[before:]


@pytest.fixture
def client(internet: StandIn, tmp_path: Path) -> Iterator[httpx.Client]:
    """A client behind it, as behind a parent proxy."""
    context = ssl.create_default_context(cafile=str(internet.write_ca(tmp_path / "ca.pem")))
    with httpx.Client(proxy=internet.url, verify=context, trust_env=False) as made:
        yield made


def test_what_arrived_is_kept(arrived: Arrived, client: httpx.Client) -> None:
    """Host, path, headers and bytes, in order."""
    client.post(URL, content=b"0123", headers={"x-a": "b"})
    client.get("https://chatgpt.com/a?b=c")
    first, second = arrived()
    assert ("api.openai.com", "POST", "/v1/chat/completions", b"0123") == (
        first.host,
        first.method,
        first.path,
        first.body,
    )
    assert "b" == {name.lower(): value for name, value in first.headers.items()}["x-a"]
    assert ("chatgpt.com", "GET", "/a?b=c", b"") == (second.host, second.method, second.path, second.body)


def test_a_chunked_body_arrives_whole(arrived: Arrived, client: httpx.Client) -> None:
    client.post(URL, content=iter([b"01", b"23"]))
    assert [b"0123"] == [received.body for received in arrived()]


def test_it_answers_in_the_services_shape(client: httpx.Client) -> None:
    """And offers HTTP/3, so that a proxy can be seen not to."""
    response = client.post(URL, json=BODY)
    assert "Bien reçu : bonjour" == response.json()["choices"][0]["message"]["content"]
    assert 'h3=":443"' == response.headers["alt-svc"]


def test_a_stream_is_chunked(client: httpx.Client) -> None:
    response = client.post(URL, json={**BODY, "stream": True})
    assert ("chunked", "text/event-stream") == (
        response.headers["transfer-encoding"],
        response.headers["content-type"],
    )
    assert response.text.endswith("data: [DONE]\n\n")


def test_nobody_trusts_it_by_accident(internet: StandIn, arrived: Arrived) -> None:
    """Its certificates are of an authority of its own."""
    with httpx.Client(proxy=internet.url, trust_env=False) as stranger, pytest.raises(httpx.ConnectError):
        stranger.get("https://api.openai.com/")
    assert arrived() == []


def test_a_received_body_is_not_shown(arrived: Arrived, client: httpx.Client) -> None:
    """It is a prompt, and ends in the traceback of a failing test."""
    client.post(URL, json=BODY)
    assert len(arrived()) == 1
    assert "bonjour" not in repr(arrived())


def test_pages_are_for_browsers(client: httpx.Client) -> None:
    """At their host and path, whatever the query; everything else is answered as ever."""
    page, script = client.get("https://claude.ai/?a=b"), client.get("https://claude.ai/chat.js")
    assert (b"<!doctype html>", "text/html; charset=utf-8") == (page.content, page.headers["content-type"])
    assert (b"1", "text/javascript") == (script.content, script.headers["content-type"])
    assert [{"ok": True}] * 2 == [client.post("https://claude.ai/").json(), client.get("https://chatgpt.com/").json()]


def test_a_page_may_read_the_answer(client: httpx.Client) -> None:
    """The preflight of a request with a body of its own, and its answer; nothing is said to who is no page."""
    asked = {"origin": "https://chatgpt.com", "access-control-request-headers": "content-type"}
    allowed = client.options(URL, headers=asked).headers
    assert ("https://chatgpt.com", "true", "content-type") == (
        allowed["access-control-allow-origin"],
        allowed["access-control-allow-credentials"],
        allowed["access-control-allow-headers"],
    )
    assert "access-control-allow-origin" not in client.options(URL).headers


def test_tunnels_are_counted(internet: StandIn) -> None:
    """Also those through which nothing comes."""
    before = len(internet.tunnels)
    with httpx.Client(proxy=internet.url, trust_env=False) as stranger, pytest.raises(httpx.ConnectError):
        stranger.get("https://update.example/")
    assert ["update.example"] == internet.tunnels[before:]
