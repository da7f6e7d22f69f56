"""Is the journal the one that was written? Needs the segments and the public key; no index, no server, no other room's code.

Without a head kept elsewhere the end cannot be proven: whoever can delete files can cut the last records.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import override

from audit import segments
from audit.chain import ChainError, Line, read_line
from audit.keys import PUBLIC, fingerprint, public_key
from audit.lock import is_held
from audit.walk import Place, Walk
from models.reading import ConfigError

_HEAD = re.compile(r"(\d{1,19}):([0-9a-f]{64})")


@dataclass(frozen=True)
class Bad:
    """The first bad record: file name, line from 1 on, sequence number and why."""

    file: str
    line: int
    sequence: int
    why: str

    @override
    def __str__(self) -> str:
        return f"{self.file}:{self.line}: record {self.sequence}: {self.why}"


@dataclass(frozen=True)
class Verdict:
    """What was found. `head` is `SEQUENCE:HASH`, to be kept elsewhere; `in_flight` lines wait for the running writer's signature."""

    records: int
    head: str | None
    key: str
    bad: Bad | None = None
    proven_to: int = 0
    """Up to this record the head kept elsewhere proves that nothing was cut; 0 without one."""
    in_flight: int = 0

    @property
    def is_end_proven(self) -> bool:
        """Whether the head kept elsewhere is the last one: then nothing can have been cut off the end."""
        return self.bad is None and 0 < self.proven_to == self.records


def verify(data_dir: Path, head: str | None = None, key_file: Path | None = None) -> Verdict:
    """Walk all segments. `head` is `SEQUENCE:HASH` or a JSON file with both. Raises ConfigError for an unusable key or head."""
    kept = _kept(head) if head else None
    key = public_key(key_file or data_dir / PUBLIC)
    is_live = is_held(data_dir)
    tour = _Tour(Walk(key), kept, is_live)
    bad = tour.end(segments.listed(data_dir / "journal"))
    good = tour.walk.good
    shown = f"{good.sequence}:{good.record}" if good.sequence else None
    proven_to = kept[0] if kept and bad is None else 0
    return Verdict(good.sequence, shown, fingerprint(key), bad, proven_to, tour.in_flight)


def verify_last(data_dir: Path) -> Verdict:
    """Walk the last segment alone, trusting what its first line says of those before: quick, for a look now and then.

    Raises ConfigError for an unusable key.
    """
    key = public_key(data_dir / PUBLIC)
    paths = segments.listed(data_dir / "journal")[-1:]
    tour = _Tour(Walk(key, place=_beginning(paths)), None, is_held(data_dir))
    bad = tour.end(paths)
    good = tour.walk.good
    return Verdict(good.sequence, f"{good.sequence}:{good.record}", fingerprint(key), bad, 0, tour.in_flight)


def _beginning(paths: list[Path]) -> Place:
    """The place that the first line of a segment names as the one before it."""
    for path in paths:
        with path.open("rb") as file:
            try:
                line = read_line(file.readline())
            except ValueError:
                break
            return Place(sequence=line.sequence - (0 if line.signature else 1), prev=line.prev, record=line.prev)
    return Place()


class _Tour:
    """One walk over the segments, looking out for the kept head on the way."""

    def __init__(self, walk: Walk, kept: tuple[int, str] | None, is_live: bool) -> None:
        self.walk = walk
        self.in_flight = 0
        self._kept = kept
        self._is_live = is_live
        self._file = "journal"

    def end(self, paths: list[Path]) -> Bad | None:
        """The first bad record, if any."""
        try:
            for path in paths:
                self._segment(path, is_last=path == paths[-1])
            self._close()
        except ChainError as broken:
            return Bad(self._file, self.walk.at.line + 1, broken.sequence, broken.why)
        return None

    def _segment(self, path: Path, is_last: bool) -> None:
        self.walk.enter()
        self._file = path.name
        with path.open("rb") as file:
            for raw in file:
                if is_last and self._is_live and not raw.endswith(b"\n"):
                    return
                self._look(self.walk.step(raw))

    def _look(self, line: Line) -> None:
        if self._kept and not line.signature and line.sequence == self._kept[0] and line.hash != self._kept[1]:
            raise ChainError(line.sequence, "replaced: it is not the one of the head kept elsewhere")

    def _close(self) -> None:
        self.walk.settle()
        self.in_flight = self.walk.at.line - self.walk.good.line
        if self.in_flight and not self._is_live:
            raise ChainError(self.walk.good.sequence + 1, "cut or never acknowledged: no signed head covers it")
        if self._kept and self.walk.at.sequence < self._kept[0]:
            raise ChainError(
                self.walk.at.sequence + 1, f"missing: the head kept elsewhere tells of {self._kept[0]} records"
            )


def _kept(head: str) -> tuple[int, str]:
    match = _HEAD.fullmatch(head) or _HEAD.fullmatch(_from_file(Path(head)))
    if match is None:
        raise ConfigError(f"--head {head}: is neither SEQUENCE:HASH nor a JSON file with `sequence` and `hash`")
    return int(match[1]), match[2]


def _from_file(path: Path) -> str:
    try:
        said = json.loads(path.read_bytes())
        return f"{said['sequence']}:{said['hash']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
