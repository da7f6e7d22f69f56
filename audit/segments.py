"""The files of a journal: `YYYY-MM-DD-NNNN.jsonl`, one or more a day; `order` is that of the chain."""

import os
import re
from datetime import datetime
from pathlib import Path

# Not matched: `2026-11-21-00001.jsonl`, a second name for the first segment of its day.
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{4}|[1-9]\d{4,})\.jsonl")


def listed(folder: Path) -> list[Path]:
    """Every segment, oldest first; none if there is no folder."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), key=lambda path: order(path.name))


def order(name: str) -> tuple[str, int]:
    """What sorts the names of segments as the chain runs: the day, then the number. Any other name comes first."""
    match = _NAME.fullmatch(name)
    return (match[1], int(match[2])) if match else ("", 0)


def following(last: Path | None, folder: Path, now: datetime) -> Path:
    """The segment to open after `last` at `now` (UTC). A clock that went back never names an earlier day."""
    day = now.strftime("%Y-%m-%d")
    match = _NAME.fullmatch(last.name) if last else None
    if match is None or match[1] < day:
        return folder / f"{day}-0001.jsonl"
    return folder / f"{match[1]}-{int(match[2]) + 1:04}.jsonl"


def is_of_earlier_day(path: Path, now: datetime) -> bool:
    """Whether the day of a segment has ended."""
    return path.name[:10] < now.strftime("%Y-%m-%d")


def created(path: Path) -> int:
    """Descriptor of a new, empty segment (0600), its name durable. Raises OSError, also if the file holds anything."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        if os.fstat(descriptor).st_size:
            raise FileExistsError(path.name)
        sync_folder(path.parent)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
