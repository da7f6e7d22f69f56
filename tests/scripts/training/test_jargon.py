"""Made-up words of code and tables: of many shapes, the same for the same seed, and no names that lists know."""

from random import Random

from scripts.training.jargon import Jargon

DRAWN = 500


def test_acronyms_are_capitals() -> None:
    """With a number behind some."""
    jargon = Jargon(Random(7))
    drawn = [jargon.acronym() for _ in range(DRAWN)]
    assert all(word == word.upper() and word[:2].isalpha() for word in drawn)
    assert any(word[-1].isdigit() for word in drawn)


def test_variables_look_like_those_of_cdisc() -> None:
    """A few in small letters."""
    jargon = Jargon(Random(7))
    drawn = [jargon.variable() for _ in range(DRAWN)]
    assert all(word.isalnum() and (word.isupper() or word.islower()) for word in drawn)
    assert 0.1 < sum(map(str.islower, drawn)) / DRAWN < 0.3


def test_the_same_seed_draws_the_same() -> None:
    """Training is repeatable."""
    assert [Jargon(Random(3)).identifier() for _ in range(3)] == [Jargon(Random(3)).identifier() for _ in range(3)]
