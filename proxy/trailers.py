"""Trailers, the headers after a chunked body (RFC 9112, 7.1.2): mitmproxy does not read them in HTTP/1, and leaves who sent them waiting."""

from collections.abc import Generator
from typing import Any

from mitmproxy.net.http import status_codes
from mitmproxy.proxy import commands, events
from mitmproxy.proxy.layers.http import _http1
from mitmproxy.proxy.layers.http._base import ReceiveHttp

TOLD = "gardefou: trailers are refused"


def refuse_trailers() -> None:
    """Answer a request that has some with 400, and end the connection; an answer that has some ends as one that breaks off."""
    original = _http1.Http1Connection.read_body

    def read_body(self: _http1.Http1Connection, event: events.Event) -> Generator[Any, Any]:
        try:
            yield from original(self, event)
        except NotImplementedError:
            kind = self.ReceiveProtocolError
            if isinstance(self, _http1.Http1Server):
                yield commands.SendData(self.conn, _http1.make_error_response(status_codes.BAD_REQUEST, TOLD))
            yield commands.CloseConnection(self.conn)
            yield ReceiveHttp(kind(self.stream_id or 0, TOLD, code=kind.code))

    _http1.Http1Connection.read_body = read_body  # type: ignore[method-assign]  # no option or hook of mitmproxy does this
