"""A stand-in for an AI service that keeps every byte which reaches it, whatever it is: a parent proxy that understands no HTTP."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import trustme

from tests.end_to_end.wire import HOST, head

TLS_GREETING = b"\x16"
EMPTY = (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",)


class StandInRaw:
    """Runs in threads; use as a context manager. Whenever something arrives it answers with all that `answer` makes."""

    def __init__(self, answer: Callable[[], Iterable[bytes]] = lambda: EMPTY) -> None:
        self.tunnels = 0
        self.received = b""
        """What arrived in all tunnels, out of its TLS."""
        self._answer = answer
        authority = trustme.CA()
        self._pem = authority.cert_pem
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(HOST).configure_cert(self._context)
        self._listening = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def write_ca(self, path: Path) -> Path:
        self._pem.write_to_path(str(path))
        return path

    def __enter__(self) -> "StandInRaw":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                raw, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=[raw], daemon=True).start()

    def _serve(self, raw: socket.socket) -> None:
        with raw, suppress(OSError):
            head(raw)
            raw.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            self.tunnels += 1
            if raw.recv(1, socket.MSG_PEEK) == TLS_GREETING:
                with self._context.wrap_socket(raw, server_side=True) as tls:
                    self._keep(tls)
            else:
                self._keep(raw)

    def _keep(self, connection: socket.socket) -> None:
        while data := connection.recv(65536):
            self.received += data
            for piece in self._answer():
                connection.sendall(piece)
