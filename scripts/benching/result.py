"""The result of a run: a row for each goal that was measured, and the machine it was measured on. Written and read as JSON."""

import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median, quantiles

from models.frozen import Frozen
from scripts.benching.goals import BY_ID

Raw = dict[str, list[float] | str]
Tick = Callable[[str], None]
"""Told after each step, with what comes next."""

PACKAGES = ("gardefou", "mitmproxy", "presidio-analyzer", "spacy", "hyperscan", "pydantic")


class Row(Frozen):
    """One measured row. What its figures mean stands in its goal."""

    id: str
    unit: str
    measured: float
    beside: float | None
    """The other side's figure."""
    compared: float
    goal: str
    is_reached: bool | None
    how: str
    raw: Raw
    """Medians of each round, and what else explains the row."""


class Result(Frozen):
    """A whole run."""

    command: str
    started: datetime
    took_s: float
    machine: dict[str, str]
    rows: tuple[Row, ...]


def row(name: str, sides: tuple[float, float | None], compared: float | None = None, **raw: list[float] | str) -> Row:
    """The row of a goal, from both sides' figures and how they compare; without comparison our figure is judged."""
    goal = BY_ID[name]
    compared = sides[0] if compared is None else compared
    asked = {"≥": goal.at_least, "≤": goal.at_most}
    return Row(
        id=name,
        unit=goal.unit,
        measured=_rounded(sides[0]),
        beside=None if sides[1] is None else _rounded(sides[1]),
        compared=_rounded(compared),
        goal=" ".join(f"{sign} {limit:g}" for sign, limit in asked.items() if limit is not None),
        is_reached=goal.is_reached(compared),
        how=goal.how,
        raw={key: value if isinstance(value, str) else [_rounded(one) for one in value] for key, value in raw.items()},
    )


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """Median of the ratios of pairs that were measured one after the other."""
    return median(a / b for a, b in zip(above, below, strict=True))


def difference(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Median of the differences of pairs that were measured one after the other."""
    return median(o - t for o, t in zip(ours, theirs, strict=True))


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    return quantiles(values, n=100, method="inclusive")[98]


def fdatasync_ms(folder: Path, times: int) -> list[float]:
    """What one fdatasync of an appended record takes in this folder, each time."""
    path = folder / "fdatasync"
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        return [_synced_ms(file) for _ in range(times)]
    finally:
        os.close(file)
        path.unlink()


def machine(folder: Path) -> dict[str, str]:
    """Facts that a figure depends on, as text."""
    facts: Mapping[str, str] = {package: _version(package) for package in PACKAGES}
    return {
        "cores": str(os.cpu_count()),
        "processor": _processor(),
        "kernel": platform.release(),
        "file system": _file_system(folder),
        "python": platform.python_version(),
        **facts,
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a checkout on the path is not installed
        return "not installed"


def load() -> str:
    """Mean number of processes that wanted to run in the last minute: above the number of cores, figures are noisy."""
    return f"{os.getloadavg()[0]:.2f}"


def _synced_ms(file: int) -> float:
    started = time.perf_counter()
    os.write(file, b"." * 1000)
    os.fdatasync(file)
    return (time.perf_counter() - started) * 1000


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _file_system(folder: Path) -> str:
    """Type of the file system that holds a folder."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    holding = [(place, kind) for place, kind in mounts if folder.resolve().is_relative_to(place)]
    return max(holding, key=lambda mount: len(mount[0]), default=("", "unknown"))[1]


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def now() -> datetime:
    """The time of a run, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
