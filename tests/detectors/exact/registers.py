"""A small register, and searches by its index."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from detectors.exact.index import PatientIndex, Row, new
from detectors.exact.search import PatientSearch
from detectors.normalise import fold

KEY = bytes(range(32))
EXPIRES = date(2099, 1, 1)
ROWS: tuple[Row, ...] = (
    {"nom": "VAUTRAVERS", "prenom": "Noémie", "ddn": "14/03/1957", "ipp": "8012345678", "sujet": "014-0003"},
    {"nom": "Martin-Corvessac", "prenom": "Jean-Pierre", "ddn": "1961-11-02", "ipp": "0080 444 555", "sujet": "FR-021-0007"},
    {"nom": "de La Maubertière", "nom_naissance": "Lecœur", "prenom": "Anne, Marie", "ddn": "1er mai 1943", "secret": "CT-2041-88"},
    *({"nom": "Petit", "prenom": "Marie", "ddn": f"{day:02}/06/1950"} for day in range(1, 6)),
)  # fmt: skip

Found = Callable[[str], list[tuple[str, str, float]]]


def written(path: Path, rows: tuple[Row, ...] = ROWS, key: bytes = KEY) -> Path:
    """The index of these rows."""
    entries = new(key)
    for row in rows:
        entries.add(row)
    entries.write(path, EXPIRES)
    return path


def finder(path: Path) -> Found:
    """From a text to types, values and scores, each once, in order."""
    search = PatientSearch(PatientIndex(path, KEY))

    def found(text: str) -> list[tuple[str, str, float]]:
        hits = sorted({hit[:4] for hit in search(text, fold(text))})
        return [(entity, text[start:end], score) for start, end, entity, score in hits]

    return found
