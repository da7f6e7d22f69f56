"""Names behind a cue: the cue stays outside, tells the role, and does not make a name of what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import find, of, values

SURNAMES = st.sampled_from(
    ["Vautravers", "Corvessac", "Corvessac-Thibaudël", "d'Esparvanne", "Le Corvessac", "de Vautravers"]
)
GIVEN = st.sampled_from(["", "Noémie ", "Jean-Luc ", "Odalys ", "É. "])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dr Corvessac", "clinician"),
        ("Investigateur : Odalys Corvessac", "clinician"),
        ("Mme Corvessac", "other"),
        ("la patiente Corvessac", "patient"),
        ("Prénom : Odalys", "patient"),
        ("née Corvessac", "patient"),
        ("son frère Odalys", "relative"),
    ],
)
def test_the_cue_tells_the_role(text: str, role: str) -> None:
    """Attribute `role`."""
    assert [role] == [f.attributes["role"] for f in of("PERSON", text)]


@given(
    st.sampled_from(["M.", "Mme", "Mlle", "Dr", "Pr", "Monsieur", "Madame", "Docteur", "Professeur"]), GIVEN, SURNAMES
)
def test_every_title_introduces_a_name(title: str, given_name: str, surname: str) -> None:
    """The whole name and nothing else."""
    assert [given_name + surname] == values("PERSON", f"Vu par {title} {given_name}{surname}, ce jour.")


@given(
    st.sampled_from(["Mme", "Dr", "Madame"]), GIVEN, st.sampled_from(["Vautravers", "Corvessac", "Corvessac-Thibaudël"])
)
def test_capitals_change_nothing(title: str, given_name: str, surname: str) -> None:
    """A line in capitals gives the same name."""
    text = f"{title} {given_name}{surname} a été vue."
    assert [name.upper() for name in values("PERSON", text)] == values("PERSON", text.upper())


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_a_cue_does_not_reach_over_lines(separator: str) -> None:
    """A title at the end of a line introduces nothing on the next that a charter would touch."""
    assert all(name.score < 0.4 for name in of("PERSON", f"Dr{separator}Traitement inchangé"))


def test_the_longer_mail_address_wins() -> None:
    """A title inside of an address is not a person."""
    assert ["EMAIL_ADDRESS"] == [f.entity for f in find()("dr.corvessac@cabinet.mssante.fr")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pani Zywczew-Ler musi przyjść", "Zywczew-Ler"),
        ("pour Frau Garonnet", "Garonnet"),
        ("Señora Garonnet", "Garonnet"),
    ],
)
def test_titles_of_neighbours(text: str, name: str) -> None:
    """German, Polish, Spanish, Italian and Romanian ones, for letters that are translated."""
    assert any(name in text[one.start : one.end] for one in of("PERSON", text) if one.score >= 0.7)
