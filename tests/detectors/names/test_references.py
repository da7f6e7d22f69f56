"""Authors of what is published are told by the form in which they are printed."""

import pytest

from detectors.names.references import authors


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
        ('Vauclin D., Maubert Y. 2024, "Titre", Rev Fict, vol 3', ["Vauclin D., Maubert Y. 2024, "]),
        ("Vauclin D., Maubert Y. 2024. Tous deux sont suivis.", []),
        ("Vauclin, D., Maubert, Y. (2024) sont transférés", []),
        ("Auteurs : Denise Vauclin, 66 ans, doi:10.1000/1", []),
        ("Auteurs : à définir. Patient : Yves Maubert, doi:10.1000/1", []),
        ("D. Vauclin, Y. Maubert\nCes malades ont arrêté (doi:10.1000/1)", []),
        (
            "Vauclin, Denise, Yves Maubert, and Anne B. Corvessac. 1999.\nTitre",
            ["Vauclin, Denise, Yves Maubert, and Anne B. Corvessac"],
        ),
        ("Vauclin, Denise, et Yves Maubert. 2019. tous deux opérés", []),
        ("© 2009-2023, Denise Vauclin, Yves Maubert <d@x.org>", ["Denise Vauclin, Yves Maubert "]),
        ("# Copyright (c) 2018 Denise Vauclin", ["Denise Vauclin"]),
        ("copie (c) 2024 M. Vauclin vu hier", []),
        ('editor="Vauclin Denise" commentaire="VIH"', []),
    ],
)
def test_authors(text: str, expected: list[str]) -> None:
    """Of reference managers, of lists, of the head and foot of an article; without an article's sign they are people."""
    assert expected == _named(text)
