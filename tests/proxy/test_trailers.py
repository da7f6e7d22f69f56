"""Trailers in HTTP/1: whoever sends them is told at once, and nothing of the request counts as whole."""

import pytest
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.proxy.commands import CloseConnection, Command, SendData
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.events import DataReceived, Start
from mitmproxy.proxy.layers.http._base import ReceiveHttp
from mitmproxy.proxy.layers.http._events import RequestEndOfMessage, RequestProtocolError
from mitmproxy.proxy.layers.http._http1 import Http1Connection, Http1Server
from mitmproxy.test import taddons

from proxy.trailers import refuse_trailers
from tests.proxy.conftest import OPENAI, flow_to

HEAD = b"POST / HTTP/1.1\r\nHost: api.openai.com\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> "list[Command]":
    """Filled by `hear`; mitmproxy's own method is put back afterwards."""
    monkeypatch.setattr(Http1Connection, "read_body", Http1Connection.read_body)
    refuse_trailers()
    return []


def hear(said: list[Command], *pieces: bytes) -> list[str]:
    """What mitmproxy's layer does about bytes of a client, by kind."""
    with taddons.context(Proxyserver()) as addons:
        context = Context(flow_to(OPENAI).client_conn, addons.options)
        layer = Http1Server(context)
        said.extend(layer.handle_event(Start()))
        for piece in pieces:
            said.extend(layer.handle_event(DataReceived(context.client, piece)))
    events = [command.event if isinstance(command, ReceiveHttp) else command for command in said]
    return [type(event).__name__ for event in events]


@pytest.mark.parametrize("cut", [len(HEAD), len(HEAD) + 9])
def test_a_request_with_trailers_is_answered_at_once(said: list[Command], cut: int) -> None:
    """In one piece, or as they come; nobody is left waiting."""
    whole = HEAD + b"X-Patient: VAUTRAVERS\r\n\r\n"
    kinds = hear(said, whole[:cut], whole[cut:])
    assert [SendData.__name__, CloseConnection.__name__, RequestProtocolError.__name__] == kinds[-3:]
    assert RequestEndOfMessage.__name__ not in kinds
    (answer,) = (command.data for command in said if isinstance(command, SendData))
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"VAUTRAVERS" not in answer


def test_a_request_without_is_read_as_ever(said: list[Command]) -> None:
    kinds = hear(said, HEAD + b"\r\n")
    assert RequestEndOfMessage.__name__ == kinds[-1]
    assert SendData.__name__ not in kinds
