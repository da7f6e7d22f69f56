"""Hospital documents, filled again."""

from pathlib import Path
from random import Random

from scripts.training.blocks import Blocks
from scripts.training.grammar import Grammar
from scripts.training.marked import sample
from scripts.training.people import People
from scripts.training.sites import Sites
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_fields_become_names(tmp_path: Path) -> None:
    """Every field keeps its label, surname and first name are one person, dates are not marked."""
    small, random = Sources(sources(tmp_path)), Random(4)
    people = People(small, random)
    blocks = Blocks(small.hospital_blocks, (people, Sites(small, random, people), Grammar(small, random)), random)
    for _ in range(50):
        found = sample(blocks.block())
        assert [span.label for span in found.spans] == ["PERSON", "LOCATION", "ORGANIZATION", "ADDRESS"]
        assert "[" not in found.text
