"""Made-up records, and small ways to write and to tamper with a journal."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from audit.canonical import stamp
from audit.chain import GENESIS, Line, head_line, read_line, record_line
from audit.head import Head
from audit.keeper import Keeper
from audit.service import serve
from audit.tables import RECORDS
from models.decision import Gate
from models.finding import Finding
from models.record import DecisionRecord, EventRecord, FindingSummary, OutcomeRecord

NOW = datetime(2026, 11, 21, 9, 30, 0, 125000, tzinfo=UTC)
NIR = "2 95 10 99 126 111 93"
LINES_A_COMMIT = 2
"""A record that is awaited alone is one record line and one head line."""
RECORD = b'{"details":{},"event":"made up","kind":"event","time":"2026-11-21T09:30:00.125000Z"}'
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


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
    return keeper.marking.summary(finding, "$.messages[0].content", value)


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


@asynccontextmanager
async def served(keeper: Keeper, data_dir: Path) -> AsyncIterator[None]:
    """A keeper that others reach over its socket."""
    stop, is_open = asyncio.Event(), asyncio.Event()
    serving = asyncio.create_task(serve(keeper, data_dir, stop, is_open.set))
    opening = asyncio.create_task(is_open.wait())
    await asyncio.wait([serving, opening], return_when=asyncio.FIRST_COMPLETED)
    opening.cancel()
    try:
        yield
    finally:
        stop.set()
        await serving


def head_of(data_dir: Path, sequence: int) -> Head:
    """The head that a node keeps once it has written this record, of its last segment."""
    lines = (read_line(raw) for raw in segment(data_dir).read_bytes().splitlines(keepends=True))
    return next(Head(sequence, line.hash) for line in lines if line.sequence == sequence and not line.signature)


def tampered(data_dir: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Change the lines of the only segment, as somebody would who has the file but not the key."""
    path = segment(data_dir)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def chain(*sizes: int, node: str = "n1", key: Ed25519PrivateKey = KEY, record: bytes = RECORD) -> list[bytes]:
    """The lines of a journal: for each size a commit of so many records, and its head."""
    lines, last = [], Line(node, 0, GENESIS, GENESIS)
    for size in sizes:
        for _ in range(size):
            raw, digest = record_line(node, last.sequence + 1, last.hash, record)
            last = Line(node, last.sequence + 1, last.hash, digest)
            lines.append(raw)
        raw, last = head_line(last, stamp(NOW), key)
        lines.append(raw)
    return lines


def laid(folder: Path, *segments: list[bytes]) -> list[Path]:
    """Lines as the segments of a journal, one a day."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"2026-11-{day:02}-0001.jsonl" for day in range(1, len(segments) + 1)]
    for path, lines in zip(paths, segments, strict=True):
        path.write_bytes(b"".join(lines))
    return paths


def kept(engine: sa.Engine, column: sa.Column[object] = RECORDS.c.sequence) -> list[object]:
    with engine.connect() as connection:
        return sorted(connection.execute(sa.select(column)).scalars(), key=str)


def descriptors() -> int:
    """How many files this process has open; what an earlier test left to the collector of garbage is closed first."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))
