"""What a detector is made of: a Pattern says where to look, what to match exactly, and how sure to be of what was seen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from detectors.normalise import Folded

_REACH_BEFORE = 40
_REACH_AFTER = 20
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})

_NOT_DIGITS = bytes(code for code in range(256) if not 0x30 <= code <= 0x39)
_LETTERS = re.compile(rb"[a-z]{2}|[0-9]\.[0-9]")
"""What every label has: two letters, or an OID's dots."""
_VALUE = re.compile(rb"[0-9](?:[ ./_-]?[0-9]){3}")
"""Another value between a label and a number: four digits. Not `J8` or `2 fois`."""
_RIVAL = re.compile(
    rb"(?<![a-z0-9])(?:ipp|nip|nda|iep|nir|nss|ins|iban|rib|bic|swift|siret|siren|tva|rpps|adeli|finess|tel|telephone|portable|mobile"
    rb"|fax|dect|bip|lot|kit|imei|ean|gtin|cip|uuid|colis|facture|devis|commande|dossier|horodatage|ref|reference|cb|carte bancaire"
    rb"|code postal|cp|eudract|nct|mrn|spi|passeport|cni|permis|e-?mail|courriel|score|scores|cotation|eva)(?![a-z])"
)
"""Labels of the trade that claim the number after them. Not `portes`."""
_CLAIMS = re.compile(rb"[ ]?(?:n[o\xb0])?[ ]?[:=]?[ \"'(+]{0,3}[0-9]")


class Hit(NamedTuple):
    """A confirmed match: a half-open span of the original text in code points."""

    start: int
    end: int
    entity: str
    score: float
    detector: str
    attributes: Mapping[str, str]


class Seen(NamedTuple):
    """An exact match, the folded span [start, end) of its value, and its surroundings, all folded but for `original`."""

    text: str
    folded: Folded
    match: re.Match[bytes]
    start: int
    end: int

    def __repr__(self) -> str:
        """Nothing of the text."""
        return "Seen()"

    @property
    def value(self) -> bytes:
        """The folded value."""
        return self.folded.data[self.start : self.end]

    @property
    def digits(self) -> bytes:
        """The digits of the value."""
        return self.value.translate(None, _NOT_DIGITS)

    def original(self, start: int, end: int) -> str:
        """The original text of a non-empty folded span."""
        first, last = self.folded.original(start, end)
        return self.text[first:last]

    def is_labelled(self, label: re.Pattern[bytes]) -> bool:
        """Whether the nearest label on this line, before or just behind, is this one."""
        return self.is_after(label) or self.is_before(label)

    def is_after(self, label: re.Pattern[bytes], reach: int = _REACH_BEFORE) -> bool:
        """Whether the label stands before on this line, with no other label and no other value in between."""
        data, start = self.folded.data, self.start
        low = max(0, start - reach)
        if not _LETTERS.search(data, low, start):
            return False
        low = max(low, data.rfind(b"\n", low, start) + 1)
        found = None
        for found in label.finditer(data, low, start):  # noqa: B007  # the last one counts
            pass
        if found is None:
            return False
        return not (_VALUE.search(data, found.end(), start) or _RIVAL.search(data, found.end(), start))

    def is_before(self, label: re.Pattern[bytes], reach: int = _REACH_AFTER) -> bool:
        """Whether the label stands just behind on this line and does not claim a value of its own."""
        data, end = self.folded.data, self.end
        high = min(len(data), end + reach)
        if not _LETTERS.search(data, end, high):
            return False
        line = data.find(b"\n", end, high)
        found = label.search(data, end, high if line < 0 else line)
        if found is None or _CLAIMS.match(data, found.end()):
            return False
        return not (_VALUE.search(data, end, found.start()) or _RIVAL.search(data, end, found.start()))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write one kind of identifier.

    `core` is a Hyperscan expression on folded bytes. Its first byte is the one before the identifier (the engine puts a newline
    before the text), and it fixes where the identifier starts: whatever `exact` and `judge` accept at a place, `core` matches there.
    `exact` is tried with `.match(data, start)`; its quantifiers are bounded and it looks behind for its own left boundary. Its group
    `value`, or all of it, is the value; `narrow` may move the value's span, and drops the match by making it empty.
    `judge` gives the score after validators and context, 0 for "not one".
    `sight` is a promise: nothing farther from what `exact` matched, to either side, changes what comes of it. The engine then does
    not judge twice where a flood repeats itself. 0 promises nothing.
    """

    detector: str
    entity: str
    core: bytes
    exact: re.Pattern[bytes]
    judge: Callable[[Seen], float]
    narrow: Callable[[Seen], tuple[int, int]] | None = None
    attributes: Mapping[str, str] = NO_ATTRIBUTES
    sight: int = 0
    group: str | int = field(init=False, repr=False)
    """The group of `exact` that is the value."""

    def __post_init__(self) -> None:
        """Looked up once: it is asked for at every match."""
        object.__setattr__(self, "group", "value" if "value" in self.exact.groupindex else 0)

    def hit(self, text: str, folded: Folded, start: int) -> Hit | None:
        """The hit of this pattern that starts at a folded place, if there is one."""
        match = self.exact.match(folded.data, start)
        return None if match is None else self.judged(text, folded, match)

    def judged(self, text: str, folded: Folded, match: re.Match[bytes]) -> Hit | None:
        """The hit that an exact match is, if it is one."""
        start, end = match.span(self.group)
        seen = Seen(text, folded, match, start, end)
        if self.narrow is not None:
            start, end = self.narrow(seen)
            seen = Seen(text, folded, match, start, end)
        if start == end or not (score := self.judge(seen)):
            return None
        first, last = folded.original(start, end)
        return Hit(first, last, self.entity, score, self.detector, self.attributes)


def words(*alternatives: str) -> re.Pattern[bytes]:
    """An expression for labels, whole words only, in folded spelling: `n.?` for `n°`, no accents."""
    return re.compile(rb"(?<![a-z])(?:%b)(?![a-z])" % "|".join(alternatives).encode("ascii"))
