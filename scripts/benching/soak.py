"""A bounded soak: a steady rate of new prompts for some minutes, with memory and open files of the proxy sampled as they go."""

import asyncio
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import linear_regression
from time import perf_counter

from models.frozen import Frozen
from scripts.benching.clients import Client, Refused
from scripts.benching.processes import descriptors, resident_bytes
from scripts.benching.sides import Side, guarded
from scripts.benching.texts import Kind, Prompts, clean, dirty
from scripts.benching.upstream import upstream

EVERY_S = 5.0
CONNECTIONS = 16
KINDS = (Kind(1_000, clean), Kind(1_000, dirty), Kind(10_000, clean), Kind(10_000, dirty))
WARM_SHARE = 0.2
"""Of the samples, left out of the slopes: caches and arenas fill first."""


class Sample(Frozen):
    """The proxy at a moment."""

    second: float
    requests: int
    resident_mb: float
    descriptors: int


class Soaked(Frozen):
    """What came of a soak. Slopes are of least squares, without the first fifth."""

    rate: int
    seconds: float
    requests: int
    refused: int
    """Harmless prompts that were refused: screening did not come to an end in time."""
    late: int
    """Requests that began over a second after their time: the machine could not keep the rate."""
    mb_per_hour: float
    mb_per_million: float
    drift_share_per_million: float
    """Growth over a million requests, as a share of the memory after warming."""
    descriptors_per_hour: float
    samples: tuple[Sample, ...]


def steps(seconds: float) -> int:
    """How many samples are taken: the last one before the clients go."""
    return math.ceil(seconds / _every_s(seconds)) - 1


def _every_s(seconds: float) -> float:
    return min(EVERY_S, seconds / 10)


def soaked(folder: Path, seconds: float, rate: int, told: Callable[[Sample], None]) -> Soaked:
    """Soak `gardefou serve` with `rate` requests a second. `told` gets each sample. Raises Refused, DidNotStartError."""
    place = folder / "soak"
    place.mkdir()
    with upstream(place) as service, guarded(place, service) as side:
        run = _Run(side, rate)
        samples = asyncio.run(run.lasting(seconds, told))
    return summed(rate, samples, run.late, run.refused)


def summed(rate: int, samples: Sequence[Sample], late: int = 0, refused: int = 0) -> Soaked:
    """Slopes of the samples; at least three are needed."""
    warm = samples[int(len(samples) * WARM_SHARE) :]
    hours = [one.second / 3600 for one in warm]
    memory = [one.resident_mb for one in warm]
    millions = [one.requests / 1e6 for one in warm]
    per_million = linear_regression(millions, memory).slope
    return Soaked(
        rate=rate,
        seconds=samples[-1].second,
        requests=samples[-1].requests,
        late=late,
        refused=refused,
        mb_per_hour=linear_regression(hours, memory).slope,
        mb_per_million=per_million,
        drift_share_per_million=per_million / memory[0],
        descriptors_per_hour=linear_regression(hours, [one.descriptors for one in warm]).slope,
        samples=tuple(samples),
    )


class _Run:
    """Clients that share one timetable."""

    def __init__(self, side: Side, rate: int) -> None:
        self.late = self.refused = 0
        self._side, self._rate = side, rate
        self._begun = self._done = 0
        self._prompts = Prompts()

    async def lasting(self, seconds: float, told: Callable[[Sample], None]) -> list[Sample]:
        """Samples of a soak of that length."""
        self._started = perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(CONNECTIONS):
                group.create_task(self._client(int(seconds * self._rate)))
            return await self._watched(seconds, told)

    async def _client(self, number: int) -> None:
        async with Client(self._side) as client:
            while self._begun < number:
                mine = self._begun
                self._begun += 1
                wait = mine / self._rate - self._now()
                self.late += wait < -1
                await asyncio.sleep(max(wait, 0))
                try:
                    await client.post(self._prompts.bodies(1, KINDS[mine % len(KINDS)])[0])
                except Refused:  # with a whole answer, which is not read: that connection is of no more use
                    self.refused += 1
                    await client.again()
                self._done += 1

    async def _watched(self, seconds: float, told: Callable[[Sample], None]) -> list[Sample]:
        samples: list[Sample] = []
        for number in range(1, steps(seconds) + 1):
            await asyncio.sleep(number * _every_s(seconds) - self._now())
            samples.append(self._sample())
            told(samples[-1])
        return samples

    def _sample(self) -> Sample:
        memory = sum(resident_bytes(self._side.pid)) / 1e6
        return Sample(
            second=self._now(), requests=self._done, resident_mb=memory, descriptors=descriptors(self._side.pid)
        )

    def _now(self) -> float:
        return perf_counter() - self._started
