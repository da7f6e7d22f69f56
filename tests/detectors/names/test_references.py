"""Authors of what is published are told by the form in which they are printed."""

import pytest

from detectors.names.citations import cited
from detectors.names.references import authors, unsigned
from tests.detectors.samples import values


def _named(text: str) -> list[str]:
    return [text[start:end] for start, end in authors(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@article{x, author = {Vauclin, Denise and Maubert, Yves}, year=2019}", ["Vauclin, Denise and Maubert, Yves"]),
        ("TY  - JOUR\nAU  - Vauclin, Denise\nPY  - 2019", ["Vauclin, Denise"]),
        (
            "Vauclin, D., Maubert, Y., & Corvessac, T. R. (2019). Titre.",
            ["Vauclin, D., Maubert, Y., & Corvessac, T. R. (2019)."],
        ),
        ("Vauclin, D. (2019). Titre.", []),
        ("1. Vauclin, D. et al. Rev Fict 70, 112–121 (2021).", ["Vauclin, D. et al. Rev Fict 70, 112–121 (2021)"]),
        ("l'essai GENTIANE (Vauclin DJ, Maubert Y)", ["Vauclin DJ, Maubert Y"]),
        ("les patients de l'essai GENTIANE (Vauclin DJ, Maubert Y)", []),
        ("Auteurs : Denise Vauclin, Yves Maubert\ndoi:10.1000/1", ["Auteurs : Denise Vauclin, Yves Maubert"]),
        ("Auteurs : Denise Vauclin, Yves Maubert\nà relire", []),
        ("Titre\nD. Vauclin, Y.-M. Maubert\nRev Fict 2021;12:3-9", ["D. Vauclin, Y.-M. Maubert"]),
        ("Titre\nDenise Vauclin¹, Yves Maubert²\nPMID 1", ["Denise Vauclin¹, Yves Maubert²"]),
        ("Liens d'intérêts : D. Vauclin, aucun\nISSN 1234", ["Liens d'intérêts : D. Vauclin, aucun"]),
        (
            "Recommandation de bonne pratique\nGroupe de travail : Pr Denise Vauclin",
            ["Groupe de travail : Pr Denise Vauclin"],
        ),
        ("Groupe de travail : Pr Denise Vauclin", []),
    ],
)
def test_authors(text: str, expected: list[str]) -> None:
    """Of reference managers, of lists, of the head and foot of an article; without an article's sign they are people."""
    assert expected == _named(text)


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
