"""Authors of literature, and people who are none."""

from itertools import pairwise

import pytest

from detectors.names.citations import cited, unsigned
from tests.detectors.samples import values
from tests.growth import is_linear

AUTHORS = """\
(Quessandier et al., 2019)
(Quessandier & Bouvreau, 1987; Trumeau et al., 2020)
(voir Quessandier, 2021)
Quessandier et Bouvreau (2015)
Quessandier et al. [12]
van der Bouvreau (2011)
Quessandier J, Bouvreau P, van der Trumeau L. Effet du tabac. Rev Med Interne 2018;12:3-9
Quessandier JP, Bouvreau P, et al. Tabac. doi:10.1000/1
Quessandier J. Tabac. Paris : 2018;4(2):13-20
Auteurs : Quessandier TH, Bouvreau A
Quessandier, 1956 ou Bouvreau et Trumeau ont montré en 2015
Quessandier et Bouvreau ont montré son intérêt dans les carcinoses
Quessandier and Bouvreau demonstrated the superiority of surgery
"""
PEOPLE = """\
(Mme Quessandier, 2019)
(Quessandier, 1956)
Quessandier J, Bouvreau P et Trumeau L sont sortis
Quessandier (2 ans)
Dr Quessandier et Dr Bouvreau ont signé en 2015
vu Quessandier le 12/03/2019, puis Bouvreau
Quessandier et Bouvreau ont montré leur carte à l'accueil
Quessandier et Bouvreau ont montré que le patient dormait
Quessandier et Bouvreau ont rapporté la chute
"""


@pytest.mark.parametrize("text", AUTHORS.splitlines())
def test_authors_are_seen(text: str) -> None:
    assert [] != cited(text)


@pytest.mark.parametrize("text", PEOPLE.splitlines())
def test_people_are_no_authors(text: str) -> None:
    assert [] == cited(text)


def test_the_first_column_of_a_table_of_studies() -> None:
    """Not that of a table of patients."""
    table = "| Auteur | Année | HR |\n|---|---|---|\n| Quessandier | 2018 | 0,71 |\n| Bouvreau | 2020 | 0,88 |\nfin"
    assert [table[start:end].strip() for start, end in cited(table)] == ["---", "Quessandier", "Bouvreau"]
    assert cited("| Nom | Année | HR |\n|---|---|---|\n| Quessandier | 2018 | 0,71 |\n") == []


def test_spans_are_in_order_and_apart() -> None:
    spans = cited(AUTHORS)
    assert spans == sorted(spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["Quessandier J, ", "(Quessandier & ", "Quessandier et ", "De Quessandier, 2019 ", "A"]
)
def test_a_flood_costs_no_more_than_its_length(piece: str) -> None:
    """Four times the text, not sixteen times the time."""
    assert is_linear(cited, "2019 " + piece * 2_000, "2019 " + piece * 8_000)


def test_a_book_and_a_reference_without_volume() -> None:
    """An edition, or a year at the end, makes a reference."""
    text = "Vauclin D. Cliniques. 3e éd. Paris : Fict ; 2019. 312 p.\nMaubert Y Jr. Titre. Rev Fict 2007.\n"
    assert ["Vauclin", "Maubert"] == [text[start : start + 7] for start, _ in cited(text)]


def test_people_of_such_spans_go_whatever_told_them() -> None:
    """A title among the authors too; a patient below does not."""
    text = "Authors: Denise M. Vauclin, Yves Maubert\ndoi:10.1000/1\nMme Corvessac consulte."
    assert values("PERSON", text) == ["Corvessac"]


def test_no_people_no_authors() -> None:
    """Nothing is looked for."""
    assert unsigned("author={Vauclin, Denise}", []) == []
