"""Lists of terms in files, one a line, which a site file names: people, projects, words of a sponsor; and what is allowed all the same.

UTF-8; `#` begins a comment; a line holds 3 to 200 characters with a letter or a digit. Two words that are a person's stand for both orders.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from detectors.normalise import fold
from detectors.own_patterns import Fault
from detectors.pattern import NO_ATTRIBUTES
from models.reading import ConfigError
from models.site import Dictionary, SiteData

MOST = 500_000
"""Terms of all files together."""
_LENGTHS = range(3, 201)
_WORD = re.compile(rb"[a-z0-9]")

Kind = tuple[str, Mapping[str, str]]
"""Entity and attributes of what a list holds."""

_OWN = {"studies": "STUDY_CODE", "compounds": "COMPOUND_CODE", "projects": "SPONSOR_SECRET"}


def terms(site: SiteData) -> Iterator[tuple[bytes, Kind]]:
    """All terms of a site, folded, each with its kind. Raises ConfigError."""
    for key, entity in _OWN.items():
        yield from ((fold(term).data, (entity, NO_ATTRIBUTES)) for term in getattr(site, key))
    for dictionary in site.dictionaries:
        kind = _kind(dictionary)
        for term in _lines(dictionary.file):
            yield term, kind
            if dictionary.entity == "PERSON" and term.count(b" ") == 1:
                yield b" ".join(reversed(term.split(b" "))), kind


def allowed(site: SiteData) -> Iterator[bytes]:
    """What a site allows, folded. Raises ConfigError."""
    yield from (fold(term).data for term in site.allow)
    for path in site.allow_files:
        yield from _lines(path)


def faults(site: SiteData) -> Iterator[Fault]:
    """Why a list cannot be used: file, line, remedy; never the term."""
    count = 0
    named: list[tuple[tuple[str | int, ...], Path]] = [
        (("dictionaries", place, "file"), one.file) for place, one in enumerate(site.dictionaries)
    ]
    named += [(("allow_files", place), path) for place, path in enumerate(site.allow_files)]
    for where, path in named:
        try:
            count += sum(1 for _ in _lines(path))
        except ConfigError as error:
            yield where, str(error)
        if count > MOST:
            yield (
                where,
                f"with this file there are more than {MOST} terms; leave some out, or give numbers to gardefou edm",
            )
            return


def _kind(dictionary: Dictionary) -> Kind:
    role = {"role": dictionary.role} if dictionary.entity == "PERSON" else {}
    return dictionary.entity, MappingProxyType({"source": "dictionary", **role})


def _lines(path: Path) -> Iterator[bytes]:
    """The terms of a file, folded, with single blanks. Raises ConfigError."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                term = " ".join(line.split())
                if not term or term.startswith("#"):
                    continue
                folded = fold(term).data
                if len(term) not in _LENGTHS or not _WORD.search(folded):
                    raise ConfigError(
                        f"{path}:{number}: a term has 3 to 200 characters, a letter or a digit among them; remove this line"
                    )
                yield folded
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path and its rights") from error
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8; save it as UTF-8") from None
