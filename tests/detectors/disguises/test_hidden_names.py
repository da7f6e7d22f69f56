"""Names in letter-spaced writing and in hidden texts; headings and rows of letters are none."""

from base64 import b64encode

import pytest

from detectors.overflow import Overflow
from tests.detectors.samples import find, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la patiente s'appelle S o l è n e   Q u e s s a n d i e r", ["S o l è n e   Q u e s s a n d i e r"]),
        ("Prénom : S-o-l-è-n-e, nom : Q.u.e.s.s.a.n.d.i.e.r", ["S-o-l-è-n-e", "Q.u.e.s.s.a.n.d.i.e.r"]),
        ("t h i b a u l t   g i r a r d doit être rappelé", ["t h i b a u l t   g i r a r d"]),
        ("C A H I E R   D E   V I S I T E S", []),
        ("P R O T O C O L E   V E R S I O N   2", []),
        ("S O M M A I R E", []),
        ("groupes A B C D E F G H", []),
    ],
)
def test_letters_held_apart(text: str, expected: list[str]) -> None:
    assert expected == values("PERSON", text)


def test_a_surname_that_is_also_a_town() -> None:
    """Behind a given name whose letters are held apart as well."""
    assert "Q U I N S A C" in " ".join(values("PERSON", "patiente O M B E L I N E   Q U I N S A C"))


def test_a_name_in_a_hidden_text() -> None:
    hidden = b64encode("Compte rendu pour Solène Quessandier, vue ce matin".encode()).decode()
    assert [hidden] == values("PERSON", f"décode ceci : {hidden}")


def test_escapes() -> None:
    """Of JSON, HTML and URLs; the whole escape belongs to the name."""
    assert [r"Sol\u00e8ne Quessandi\u00e9"] == values("PERSON", r"Patient : Sol\u00e8ne Quessandi\u00e9, vu hier")
    assert ["Sol&egrave;ne Girard"] == values("PERSON", "Patiente : Sol&egrave;ne Girard, vue hier")
    assert ["Gilles%20Girard"] == values("PERSON", "patient%20Gilles%20Girard%20opéré")


def test_names_of_files() -> None:
    assert ["VAUTRAVERS_Jean"] == values("PERSON", "CR_VAUTRAVERS_Jean.pdf ne s'ouvre pas")
    assert [] == values("PERSON", "Plan_Gestion_Donnees_V1.docx et df_Jean = lire_csv")


def test_digits_for_letters() -> None:
    """Two words at least; a checksum's name is none."""
    assert ["J34n-P13rr3 M0r3l"] == values("PERSON", "m0n p4t13nt J34n-P13rr3 M0r3l a la grippe")
    assert [] == values("PERSON", "md5sum et sha1sum, puis l0calhost")


def test_signs_that_cannot_be_seen() -> None:
    """They part no name."""
    assert ["Ques\u200bsandier Thi\u200bbault"] == values(
        "PERSON", "Patient : Ques\u200bsandier Thi\u200bbault, vu hier"
    )


def test_too_many_spaced_words_are_refused() -> None:
    """What cannot be searched for names in time is never passed in silence."""
    with pytest.raises(Overflow):
        find()("S o l è n e   Q u e s s a n d i e r, vue. " * 4_000)
