"""Text hidden in base64 is read; a file in it is refused; what is neither is left alone."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.settings import Limits
from proxy.bodies.hidden import _LEAST, _RUN, _SIGNS, hidden_texts
from proxy.bodies.opening import opened
from proxy.bodies.refused import Unreadable

SENTENCE = "Patiente vue le 3 mars, NIR 2 95 10 99 126 111 93, à revoir dans trois mois."


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("around", ["{}", "Résume : {} merci", "data:text/csv;base64,{}", "data:;base64,{}"])
def test_text_is_found_wherever_it_stands(charset: str, around: str) -> None:
    """Whole, in prose, in a `data:` URL; in the charsets of offices."""
    assert SENTENCE in list(hidden_texts(around.format(b64(SENTENCE.encode(charset)))))


def test_base64_in_base64_and_in_lines() -> None:
    """Twice, URL-safe, wrapped at 76 characters."""
    twice = b64(b64(SENTENCE.encode()).encode())
    assert SENTENCE in list(hidden_texts(twice))
    assert SENTENCE in list(hidden_texts(base64.urlsafe_b64encode(SENTENCE.encode()).decode().rstrip("=")))
    assert SENTENCE * 3 in list(hidden_texts(base64.encodebytes((SENTENCE * 3).encode()).decode()))


def test_nested_without_end_is_refused() -> None:
    data = SENTENCE.encode()
    for _ in range(6):
        data = base64.b64encode(data)
    with pytest.raises(Unreadable):
        list(hidden_texts(data.decode()))


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"\x89PNG\r\n", b"PK\x03\x04", b"ID3\x04", b"\xff\xfb\x90"])
def test_a_file_anywhere_is_refused(head: bytes) -> None:
    """After prose, after spaces, inside HTML."""
    with pytest.raises(Unreadable):
        list(hidden_texts("Voici : <img src='data:x;base64," + b64(head + bytes(range(100))) + "'>"))


@pytest.mark.parametrize("text", ["", "court", "prose " * 50, "a" * 500, b64(bytes(range(130, 250)) * 3), "ATGC" * 60])
def test_other_texts_hide_nothing(text: str) -> None:
    """Prose, sequences, keys and signatures."""
    assert [] == list(hidden_texts(text))


@given(st.text(st.characters(max_codepoint=0xFF, exclude_categories=["Cc"]), min_size=60, max_size=200))
def test_any_latin_text_comes_back(text: str) -> None:
    assert text in list(hidden_texts(b64(text.encode())))


def test_it_is_a_part_that_cannot_be_replaced() -> None:
    """So a finding in it stops the request."""
    body = opened("application/json", ('{"data": "' + b64(SENTENCE.encode()) + '"}').encode(), None, Limits())
    (part,) = [part for part in body.parts if part.text == SENTENCE]
    assert not part.is_rewritable


@given(st.text(max_size=200), st.text(max_size=200))
def test_text_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    """Letters of any script, signs of base64, halves of surrogate pairs."""
    hidden = base64.b64encode(SENTENCE.encode()).decode()
    assert SENTENCE in list(hidden_texts(f"{before} {hidden} {after}"))


@pytest.mark.parametrize("sign", "AZaz09+/_-")
def test_sixty_signs_are_a_run(sign: str) -> None:
    """Fewer are a word."""
    assert [] != [*_RUN.finditer(sign * 60)]
    assert _LEAST in (sign * 60).encode().translate(_SIGNS)
    assert _LEAST not in (sign * 59 + "." + sign).encode().translate(_SIGNS)
