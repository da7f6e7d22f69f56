"""A line of the journal as rows of the index."""

import json
from typing import Any, NamedTuple, Self

from audit.uses import Used

Row = dict[str, Any]


_FINDING = ("entity", "part", "shape", "mark", "detector", "length", "score")
"""What the index knows of a finding; the rest stands in the body of its record."""


class Rows(NamedTuple):
    """What one batch of records adds to each table."""

    records: list[Row]
    findings: list[Row]
    rules: list[Row]
    used: Used

    @classmethod
    def empty(cls) -> Self:
        """Of no record yet."""
        return cls([], [], [], Used())

    def add(self, node: str, sequence: int, record: bytes) -> None:
        """Add the rows of one record in canonical JSON."""
        body = json.loads(record)
        key = {"node": node, "sequence": sequence}
        self.records.append(key | _record(body) | {"body": record.decode()})
        for place, finding in enumerate(body.get("findings", ())):
            self.findings.append(key | {"place": place} | {name: finding[name] for name in _FINDING})
        for place, rule in enumerate(body.get("rules", ())):
            self.rules.append(key | {"place": place, "rule": rule})
        if body["kind"] == "decision":
            self.used.add(body)


def _record(body: Row) -> Row:
    columns = {name: body.get(name) for name in ("time", "kind", "gate", "service", "route", "user", "charter")}
    flags = "".join(f" {flag} " for flag in body.get("flags", ()))
    return columns | {"reference": body.get("id", body.get("of")), "flags": flags}
