"""Is the journal the one that was written? Needs the segments and the public key; no index, no server, no other room's code.

The head that the node keeps in `keys/` shows a cut end, if it is there. Only a head kept elsewhere proves the end: whoever can
delete files could cut the last records and that head with them.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, override

from audit import head as heads
from audit import segments
from audit.chain import ChainError, Line, read_line
from audit.head import Head, parsed
from audit.keys import PUBLIC, fingerprint, public_key
from audit.lock import is_held
from audit.walk import Place, Walk
from models.reading import ConfigError

_OWN = f"the node's own {heads.PLACE}"


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
    elsewhere = _elsewhere(head) if head else None
    own = heads.kept(data_dir)  # read before the segments: a running node writes it after them
    key = public_key(key_file or data_dir / PUBLIC)
    is_live = is_held(data_dir)
    tour = _Tour(Walk(key), _Kept(elsewhere, own), is_live)
    bad = tour.end(segments.listed(data_dir / "journal"))
    good = tour.walk.good
    shown = f"{good.sequence}:{good.record}" if good.sequence else None
    proven_to = elsewhere.sequence if elsewhere and bad is None else 0
    return Verdict(good.sequence, shown, fingerprint(key), bad, proven_to, tour.in_flight)


def verify_last(data_dir: Path) -> Verdict:
    """Walk the last segment alone, trusting what its first line says of those before: quick, for a look now and then.

    Raises ConfigError for an unusable key or a head file that is none.
    """
    own = heads.kept(data_dir)
    key = public_key(data_dir / PUBLIC)
    paths = segments.listed(data_dir / "journal")[-1:]
    tour = _Tour(Walk(key, place=_beginning(paths)), _Kept(None, own), is_held(data_dir))
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


class _Kept(NamedTuple):
    """The heads that the journal must reach."""

    elsewhere: Head | None
    own: Head | None

    def look(self, line: Line) -> None:
        """Raises ChainError for a record that is not the one of a head."""
        for head, whose in zip(self, ("the head kept elsewhere", _OWN), strict=True):
            if head and line.sequence == head.sequence and not line.signature and line.hash != head.hash:
                raise ChainError(line.sequence, f"replaced: it is not the one of {whose}")

    def close(self, end: int) -> None:
        """Raises ChainError for a journal whose last proven record, `end`, stands before a head."""
        if self.elsewhere and end < self.elsewhere.sequence:
            raise ChainError(end + 1, f"missing: the head kept elsewhere tells of {self.elsewhere.sequence} records")
        if self.own and end < self.own.sequence:
            raise ChainError(end + 1, f"cut: the node had written up to {self.own.sequence}")


class _Tour:
    """One walk over the segments, looking out for the kept heads on the way."""

    def __init__(self, walk: Walk, kept: _Kept, is_live: bool) -> None:
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
        try:
            self._kept.look(line)
        except ChainError:
            self.walk.settle()  # a forged head before this record is the first that is bad
            raise

    def _close(self) -> None:
        self.walk.settle()
        self.in_flight = self.walk.at.line - self.walk.good.line
        if self.in_flight and not self._is_live:
            raise ChainError(self.walk.good.sequence + 1, "cut or never acknowledged: no signed head covers it")
        self._kept.close(self.walk.good.sequence)


def _elsewhere(head: str) -> Head:
    found = parsed(head) or parsed(_from_file(Path(head)))
    if found is None:
        raise ConfigError(f"--head {head}: is neither SEQUENCE:HASH nor a JSON file with `sequence` and `hash`")
    return found


def _from_file(path: Path) -> str:
    try:
        said = json.loads(path.read_bytes())
        return f"{said['sequence']}:{said['hash']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
