"""No figure of a few persons is shown, and none can be computed from what is shown: tried against every table that could be meant."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.people import People
from audit.suppression import ALL, Figure, Key, Table, crossed, listed

LEAST = 3
NAMES = st.sampled_from("abc")
USERS = st.sampled_from("123456789")
ASKED = st.lists(st.tuples(NAMES, NAMES, USERS), max_size=14)
"""Requests: row, column, user."""


def people(*names: str) -> People:
    made = People()
    for name in names:
        made.add("n1", name)
    return made


def cells(asked: list[tuple[str, str, str]]) -> dict[tuple[str, str], Figure]:
    made: dict[tuple[str, str], Figure] = {}
    for row, column, user in asked:
        made.setdefault((row, column), Figure()).add(1, people(user))
    return made


def totals(inner: Mapping[tuple[str, str], int]) -> dict[Key, int]:
    made: dict[Key, int] = {}
    for (row, column), count in inner.items():
        for key in ((row, column), (row, ALL), (ALL, column), (ALL, ALL)):
            made[key] = made.get(key, 0) + count
    return made


def consistent(table: Table, most: int) -> Iterator[dict[Key, int]]:
    """Every table of counts up to `most` that shows the same."""
    inner = [(row, column) for row in table.rows for column in table.columns]
    choices = [range(most + 1) if (shown := table.shown[key]) is None else (shown,) for key in inner]
    for counts in product(*choices):
        meant = totals(dict(zip(inner, counts, strict=True)))
        if all(shown in (None, meant[key]) for key, shown in table.shown.items()):
            yield meant


def computed(table: Table, truth: Mapping[Key, int]) -> set[Key]:
    """The hidden figures that have the same value in every table that could be meant."""
    certain = {key for key, shown in table.shown.items() if shown is None and truth[key]}
    for meant in consistent(table, max((truth[r, c] for r in table.rows for c in table.columns), default=0) + 1):
        certain -= {key for key in certain if meant[key] != truth[key]}
        if not certain:
            break
    return certain


@given(ASKED.filter(lambda asked: len({(row, column) for row, column, _ in asked}) <= 6))
def test_no_hidden_figure_can_be_computed(asked: list[tuple[str, str, str]]) -> None:
    """Of every small table, all others that show the same are tried."""
    made = cells([(row, "ab"["b" < column], user) for row, column, user in asked])
    table = crossed(made, LEAST)
    counts = {(r, c): made[r, c].count if (r, c) in made else 0 for r in table.rows for c in table.columns}
    assert computed(table, totals(counts)) == set()


@given(ASKED, st.integers(1, 6))
def test_what_is_shown_is_true_and_of_enough_persons(asked: list[tuple[str, str, str]], least: int) -> None:
    table = crossed(cells(asked), least)
    for (row, column), shown in table.shown.items():
        matching = [user for r, c, user in asked if row in (r, ALL) and column in (c, ALL)]
        assert shown is None or (shown == len(matching) and len(set(matching)) >= least)


@given(ASKED)
def test_what_is_hidden_below_a_total_is_of_enough_persons_together(asked: list[tuple[str, str, str]]) -> None:
    """The difference of a total and what is shown of it would be a small cell of its own."""
    table = crossed(cells(asked), LEAST)
    for row in table.rows:
        if table.shown[row, ALL] is not None:
            behind = {user for r, c, user in asked if r == row and table.shown[r, c] is None}
            assert not 0 < len(behind) < LEAST


def test_one_small_cell_takes_others_with_it() -> None:
    """Alone it would be the total less the rest: in its row, in its column, and in those of what was hidden with it."""
    asked = [(row, column, user) for row in "ab" for column in "ab" for user in "123"]
    table = crossed(cells([*asked, ("c", "a", "1"), *[("c", "b", user) for user in "123"]]), LEAST)
    hidden = {key for key, shown in table.shown.items() if shown is None}
    assert ("c", "a") in hidden
    assert len([key for key in hidden if key[0] == "c"]) >= 2
    assert len([key for key in hidden if key[1] == "a"]) >= 2
    assert table.shown[ALL, ALL] == 16


def test_a_cell_between_two_groups_of_hidden_ones_is_not_left_alone() -> None:
    """Its row and its column hold hidden cells enough, yet their sums tell it: it lies on no cycle."""
    bridge = ("b", "c")
    small = {*product("ab", "ab"), *product("cd", "cd"), bridge}
    asked = [(*key, f"{key}{n}") for key in product("abcd", "abcd") for n in range(2 if key in small else 3)]
    shown = crossed(cells(asked), LEAST).shown
    hidden = {key for key in product("abcd", "abcd") if shown[key] is None}
    assert hidden > small


def test_a_table_of_large_cells_is_shown_whole() -> None:
    table = crossed(cells([(row, column, user) for row in "ab" for column in "ab" for user in "123"]), LEAST)
    assert None not in table.shown.values()
    assert (table.rows, table.columns) == (["a", "b"], ["a", "b"])


def test_of_too_few_persons_nothing_is_shown() -> None:
    table = crossed(cells([("a", "a", "1"), ("b", "a", "2")]), LEAST)
    assert set(table.shown.values()) == {None}
    assert crossed({}, LEAST) == Table([], [], {})


def test_the_order_tells_nothing_of_what_is_hidden() -> None:
    """Between 9 and 7 it could only be 8."""
    sizes = {"d": 9, "c": 7, "b": 8, "a": 2}
    shown = listed({n: Figure(size, people(*("12" if n in "ab" else "123"))) for n, size in sizes.items()}, LEAST)
    assert list(shown.items()) == [("d", 9), ("a", None), ("b", None), ("c", None)]


def test_with_a_threshold_of_one_everything_is_shown() -> None:
    table = crossed(cells([("a", "a", "1"), ("b", "b", "1")]), 1)
    assert table.shown == {
        ("a", "a"): 1, ("b", "b"): 1, ("a", "b"): None, ("b", "a"): None,
        ("a", ALL): 1, ("b", ALL): 1, (ALL, "a"): 1, (ALL, "b"): 1, (ALL, ALL): 2,
    }  # fmt: skip


def test_a_list_never_hides_one_figure_alone() -> None:
    """Its total may be known from elsewhere."""
    shown = listed({"a": Figure(9, people(*"123")), "b": Figure(5, people(*"456")), "c": Figure(1, people("7"))}, LEAST)
    assert shown == {"a": 9, "b": None, "c": None}


@pytest.mark.parametrize("least", [1, 5])
def test_a_large_table_is_done_in_time(least: int) -> None:
    """Forty tools, twenty teams."""
    asked = [(str(n % 40), str(n % 19), str(n % 7)) for n in range(3000)]
    assert crossed(cells(asked), least).shown[ALL, ALL] == 3000
