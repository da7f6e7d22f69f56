"""Words that are read as names and are none."""

import pytest

from detectors.names.everyday import (
    is_assistant,
    is_common,
    is_foreign,
    is_heading,
    is_lower,
    is_phrase,
    is_small,
    is_thing,
    is_word,
)
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦Matériel et Méthodes⟧", True),
        ("⟦TDM TEP⟧ faites", True),
        ("⟦Jupyter⟧", True),
        ("⟦Vautravers⟧", False),
        ("Mme ⟦Avril⟧", False),
        ("une collègue qui ⟦aime les chats⟧", True),
        ("je ⟦martin⟧", True),
        ("qui ⟦Martin⟧ a-t-il vu ?", False),
        ("avec le ⟦martin⟧", False),
        ("ma prof ⟦de yoga⟧", True),
        ("ma prof ⟦de Vautravers⟧", False),
        ("Mme ⟦Yoga⟧", False),
    ],
)
def test_headings_and_abbreviations_are_words(marked: str, expected: bool) -> None:
    seen, (mention,) = read(marked)
    assert expected == is_word(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Il va bien. Le père est ⟦zébulon⟧", True),
        ("on pose des ⟦rtt⟧", True),
        ("mr ⟦ng⟧ tousse", False),
        ("le père est ⟦zébulon⟧", False),
        ("Le Functional Spondy Index (⟦FSI⟧) est bas", True),
        ("une ⟦ADEQ⟧ était évoquée", True),
        ("VU ⟦ADEQ⟧ CE JOUR", False),
        ("vu ⟦VAUTRAVERS⟧ ce jour", False),
        ("Il va bien. ⟦EGFR zébulon⟧", True),
        ("37°⟦C⟧", True),
        ("⟦X⟧ dort", True),
    ],
)
def test_small_letters_and_abbreviations_are_no_names_where_names_have_capitals(marked: str, expected: bool) -> None:
    seen, (mention,) = read(marked, 0.6)
    assert expected == is_small(seen, mention)


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("le ⟦cuisinier⟧", 0.95, True),
        ("le ⟦boulanger⟧", 0.6, True),
        ("le ⟦boulanger⟧", 0.95, False),
        ("mme ⟦boulanger⟧", 0.6, False),
        ("la ⟦rose⟧", 0.6, False),
        ("une carence ⟦ferroprive⟧", 0.6, True),
        ("⟦Tri⟧ alphabétique", 0.6, True),
        ("vu ⟦Tri⟧", 0.6, False),
        ("les ⟦cuisiniers⟧", 0.99, True),
    ],
)
def test_words_of_the_language_are_no_names(marked: str, score: float, expected: bool) -> None:
    """With a list's word in small letters, or with the capital of its sentence."""
    seen, (mention,) = read(marked, score)
    assert expected == is_common(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦Clémentine⟧ ou mandarine", True),
        ("une pomme, une ⟦poire⟧", True),
        ("⟦Clémentine⟧ dort", False),
        ("Mme ⟦Poire⟧ et la pomme", False),
        ("C'est ⟦Rose⟧ ou Menthe qui garde le classeur ?", False),
        ("⟦Rose⟧ et menthe qui poussent", True),
    ],
)
def test_things_in_a_row_are_things(marked: str, expected: bool) -> None:
    seen, (mention,) = read(marked, 0.6)
    assert expected == is_thing(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦Claude⟧, peux-tu relire", True),
        ("Bonjour ⟦Claude⟧ !", True),
        ("⟦Claude⟧ dort", False),
        ("M. ⟦Claude⟧,", False),
    ],
)
def test_the_assistant_is_greeted_at_the_top(marked: str, expected: bool) -> None:
    seen, (mention,) = read(marked)
    assert expected == is_assistant(seen, mention)


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("⟦Die Studie wurde von der Kommission⟧ genehmigt", 0.9, True),
        ("patients with ⟦atopic dermatitis⟧", 0.6, True),
        ("patients with ⟦atopic dermatitis⟧", 0.95, False),
        ("⟦bouvreau was seen⟧ today", 0.6, True),
        ("⟦rose arthritis⟧", 0.6, False),
        ("mme ⟦atopic dermatitis⟧", 0.6, False),
        ("⟦Zebulon Bouvreau⟧ dort", 0.6, False),
        ("⟦Das⟧ dort", 0.6, False),
    ],
)
def test_phrases_of_other_languages_are_no_names(marked: str, score: float, expected: bool) -> None:
    """With the words that bind a sentence, or in small letters with the endings of medicine."""
    seen, (mention,) = read(marked, score)
    assert expected == is_foreign(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("« ⟦Tri bien fait⟧ » est un haïku", True),
        ("⟦Cuisinier rose⟧ appelle", False),
        ("⟦Zébulon bien⟧ fait", False),
        ("Mme ⟦Tri bien⟧ dort", False),
        ("le ⟦Tri⟧ du jour", False),
    ],
)
def test_a_capital_alone_makes_no_name_of_a_phrase(marked: str, expected: bool) -> None:
    """Unless one of its words is a first name."""
    seen, (mention,) = read(marked)
    assert expected == is_phrase(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("La carte patient (⟦wallet card⟧) en deux langues", True),
        ("Il va bien. Le ⟦brassard adapté⟧ manque", True),
        ("la carte (⟦wallet card⟧) en deux langues", False),
        ("Le voisin ⟦rose boulanger⟧ revient", False),
        ("Le mail à ⟦rose.boulanger⟧ part", False),
        ("Vu ce jour. mr ⟦zébulon⟧ tousse", False),
        ("La carte de ⟦Zébulon⟧", False),
    ],
)
def test_small_letters_of_who_writes_capitals_are_no_name(marked: str, expected: bool) -> None:
    """However sure the tagger is; a title, or a list of names, tells more."""
    seen, (mention,) = read(marked)
    assert expected == is_lower(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("nourrisson: ⟦cuisiniers⟧ à prévoir", True),
        ("lundi ⟦Cuisinier⟧, mardi Staff", True),
        ("9h ⟦Cuisinier⟧", True),
        ("mercredi ⟦Balnéothérapie⟧", True),
        ("lundi ⟦Vautravers⟧", False),
        ("lundi ⟦Boulanger⟧", False),
    ],
)
def test_plurals_and_agendas(marked: str, expected: bool) -> None:
    """A plural is as common as its word; what is on a day is none of its people, unless a list knows one."""
    seen, (mention,) = read(marked)
    assert expected == is_common(seen, mention)


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("9.2 ⟦Cuisinier Settings⟧", 0.8, True),
        ("Next: ⟦Tri Operators⟧", 0.9, True),
        ("le ⟦Tri Operators⟧", 0.9, True),
        ("⟦Boulanger Operators⟧", 0.9, False),
        ("reçu ⟦Cuisinier L.⟧ et", 0.8, False),
        ("⟦Zebulon Operators⟧", 0.9, False),
        ("Mme ⟦Cuisinier Settings⟧", 0.8, False),
        ("⟦ZEBULIC Y.⟧ ch 7", 0.9, False),
        ("vu ⟦Zebuling Vauction⟧", 0.9, False),
        ("⟦Handling⟧ the data", 0.8, False),
    ],
)
def test_headings_are_nobody(marked: str, score: float, expected: bool) -> None:
    """Of words of a language or built like them; not with a surname, a word of no language, a title."""
    seen, (mention,) = read(marked, score)
    assert expected == is_heading(seen, mention)
