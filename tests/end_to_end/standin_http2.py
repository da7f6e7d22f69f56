"""A stand-in for an AI service that speaks HTTP/2, as the real ones do: a parent proxy that answers every stream alike."""

import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import trustme

from tests.end_to_end.wire import HOST, head

ANSWER = b'{"choices": [{"index": 0, "message": {"role": "assistant", "content": "bonjour"}}]}'


class StandInHttp2:
    """Runs in threads; use as a context manager. `answered` counts streams, `received` is all that they said."""

    def __init__(self) -> None:
        self.answered = 0
        self.received = bytearray()
        authority = trustme.CA()
        self._pem = authority.cert_pem
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(HOST).configure_cert(self._context)
        self._context.set_alpn_protocols(["h2"])
        self._listening = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def write_ca(self, path: Path) -> Path:
        self._pem.write_to_path(str(path))
        return path

    def __enter__(self) -> "StandInHttp2":
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
        with raw, suppress(OSError, h2.exceptions.ProtocolError):
            head(raw)
            raw.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            with self._context.wrap_socket(raw, server_side=True) as tls:
                self._speak(tls, h2.connection.H2Connection(h2.config.H2Configuration(client_side=False)))

    def _speak(self, tls: ssl.SSLSocket, spoken: h2.connection.H2Connection) -> None:
        spoken.initiate_connection()
        tls.sendall(spoken.data_to_send())
        while data := tls.recv(65536):
            for event in spoken.receive_data(data):
                if isinstance(event, h2.events.DataReceived):
                    self.received += event.data or b""
                    spoken.acknowledge_received_data(event.flow_controlled_length or 0, event.stream_id or 0)
                elif isinstance(event, h2.events.StreamEnded):
                    self._answer(spoken, event.stream_id or 0)
            tls.sendall(spoken.data_to_send())

    def _answer(self, spoken: h2.connection.H2Connection, stream: int) -> None:
        with suppress(h2.exceptions.ProtocolError):  # it was reset in the meantime
            spoken.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
            spoken.send_data(stream, ANSWER, end_stream=True)
            self.answered += 1
