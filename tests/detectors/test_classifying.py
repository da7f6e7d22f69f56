"""Sentences of a class beside what has a shape."""

import itertools
import socket

import pytest

from detectors import build
from detectors.classifying import DETECTOR, ENTITIES, _by_length, stage, words
from detectors.normalise import fold
from detectors.pattern import NO_ATTRIBUTES, Hit
from models.entities import ATTRIBUTES
from models.finding import Finding
from models.site import BUILTIN, NONE, Names, SiteData

DOSE = "On réduit la dose de 80 à 40 mg après trois toxicités limitantes dans la cohorte 2, pas encore annoncé"
PLAIN = "Le comité de surveillance nous demande de baisser la dose après trois DLT, pas encore annoncé"
STORY = "Ma patiente, fleuriste à Guingamp, 52 ans, a une maladie de Gaucher, je la revois jeudi"
find = build(SiteData())


DOUBTFUL = (
    "R0 = bras court, R1 = bras long : c'est noté sur le tableau blanc de la salle des investigateurs, comment limiter la casse",
    "J'ai gagné 200 euros au loto, faut-il les déclarer",
    "Donne le corrigé : taux de létalité, 12 décès sur 480 malades.",
)
"""A class is told at between 0.4 and 0.5 in all of them."""


def sentences(text: str) -> list[Finding]:
    """What the classes find."""
    return [one for one in find(text) if one.detector == DETECTOR]


def staged(text: str, *hits: Hit) -> list[tuple[str, str, str]]:
    """Type, detector and place of everything behind the stage."""
    found = stage(SiteData())(text, fold(text), list(hits))
    return [(hit.entity, hit.detector, text[hit.start : hit.end]) for hit in found]


def hit(text: str, value: str, entity: str, score: float) -> Hit:
    """A settled hit on a value of a text."""
    start = text.index(value)
    return Hit(start, start + len(value), entity, score, "test", NO_ATTRIBUTES)


def test_a_sentence_is_found_where_it_stands() -> None:
    """Offsets are those of the text as it was typed, accents and all."""
    text = f"Bonjour à tous, bonne semaine,\n{PLAIN}.\nRédige un mail, merci."
    (one,) = sentences(text)
    assert ("SPONSOR_SECRET", PLAIN) == (one.entity, text[one.start : one.end])
    assert "sentence" == one.attributes["kind"]


def test_what_it_says_of_itself_is_of_closed_lists() -> None:
    """Groups of words, never words; how many details single out a patient."""
    (one,) = sentences(STORY)
    assert "INDIVIDUAL_CASE" == one.entity
    assert "more" == one.attributes["details"]
    assert all(value in ATTRIBUTES[name] for name, value in one.attributes.items())


def test_others_keep_their_place() -> None:
    """A sentence takes the longest part that they leave; findings neither overlap nor double."""
    number = hit(DOSE, "40 mg", "TREATMENT", 0.7)
    found = staged(DOSE, number)
    assert [("TREATMENT", "test", "40 mg"), ("SPONSOR_SECRET", DETECTOR, DOSE[DOSE.index("après") :])] == found


def test_one_finding_of_a_type_stays() -> None:
    """A sure shape says enough; a doubtful one gives way."""
    assert [("SPONSOR_SECRET", "test", "cohorte 2")] == staged(DOSE, hit(DOSE, "cohorte 2", "SPONSOR_SECRET", 0.7))
    assert [("SPONSOR_SECRET", DETECTOR, DOSE)] == staged(DOSE, hit(DOSE, "cohorte 2", "SPONSOR_SECRET", 0.3))


def test_what_others_hold_whole_is_theirs() -> None:
    """A record or a protected document."""
    whole = hit(DOSE, DOSE, "HEALTH_RECORD", 0.9)
    assert [("HEALTH_RECORD", "test", DOSE)] == staged(DOSE, whole)


