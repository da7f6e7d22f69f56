"""Questions to the index: the decisions that match, newest first, and one decision with its outcome."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from audit.canonical import stamp
from audit.tables import FINDINGS, RECORDS, RULES
from models.decision import Gate
from models.frozen import Frozen
from models.record import DecisionRecord, OutcomeRecord


class Query(Frozen):
    """Which decisions; None means all. `since` is included, `until` is not."""

    gate: Gate | None = None
    service: str | None = None
    rule: str | None = None
    type: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    justified: bool | None = None
    """True: those that passed because their user gave a reason."""
    shadow: bool | None = None
    """True: those of which the second charter would have said something else, or could not be asked."""
    limit: Annotated[int, Field(gt=0)] = 50


class Entry(Frozen):
    """A decision in the log, and what came of it once that is known."""

    node: str
    sequence: int
    decision: DecisionRecord
    outcome: OutcomeRecord | None = None


def decisions(engine: sa.Engine, query: Query) -> list[Entry]:
    """The newest decisions that match. Raises SQLAlchemyError."""
    wanted = sa.select(RECORDS).where(RECORDS.c.kind == "decision", *_conditions(query))
    newest = wanted.order_by(RECORDS.c.time.desc(), RECORDS.c.node, RECORDS.c.sequence.desc()).limit(query.limit)
    return _entries(engine, newest)


def past(engine: sa.Engine, since: datetime | None = None) -> Iterator[DecisionRecord]:
    """Every decision from a moment on, oldest first, a few hundred at a time. Raises SQLAlchemyError."""
    wanted = sa.select(RECORDS.c.body).where(RECORDS.c.kind == "decision", *_conditions(Query(since=since)))
    with engine.connect() as connection:
        for body in connection.execution_options(yield_per=500).execute(wanted.order_by(RECORDS.c.time)).scalars():
            yield DecisionRecord.model_validate_json(body)


def found(engine: sa.Engine, reference: str) -> Entry | None:
    """The decision with this id or sequence number, newest first where several nodes have one. Raises SQLAlchemyError."""
    named = RECORDS.c.reference == reference
    if reference.isascii() and reference.isdecimal() and len(reference) < 19:
        named |= RECORDS.c.sequence == int(reference)
    wanted = sa.select(RECORDS).where(RECORDS.c.kind == "decision", named)
    entries = _entries(engine, wanted.order_by(RECORDS.c.time.desc()).limit(1))
    return entries[0] if entries else None


def _conditions(query: Query) -> list[sa.ColumnElement[bool]]:
    columns = RECORDS.c
    asked: list[tuple[object, sa.ColumnElement[bool]]] = [
        (query.gate, columns.gate == query.gate),
        (query.service, columns.service == query.service),
        (query.rule, _among(RULES, RULES.c.rule == query.rule)),
        (query.type, _among(FINDINGS, FINDINGS.c.entity == query.type)),
        (query.since, columns.time >= (stamp(query.since) if query.since else "")),
        (query.until, columns.time < (stamp(query.until) if query.until else "")),
        (query.justified or None, columns.body.contains('"justification":{', autoescape=True)),
        (query.shadow or None, columns.body.contains('"shadow":{', autoescape=True)),
    ]
    return [condition for value, condition in asked if value is not None]


def _among(table: sa.Table, condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    of_record = (table.c.node == RECORDS.c.node) & (table.c.sequence == RECORDS.c.sequence)
    return sa.exists().where(of_record & condition)


def _entries(engine: sa.Engine, wanted: sa.Select[Any]) -> list[Entry]:
    with engine.connect() as connection:
        rows = connection.execute(wanted).all()
        came = sa.select(RECORDS.c.node, RECORDS.c.reference, RECORDS.c.body).where(
            RECORDS.c.kind == "outcome", RECORDS.c.reference.in_([row.reference for row in rows])
        )
        outcomes = {
            (row.node, row.reference): OutcomeRecord.model_validate_json(row.body) for row in connection.execute(came)
        }
    return [_entry(row, outcomes.get((row.node, row.reference))) for row in rows]


def _entry(row: Any, outcome: OutcomeRecord | None) -> Entry:
    decision = DecisionRecord.model_validate_json(row.body)
    return Entry(node=row.node, sequence=row.sequence, decision=decision, outcome=outcome)
