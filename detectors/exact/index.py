"""The index of an organisation's patients: rows of its register as keyed digests, alone and in combinations. No clear value is kept.

Sections of the file: `word` (that a word is part of a name, once), `born` (surname and date of birth), `name` (surname and given name),
`ipp`, `sujet`, `secret` (numbers). All but `word` hold a digest once for each row, so that a row can be taken out again.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from detectors.exact.spelling import DIGITS, FEWEST, date_of, given_names, number, shape, surnames
from detectors.keyed.digests import SALT_BYTES, Digest, digest
from detectors.keyed.table import Table, write
from detectors.normalise import fold
from models.reading import ConfigError

KIND = "patients"
COLUMNS = ("nom", "nom_naissance", "prenom", "ddn", "ipp", "sujet", "secret")
"""What a column of a register may hold. `secret`: a number of another kind that must not leave, such as a contract's."""
NUMBERS = ("ipp", "sujet", "secret")
_SECTIONS = ("word", "born", "name", *NUMBERS)
_BETWEEN = b"\0"
_MOST_KNOWN = 50_000
_surnames = lru_cache(_MOST_KNOWN)(surnames)
_given_names = lru_cache(_MOST_KNOWN)(given_names)
_date_of = lru_cache(_MOST_KNOWN)(date_of)
"""A register repeats its names and dates."""

Row = Mapping[str, str]
"""From names of COLUMNS to cells; a cell may be empty."""


class Unusable(ValueError):
    """A cell that cannot be looked for: its column, and what is wrong with it, without repeating it."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column = column


class Entries:
    """What an index holds while it is written: digests by section."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        """An empty one."""
        self._key, self._salt = key, salt
        self._digest: dict[str, Digest] = {name: digest(key, salt, name) for name in _SECTIONS}
        self._words: set[bytes] = set()
        self._kept: dict[str, list[bytes]] = {name: [] for name in _SECTIONS if name != "word"}
        self._shapes: dict[str, Counter[str]] = {name: Counter() for name in NUMBERS}
        self.rows = 0

    @classmethod
    def of(cls, path: Path, key: bytes) -> "Entries":
        """Those of a file, to be changed. Raises ConfigError."""
        table = Table(path, KIND, key)
        made = cls(key, bytes.fromhex(table.header["salt"]))
        made._words.update(table.digests("word"))
        for name, kept in made._kept.items():
            kept.extend(table.digests(name))
        for name, shapes in made._shapes.items():
            shapes.update(table.header["shapes"][name])
        made.rows = table.header["rows"]
        return made

    def add(self, row: Row) -> None:
        """Add a row. Raises Unusable."""
        for section, value in list(_values(row)):
            told = self._digest[section](value)
            if section == "word":
                self._words.add(told)
            else:
                self._kept[section].append(told)
                self._count(section, value, 1)
        self.rows += 1

    def forget(self, rows: Iterable[Row]) -> int:
        """Take rows out; how many were not there. Words stay until the index is built anew. Raises Unusable."""
        going: dict[str, Counter[bytes]] = {name: Counter() for name in self._kept}
        missing = 0
        present = {name: Counter(kept) for name, kept in self._kept.items()}
        for row in rows:
            values = [(s, v, self._digest[s](v)) for s, v in _values(row) if s != "word"]
            if not all(present[section][told] > going[section][told] for section, _, told in values):
                missing += 1
                continue
            for section, value, told in values:
                going[section][told] += 1
                self._count(section, value, -1)
            self.rows -= 1
        for name in self._kept:
            self._kept[name] = list((present[name] - going[name]).elements())
        return missing

    def write(self, path: Path, expires: date) -> None:
        """Write the index in one piece. Raises ConfigError."""
        header = {
            "kind": KIND,
            "salt": self._salt.hex(),
            "rows": self.rows,
            "expires": expires.isoformat(),
            "shapes": {name: +shapes for name, shapes in self._shapes.items()},
        }
        write(path, self._key, header, {"word": self._words, **self._kept})

    def _count(self, section: str, value: bytes, by: int) -> None:
        if section in self._shapes:
            self._shapes[section][shape(value)] += by


def new(key: bytes) -> Entries:
    """Entries of an index with a salt of its own."""
    return Entries(key, secrets.token_bytes(SALT_BYTES))


class PatientIndex:
    """An opened index. Any thread may ask it; all processes share its memory."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises ConfigError."""
        self._table = Table(path, KIND, key)
        self._digest = {name: self._table.digest(name) for name in _SECTIONS}
        header: dict[str, Any] = self._table.header
        self.rows: int = header["rows"]
        self.expires = date.fromisoformat(header["expires"])
        self.shapes: dict[str, dict[str, int]] = header["shapes"]

    def knows_word(self, word: bytes) -> bool:
        """Whether a word is part of somebody's name."""
        return self._table.holds("word", self._digest["word"](word))

    def knows_born(self, surname: bytes, day: bytes) -> bool:
        """Whether somebody of this name was born on this day."""
        return self._table.holds("born", self._digest["born"](surname + _BETWEEN + day))

    def named(self, surname: bytes, given: bytes) -> int:
        """How many have this name."""
        return self._table.count("name", self._digest["name"](surname + _BETWEEN + given))

    def knows_number(self, section: str, value: bytes) -> bool:
        """Whether a number, as `number` writes it, is somebody's."""
        return self._table.holds(section, self._digest[section](value))


def refuse_if_expired(index: PatientIndex, path: Path, today: date) -> None:
    """Raises ConfigError for an index that is too old."""
    if index.expires < today:
        raise ConfigError(f"{path}: expired on {index.expires}; build it anew from the register of today")


def _values(row: Row) -> Iterator[tuple[str, bytes]]:
    """Sections and what is digested there. Raises Unusable."""
    family = _names(row, "nom", _surnames) | _names(row, "nom_naissance", _surnames)
    given = _names(row, "prenom", _given_names)
    yield from (("word", word) for word in family | given)
    if row.get("ddn", "").strip():
        day = _date_of(row["ddn"])
        if day is None:
            raise Unusable("ddn", "is no date with four digits for the year; write 1957-03-14 or 14/03/1957")
        yield from (("born", surname + _BETWEEN + day) for surname in family)
    yield from (("name", surname + _BETWEEN + one) for surname in family for one in given)
    for column in NUMBERS:
        if row.get(column, "").strip():
            yield column, _number(row[column], column)


def _names(row: Row, column: str, forms: Any) -> frozenset[bytes]:
    cell = row.get(column, "").strip()
    found: frozenset[bytes] = forms(cell)
    if cell and not found:
        raise Unusable(column, "has no letters; correct the cell or leave it empty")
    return found


def _number(cell: str, column: str) -> bytes:
    value = number(fold(cell).data)
    if len(value) < FEWEST or value.translate(None, DIGITS) == value:
        raise Unusable(column, f"has fewer than {FEWEST} characters, or no digit; leave it empty")
    return value
