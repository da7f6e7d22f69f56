"""Templates become texts."""

import re
from pathlib import Path
from random import Random

import pytest

from scripts.training.corpus import own_templates
from scripts.training.grammar import Grammar, contracted
from scripts.training.marked import mark, sample
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


@pytest.fixture
def grammar(tmp_path: Path) -> Grammar:
    return Grammar(Sources(sources(tmp_path)), Random(11))


def test_choices_and_slots(grammar: Grammar) -> None:
    """Choices lie in each other, a numbered slot keeps its person, an author is no name that counts."""
    assert grammar.filled("<a|<b|c>>") in {"a", "b", "c"}
    found = sample(grammar.filled("{L1}\\n{L1}"))
    assert len({found.text[span.start : span.end].lower() for span in found.spans}) == 1
    assert sample(grammar.filled("{X} et {XL}, {D}, {N}")).spans == ()


def test_every_template_can_be_filled(grammar: Grammar) -> None:
    """No slot or choice is left over."""
    for template in (template for templates in own_templates().values() for template in templates):
        text = sample(grammar.filled(template)).text
        assert re.search(r"\{[A-Z]+\d?\}", text) is None, template


def test_harmless_templates_hold_no_name(grammar: Grammar) -> None:
    """What is to be learnt as harmless marks nothing."""
    assert [line for line in own_templates()["harmless.txt"] if sample(grammar.filled(line)).spans] == []


@pytest.mark.parametrize(
    ("before", "town", "expected"),
    [("né à ", "Le Mans", "né au Mans"), ("de ", "les Essarts", "des Essarts"), ("à ", "La Baule", "à La Baule")],
)
def test_articles_of_towns_are_part_of_the_word_before(before: str, town: str, expected: str) -> None:
    """As people write."""
    assert sample(contracted(before + mark("LOCATION", town))).text == expected
