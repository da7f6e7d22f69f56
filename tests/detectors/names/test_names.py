"""The whole stage of names, over a tagger that says what it was told."""

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.engine import HIT_CAP, TooManyHitsError
from detectors.names.names import find_names
from detectors.names.tagger import Label, Mention
from detectors.pattern import NO_ATTRIBUTES, Hit
from tests.detectors.names.marked import Told, found, named, read
from tests.growth import is_linear


def test_a_note_from_beginning_to_end() -> None:
    """Titles stay, authors and eponyms too; the surname alone is found again."""
    marked = (
        "⟦Mme Élodie⟧ ⟦Vautravers⟧, maladie de ⟦Crohn⟧, vue au ⟦O CHU de Bouvreau⟧ par le ⟦Dr Quessandier⟧ "
        "(⟦Trumeau⟧ et al., 2019). VAUTRAVERS vit à ⟦L Nantes⟧."
    )
    expected = [
        ("PERSON", "Élodie Vautravers"),
        ("ORGANIZATION", "CHU de Bouvreau"),
        ("PERSON", "Quessandier"),
        ("PERSON", "VAUTRAVERS"),
        ("LOCATION", "Nantes"),
    ]
    assert expected == named(marked)


def test_a_name_found_again_is_guarded_too() -> None:
    """The street with a patient's name is a street."""
    assert [("PERSON", "Bouvreau")] == named("Mme ⟦Bouvreau⟧ vit rue Bouvreau")


def test_a_login_is_one_person() -> None:
    """Whatever the tagger makes of its parts and of what stands behind."""
    assert [("PERSON", "k.vautravers")] == named("user k.⟦vautravers logged⟧ out")


def test_firms_of_a_row_are_no_people() -> None:
    """But who is surely one is."""
    assert [("ORGANIZATION", "Zorvandis"), ("ORGANIZATION", "Bouvrexa")] == named(
        "les offres de ⟦Zorvandis⟧ et Bouvrexa", 0.5
    )
    assert ("PERSON", "Zorvandaut") in named("les offres de ⟦Zorvandaut⟧ et Bouvrexa", 0.95)


def test_a_title_makes_a_weak_mention_sure() -> None:
    """Two signals."""
    assert [0.8, 0.3] == [hit.score for hit in found("Mme ⟦Vautravers⟧ et ⟦Quessandier⟧", 0.3)[1]]


def test_two_bound_by_and_are_of_one_kind() -> None:
    """A surname that is taken for a place beside a person is a person; a large town is not."""
    assert [("PERSON", "Quessandier"), ("PERSON", "Vautravers")] == named(
        "⟦Quessandier⟧ et ⟦L Vautravers⟧ dorment", 0.7
    )
    assert [("PERSON", "Quessandier"), ("LOCATION", "Grandbourg")] == named(
        "⟦Quessandier⟧ et ⟦L Grandbourg⟧ dorment", 0.7
    )
    assert [("PERSON", "Vautravers")] == named("à ⟦L Monsieur Vautravers⟧")


def test_people_that_rules_found_are_looked_for_again() -> None:
    """They are the rules' to report."""
    text = "Dr Quessandier : appeler Quessandier"
    sure = [Hit(3, 14, "PERSON", 0.85, "titles", NO_ATTRIBUTES)]
    assert ["Quessandier"] == [text[hit.start : hit.end] for hit in find_names(text, Told([]), sure) if hit.start > 14]


def test_names_of_a_staff_directory_are_found() -> None:
    """One to three words, with a capital."""
    known = frozenset({b"bouvreau", b"elodie de vautravers", b"petit"})
    expected = [("PERSON", "Élodie de Vautravers"), ("PERSON", "BOUVREAU")]
    assert expected == named("Élodie de Vautravers et BOUVREAU ont un petit souci", known=known)


@given(st.text(alphabet="Mme DrLX.-'\n;,élodie@7 ", max_size=60), st.lists(st.integers(0, 60), max_size=8), st.data())
def test_whatever_the_tagger_says_spans_are_in_order_and_apart(
    text: str, edges: list[int], data: st.DataObject
) -> None:
    """Inside the text, never empty."""
    places = sorted({min(edge, len(text)) for edge in edges})
    labels = st.sampled_from(get_args(Label))
    mentions = [
        Mention(start, end, data.draw(labels), data.draw(st.floats(0.15, 1)))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    hits = find_names(text, Told(mentions))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


def test_a_flood_of_people_is_given_up_at_once() -> None:
    """One person more than a text may have, whoever the others would be: refused, and whom was found."""
    seen, mentions = read("Mme ⟦Vautravers⟧. " * (HIT_CAP + 50))
    with pytest.raises(TooManyHitsError) as refusal:
        find_names(seen.text, Told(mentions))
    assert ["PERSON"] * (HIT_CAP + 1) == [hit.entity for hit in refusal.value.hits]
    seen, mentions = read("Mme ⟦Vautravers⟧. " + "Vautravers vient. " * HIT_CAP)
    with pytest.raises(TooManyHitsError):
        find_names(seen.text, Told(mentions))


def test_a_long_text_costs_no_more_than_its_length() -> None:
    """Four times the names, not sixteen times the time."""
    line = "Mme ⟦Vautravers⟧ et ⟦Élodie Quessandier⟧ vivent à ⟦L Nantes⟧, rue ⟦Bouvreau⟧. "
    small, large = read(line * 200), read(line * 800)
    assert is_linear(lambda given: find_names(given[0].text, Told(given[1])), small, large)
