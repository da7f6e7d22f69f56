"""Names that the tagger left half are whole."""

import pytest

from detectors.names.completing import completed
from detectors.names.merging import merged
from tests.detectors.names.marked import read, values


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Jean-Pierre ⟦Vautravers⟧", ["Jean-Pierre Vautravers"]),
        ("J. ⟦Vautravers⟧", ["J. Vautravers"]),
        ("M. ⟦Vautravers⟧", ["Vautravers"]),
        ("présenté par ⟦AK⟧. Vautravers", ["AK. Vautravers"]),
        ("relu par Zs. ⟦Vautravers⟧", ["Zs. Vautravers"]),
        ("avis ⟦L⟧.Vautravers", ["L.Vautravers"]),
        ("vu ⟦T⟧. Tri fait", ["T"]),
        ("la fin du CR. ⟦Vautravers⟧", ["Vautravers"]),
        ("vu ⟦Marie⟧ Vautravers hier", ["Marie Vautravers"]),
        ("vu ⟦Marie⟧ hier", ["Marie"]),
        ("à Nantes ⟦Vautravers⟧", ["Vautravers"]),
        ("VU ⟦MARIE⟧ HIER", ["MARIE"]),
        ("quessandier ⟦rose⟧ a rappelé", ["quessandier rose"]),
        ("vu ⟦rose⟧ quessandier ce matin", ["rose quessandier"]),
        ("le tri ⟦rose⟧ est fini", ["rose"]),
    ],
)
def test_a_person_is_completed(marked: str, expected: list[str]) -> None:
    """No half of a name is left: the first name in front, the surname behind."""
    seen, mentions = read(marked)
    assert expected == values(seen, completed(seen, merged(seen, mentions)))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("le dr a. ⟦vautravers⟧ dort", "a. vautravers"),
        ("vers la p. ⟦vautravers⟧ dort", "vautravers"),
        ("⟦Rose⟧ V. : progression", "Rose V."),
        ("vu ⟦Rose⟧ V. Elle dort", "Rose"),
        ("ajoute Vu ⟦Thi Lan⟧", "Vu Thi Lan"),
        ("Vu ⟦Vautravers⟧", "Vautravers"),
        ("le pr Koen van der ⟦Vautravers⟧ dort", "van der Vautravers"),
        ("vu ⟦Vautravers⟧ dos Corvessac", "Vautravers dos Corvessac"),
        ("mme aït ⟦vautravers⟧ dort", "aït vautravers"),
        ("vu ⟦Rose⟧ de Corvessac", "Rose de Corvessac"),
        ("vu ⟦Rose⟧ de La Corvessac", "Rose de La Corvessac"),
        ("vu ⟦Rose⟧ de Grandbourg", "Rose"),
        ("vu ⟦Rose⟧ de la Cuisinier", "Rose"),
        ("vu ⟦Vautravers⟧ de Corvessac", "Vautravers"),
        ("par ⟦Rose⟧ de Saint-\nCorvessac, externe", "Rose de Saint-\nCorvessac"),
        ("vu ⟦Rose Vautravers⟧-\nCorvessac, externe", "Rose Vautravers-\nCorvessac"),
        ("⟦Vautravers⟧ H. ; absente", "Vautravers H."),
        ("⟦Vautravers⟧ H. dit que", "Vautravers H."),
        ("⟦Vautravers⟧ B. La suite", "Vautravers"),
        ("⟦Vautravers⟧ Cuisinier, absente", "Vautravers"),
        ("voir de ⟦Vautravers⟧ demain", "de Vautravers"),
        ("3. de ⟦Vautravers⟧ : avis", "de Vautravers"),
        ("chir | du ⟦Vautravers⟧ | 12", "du Vautravers"),
        ("le mail de ⟦Vautravers⟧", "Vautravers"),
    ],
)
def test_initials_on_either_side(marked: str, expected: str) -> None:
    """A small one behind a title, a capital that ends no sentence."""
    seen, mentions = read(marked)
    assert values(seen, completed(seen, mentions)) == [expected]


def test_a_first_name_that_is_a_town_too() -> None:
    """With a surname behind it, in small letters; not where one goes, nor before a word."""
    for marked, label in (
        ("nouvelles de ⟦L rose⟧ vautravers", "PERSON"),
        ("il part vers ⟦L rose⟧ vautravers", "LOCATION"),
        ("nouvelles de ⟦L rose⟧ cuisinier", "LOCATION"),
        ("nouvelles de ⟦L Rose⟧ vautravers", "LOCATION"),
    ):
        seen, mentions = read(marked)
        assert [mention.label for mention in completed(seen, mentions)] == [label]
