"""The journal alone: durable records of many writers, and what the disk needs for one."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from audit.keeper import Keeper
from models.decision import Gate
from models.finding import Finding
from models.record import DecisionRecord
from scripts.benching.counts import Counts
from scripts.benching.result import Row, Tick, fdatasync_ms, row

WRITERS = 32
SYNCS = 50


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    return counts.rounds


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group, with a journal of its own in `folder`."""
    keeper = Keeper.open(folder / "journal-only", "bench")
    rates, waits, syncs = [], [], []
    try:
        for number in range(counts.rounds):
            syncs.append(median(fdatasync_ms(folder, SYNCS)))
            took, latencies = asyncio.run(_round(keeper, number, counts.records))
            rates.append(len(latencies) / took)
            waits.append(median(latencies) * 1000)
            tick("journal")
    finally:
        keeper.close()
    sync = median(syncs)
    yield row("journal-rate", (median(rates), 1000 / sync), rounds=rates)
    yield row("journal-p50", (median(waits), sync), rounds=waits, fdatasync=syncs)


async def _round(keeper: Keeper, number: int, records: int) -> tuple[float, list[float]]:
    started = perf_counter()
    done = await asyncio.gather(*(_written(keeper, f"{number}-{writer}", records) for writer in range(WRITERS)))
    return perf_counter() - started, [one for latencies in done for one in latencies]


async def _written(keeper: Keeper, name: str, records: int) -> list[float]:
    """Latencies of one writer, in seconds."""
    latencies = []
    for number in range(records):
        started = perf_counter()
        await keeper.write(_decision(keeper, f"GF-{name}-{number}"))
        latencies.append(perf_counter() - started)
    return latencies


def _decision(keeper: Keeper, reference: str) -> DecisionRecord:
    """A decision with two findings, as the proxy makes it."""
    mail = Finding(entity="EMAIL_ADDRESS", start=0, end=20, score=0.9, detector="email")
    phone = Finding(entity="PHONE_NUMBER", start=30, end=44, score=0.9, detector="phone")
    found = ((mail, f"{reference}@exemple.fr"), (phone, "01 99 00 12 34"))
    return DecisionRecord(
        id=reference,
        time=datetime.now(UTC),
        service="openai-api",
        category="public_genai",
        route="chat-completions",
        method="POST",
        charter="charte-afcros@0.1.0",
        generation=1,
        gate=Gate.ALLOW,
        findings=tuple(keeper.marking.summary(finding, "$.messages[0].content", value) for finding, value in found),
        body_bytes=1000,
    )
