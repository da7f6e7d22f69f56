"""The size limit: requests to AI services alone. mitmproxy's own layer, asked as it asks itself."""

from collections.abc import Iterator

import pytest
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layers.http import HTTPMode, HttpStream, SendHttp
from mitmproxy.proxy.layers.http._events import ErrorCode, ResponseProtocolError
from mitmproxy.test import taddons, tutils

from proxy.catalogue import Services
from proxy.passage import ai_host
from proxy.size_limit import limit_only
from tests.proxy.conftest import OPENAI, flow_to

ELSEWHERE = "https://intranet.example/upload"
LIMIT = 100


@pytest.fixture
def context(monkeypatch: pytest.MonkeyPatch, services: Services) -> Iterator[Context]:
    """mitmproxy with a limit, for AI services; its own method is put back afterwards."""
    monkeypatch.setattr(HttpStream, "check_body_size", HttpStream.check_body_size)
    limit_only(lambda flow: ai_host(flow, services) is not None)
    with taddons.context(Proxyserver()) as addons:
        addons.options.update(body_size_limit=str(LIMIT))
        yield Context(flow_to(OPENAI).client_conn, addons.options)


def stream(context: Context, url: str, body: bytes = b"") -> HttpStream:
    """The layer of one request, whose headers have come."""
    context.layers.clear()
    made = HttpStream(context, 1)
    made.mode = HTTPMode.regular
    made.flow = flow_to(url, body)
    return made


def refusals(made: HttpStream, *, request: bool = True) -> list[ErrorCode]:
    """What the layer does about the size."""
    return [
        command.event.code
        for command in made.check_body_size(request)
        if isinstance(command, SendHttp) and isinstance(command.event, ResponseProtocolError)
    ]


def test_a_request_to_an_ai_service_is_cut_off_by_its_announced_length(context: Context) -> None:
    """Before its body is read; at the limit it is not."""
    assert [ErrorCode.REQUEST_TOO_LARGE] == refusals(stream(context, OPENAI, b"0" * (LIMIT + 1)))
    assert [] == refusals(stream(context, OPENAI, b"0" * LIMIT))


def test_a_request_of_unknown_length_is_cut_off_as_it_comes(context: Context) -> None:
    """Chunked: what has come so far is counted."""
    made = stream(context, OPENAI)
    made.flow.request.headers["transfer-encoding"] = "chunked"
    del made.flow.request.headers["content-length"]
    assert [] == refusals(made)
    made.request_body_buf += b"0" * (LIMIT + 1)
    assert [ErrorCode.REQUEST_TOO_LARGE] == refusals(made)


def test_uploads_to_other_hosts_are_never_cut(context: Context) -> None:
    """Announced or not."""
    made = stream(context, ELSEWHERE, b"0" * (LIMIT + 1))
    assert [] == refusals(made)
    made.request_body_buf += b"0" * (LIMIT + 1)
    assert [] == refusals(made)


@pytest.mark.parametrize("url", [OPENAI, ELSEWHERE])
def test_answers_are_never_cut(context: Context, url: str) -> None:
    """A long download, and a long answer."""
    made = stream(context, url)
    made.flow.response = tutils.tresp(content=b"0" * (LIMIT + 1))
    made.response_body_buf += b"0" * (LIMIT + 1)
    assert [] == refusals(made, request=False)
