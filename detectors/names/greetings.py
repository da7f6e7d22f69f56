"""People who are greeted, asked or introduced by name: `Merci Yrieix,`, `Bertille, peux-tu`, `elle s'appelle Océane`. French forms, by hand."""

import re
from collections.abc import Iterator

from detectors.names.everyday import NO_PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.7
_NAME = r"[A-ZÀ-Ý][a-zà-ÿ'’]{2,}(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)?(?: [A-ZÀ-Ý][\w'’-]+)?"
_FULL = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? (?:(?:de|du|van|von|le|la|el|ben) )?[A-ZÀ-Ý][\w'’-]+"
_START = r"(?:^|(?<=[.!?:«\"]\s)|(?<=[«\"]))"
_GREETED = re.compile(
    rf"{_START}(?:[Bb]onjour|[Bb]onsoir|[Ss]alut|[Cc]oucou|[Hh]ello|[Hh]i|[Mm]erci|[Cc]h(?:er|ère)|[Dd]ear)(?: beaucoup| encore| à toi)?,?"
    rf" (?P<name>{_NAME})(?= ?[,!.:\n]|$)"
    rf"|{_START}(?P<asked>{_NAME}),? (?:merci|peux[- ]tu|pourrais[- ]tu|tu peux|stp|peut[- ]tu|je te|comme convenu)\b",
    re.MULTILINE,
)
"""Not `Bonjour Madame,`, nor `Merci pour`."""
_INTRODUCED = re.compile(
    r"(?i:\b(?:s['’]appelle|m['’]appelle|s['’]appelait|prénommée?|dénommée?|surnommée?|le nommé|la nommée|my name is|is called))"
    rf",? (?P<name>(?:{_NAME}|[a-zà-ÿ][a-zà-ÿ'’-]{{3,}}))"
)
_ALIAS = re.compile(
    r"(?i:\b(?:alias|surnommée?|surnom ?:?|inconnue? dite?|se fait appeler|connue? sous le nom de))"
    r"[\s:]{1,2}[«\"“'’]\s?(?P<name>[A-ZÀ-Ý][\w'’-]+)(?=\s?[»\"”'’])"
)
"""`inconnu dit « Xxxx »`."""
_KIN = re.compile(
    r"\b(?:[Mm]am(?:ie|y)|[Pp]ap[iy]|[Mm]émé|[Pp]épé|[Tt]atie|[Tt]onton) (?P<name>[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)"
)
"""`Mamie Jo`."""
_SELF = re.compile(rf"\b(?:I['’]m|I am|[Tt]his is|[Jj]e suis|[Jj]e me présente ?[:,]|[Ii]ci|[Mm]oi,) (?P<name>{_FULL})")
"""`I'm Xxxx Yyyy`: first name and surname, each with its capital."""
_GIVEN = frozenset("fg")
FORMS = (_GREETED, _INTRODUCED, _SELF, _ALIAS, _KIN)


def greeted(seen: Seen) -> Iterator[Mention]:
    """People who are spoken to, or told by their name."""
    yield from _told(seen)
    for match in seen.written(_ALIAS):
        yield Mention(*match.span("name"), "PERSON", _SCORE)
    for match in seen.written(_KIN):
        if seen.plain[match.start("name") : match.end("name")] not in STOP:
            yield Mention(*match.span("name"), "PERSON", _SCORE)


def _told(seen: Seen) -> Iterator[Mention]:
    for match in seen.written(_GREETED):
        yield from _named(seen, *match.span("name" if match["name"] else "asked"))
    for match in seen.written(_INTRODUCED):
        yield from _named(seen, *match.span("name"))
    for match in seen.written(_SELF):
        first = seen.plain[match.start("name") : match.end("name")].split(b" ")[0].split(b"-")[0]
        if not _GIVEN.isdisjoint(seen.flags(first.decode("latin-1"))):
            yield from _named(seen, *match.span("name"))


def _named(seen: Seen, start: int, end: int) -> Iterator[Mention]:
    """The name, unless it is a word of the language."""
    words = re.split(rb"[ -]", seen.plain[start:end])
    flags = seen.flags(words[0].decode("latin-1"))
    is_word = ("w" in flags or "x" in flags or (not seen.has_capital(start) and "y" in flags)) and "f" not in flags
    if not is_word and not any(word in STOP or word in NO_PEOPLE for word in words):
        yield Mention(start, end, "PERSON", _SCORE)
