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

_END = r"\r\n\u2028\u2029"
_SIGN = rf"(?:[^\w{_END}]|_)"
# Any case, any signs between the words: `GARDE-FOU, I justify gf rdnn3yb8wh: reason`. Not `le gardefou justifie son nom`.
_OPENING = rf"\s*+{_SIGN}*+garde{_SIGN}?+fou{_SIGN}++(?:(?:je|i){_SIGN}++)?+justif\w*+"
_ATTEMPT = re.compile(_OPENING, re.IGNORECASE)
_LINE = re.compile(
    rf"{_OPENING}{_SIGN}++GF{_SIGN}*+(?P<reference>[{ALPHABET}]{{10}})(?![^\W_])(?P<reason>[^{_END}]*+)(?:\r\n?|[\n\u2028\u2029]|\Z)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[\W_]*+(?:(?:motif|raison|reason)\s*+[:=—–-]++[\W_]*+)?", re.IGNORECASE)
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
            yield Edit(part=index, start=0, end=length, tag=NOTHING)
            return
        for start, end in ((0, self.start), (self.end, length)):
            if start < end:
                yield Edit(part=index, start=start, end=end, tag="")


def _taken(part: Part) -> _Taken | None:
    """What the lines of a part say; None if there is none. One that cannot be read is told, and stays in the text."""
    text = part.text
    if part.kind is not PartKind.PROMPT or len(text) < _SHORTEST:
        return None
    start, end, attempts = 0, len(text), list[Attempt]()
    for _ in range(_MOST):
        if not (match := _LINE.match(text, start)):
            break
        attempts.append(_attempt(match))
        start = match.end()
    for _ in range(_MOST):
        last = _last_line(text, start, end)
        if not (last and (match := _LINE.match(text, *last))):
            break
        attempts.append(_attempt(match))
        end = last[0] - (2 if text[last[0] - 2 : last[0]] == "\r\n" else 1)
    if not attempts:
        return _Taken(0, len(text), False, (Attempt(""),)) if _is_attempt(text) else None
    return _Taken(start, end, not text[start:end].strip(), tuple(attempts))


def _is_attempt(text: str) -> bool:
    """Whether the first or the last line begins like one, though it cannot be read."""
    last = _last_line(text, 0, len(text))
    return bool(_ATTEMPT.match(text) or (last and _ATTEMPT.match(text, *last)))


def _attempt(match: re.Match[str]) -> Attempt:
    reason = _LEAD.sub("", match["reason"], count=1).rstrip(' \t*_`"»\u00a0\u202f')
    return Attempt(f"GF-{match['reference'].upper()}", reason)


def _last_line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the last line that is not blank begins and ends; None for an only line."""
    stop = start + len(text[start:end].rstrip())
    before = max(text.rfind(sign, start, stop) for sign in "\n\r\u2028\u2029")
    return None if before < 0 else (before + 1, stop)


def _without(part: Part, taken: _Taken | None) -> Part:
    if taken is None:
        return part
    return part.model_copy(update={"text": NOTHING if taken.is_all else part.text[taken.start : taken.end]})


def _is_text(part: Part) -> bool:
    return part.kind is PartKind.PROMPT and part.text.strip() not in ("", NOTHING)
