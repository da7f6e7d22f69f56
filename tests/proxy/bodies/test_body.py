"""A body over its source: prompts first, spans spliced."""

import pytest

from models.decision import Edit
from models.exchange import Part, PartKind
from proxy.bodies.body import Position, SplicedBody
from proxy.bodies.slot import PLAIN, Slot


def body() -> SplicedBody:
    positions = [
        Position(Part(path="a", text="un"), Slot(0, "un", PLAIN)),
        Position(Part(path="b", text="deux", kind=PartKind.PROMPT), Slot(3, "deux", PLAIN)),
    ]
    return SplicedBody("un deux", positions)


def test_prompts_come_first() -> None:
    assert ["b", "a"] == [part.path for part in body().parts]


def test_edits_name_parts_in_that_order() -> None:
    assert b"1 2" == body().replaced([Edit(part=0, start=0, end=4, tag="2"), Edit(part=1, start=0, end=2, tag="1")])


def test_edits_beside_each_other_are_made() -> None:
    assert b"un dxy" == body().replaced([Edit(part=0, start=1, end=2, tag="x"), Edit(part=0, start=2, end=4, tag="y")])


def test_an_edit_of_no_part_is_refused() -> None:
    with pytest.raises(IndexError):
        body().replaced([Edit(part=2, start=0, end=0, tag="")])
