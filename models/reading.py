"""YAML file -> frozen model. Every error names file, line, key and remedy; duplicate and unknown keys are refused."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from models.nearest import meant

Location = tuple[str | int, ...]
"""Where a value stands in a file: keys and indexes from the root."""

MOST = 200_000
"""Values that a file may hold, aliases written out: a few lines of them can make billions."""


_WORD = re.compile(r"'([^']+)'")


class ConfigError(Exception):
    """A file that cannot be used. Its text is `file:line: what is wrong; what to do`, and may be shown to anybody."""


def read[M: BaseModel](path: Path, shape: type[M]) -> M:
    """Read a YAML file as `shape`. Raises ConfigError."""
    return parse(text_of(path), shape, str(path))


def parse[M: BaseModel](source: str, shape: type[M], name: str) -> M:
    """Read YAML text as `shape`; `name` stands for the file in errors. Raises ConfigError."""
    return located(source, shape, name)[0]


def located[M: BaseModel](source: str, shape: type[M], name: str) -> tuple[M, dict[Location, int]]:
    """Like `parse`, with the line (from 1) of every value, for checks that come later. Raises ConfigError."""
    lines: dict[Location, int] = {}
    value = _values(source, lines, name)
    try:
        return shape.model_validate(value), lines
    except ValidationError as error:
        raise ConfigError("\n".join(_told(e, lines, name, shape) for e in error.errors(include_url=False))) from error


def line_of(where: Location, lines: dict[Location, int]) -> int:
    """The line of a value that `located` knows, or of the nearest around it that it knows."""
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def refuse(found: Iterable[tuple[Location, str]], lines: dict[Location, int], name: str) -> None:
    """Raise ConfigError with a line for each thing that is wrong, and where; do nothing if there is none."""
    told = [f"{name}:{line_of(where, lines)}: {what}" for where, what in found]
    if told:
        raise ConfigError("\n".join(told))


def key_of(where: Location) -> str:
    """A place as errors name it."""
    return ".".join(str(step) for step in where) or "file"


def text_of(path: Path) -> str:
    """A file's text. Raises ConfigError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path and its rights") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _values(source: str, lines: dict[Location, int], name: str) -> Any:
    try:
        root = yaml.compose(source, Loader=yaml.CSafeLoader)
        return _plain(root, (), lines, name) if root is not None else {}
    except RecursionError as error:
        raise ConfigError(f"{name}: is nested too deep; write it flatter") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{name}:{line}: not valid YAML ({error.problem}); check indentation and quotes") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{name}: not valid YAML; remove control characters") from error


def _plain(node: yaml.Node, at: Location, lines: dict[Location, int], name: str) -> Any:
    lines[at] = node.start_mark.line + 1
    if len(lines) > MOST:
        raise ConfigError(f"{name}: holds more than {MOST} values; do aliases repeat it without end?")
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*at, i), lines, name) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, lines, name)
    try:
        return yaml.CSafeLoader("").construct_object(node)
    except ValueError as error:
        raise ConfigError(
            f"{name}:{lines[at]}: {key_of(at)}: not a value that can be read; put it in quotes"
        ) from error


def _mapping(node: yaml.MappingNode, at: Location, lines: dict[Location, int], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in found:
            raise ConfigError(f"{name}:{line}: key '{key}' stands twice; remove one")
        found[key] = _plain(value_node, (*at, key), lines, name)
        lines[(*at, key)] = line
    return found


def _told(error: Any, lines: dict[Location, int], name: str, shape: type[BaseModel]) -> str:
    """One pydantic error as a line of `file:line: key: what; remedy`."""
    where: Location = tuple(error["loc"])
    key = key_of(where)
    what = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        what = f"unknown key{meant(str(where[-1]), _keys(shape)) or '; remove it'}"
    elif error["type"] in ("enum", "literal_error"):
        what += meant(str(error["input"]), _WORD.findall(error["ctx"]["expected"]))
    return f"{name}:{line_of(where, lines)}: {key}: {what}"


def _keys(shape: type[BaseModel]) -> set[str]:
    """Every key that the shape and the shapes inside it know."""
    schema = shape.model_json_schema()
    shapes = [schema, *schema.get("$defs", {}).values()]
    return {key for one in shapes for key in one.get("properties", {})}
