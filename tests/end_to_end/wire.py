"""Raw bytes through the proxy: what no well-behaved client would send."""

import socket
import ssl
from urllib.parse import urlsplit

from scripts.serving import Proxy

HOST = "api.openai.com"
CHAT = "/v1/chat/completions"


def plain(proxy: Proxy) -> socket.socket:
    """A connection to the proxy itself."""
    address = urlsplit(proxy.address)
    return socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=20)


def tunnel(proxy: Proxy, host: str = HOST, sni: str | None = None, port: int = 443) -> ssl.SSLSocket:
    """A TLS connection through CONNECT, trusting the proxy's authority."""
    raw = plain(proxy)
    raw.sendall(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    status = head(raw)
    if b" 200 " not in status.split(b"\r\n")[0]:
        raw.close()
        raise ConnectionRefusedError(status.decode("latin-1"))
    context = ssl.create_default_context(cafile=str(proxy.ca))
    context.set_alpn_protocols(["http/1.1"])
    return context.wrap_socket(raw, server_hostname=sni or host)


def head(connection: socket.socket) -> bytes:
    """Bytes up to the end of the headers, or of the connection."""
    read = b""
    while b"\r\n\r\n" not in read:
        piece = connection.recv(1)
        if not piece:
            break
        read += piece
    return read


def everything(connection: socket.socket) -> bytes:
    """All bytes until the other side closes or falls silent for some seconds."""
    connection.settimeout(4)
    read = b""
    try:
        while piece := connection.recv(65536):
            read += piece
    except OSError:
        return read
    return read


def exchanged(proxy: Proxy, data: bytes, host: str = HOST, sni: str | None = None) -> bytes:
    """Send bytes inside a tunnel, read all that comes back."""
    with tunnel(proxy, host, sni) as connection:
        connection.sendall(data)
        return everything(connection)


def post(body: bytes, *headers: str, host: str = HOST, path: str = CHAT) -> bytes:
    """An HTTP/1.1 request that closes the connection."""
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", "Content-Type: application/json", *headers, "Connection: close"]
    if not any(header.lower().startswith(("content-length", "transfer-encoding")) for header in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
