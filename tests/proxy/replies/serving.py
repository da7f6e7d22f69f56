"""A small HTTP server that gives one reply to everything, and counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, override

from proxy.replies.reply import Reply


@dataclass
class Served:
    """Where the server listens, and the paths that it was asked for."""

    url: str
    paths: list[str] = field(default_factory=list)


@contextmanager
def serving(reply: Reply) -> Iterator[Served]:
    """Serve `reply` on a free port of this machine."""
    paths: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(reply, paths)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_port}", paths)
        finally:
            server.shutdown()
            thread.join()


def _handler(reply: Reply, paths: list[str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            paths.append(self.path)
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(reply.status)
            for name, value in (
                ("content-type", reply.content_type),
                ("content-length", str(len(reply.body))),
                *reply.headers,
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
