"""The library of protected documents: keyed fingerprints of their shingles, and what each document is. The text itself is not kept.

One section of digests: six bytes of the shingle's digest, two of the document's number.
"""

import secrets
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from detectors.keyed.digests import SALT_BYTES, digest
from detectors.keyed.table import Table, write
from detectors.normalise import fold
from detectors.protected.shingles import kept, words
from models.frozen import Frozen
from models.reading import ConfigError

KIND = "documents"
_SECTION = "shingle"
_HEAD = 6
MOST_DOCUMENTS = 65_535
_SHORTEST = 30
"""Words of the shortest document that can be recognised."""


class Document(Frozen):
    """What is kept of a document beside its fingerprints."""

    number: Annotated[int, Field(ge=1, le=MOST_DOCUMENTS)]
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    study: Annotated[str, StringConstraints(max_length=100)] = ""
    is_public: bool = False
    """A template, a regulation, a publication: what it shares with others protects nothing."""
    words: int
    added: date

    @property
    def owner(self) -> str:
        """Documents of one study, or of one name, may repeat each other without being boilerplate."""
        return f"study {self.study}" if self.study else f"name {self.name}"


_DOCUMENTS = TypeAdapter(tuple[Document, ...])


class Shelf:
    """A library while it is written."""

    def __init__(self, key: bytes, salt: bytes | None = None) -> None:
        """An empty one."""
        self._key, self._salt = key, salt or secrets.token_bytes(SALT_BYTES)
        self._digest = digest(key, self._salt, _SECTION)
        self._entries: set[bytes] = set()
        self.documents: tuple[Document, ...] = ()

    @classmethod
    def of(cls, path: Path, key: bytes) -> "Shelf":
        """That of a file, to be changed. Raises ConfigError."""
        table = Table(path, KIND, key)
        made = cls(key, bytes.fromhex(table.header["salt"]))
        made._entries.update(table.digests(_SECTION))
        made.documents = _DOCUMENTS.validate_python(table.header["documents"])
        return made

    def add(self, text: str, name: str, study: str, added: date, *, is_public: bool = False) -> Document:
        """Add a document, in the place of one of the same name and study. Raises ConfigError."""
        found = words(fold(text))
        if len(found) < _SHORTEST:
            raise ConfigError(f"{name}: has {len(found)} words, {_SHORTEST} are needed; is it a scan without text?")
        self.remove(name, study)
        number = next(n for n in range(1, MOST_DOCUMENTS + 2) if n not in {known.number for known in self.documents})
        if number > MOST_DOCUMENTS:
            raise ConfigError(f"{name}: the library is full; remove documents, or begin another library")
        document = Document(number=number, name=name, study=study, is_public=is_public, words=len(found), added=added)
        tail = number.to_bytes(2, "big")
        self._entries.update(self._digest(shingle)[:_HEAD] + tail for _, shingle in kept(found))
        self.documents = (*self.documents, document)
        return document

    def remove(self, name: str, study: str | None = None) -> int:
        """Take the documents of a name out, or the one of a name and study; how many there were."""
        going = [known for known in self.documents if known.name == name and study in (None, known.study)]
        tails = {known.number.to_bytes(2, "big") for known in going}
        self._entries = {entry for entry in self._entries if entry[_HEAD:] not in tails} if tails else self._entries
        self.documents = tuple(known for known in self.documents if known not in going)
        return len(going)

    def write(self, path: Path) -> None:
        """Write the library in one piece. Raises ConfigError."""
        documents = _DOCUMENTS.dump_python(self.documents, mode="json")
        write(
            path, self._key, {"kind": KIND, "salt": self._salt.hex(), "documents": documents}, {_SECTION: self._entries}
        )


class Library:
    """An opened library. Any thread may ask it; all processes share its memory."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises ConfigError."""
        self._table = Table(path, KIND, key)
        self._digest = self._table.digest(_SECTION)
        self.documents = _DOCUMENTS.validate_python(self._table.header["documents"])
        self._of = {document.number: document for document in self.documents}

    def holding(self, shingle: bytes) -> list[Document]:
        """The documents that hold a shingle."""
        tails = self._table.tails(_SECTION, self._digest(shingle)[:_HEAD])
        return [self._of[int.from_bytes(tail, "big")] for tail in tails]
