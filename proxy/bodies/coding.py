"""Content codings (RFC 9110 section 8.4), undone within bounds: what the service would read is screened, or refused.

Nothing is decoded leniently: a second gzip member is read, a tail is refused, a bomb is stopped early.
"""

import zlib
from collections.abc import Callable, Generator, Iterator

import brotli
import zstandard

from models.exchange import Flag
from models.settings import Limits
from proxy.bodies.refused import Unreadable

STEP = 64 * 1024
FREE = 1024 * 1024
"""Output in bytes from which the ratio is looked at: small JSON compresses very well."""
ZSTD_STEP = 1024
"""zstandard does not bound its output: 4 bytes may give 128 KiB, so one step gives at most 32 MiB."""
ZSTD_WINDOW = 8 * 1024 * 1024
MEMBERS = 1000


def decoded(raw: bytes, content_encoding: str, limits: Limits) -> bytes:
    """The body without its codings, the last one undone first. Raises Unreadable."""
    codings = [name for name in (c.strip().lower() for c in content_encoding.split(",")) if name]
    if len(codings) > limits.codings:
        raise Unreadable(Flag.UNDECODABLE, "too many content codings")
    if len(raw) > limits.body_bytes:
        raise Unreadable(Flag.OVERSIZE, "body too long")
    data, most = raw, _most(len(raw), limits)
    for name in reversed(codings):
        data = data if name == "identity" else _undone(name, data, most)
    return data


def _most(size: int, limits: Limits) -> int:
    return min(limits.decoded_bytes, max(FREE, size * limits.decoded_ratio))


def _undone(name: str, data: bytes, most: int) -> bytes:
    if name not in _DECODERS:
        raise Unreadable(Flag.UNDECODABLE, "unknown content coding")
    out = bytearray()
    try:
        for chunk in _DECODERS[name](data):
            out += chunk
            if len(out) > most:
                raise Unreadable(Flag.OVERSIZE, "decoded body too long")
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise Unreadable(Flag.UNDECODABLE, "broken content coding") from error
    return bytes(out)


def _gzip(data: bytes) -> Iterator[bytes]:
    end = 0
    for _ in range(MEMBERS):
        end = yield from _inflated(data, end, 31)
        if end == len(data):
            return
    raise Unreadable(Flag.UNDECODABLE, "too many gzip members")


def _deflate(data: bytes) -> Iterator[bytes]:
    """Both readings that clients send: with the zlib header (RFC 1950), and bare (RFC 1951)."""
    has_header = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0
    end = yield from _inflated(data, 0, 15 if has_header else -15)
    if end < len(data):
        raise Unreadable(Flag.UNDECODABLE, "bytes after the compressed body")


def _inflated(data: bytes, start: int, wbits: int) -> Generator[bytes, None, int]:
    """One zlib stream, in steps; returns where it ends."""
    engine = zlib.decompressobj(wbits)
    at = start
    while not engine.eof:
        piece = engine.unconsumed_tail
        if not piece:
            piece = data[at : at + STEP]
            at += len(piece)
        out = engine.decompress(piece, STEP)
        if not out and not piece:
            raise Unreadable(Flag.UNDECODABLE, "compressed body cut short")
        yield out
    return at - len(engine.unused_data)


def _brotli(data: bytes) -> Iterator[bytes]:
    engine = brotli.Decompressor()
    for at in range(0, len(data), STEP):
        piece = data[at : at + STEP]
        while out := engine.process(piece, output_buffer_limit=STEP):
            yield out
            piece = b""
    if not engine.is_finished():
        raise Unreadable(Flag.UNDECODABLE, "compressed body cut short")


def _zstd(data: bytes) -> Iterator[bytes]:
    end = 0
    for _ in range(MEMBERS):
        end = yield from _zstd_frame(data, end)
        if end == len(data):
            return
    raise Unreadable(Flag.UNDECODABLE, "too many zstd frames")


def _zstd_frame(data: bytes, start: int) -> Generator[bytes, None, int]:
    """One zstd frame, in steps; returns where it ends."""
    engine = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()
    at = start
    while not engine.eof:
        piece = data[at : at + ZSTD_STEP]
        if not piece:
            raise Unreadable(Flag.UNDECODABLE, "compressed body cut short")
        at += len(piece)
        yield engine.decompress(piece)
    return at - len(engine.unused_data)


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
