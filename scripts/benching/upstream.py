"""A fast stand-in for one AI service, in a process of its own: a parent proxy that answers any host with the same few bytes.

It keeps nothing. `"stream":true` in a request asks for two events, `"model":"idle"` for one event and then silence.
"""

import asyncio
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import trustme

HOST = "api.openai.com"
PAUSE_S = 0.03
"""Between the two events of a stream: an answer that is buffered to its end shows."""

_WHOLE = (
    b'{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt","choices":[{"index":0,"finish_reason":"stop",'
    b'"message":{"role":"assistant","content":"Bien re\xc3\xa7u."}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}'
)
_ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(_WHOLE), _WHOLE)
_STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
_EVENT = b'data: {"id":"chatcmpl-1","choices":[{"index":0,"delta":{"content":"Bien"}}]}\n\n'
_CHUNK = b"%x\r\n%s\r\n" % (len(_EVENT), _EVENT)


@dataclass(frozen=True)
class Upstream:
    """The running service."""

    url: str
    """Address to give as parent proxy."""
    _authority: Path

    def write_ca(self, path: Path) -> Path:
        """Write the certificate to trust upstream."""
        path.write_bytes(self._authority.read_bytes())
        return path


@contextmanager
def upstream(folder: Path) -> Iterator[Upstream]:
    """The service, with its files in `folder`; ended with the block."""
    authority = folder / "service-ca.pem"
    command = [sys.executable, "-m", "scripts.benching.upstream", str(authority)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline().strip() if process.stdout else ""
            yield Upstream(f"http://127.0.0.1:{port}", authority)
        finally:
            process.terminate()


class _Service:
    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Say yes to CONNECT, speak TLS, answer until the client goes."""
        with suppress(asyncio.IncompleteReadError, OSError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            await writer.start_tls(self._context)
            while True:
                await self._answer(await _body(reader), reader, writer)
        writer.close()

    async def _answer(self, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = body[:60]
        if b'"stream":true' not in asked:
            writer.write(_ANSWER)
            return
        writer.write(_STREAM + _CHUNK)
        if b'"model":"idle"' in asked:
            await reader.read()
            return
        await asyncio.sleep(PAUSE_S)
        writer.write(_CHUNK + b"0\r\n\r\n")


async def _body(reader: asyncio.StreamReader) -> bytes:
    """The body of the next request. Chunked bodies are those of a proxy that streams."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"transfer-encoding: chunked" in head:
        return await _chunks(reader)
    return await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0] or 0))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    pieces = []
    while size := int(await reader.readline(), 16):
        pieces.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(pieces)


async def _run(authority: Path) -> None:
    made, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.issue_cert(HOST).configure_cert(context)
    context.set_alpn_protocols(["http/1.1"])
    made.cert_pem.write_to_path(str(authority))
    server = await asyncio.start_server(_Service(context).serve, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_run(Path(sys.argv[1])))
