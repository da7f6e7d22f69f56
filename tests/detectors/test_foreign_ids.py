"""Numbers of neighbouring countries: any with its key is found; with one wrong figure and no label none is."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.foreign_ids import is_avs, is_belgian, is_bsn, is_codice, is_dni
from tests.detectors.samples import of

PEOPLE = st.integers(0, 99), st.integers(1, 12), st.integers(1, 28), st.integers(1, 998)


@given(*PEOPLE, st.booleans())
def test_every_belgian_number(year: int, month: int, day: int, person: int, is_late: bool) -> None:
    """Of both centuries, by its shape alone."""
    body = f"{year:02d}{month:02d}{day:02d}{person:03d}"
    key = 97 - int(f"{2 if is_late else 0}{body}") % 97
    written = f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{key:02d}"
    assert [(12, 27, 0.9)] == [(f.start, f.end, f.score) for f in of("FR_ID_DOCUMENT", f"belge, n° : {written} ;")]


@given(st.integers(0, 10**9 - 1), st.sampled_from(["", ".", " ", "-"]), st.integers(1, 9))
def test_every_avs(number: int, sign: str, step: int) -> None:
    """In one piece or in groups; not with another key."""
    body = f"756{number:09d}"
    key = next(key for key in range(10) if is_avs(f"{body}{key}".encode()))
    whole, wrong = (
        sign.join((body[:3], body[3:7], body[7:11], f"{body[11]}{last}")) for last in (key, (key + step) % 10)
    )
    assert [0.9] == [f.score for f in of("FR_ID_DOCUMENT", f"vu ({whole})")]
    assert [] == of("FR_ID_DOCUMENT", f"vu ({wrong})")


@given(st.text("bcdfglmnprstv", min_size=6, max_size=6), st.integers(0, 99), st.integers(1, 71), st.integers(0, 999))
def test_every_codice_fiscale(name: str, year: int, day: int, town: int) -> None:
    """One of the 26 letters is the key."""
    body = f"{name}{year:02d}h{day:02d}a{town:03d}"
    keys = [key for key in ascii_lowercase if is_codice(f"{body}{key}".encode())]
    assert 1 == len(keys)
    assert [(0, 16)] == [(f.start, f.end) for f in of("FR_ID_DOCUMENT", f"{body}{keys[0]}".upper())]


@pytest.mark.parametrize("code", [b"12345678z", b"x1234567l", b"z1234567r"])
def test_letters_of_spain(code: bytes) -> None:
    """The examples of the decree's table; another letter is wrong."""
    assert is_dni(code)
    assert not is_dni(code[:-1] + b"t")


def test_one_wrong_figure() -> None:
    """Neither key survives it."""
    assert is_belgian(b"85073003328")
    assert not is_belgian(b"85073003338")
    assert is_bsn(b"157031408")
    assert not is_bsn(b"157031418")


def test_in_doubt_behind_a_label() -> None:
    """A number copied wrongly behind its label is still somebody's."""
    assert [0.4, 0.4, 0.4] == [
        f.score for f in of("FR_ID_DOCUMENT", "NISS 85073003329 ; DNI 57031412A ; BSN 157031409")
    ]
