"""A reason has substance, and what is kept of it says nothing of a patient, a study or a password."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.finding import Finding
from models.grants import Fault
from policies.reasons import LONGEST, Reason, Refused, examined
from tests.detectors.samples import find as built

FIND = built()
LEAST = 15
GOOD = "relecture d'un résultat publié en 2024"


def silent(text: str) -> Sequence[Finding]:
    return ()


def test_a_reason_is_kept_as_it_was_typed() -> None:
    assert Reason(text=GOOD) == examined(GOOD, FIND, LEAST)
    assert Reason(text="essai NCT01234567, question de méthode") == examined(
        "essai NCT01234567, question de méthode", FIND, LEAST
    )


@pytest.mark.parametrize(
    "text",
    ["", "ok", "?!… --- ;;; ..,,", "aaaaaaaaaaaaaaaaaaaaaa", "a a a a a a a a a a a a a a a", "votre motif", "x" * 999],
)
def test_what_is_no_reason(text: str) -> None:
    assert Refused(fault=Fault.THIN) == examined(text, silent, LEAST)


def test_a_reason_has_an_end() -> None:
    assert Fault.THIN == getattr(examined(f"{GOOD} " * LONGEST, silent, LEAST), "fault", None)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("urgent pour la patiente NIR 2 95 10 99 126 111 93", "FR_NIR"),
        ("le mot de passe est Merle-42-siffleur, tant pis", "CREDENTIAL"),
        ("c'est pour la patiente Noémie Vautravers, sans autre", "PERSON"),
        ("demande du sujet 014-0003, qui attend la réponse", "SUBJECT_ID"),
    ],
)
def test_a_reason_that_holds_what_must_not_be_kept_is_refused(text: str, entity: str) -> None:
    """Whatever the charter of the place would let pass."""
    told = examined(text, FIND, LEAST)
    assert isinstance(told, Refused)
    assert (Fault.IDENTIFYING, True) == (told.fault, entity in told.found)


def test_colleagues_give_way_to_tags() -> None:
    told = examined("demandé par camille.vautravers@exemple.fr pour la réunion", FIND, LEAST)
    assert Reason(text="demandé par [EMAIL_1] pour la réunion") == told


def test_what_is_found_again_beside_a_tag_is_refused() -> None:
    def find(text: str) -> Sequence[Finding]:
        mail = [Finding(entity="EMAIL_ADDRESS", start=0, end=4, score=0.9, detector="test")] if "a@bc" in text else []
        code = [Finding(entity="FR_IPP", start=8, end=12, score=0.9, detector="test")] if "[" in text else []
        return mail + code

    told = examined("a@bc demande une relecture de la méthode", find, LEAST)
    assert Refused(fault=Fault.IDENTIFYING, found=("FR_IPP",)) == told


@given(st.text(alphabet="ab 0123@é.", max_size=60))
def test_nothing_that_was_found_is_kept(text: str) -> None:
    """But for what says nothing of anybody."""

    def find(text: str) -> Sequence[Finding]:
        return [
            Finding(entity="FR_NIR" if c == "0" else "EMAIL_ADDRESS", start=i, end=i + 1, score=0.9, detector="test")
            for i, c in enumerate(text)
            if c in "0@"
        ]

    told = examined(f"pour une relecture de {text}", find, LEAST)
    if isinstance(told, Reason):
        assert "@" not in told.text
        assert "0" not in text


def test_neither_is_shown() -> None:
    """Its kinds alone are told."""
    told = examined("urgent pour la patiente NIR 2 95 10 99 126 111 93", FIND, LEAST)
    assert "126" not in repr(told)
