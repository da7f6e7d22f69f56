"""What the kernel knows of a process and all its children: memory, processor time, open files. Linux's /proc."""

import os
from pathlib import Path

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """The process and all that descend from it; [] if it is gone."""
    try:
        children = [int(c) for task in _proc(pid, "task").iterdir() for c in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in family(child))]


def resident_bytes(pid: int) -> list[int]:
    """Memory in RAM of each process of a family; pages that two of them share count in both."""
    return [int(_read(one, "statm").split()[1]) * PAGE_BYTES for one in family(pid)]


def cpu_s(pid: int) -> float:
    """Processor time that a family has used, user and system."""
    return sum(sum(map(int, _after_name(_read(one, "stat"))[11:13])) for one in family(pid)) / TICKS_PER_S


def descriptors(pid: int) -> int:
    """Open files and sockets of a family."""
    return sum(len(os.listdir(_proc(one, "fd"))) for one in family(pid))  # noqa: PTH208  # only their number


def _after_name(stat: str) -> list[str]:
    """The fields after the name, which may hold anything: `state` is the first."""
    return stat.rpartition(")")[2].split()


def _read(pid: int, name: str) -> str:
    return _proc(pid, name).read_text(encoding="utf-8", errors="replace")


def _proc(pid: int, name: str) -> Path:
    return Path("/proc") / str(pid) / name
