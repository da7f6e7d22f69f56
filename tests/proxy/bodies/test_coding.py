"""Codings are undone wholly and within bounds, or the body is refused."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from models.exchange import Flag
from models.settings import Limits
from proxy.bodies.coding import decoded
from proxy.bodies.refused import Unreadable

LIMITS = Limits()
SAMPLE = '{"messages": ["Patiente revue à J8"]}'.encode() * 40


def bare_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


CODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd,
    "identity": bytes,
}


def refused(raw: bytes, coding: str, limits: Limits = LIMITS) -> Flag:
    with pytest.raises(Unreadable) as caught:
        decoded(raw, coding, limits)
    return caught.value.flag


@given(data=st.binary(max_size=5000), names=st.lists(st.sampled_from(sorted(CODERS)), max_size=3))
def test_codings_are_undone_in_reverse_order(data: bytes, names: list[str]) -> None:
    raw = data
    for name in names:
        raw = CODERS[name](raw)
    assert data == decoded(raw, ", ".join(names), LIMITS)


@given(pieces=st.lists(st.binary(max_size=300), min_size=1, max_size=5), coding=st.sampled_from(["gzip", "zstd"]))
def test_every_member_is_read(pieces: list[bytes], coding: str) -> None:
    raw = b"".join(CODERS[coding](piece) for piece in pieces)
    assert b"".join(pieces) == decoded(raw, coding, LIMITS)


def test_bare_deflate_is_read() -> None:
    assert SAMPLE == decoded(bare_deflate(SAMPLE), "Deflate", LIMITS)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_longer_than_a_step_is_read(coding: str) -> None:
    data = bytes(range(256)) * 4000
    assert data == decoded(CODERS[coding](data), coding, LIMITS.model_copy(update={"decoded_ratio": 100_000}))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_bytes_after_the_end_are_refused(coding: str) -> None:
    """A second parser could read them as more of the prompt."""
    assert refused(CODERS[coding](SAMPLE) + b"NIR", coding) is Flag.UNDECODABLE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize("kept", [0, 1, 8, -1])
def test_a_stream_cut_short_is_refused(coding: str, kept: int) -> None:
    assert refused(CODERS[coding](SAMPLE)[:kept], coding) is Flag.UNDECODABLE


def test_a_second_deflate_stream_is_refused() -> None:
    assert refused(zlib.compress(SAMPLE) * 2, "deflate") is Flag.UNDECODABLE


@pytest.mark.parametrize("coding", ["rot13", "compress", "gzip;q=1", "gzip, rot13", "*", "aws-chunked"])
def test_an_unknown_coding_is_refused(coding: str) -> None:
    assert refused(SAMPLE, coding) is Flag.UNDECODABLE


def test_too_many_codings_are_refused() -> None:
    assert refused(b"", "gzip, gzip, gzip, gzip") is Flag.UNDECODABLE


def test_a_long_body_is_refused() -> None:
    assert refused(bytes(11), "", Limits(body_bytes=10)) is Flag.OVERSIZE


def bomb(coding: str) -> bytes:
    """300 MB of zeros."""
    if coding == "gzip":
        return b"".join(gzip.compress(bytes(30_000_000)) for _ in range(10))
    if coding == "br":
        return bytes(brotli.compress(bytes(300_000_000), quality=1))
    return zstd(bytes(4_000_000)) * 75


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_is_refused_early(coding: str) -> None:
    """In under 100 MB of memory, as each step is bounded."""
    raw = bomb(coding)
    tracemalloc.start()
    assert refused(raw, coding) is Flag.OVERSIZE
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_within_a_bomb_is_refused(coding: str) -> None:
    raw = gzip.compress(bomb(coding))
    assert refused(raw, f"{coding}, gzip") is Flag.OVERSIZE


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_a_flood_of_empty_members_is_refused(coding: str) -> None:
    assert refused(CODERS[coding](b"") * 100_000, coding) is Flag.UNDECODABLE


def test_a_large_zstd_window_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=25)
    engine = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    assert refused(engine.compress(SAMPLE) + engine.flush(), "zstd") is Flag.UNDECODABLE


def test_errors_hold_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        decoded(b"Mme Dupont", "gzip", LIMITS)
    assert "Dupont" not in repr(caught.value)
