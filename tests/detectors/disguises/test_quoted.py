"""Quoted-printable is read where a text shows it."""

import quopri

from hypothesis import given
from hypothesis import strategies as st

from detectors.disguises.quoted import unquoted
from tests.detectors.samples import find, values


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u200b"), max_size=60))
def test_the_length_stays_and_the_text_comes_back(text: str) -> None:
    coded = quopri.encodestring(text.encode()).decode()
    assert len(unquoted(coded)) == len(coded)
    assert text.rstrip() == unquoted(coded).replace("\u200b", "").rstrip()


def test_a_pasted_mail() -> None:
    """Codes for accents, and a soft line end inside of a number."""
    mail = "S=C3=A9curit=C3=A9 sociale =3A 2 95 10=\n 99 126 111"
    assert len(values("FR_NIR", mail)) == 1


def test_equations_are_not_codes() -> None:
    assert find()("n=20, p=05, HR=12 et x=3D") == ()
