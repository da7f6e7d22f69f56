"""Findings that stand together, compared with looking at every window."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from policies.facts import Facts, Trait
from policies.proximity import Near
from policies.proximity import together as found_together
from policies.selectors import Selector
from tests.policies.samples import facts, trait

PERSON = Selector(entity=("PERSON",))
ILLNESS = Selector(entity=("DIAGNOSIS",))
TWO_KINDS = Selector(entity=("DIAGNOSIS", "AGE"), min_types=2)
TWO_VALUES = Selector(entity=("DIAGNOSIS",), min_distinct=2)


def together(selectors: tuple[Selector, ...], seen: Facts, near: Near) -> frozenset[int]:
    return found_together(selectors, [selector.fitting(seen) for selector in selectors], seen, near)


def near(*found: Trait, chars: int | None = 40, same_part: bool = False) -> set[int]:
    return set(together((PERSON, ILLNESS), facts(*found), Near(chars, same_part)))


def test_what_lies_between_is_counted() -> None:
    """From the end of the first to the beginning of the last, in either order."""
    assert near(trait("PERSON", at=0), trait("DIAGNOSIS", at=48)) == {0, 1}
    assert near(trait("PERSON", at=48), trait("DIAGNOSIS", at=0)) == {0, 1}
    assert near(trait("PERSON", at=0), trait("DIAGNOSIS", at=49)) == set()


def test_only_those_that_stand_together_are_meant() -> None:
    """Another person, far away, is not."""
    assert near(trait("PERSON", at=0), trait("DIAGNOSIS", at=20), trait("PERSON", at=900)) == {0, 1}


def test_an_edge_between_messages_parts_nothing_unless_it_is_said() -> None:
    found = trait("PERSON", at=0), trait("DIAGNOSIS", at=10, part=1)
    assert near(*found) == {0, 1}
    assert near(*found, same_part=True) == set()
    assert near(trait("PERSON", at=0), trait("DIAGNOSIS", at=5000), chars=None, same_part=True) == {0, 1}


def test_each_selector_counts_inside_the_window() -> None:
    """Two types, or two values, of which one stands elsewhere, are one."""
    found = trait("PERSON", at=0), trait("DIAGNOSIS", at=10), trait("AGE", at=20), trait("DIAGNOSIS", at=900)
    assert together((PERSON, TWO_KINDS), facts(*found), Near(40)) == {0, 1, 2}
    assert together((PERSON, TWO_VALUES), facts(*found), Near(40)) == set()
    assert together((PERSON, TWO_VALUES), facts(*found), Near(2000)) == {0, 1, 3}


@given(st.lists(st.tuples(st.sampled_from(["PERSON", "DIAGNOSIS", "AGE"]), st.integers(0, 120)), max_size=9))
def test_it_agrees_with_looking_at_every_pair(placed: list[tuple[str, int]]) -> None:
    """Two selectors of one finding each: they stand together where some pair does."""
    found = [trait(entity, at=at) for entity, at in placed]
    pairs = [
        {a.entity, b.entity} for a, b in combinations(sorted(found, key=lambda t: t.start), 2) if b.start - a.end <= 40
    ]
    assert bool(near(*found)) == ({"PERSON", "DIAGNOSIS"} in pairs)
