"""Studies whose name is a word of no language, where the line speaks of running one; words, tools and variables are none."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("relance VORDALIS centre 7", "VORDALIS"),
        ("V2 VORDALIS 14/05 14h : fais un ics", "VORDALIS"),
        ("planning VORDALIS : FPI mars, LPI juin", "VORDALIS"),
        ("Subject: VORDALIS wk 23 recruitment", "VORDALIS"),
        ("Facture - étude VORDALIS - 12 visites x 310 €", "VORDALIS"),
        ("PO number for VORDALIS central lab", "VORDALIS"),
        ("inclusion vordalis2 ce matin : patient ok", "vordalis2"),
        ("je bosse pour oriane2, mise en place de centre jeudi", "oriane2"),
        ("la notice de VORDALIS-3 est trop longue", "VORDALIS-3"),
        ("dans VORDALIS on stratifie sur le centre", "VORDALIS"),
        ("the DSMB of VORDALIS met", "VORDALIS"),
        ("la TEC de Vordalis sera absente", "Vordalis"),
        ("the ITT population of Vordalis-X", "Vordalis-X"),
    ],
)
def test_a_coined_word_where_a_study_is_run(text: str, name: str) -> None:
    """In capitals, or with a rank behind a word that leads to a name."""
    assert values("STUDY_CODE", text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "relance VIEDOC centre 7",
        "relance URGENTE centre 7",
        "AVALC, VISITNUM, PARAMCD et AESDTH pour la query du centre 7",
        "RELANCE VORDALIS CENTRE 7",
        "que vaut le logiciel VORDALIS pour 3 centres ?",
        "if VORDALIS = 1; la query du centre 7",
        "les résultats de VORDALIS publiés au NEJM, 40 inclus",
        "relance vordalis centre 7",
        "patients grade2 du centre 7, pour visite2",
        "VORDALIS est un joli mot",
        "l'étude Vordalis, combien de patients inclus ?",
        "l'ARC de Julien, la TEC de Paris",
        "monitoring de Vordalis, queries de Vordalis, population de Vordalis",
        "dans VORDALIS on peut trier les cellules",
    ],
)
def test_words_tools_and_variables_are_silent(text: str) -> None:
    """As are published studies, lines in capitals and lines of code."""
    assert values("STUDY_CODE", text) == []
