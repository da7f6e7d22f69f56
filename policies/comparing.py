"""Two versions of a charter: what changed, key by key."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import JsonValue

from policies.charter import Charter


class Difference(NamedTuple):
    """One change. None: it was not there, or is not there any more."""

    where: str
    """`P2-COORDONNEES.when.any_of.0.min_score`, `default_gate.public_genai`."""
    before: object
    after: object


def differences(before: Charter, after: Charter) -> list[Difference]:
    """All that changed; a rule that is new or gone is one change. Of tests only their number is told."""
    old, new = _pieces(before), _pieces(after)
    return [one for name in dict.fromkeys((*old, *new)) for one in _changed(name, old.get(name), new.get(name))]


def _pieces(charter: Charter) -> dict[str, dict[str, JsonValue]]:
    """The head of a charter, under an empty name, and its rules by their ids, wherever they stand: each with its leaves by their paths."""
    plain = charter.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    del plain["rules"]
    pieces = {"": dict(_leaves("", plain))}
    for rule in charter.rules:
        written = rule.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id", "tests"})
        pieces[rule.id] = dict(_leaves(rule.id, written | {"tests": len(rule.tests)}))
    return pieces


def _leaves(where: str, value: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    """Single values and lists of words, by their paths."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{where}.{key}".lstrip("."), inner)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, one in enumerate(value):
            yield from _leaves(f"{where}.{number}", one)
    else:
        yield where, value


def _changed(name: str, old: dict[str, JsonValue] | None, new: dict[str, JsonValue] | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference(name, _status(name, old), _status(name, new))
        return
    for where in dict.fromkeys((*old, *new)):
        if old.get(where) != new.get(where):
            yield Difference(where, old.get(where), new.get(where))


def _status(name: str, rule: dict[str, JsonValue] | None) -> object:
    return None if rule is None else rule[f"{name}.status"]