def test_few_sentences_of_a_long_text_are_told() -> None:
    """The surest twenty, in order and apart."""
    found = sentences("\n".join(f"{DOSE} et {n} patients." for n in range(60)))
    assert 20 == len(found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Rééquilibrer ma PCR : 95 °C 3 min, 35 cycles, 58 °C 20 s, Q5 M0491",
        "Écris un mail poli pour décaler la réunion de lundi 10 h à mardi 14 h 30, en restant bref",
        "Traduis en espagnol : « Le train de 8 h 12 à destination de Bayonne partira voie 3 »",
    ],
)
def test_a_class_needs_a_word_of_its_world(text: str) -> None:
    """No arm without a patient, treatment or blind; no story without a body, an age or a course."""
    assert [] == [one for one in find(text) if one.detector == DETECTOR]


@pytest.mark.parametrize(
    "text",
    [
        "from sklearn.datasets import load_iris\nprint(X[:2])\n[[5.1 3.5 1.4 0.2]\n [4.9 3.  1.4 0.2]]\nstandardiser ?",
        'arm_map = {"PBO": "Placebo", "LOW": "Low Dose", "HIGH": "High Dose"}\nadsl["TRT01P"] = adsl["ARMCD"].map(arm_map)\nrenvoie NaN',
    ],
)
def test_what_a_program_prints_is_no_sentence(text: str) -> None:
    """Neither rows of figures nor code is a business or an unblinding told."""
    assert [] == [one for one in find(text) if one.detector == DETECTOR]


def test_a_sure_sentence_needs_none() -> None:
    """Here nothing is said of a body or a course of care in a word of the lists, and the story is plain."""
    (one,) = sentences("The goalkeeper of the local team came to my clinic with gonorrhoea, his wife is our nurse.")
    assert "INDIVIDUAL_CASE" == one.entity


def test_a_parliament_has_no_secrets() -> None:
    """What is said there is in the Journal officiel; the same sentence elsewhere may be a secret."""
    offer = "Le laboratoire va racheter son concurrent avant l'annonce au marché, reste entre nous."
    assert [one for one in find(offer) if one.detector == DETECTOR]
    assert [] == [
        one for one in find(f"M. le président. La parole est à Mme la ministre. {offer}") if one.detector == DETECTOR
    ]


def test_a_site_may_do_without() -> None:
    """`classes: none`; where nobody finds names, nobody finds classes unless it is said."""
    assert [] == [one for one in build(SiteData(classes=NONE))(DOSE) if one.entity in ENTITIES]
    without = Names(pipeline=NONE)
    assert not SiteData(names=without).tells_classes
    assert SiteData(names=without, classes=BUILTIN).tells_classes


def test_words_are_told_to_whoever_reads_the_text() -> None:
    """Of the finding's sentence; of any other place, nothing."""
    text = f"Bonjour et bonne semaine à tous. {DOSE}."
    (one,) = sentences(text)
    assert 3 == len(words(text, one.start, one.end))
    assert all(word in DOSE for word in words(text, one.start, one.end))
    assert [] == words(text, 0, 7)


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even when the model is read."""
    monkeypatch.setattr(socket, "socket", None)
    assert sentences(DOSE)


def test_what_is_rather_none_is_not_told() -> None:
    """But for an arm: in a refusal a doubtful class beside an identifier would only puzzle the reader."""
    found = [one for text in DOUBTFUL for one in find(text) if one.detector == DETECTOR]
    assert all(one.score >= (0.4 if one.entity == "UNBLINDING" else 0.5) for one in found)
    assert any(one.entity == "UNBLINDING" and one.score < 0.5 for one in found)


@pytest.mark.parametrize(("sentences", "expected"), [(1, 0.596), (3, 0.596), (11, 0.5), (40, 0.404), (900, 0.404)])
def test_a_sentence_among_many_is_likelier_one_by_chance(sentences: int, expected: float) -> None:
    assert _by_length(0.5, sentences) == pytest.approx(expected, abs=0.001)
