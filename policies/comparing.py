"""Two versions of a charter: what changed, key by key."""

from collections.abc import Iterator
from typing import Any, NamedTuple

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


def _pieces(charter: Charter) -> dict[str, dict[str, Any]]:
    """The head of a charter, under an empty name, and its rules by their ids, wherever they stand: each with its leaves by their paths."""
    plain = charter.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    rules: list[dict[str, Any]] = plain.pop("rules")
    pieces = {"": dict(_leaves("", plain))}
    for rule in rules:
        name = str(rule.pop("id"))
        pieces[name] = dict(_leaves(name, rule | {"tests": len(rule["tests"])}))
    return pieces


def _leaves(where: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Single values and lists of words, by their paths."""
    if isinstance(value, dict):
        keyed: dict[str, Any] = value
        for key, inner in keyed.items():
            yield from _leaves(f"{where}.{key}".lstrip("."), inner)
        return
    listed: list[Any] = value if isinstance(value, list) else []
    if not any(isinstance(one, dict) for one in listed):
        yield where, value
        return
    for number, one in enumerate(listed):
        yield from _leaves(f"{where}.{number}", one)


def _changed(name: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference(name, _status(name, old), _status(name, new))
        return
    for where in dict.fromkeys((*old, *new)):
        if old.get(where) != new.get(where):
            yield Difference(where, old.get(where), new.get(where))


def _status(name: str, rule: dict[str, Any] | None) -> object:
    return None if rule is None else rule[f"{name}.status"]
