"""Small cells: which figures of a table are left out, so that none of fewer than so many persons can be read or computed.

A figure of fewer persons is hidden. Then further ones are, until for each total that is shown what is hidden below it is of enough
persons together, and until every hidden figure could have another value with all that is shown unchanged. Shown and hidden are told
exactly: a table with its totals is a network whose lines (rows, columns) are nodes and whose hidden figures are arcs; a figure can be
another exactly if an arc lies on a cycle. Hidden cells look like empty ones: which of them are empty is not known, either.

Source: the suppression problem as a network, D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17 (1988).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from audit.people import People

ALL = None
"""Stands for a row or column in the place of a total."""

Key = tuple[str | None, str | None]
"""Row and column."""

_Node = tuple[str, str | None]


@dataclass
class Figure:
    """How many, and of which persons."""

    count: int = 0
    people: People = field(default_factory=People)

    def add(self, count: int, people: People) -> None:
        """Add to both."""
        self.count += count
        self.people.update(people)


class Table(NamedTuple):
    """What may be shown: None is hidden, or nothing."""

    rows: list[str]
    columns: list[str]
    shown: dict[Key, int | None]


def crossed(cells: Mapping[tuple[str, str], Figure], least: int) -> Table:
    """A table with totals of rows, columns and all. What is shown comes first, by size; the order of the rest tells nothing."""
    figures: defaultdict[Key, Figure] = defaultdict(Figure)
    for (row, column), figure in cells.items():
        for key in ((row, column), (row, ALL), (ALL, column), (ALL, ALL)):
            figures[key].add(figure.count, figure.people)
    rows, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
    for key in product(rows, columns):
        figures[key].add(0, People())
    hidden = _hidden(figures, least)
    shown = {key: None if key in hidden else figure.count for key, figure in figures.items()}
    rows.sort(key=lambda row: -(shown[row, ALL] or 0))
    columns.sort(key=lambda column: -(shown[ALL, column] or 0))
    return Table(rows, columns, shown)


def listed(cells: Mapping[str, Figure], least: int) -> dict[str, int | None]:
    """A list in the same order, whose total is shown or could be known from elsewhere: one figure is never hidden alone."""
    table = crossed({(name, ""): figure for name, figure in cells.items()}, least)
    return {name: table.shown[name, ALL] for name in table.rows}


def _hidden(figures: Mapping[Key, Figure], least: int) -> set[Key]:
    hidden = {key for key, figure in figures.items() if len(figure.people) < least}
    while more := {*_thin(figures, hidden, least), *_fixed(figures, hidden)}:
        hidden |= more
    return hidden


def _thin(figures: Mapping[Key, Figure], hidden: set[Key], least: int) -> Iterator[Key]:
    """One more figure for each shown total that tells too much of the few persons hidden below it."""
    for total in [key for key in figures if ALL in key and key not in hidden]:
        for parts in _parts(figures, total):
            people = People()
            for part in parts:
                if part in hidden:
                    people.update(figures[part].people)
            if 0 < len(people) < least:
                yield _least(figures, [part for part in parts if part not in hidden] or [total])


def _parts(figures: Mapping[Key, Figure], total: Key) -> Iterator[list[Key]]:
    """What adds up to a total: a row, a column, or for the total of all the totals of rows, and those of columns."""
    row, column = total
    if column is ALL:
        yield [key for key in figures if key[0] == row and key[1] is not ALL]
    if row is ALL:
        yield [key for key in figures if key[1] == column and key[0] is not ALL]


def _fixed(figures: Mapping[Key, Figure], hidden: set[Key]) -> Iterator[Key]:
    """One more figure for each hidden one that what is shown leaves no choice."""
    arcs = _arcs(figures, hidden)
    for key in sorted(hidden, key=str):
        if figures[key].count and not _moves(key, arcs):
            shown = [other for other in figures if other not in hidden]
            beside = [other for other in shown if other != (ALL, ALL) and (other[0] == key[0] or other[1] == key[1])]
            if shown:
                yield _least(figures, beside or shown)


def _least(figures: Mapping[Key, Figure], keys: list[Key]) -> Key:
    return min(keys, key=lambda key: (key == (ALL, ALL), figures[key].count, str(key)))


def _arcs(figures: Mapping[Key, Figure], hidden: set[Key]) -> dict[_Node, set[_Node]]:
    """Line -> lines to which a hidden figure leads. It may be larger; smaller only if it is not nothing, as totals never are."""
    arcs: dict[_Node, set[_Node]] = defaultdict(set)
    for key in hidden:
        row, column = _lines(key)
        arcs[row].add(column)
        if figures[key].count:
            arcs[column].add(row)
    return arcs


def _lines(key: Key) -> tuple[_Node, _Node]:
    return ("row", key[0]), ("column", key[1])


def _moves(key: Key, arcs: Mapping[_Node, set[_Node]]) -> bool:
    """Whether a hidden figure could be another: from one of its lines the other is reached without it."""
    row, column = _lines(key)
    return _reaches(row, column, arcs) or _reaches(column, row, arcs)


def _reaches(start: _Node, end: _Node, arcs: Mapping[_Node, set[_Node]]) -> bool:
    """Whether there is a way that does not take the arc from `start` straight to `end`."""
    seen, open_ = {start}, [start]
    while open_:
        here = open_.pop()
        for there in arcs.get(here, ()):
            if there == end and here == start:
                continue
            if there == end:
                return True
            if there not in seen:
                seen.add(there)
                open_.append(there)
    return False
