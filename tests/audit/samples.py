"""Made-up records, and small ways to write and to tamper with a journal."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from audit.keeper import Keeper
from models.decision import Gate
from models.finding import Finding
from models.record import DecisionRecord, EventRecord, FindingSummary, OutcomeRecord

NOW = datetime(2026, 11, 21, 9, 30, 0, 125000, tzinfo=UTC)
NIR = "2 95 10 99 126 111 93"
LINES_A_COMMIT = 2
"""A record that is awaited alone is one record line and one head line."""


def decision(reference: str, **changes: object) -> DecisionRecord:
    fields: dict[str, object] = {
        "id": reference,
        "time": NOW,
        "service": "chatgpt",
        "category": "public_genai",
        "method": "POST",
        "charter": "afcros@1",
        "generation": 1,
        "gate": Gate.BLOCK,
        "rules": ("P2-IDENTITY-STAYS-HOME",),
        "screening_ms": 1.25,
    }
    return DecisionRecord.model_validate(fields | changes)


def outcome(reference: str) -> OutcomeRecord:
    return OutcomeRecord(of=reference, time=NOW, status=403, forwarded=False, latency_ms=2.5)


def event(name: str) -> EventRecord:
    return EventRecord(time=NOW, event=name)


def summary(keeper: Keeper, value: str, entity: str = "FR_NIR") -> FindingSummary:
    finding = Finding(entity=entity, start=0, end=len(value), score=1.0, detector="nir")
    return keeper.summary(finding, "$.messages[0].content", value)


def written(data_dir: Path, count: int, *, together: bool = False) -> None:
    """A journal of `count` decisions `R-1`…, each with a head of its own, or all under as few heads as it takes."""

    async def write(keeper: Keeper) -> None:
        if together:
            for number in range(1, count):
                keeper.write_soon(decision(f"R-{number}"))
            await keeper.write(decision(f"R-{count}"))
            return
        for number in range(1, count + 1):
            await keeper.write(decision(f"R-{number}"))

    keeper = Keeper.open(data_dir, "n1")
    asyncio.run(write(keeper))
    keeper.close()


def segment(data_dir: Path) -> Path:
    return max((data_dir / "journal").glob("*.jsonl"))


def tampered(data_dir: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Change the lines of the only segment, as somebody would who has the file but not the key."""
    path = segment(data_dir)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
