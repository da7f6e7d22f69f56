"""The tagger with the shipped model."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from detectors.names import Tagger, load


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load()


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("Vu ce jour Mme Corvessac, 54 ans, pour toux.", "PERSON", "Corvessac"),
        ("Patient : DUPONT Marie, née le 03/04/1961", "PERSON", "DUPONT Marie"),
        ("martin lucie\ndurand paul\npetit jeanne", "PERSON", "durand paul"),
        ("Il habite Clermont-Ferrand avec sa fille.", "LOCATION", "Clermont-Ferrand"),
        ("Transféré ce matin à la clinique Saint-Roch.", "ORGANIZATION", "clinique Saint-Roch"),
        ("Domiciliée 12 rue des Lilas, 44000 Nantes", "ADDRESS", "12 rue des Lilas"),
    ],
)
def test_what_is_found(tagger: Tagger, text: str, label: str, name: str) -> None:
    """Names of each kind, in their whole length, surely."""
    found = [(m.label, text[m.start : m.end]) for m in tagger.tag(text) if m.score > 0.5]
    assert (label, name) in found


@pytest.mark.parametrize(
    "text",
    [
        "Maladie de Parkinson, score de Glasgow à 15, test de Wilcoxon.",
        "Traitement : Doliprane, Kardégic, Lovenox.",
        "Rédige un plan de protocole de phase II.",
        "fièvre\ntoux\ndyspnée",
        "",
        "\n\n \n",
        "😀",
    ],
)
def test_what_is_no_name(tagger: Tagger, text: str) -> None:
    """Eponyms, drugs, ordinary words and nothing."""
    assert [m for m in tagger.tag(text) if m.score > 0.5] == []


def test_mentions_are_in_order_and_apart(tagger: Tagger) -> None:
    """Each begins where the one before has ended, and tells a probability above the floor."""
    found = tagger.tag("Dr Noé Vautrin et Mme Zoé Corvessac, CHU de Tours, 3 rue du Lac, Blois. " * 400)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0.15 <= m.score <= 1 for m in found)


def test_a_long_text_is_read_like_a_short_one(tagger: Tagger) -> None:
    """Where two windows meet nothing is lost or told twice."""
    line = "Vu ce jour Mme Corvessac, 54 ans, pour toux.\n"
    found = [m for m in tagger.tag(line * 1000) if m.score > 0.5]
    assert len(found) == 1000
    assert {m.start % len(line) for m in found} == {15}


def test_threads_share_a_tagger(tagger: Tagger) -> None:
    """Many threads find what one finds."""
    texts = [f"Mme Corvessac{letter} vit à Tours, chambre {n}." for letter in "abcdef" for n in range(20)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tagger.tag, texts)) == [load().tag(text) for text in texts[:1]] + [
            tagger.tag(text) for text in texts[1:]
        ]
