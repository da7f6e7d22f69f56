"""Large towns behind a word of place."""

import pytest

from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.names.towns import is_small, towns
from detectors.normalise import plain

_FLAGS = {"grandbourg": "C", "petitbourg": "c", "sens": "Cy", "cholard": "Cs", "villers-grand": "C"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("elle habite a grandbourg depuis", ["grandbourg"]),
        ("centre de Grandbourg, ville : grandbourg", ["Grandbourg", "grandbourg"]),
        ("la mairie de cholard, née a cholard", ["cholard", "cholard"]),
        ("vers villers-grand", ["villers-grand"]),
        ("lieu de naissance : villers-grand", ["villers-grand"]),
        ("maladie de Petitbourg, signe de Petitbourg", []),
        ("un meunier de Petitbourg, né d'Petitbourg", ["Petitbourg", "Petitbourg"]),
        ("a petitbourg, de cholard, de sens", []),
        ("grandbourg recrute, la-de grandbourg-sud", []),
    ],
)
def test_a_large_town_is_found(text: str, expected: list[str]) -> None:
    """In any case; a small one with a capital; no word of the language, somebody's name, nor without a word of place."""
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    assert expected == [text[town.start : town.end] for town in towns(seen)]


def _is_small(text: str, score: float = 0.9) -> bool:
    seen = Seen(text, plain(text), lambda word: (_FLAGS | {"le-bourg": "ck", "lyon": "C"}).get(word, ""))
    return is_small(seen, Mention(0, len(text), "LOCATION", score))


def test_a_small_town_in_the_newspaper() -> None:
    """It is nobody's secret."""
    text = "selon Ouest-France, à Petitbourg"
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    assert not is_small(seen, Mention(22, 32, "LOCATION", 0.9))


def test_people_of_a_small_town_know_each_other() -> None:
    """Not those of a city, a region, a place that no list knows; in small letters where the tagger is sure."""
    assert _is_small("Petitbourg")
    assert _is_small("Villers Grand")
    assert not any(map(_is_small, ("Lyon", "Marrakech", "Maradi", "Nord", "Le Bourg", "Nulleville", "cholard")))
    assert _is_small("petitbourg")
    assert not _is_small("petitbourg", 0.5)
