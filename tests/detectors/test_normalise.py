"""Folding: one byte per kept character, a map back, and no digit out of nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.normalise import Folded, fold

DROPPED = ("Cf", "Mn", "Me")


PLAIN = st.text(st.characters(exclude_characters="\\&%", exclude_categories=["Cs"]), max_size=80)
"""Without the signs that begin an escape: those are the affair of escapes.py."""


@given(PLAIN)
def test_every_kept_character_is_one_byte(text: str) -> None:
    """Only format characters and combining marks vanish."""
    kept = [c for c in text if unicodedata.category(c) not in DROPPED]
    assert len(kept) == len(fold(text).data)


@given(PLAIN)
def test_offsets_rise_and_lead_to_the_kept_characters(text: str) -> None:
    """Byte i stands for the i-th kept character."""
    folded = fold(text)
    kept = [place for place, c in enumerate(text) if unicodedata.category(c) not in DROPPED]
    if folded.offsets is None:
        assert len(folded.data) == len(text)
    else:
        assert kept == list(folded.offsets)


@given(st.text(st.characters(max_codepoint=127, exclude_characters="\\&%"), max_size=80))
def test_ascii_only_loses_its_case(text: str) -> None:
    """ASCII stays itself."""
    assert Folded(text.lower().encode()) == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F, exclude_characters="\\&%"), max_size=80))
def test_case_and_accents_do_not_matter(text: str) -> None:
    """Composed or decomposed, the folding is the same; a letter that decomposes may make an escape."""
    assert fold(unicodedata.normalize("NFC", text)).data == fold(unicodedata.normalize("NFD", text)).data


@given(st.characters(exclude_categories=["Cs"]))
def test_digits_come_from_digits_alone(character: str) -> None:
    """A superscript, a fraction or a circled digit never becomes a digit."""
    data = fold(character).data
    assert data.isdigit() == (unicodedata.category(character) == "Nd")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("NOÉMIE À l’hôpital", b"noemie a l'hopital"),
        ("06\u00a039\u202f98\u2009", b"06 39 98 "),
        ("10⁶ ½ x²", b"10\x80 \x80 x\x80"),
        ("１２／３＠ａ", b"12/3@a"),
        ("٣−1–2‑3\u00ad4", b"3-1-2-34"),
        ("n° «œuf»", b'n\xb0 "ouf"'),
        ("a\u200bb\ufe0f𝟙", b"ab1"),
        ("\ud800x", b"\x80x"),
    ],
)
def test_known_foldings(text: str, folded: bytes) -> None:
    """What each class of characters becomes."""
    assert folded == fold(text).data


def test_spans_lead_back() -> None:
    """A span of the folding is a span of the original, zero-width characters inside included."""
    text = "é 1\u200b2 x"
    folded = fold(text)
    start, end = folded.original(folded.data.index(b"12"), folded.data.index(b"12") + 2)
    assert text[start:end] == "1\u200b2"


def test_bytes_stand_as_far_apart_as_what_they_stand_for() -> None:
    """What cannot be seen counts as well."""
    assert 2 == fold("abc").apart(0, 2)
    assert 3 == fold("a\u200bbc").apart(0, 2)


def test_a_folding_shows_nothing() -> None:
    """repr() holds no text."""
    assert "secret" not in repr(fold("secret\u200b"))
