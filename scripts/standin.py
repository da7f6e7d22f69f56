"""A stand-in for the internet's AI services, on loopback: a parent proxy that answers for any host, and keeps what arrived.

For the demo, the tests and the benchmark: real sockets, real TLS, answers in the services' own shapes.
"""

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, cast

import trustme

from scripts.standin_answers import Answer, answer


@dataclass(frozen=True)
class Received:
    """One request as it arrived."""

    host: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes = field(repr=False)


class StandIn:
    """Runs in a thread of its own; use as a context manager. `pause_s` lies between two events of a streamed answer.

    `pages` are files for a browser by host and path, `chatgpt.com/`.
    """

    def __init__(self, pause_s: float = 0.0, pages: Mapping[str, bytes] | None = None) -> None:
        self.received: list[Received] = []
        self.tunnels: list[str] = []
        """Hosts that a tunnel was asked to, whether or not anything came through it."""
        self.pause_s = pause_s
        self.pages = pages or {}
        self._authority = trustme.CA()
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._server = _Server(self)

    @property
    def url(self) -> str:
        """Address to give as parent proxy."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def write_ca(self, path: Path) -> Path:
        """Write the certificate to trust upstream."""
        self._authority.cert_pem.write_to_path(str(path))
        return path

    def __enter__(self) -> "StandIn":
        threading.Thread(target=self._server.serve_forever, name="stand-in", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def context_for(self, host: str) -> ssl.SSLContext:
        """A TLS context with a certificate for this host."""
        if host not in self._contexts:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._authority.issue_cert(host).configure_cert(context)
            context.set_alpn_protocols(["http/1.1"])
            self._contexts[host] = context
        return self._contexts[host]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, stand_in: StandIn) -> None:
        self.stand_in = stand_in
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host = ""

    def do_CONNECT(self) -> None:  # named by http.server
        """Say yes, then speak TLS as the host that was asked for."""
        self.send_response_only(200)
        self.end_headers()
        self.host = self.path.rpartition(":")[0]
        self._stand_in.tunnels.append(self.host)
        self.connection = self._stand_in.context_for(self.host).wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def finish(self) -> None:
        """Close the TLS side too: the server knows only the plain socket."""
        super().finish()
        self.connection.close()

    def _serve(self) -> None:
        body = self._body()
        self._stand_in.received.append(Received(self.host, self.command, self.path, dict(self.headers), body))
        self._send(self._page() or answer(self.host, self.command, self.path, body))

    def _page(self) -> Answer | None:
        path = self.path.partition("?")[0]
        page = self._stand_in.pages.get(self.host + path) if self.command == "GET" else None
        return None if page is None else Answer((page,), guess_type(path)[0] or "text/html; charset=utf-8")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve  # noqa: N815

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() == "chunked":
            return b"".join(self._chunks())
        return self.rfile.read(int(self.headers.get("content-length") or 0))

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _send(self, made: Answer) -> None:
        self.send_response(made.status)
        self.send_header("content-type", made.content_type)
        self.send_header("alt-svc", 'h3=":443"')
        self._allow_pages()
        if made.is_stream:
            self.send_header("transfer-encoding", "chunked")
        else:
            self.send_header("content-length", str(len(made.pieces[0])))
        self.end_headers()
        for number, piece in enumerate(made.pieces):
            if number and made.is_stream:
                time.sleep(self._stand_in.pause_s)
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if made.is_stream else piece)
        if made.is_stream:
            self.wfile.write(b"0\r\n\r\n")

    def _allow_pages(self) -> None:
        """The services let their own pages read what another of their hosts answers."""
        if origin := self.headers.get("origin"):
            self.send_header("access-control-allow-origin", origin)
            self.send_header("access-control-allow-credentials", "true")
            self.send_header("access-control-allow-methods", "POST, PUT")
            self.send_header("access-control-allow-headers", self.headers.get("access-control-request-headers", ""))

    @property
    def _stand_in(self) -> StandIn:
        return cast(_Server, self.server).stand_in

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # named by http.server
        """Keep the terminal quiet."""
