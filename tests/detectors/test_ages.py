"""Ages: over 89 wherever they stand, below of a person only, infants to the day; durations and limits are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

OLD = st.integers(90, 119)
ANY = st.integers(1, 119)


@given(OLD, st.sampled_from(["{} ans", "{} ANS", "{}\u00a0ans", "{} y.o.", "{} years old", "{} yo"]))
def test_ages_over_89(age: int, form: str) -> None:
    """Also without a word about whose age it is; the band says so."""
    text = form.format(age)
    found = of("AGE", f"{text}, vit seule")
    assert [(0, len(text), "over_89")] == [(f.start, f.end, f.attributes["band"]) for f in found]


@given(
    ANY,
    st.sampled_from(
        ["âgée de {}", "Homme de {}", "FEMME, {}", "M. Corvessac, {}", "patient de {}", "F {}", "Âge : {}"]
    ),
)
def test_ages_of_persons(age: int, form: str) -> None:
    """Any age, with its band."""
    found = of("AGE", form.format(f"{age} ans"))
    assert ["over_89" if age > 89 else "under_90"] == [f.attributes["band"] for f in found]


@given(ANY, st.sampled_from(["AGE={}", '"age": {}', "Age (ans) : {}"]))
def test_ages_in_columns(age: int, form: str) -> None:
    """The key is the label."""
    assert [str(age)] == values("AGE", form.format(age))


@given(ANY)
def test_durations_and_limits_are_none(age: int) -> None:
    """Also right after an age."""
    for form in (
        "depuis {} ans",
        "survie à {} ans",
        "suivi de {} ans",
        "âge ≥ {} ans",
        "plus de {} ans",
        "garantie {} ans",
        "conservation {} ans",
        "entre 1 et {} ans",
        "il y a {} ans",
    ):
        assert of("AGE", form.format(age)) == []
        assert ["92 ans"] == values("AGE", f"Homme de 92 ans. {form.format(age)}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nourrisson de 3 mois et 12 jours", "3 mois et 12 jours"),
        ("J3 de vie", "J3 de vie"),
        ("Nouveau-né de 12 jours", "12 jours"),
    ],
)
def test_infants(text: str, value: str) -> None:
    """To the day."""
    assert [value] == values("AGE", f"{text}, apyrétique")
