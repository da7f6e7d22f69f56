"""Studies from a CSV file, French or English: heads of columns, clauses, dates. Every row that is wrong is told; one of them stops all."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.folding import folded
from models.nearest import unknown
from models.reading import ConfigError
from models.registry import clashes
from models.studies import Clause, Registry, Study
from scripts.studies_cells import CONTRACT, FIELD_OF, HEADS, READERS, bare, mask

_LISTS = ("aliases", "compounds", "teams", "sites", "subjects")


class _Row(NamedTuple):
    line: int
    cells: dict[str, str]
    """Field -> what its cell holds, empty ones left out."""


@dataclass
class _Import:
    """An import under way."""

    name: str
    replaces: bool
    heads: dict[str, str] = field(default_factory=dict)
    """Field -> the head of its column."""
    studies: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    """Folded code -> the study as it stands by now."""
    lines: dict[str, int] = field(default_factory=dict)
    """Folded code -> the last line that spoke of it."""
    told: list[str] = field(default_factory=list)

    def tell(self, line: int, column: str, what: str) -> None:
        """Note what is wrong in a cell."""
        self.told.append(f"{self.name}:{line}: column '{self.heads.get(column, column)}': {what}")


def merged(registry: Registry, text: str, name: str, *, replaces: bool = False) -> Registry:
    """The registry with the rows of a CSV. What is there stays: lists grow, other values change only if `replaces`. Raises ConfigError."""
    under_way = _Import(name, replaces)
    for study in registry.studies:
        under_way.studies[folded(study.code)] = study.model_dump(exclude_defaults=True)
    for row in _rows(under_way, text):
        _take(under_way, row)
    if under_way.told:
        raise ConfigError("\n".join(under_way.told))
    whole = Registry.model_validate({"studies": list(under_way.studies.values())})
    _refuse_clashes(under_way, whole)
    return whole


def _rows(under_way: _Import, text: str) -> Iterator[_Row]:
    """The rows, by our names of columns. Raises ConfigError for a file that is no table."""
    separator = max(";,\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        fields = _fields(under_way, next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if any(map(str.strip, cells)):
                if len(cells) != len(fields):
                    under_way.told.append(
                        f"{under_way.name}:{line}: has {len(cells)} cells, the head has {len(fields)}; quote cells that hold '{separator}'"
                    )
                else:
                    pairs = zip(fields, map(str.strip, cells), strict=True)
                    yield _Row(line, {name: cell for name, cell in pairs if cell})
            line = reader.line_num + 1
    except csv.Error as error:
        raise ConfigError(
            f"{under_way.name}:{reader.line_num}: {error}; close the quotes, or save the file as CSV again"
        ) from None


def _fields(under_way: _Import, heads: list[str]) -> list[str]:
    known = [name for listed in HEADS.values() for name in listed]
    fields: list[str] = []
    for head in map(str.strip, heads):
        if bare(head) not in FIELD_OF:
            raise ConfigError(f"{under_way.name}:1: {unknown('column', head, known)}")
        name = FIELD_OF[bare(head)]
        if name in under_way.heads:
            raise ConfigError(
                f"{under_way.name}:1: columns '{under_way.heads[name]}' and '{head}' are the same; remove one"
            )
        under_way.heads[name] = head
        fields.append(name)
    if "code" not in fields:
        raise ConfigError(f"{under_way.name}:1: has no column 'code'; name the column of study codes so")
    return fields


def _take(under_way: _Import, row: _Row) -> None:
    """One row into its study, or what is wrong with it."""
    code = row.cells.get("code")
    if code is None:
        under_way.tell(row.line, "code", "is empty; write the study's code, or remove the row")
        return
    before = len(under_way.told)
    given = _given(under_way, row)
    there = under_way.studies.get(folded(code), {"code": code})
    study = _joined(under_way, row.line, there, given)
    if len(under_way.told) > before:
        return
    try:
        Study.model_validate(study)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            what = (
                "is needed here; fill it in" if one["type"] == "missing" else one["msg"].removeprefix("Value error, ")
            )
            under_way.tell(row.line, _column(one["loc"]), what)
        return
    under_way.studies[folded(code)] = study
    under_way.lines[folded(code)] = row.line


def _given(under_way: _Import, row: _Row) -> dict[str, Any]:
    """What the cells of a row say, as the fields of a study."""
    given: dict[str, Any] = {}
    for name, cell in row.cells.items():
        if name in READERS:
            try:
                given[name] = READERS[name](cell)
            except ValueError as error:
                under_way.tell(row.line, name, str(error))
    given.pop("code", None)
    if (shape := row.cells.get("subjects")) is not None:
        given["subjects"] = [mask(shape, row.cells)]
    if contract := {name: given.pop(name) for name in CONTRACT if name in given}:
        given["contract"] = contract
    return given


def _joined(under_way: _Import, line: int, there: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is there with what is given; a value that differs is told, unless it shall be replaced."""
    study = dict(there)
    for name, value in given.items():
        if name in _LISTS:
            study[name] = _grown(study.get(name, ()), value)
        elif name == "contract":
            study[name] = _joined(under_way, line, _outlived(study.get(name, {}), value), value)
        elif study.get(name, value) == value or under_way.replaces:
            study[name] = value
        else:
            under_way.tell(line, name, "is not what the registry has; make them agree, or import with --replace")
    return study


def _outlived(contract: Mapping[str, Any], given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A contract without the conditions that another clause does away with."""
    if given.get("ai", Clause.CONDITIONS) is Clause.CONDITIONS:
        return contract
    return {name: value for name, value in contract.items() if name != "conditions"}


def _grown(there: Any, given: list[Any]) -> list[Any]:
    """A list with what it does not hold yet, however it is spelled."""
    known = {_key(one) for one in there}
    return [*there, *(one for one in given if _key(one) not in known)]


def _key(one: Any) -> str:
    return folded(one if isinstance(one, str) else one["number"]) if "shape" not in one else str(one["shape"])


def _refuse_clashes(under_way: _Import, whole: Registry) -> None:
    for at, _, what in clashes(whole):
        study = whole.studies[int(at[1])]
        line = under_way.lines.get(folded(study.code), 1)
        under_way.tell(line, str(at[2]), what.replace(" in line {line}", " elsewhere").replace(" (line {line})", ""))
    if under_way.told:
        raise ConfigError("\n".join(under_way.told))


def _column(where: tuple[int | str, ...]) -> str:
    """The column of a part of a study."""
    names = [step for step in where if isinstance(step, str)]
    inner = names[-1] if names else "code"
    if names and names[0] == "contract":
        return inner if inner in CONTRACT else "ai"
    return inner if inner in ("examples", "not_examples") else names[0] if names else "code"
