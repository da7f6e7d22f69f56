"""Codes become text, or nothing."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.decoders import decoded, from_pairs, text_of, within

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=12, max_size=80).filter(
    lambda text: "\ufffd" not in text
)


@given(TEXT)
def test_base64_of_any_text_comes_back(text: str) -> None:
    """In both alphabets, padded or not."""
    for code in (base64.b64encode, base64.urlsafe_b64encode):
        run = code(text.encode()).decode().rstrip("=")
        assert text in list(decoded(run))


@given(TEXT)
def test_hex_of_any_text_comes_back(text: str) -> None:
    assert text in list(decoded(text.encode().hex()))
    assert text == from_pairs(text.encode().hex(" "))
    assert text == from_pairs(", ".join(f"0x{byte:02X}" for byte in text.encode()))


def test_base32_comes_back() -> None:
    assert "patient 12 revu" in list(decoded(base64.b32encode(b"patient 12 revu").decode().rstrip("=")))


@pytest.mark.parametrize("number", range(50))
def test_hashes_keys_and_words_are_no_text(number: int) -> None:
    digest = hashlib.sha256(bytes([number]))
    assert [] == list(decoded(digest.hexdigest()))
    assert [] == list(decoded(base64.b64encode(digest.digest() * 3).decode()))
    assert [] == list(decoded("anticoagulation" + "s" * number))


def test_text_among_other_bytes() -> None:
    """A long enough stretch; none in a file, which others open."""
    data = bytes(range(130, 250)) + b"Patient vu le 3 mars, revu en juin." + bytes(range(130, 250))
    assert "Patient vu le 3 mars, revu en juin." == within(base64.b64encode(data).decode().rstrip("="))
    assert within(base64.b64encode(b"%PDF-1.7" + data).decode().rstrip("=")) == ""
    assert within(base64.b64encode(bytes(range(130, 250)) * 2).decode().rstrip("=")) == ""


def test_charsets_of_offices() -> None:
    assert text_of("Noémie revue".encode("utf-16-le")) == "Noémie revue"
    assert text_of("Noémie revue".encode("utf-16")) == "Noémie revue"
    assert text_of("Noémie".encode("latin-1")) == ""


@pytest.mark.parametrize("data", [b"plain\x00text", b"a \xc0\xaf b", b"tab\x07 bell", b"\xf5 too far"])
def test_bytes_that_no_text_has(data: bytes) -> None:
    assert text_of(data) == ""


def test_digits_are_read_in_hexadecimal_alone() -> None:
    """A list of numbers of companies is no base64."""
    assert ["06 39 98 12"] == list(decoded("3036203339203938203132"))
    assert [] == list(decoded("12345678901234")) == list(decoded("23456723456723456"))
