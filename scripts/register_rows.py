"""A row of the register in the words of each form: a table to look at, JSON, CSV."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from audit.register import Entry, Seen, State
from models.entities import FAMILY_OF
from models.uses import NEEDED, NONE, Tool, Use
from proxy.catalogue import Services
from scripts.registered import kinds

STATES = {
    State.DECLARED: "déclaré / declared",
    State.UNDECLARED: "à déclarer / undeclared",
    State.CONTRADICTED: "vu malgré un refus / seen though refused",
    State.OVERDUE: "revue en retard / review overdue",
    State.UNSEEN: "non vu / not seen",
    State.KEPT_OUT: "outil refusé / tool refused",
}
_OF_USE = (*NEEDED, "dpia", "status", "notes")
_OF_TOOL = {"contract": "contract", "dpa": "dpa", "ai_act": "ai_act", "notes": "tool_notes"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def told(entry: Entry, services: Services) -> dict[str, Any]:
    """Everything that is known of a row, as plain values."""
    seen = entry.seen or Seen(entry.tool, entry.team, entry.study)
    service = services.by_id.get(entry.tool)
    return {
        "state": entry.state.value,
        "tool": entry.tool,
        "tool_name": services.names.get(entry.tool, entry.tool),
        "category": ", ".join(sorted(seen.categories)) or (service.category.value if service else None),
        "team": entry.team,
        "study": entry.study,
        "requests": seen.requests,
        "users": len(seen.people),
        "gates": dict(sorted(seen.gates.items())),
        "kinds": kinds(seen, services),
        "data": data(seen),
        "first_seen": seen.first if entry.seen else None,
        "last_seen": seen.last or None,
        **_written(entry.use, _OF_USE, Use(tool=entry.tool)),
        **{_OF_TOOL[name]: value for name, value in _written(entry.legal, _OF_TOOL, Tool(tool=entry.tool)).items()},
    }


def data(seen: Seen) -> dict[str, dict[str, dict[str, int]]]:
    """Family -> type -> what became of its values -> how many."""
    made: dict[str, dict[str, dict[str, int]]] = {}
    for (entity, became), count in sorted(seen.findings.items()):
        family = FAMILY_OF[entity].value if entity in FAMILY_OF else "other"
        made.setdefault(family, {}).setdefault(entity, {})[became.value] = count
    return made


def as_csv(entries: Iterable[Entry], services: Services) -> str:
    """A row a line under a heading; nothing in it is a formula to a spreadsheet."""
    rows = [told(entry, services) for entry in entries]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(list(told(Entry(State.UNSEEN, NONE, NONE, NONE), services)))
    writer.writerows([_flat(value) for value in row.values()] for row in rows)
    return file.getvalue()


def cells(entry: Entry, services: Services) -> tuple[str, ...]:
    """What a person looks at first."""
    seen, use = entry.seen, entry.use
    place = services.names.get(entry.tool, entry.tool), _shown(entry.team), _shown(entry.study), STATES[entry.state]
    if seen is None:
        return (*place, "0", "–", "–", "–", "–", use.purpose if use and use.purpose else "–")
    days = seen.first if seen.first == seen.last else f"{seen.first} – {seen.last}"
    stopped = seen.requests - seen.gates["allow"]
    counts = str(seen.requests), str(len(seen.people)), str(stopped)
    return (*place, *counts, days, families(seen) or "–", use.purpose if use and use.purpose else "–")


def families(seen: Seen) -> str:
    """How many values of each family were found: `identity 12, health 3`."""
    sums = {family: sum(sum(counts.values()) for counts in types.values()) for family, types in data(seen).items()}
    return ", ".join(f"{family} {count}" for family, count in sums.items())


def _shown(name: str) -> str:
    return {NONE: "–", "*": "toutes / all"}.get(name, name)


def _written(said: Use | Tool | None, names: Iterable[str], blank: Use | Tool) -> dict[str, Any]:
    values = (said or blank).model_dump(mode="json")
    return {name: values[name] for name in names}


def _flat(value: object) -> str:
    text = "" if value is None else _listed(value) if isinstance(value, dict) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _listed(value: dict[str, Any]) -> str:
    """`identity: PERSON: replaced: 3`, what is beside each other parted by `;`."""
    return "; ".join(f"{key}: {_listed(inner) if isinstance(inner, dict) else inner}" for key, inner in value.items())
