"""The line with which a user justifies a request: `gardefou : je justifie GF-RDNN3YB8WH — relecture d'un texte publié`.

It stands alone on the first or the last line of a message. Whoever wrote it, in whatever turn of the conversation, it is taken out before
anything is screened or forwarded; it counts only where it stands in the newest message, which pages that send their history send last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.decision import Edit
from models.exchange import Exchange, Part, PartKind
from proxy.recording import ALPHABET
from proxy.roles import beside, is_newest

# Case, accents of nothing, any signs between the words: `GARDE-FOU, I justify gf rdnn3yb8wh: reason`. Not `le gardefou justifie son nom`.
_OPENING = r"[\W_]*+garde[\W_]?fou[\W_]++(?:(?:je|i)[\W_]++)?+justif\w*+"
_ATTEMPT = re.compile(_OPENING, re.IGNORECASE)
_LINE = re.compile(
    rf"{_OPENING}[\W_]++GF[\W_]*+(?P<reference>[{ALPHABET}]{{10}})(?![^\W_])(?P<reason>.*)", re.IGNORECASE | re.DOTALL
)
_LEAD = re.compile(r"[\W_]*+(?:(?:motif|raison|reason)\s*+[:=—–-]++[\W_]*+)?", re.IGNORECASE)
_END_OF_LINE = re.compile(r"\r\n?|[\n\u2028\u2029]")
_BLANKS = re.compile(r"\s*")
_SHORTEST = 25
"""Characters of a whole line, or more."""

_MOST = 20
"""Such lines at either end of a text; people write one."""

NOTHING = "…"
"""What is left of an older message that was nothing but the line: services refuse empty ones."""


@dataclass(frozen=True)
class Attempt:
    """What the newest message says: a reference, empty if it could not be read, and the reason as it was typed."""

    reference: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True)
class Said:
    """A request without its lines of justification."""

    exchange: Exchange
    attempt: Attempt | None = None
    is_alone: bool = False
    """Whether the newest message is nothing but the line."""
    cuts: tuple[Edit, ...] = ()
    """What takes the lines out of the texts as they were typed."""
    shifts: dict[int, int] = field(default_factory=dict)
    """Part -> how many characters were taken out in front."""

    def placed(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """All edits of the texts as they were typed; `edits` are of the texts without the lines."""
        moved = (
            e.model_copy(update={"start": e.start + by, "end": e.end + by}) if (by := self.shifts.get(e.part)) else e
            for e in edits
        )
        return (*self.cuts, *moved)


def said(exchange: Exchange) -> Said:
    """Take the lines of justification out of a request, and tell what the newest message says."""
    taken = {index: cut for index, part in enumerate(exchange.parts) if (cut := _taken(part)) is not None}
    if not taken:
        return Said(exchange)
    parts = tuple(_without(part, taken.get(index)) for index, part in enumerate(exchange.parts))
    newest = [index for index in taken if is_newest(index, exchange.parts)]
    attempts = [attempt for index in newest for attempt in taken[index].attempts]
    return Said(
        exchange.model_copy(update={"parts": parts}),
        attempts[0] if attempts else None,
        bool(newest) and not any(_is_text(part) for index in newest for part in beside(index, parts)),
        tuple(edit for index, cut in taken.items() for edit in cut.edits(index, exchange.parts[index])),
        {index: cut.start for index, cut in taken.items() if not cut.is_all},
    )


@dataclass(frozen=True)
class _Taken:
    """What is left of a text, [start, end), and what the lines that were taken out of it said."""

    start: int
    end: int
    is_all: bool
    attempts: tuple[Attempt, ...]

    def edits(self, index: int, part: Part) -> Iterator[Edit]:
        length = len(part.text)
        if self.is_all:
            if any(attempt.reference for attempt in self.attempts):
                yield Edit(part=index, start=0, end=length, tag=NOTHING)
            return
        if self.start:
            yield Edit(part=index, start=0, end=self.start, tag="")
        if self.end < length:
            yield Edit(part=index, start=self.end, end=length, tag="")


def _taken(part: Part) -> _Taken | None:
    """What the lines of a part say; None if there is none. One that cannot be read is told, and stays in the text."""
    text = part.text
    if part.kind is not PartKind.PROMPT or len(text) < _SHORTEST:
        return None
    start, end, attempts = 0, len(text), list[Attempt]()
    for _ in range(_MOST):
        line = _first(text, start)
        if not (match := _LINE.fullmatch(text, *line)):
            break
        attempts.append(_attempt(match))
        start = _behind(text, line[1])
    for _ in range(_MOST):
        last = _last(text, start, end)
        if not (last and (match := _LINE.fullmatch(text, last[0], last[1]))):
            break
        attempts.append(_attempt(match))
        end = last[2]
    if not attempts and any(at and _ATTEMPT.match(text, at[0], at[1]) for at in (_first(text, 0), _last(text, 0, end))):
        attempts.append(Attempt(""))
    if not attempts:
        return None
    return _Taken(start, end, bool(start or end < len(text)) and not text[start:end].strip(), tuple(attempts))


def _attempt(match: re.Match[str]) -> Attempt:
    reason = _LEAD.sub("", match["reason"], count=1).rstrip(' \t*_`"»\u00a0\u202f')
    return Attempt(f"GF-{match['reference'].upper()}", reason)


def _first(text: str, start: int) -> tuple[int, int]:
    """Where the first line that is not blank begins and ends."""
    blanks = _BLANKS.match(text, start)
    begin = blanks.end() if blanks else start
    end = _END_OF_LINE.search(text, begin)
    return begin, end.start() if end else len(text)


def _behind(text: str, at: int) -> int:
    """Behind the end of line that stands there, if one does."""
    end = _END_OF_LINE.match(text, at)
    return end.end() if end else at


def _last(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the last line that is not blank begins and ends, and where the end of the line before it begins; None for an only line."""
    stop = start + len(text[start:end].rstrip())
    before = max(text.rfind(sign, start, stop) for sign in "\n\r\u2028\u2029")
    if before < 0:
        return None
    is_pair = text[before] == "\n" and before > start and text[before - 1] == "\r"
    return before + 1, stop, before - is_pair


def _without(part: Part, taken: _Taken | None) -> Part:
    if taken is None:
        return part
    return part.model_copy(update={"text": NOTHING if taken.is_all else part.text[taken.start : taken.end]})


def _is_text(part: Part) -> bool:
    return part.kind is PartKind.PROMPT and part.text.strip() not in ("", NOTHING)
