"""Made-up people."""

from pathlib import Path
from random import Random

from scripts.training.marked import sample
from scripts.training.people import People, chain, titled
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_names_vary_and_come_again(tmp_path: Path) -> None:
    """One seed, one list of people; few of them alike; every way of writing marks one whole person."""
    small = Sources(sources(tmp_path))
    made, again = (People(small, Random(5)) for _ in range(2))
    names = [made.written(made.person()) for _ in range(200)]
    assert names == [again.written(again.person()) for _ in range(200)]
    assert len(set(names)) > 150
    assert all(len(sample(name).spans) == 1 and sample(name).spans[0].start == 0 for name in names)


def test_titled() -> None:
    """Each part has a capital."""
    assert titled("jean-noël d'aubrac") == "Jean-Noël D'Aubrac"


def test_a_drawn_word_sounds_like_those_it_is_made_of(tmp_path: Path) -> None:
    """Every two letters of it follow each other in one of them."""
    known = ["abravane", "abratine", "ovatine"]
    drawn = People(Sources(sources(tmp_path)), Random(5)).drawn(chain(known))
    assert all(any(drawn[at : at + 2] in word for word in known) for at in range(len(drawn) - 1))
