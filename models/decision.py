"""A decision: a gate, what to replace, what else is owed, which rules spoke, and what must be remembered."""

from collections.abc import Sequence
from enum import StrEnum

from pydantic import Field

from models.counting import Tally
from models.exchange import Flag
from models.finding import Finding
from models.frozen import Frozen
from models.message import Message
from models.studies import Mentioned


class Lattice(StrEnum):
    """Answers from the mildest to the strictest, in the order they are written."""

    rank: int
    """0 for the mildest."""

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)


class Gate(Lattice):
    """May the request pass? The strictest answer of all rules that speak wins."""

    ALLOW = "allow"
    JUSTIFY = "justify"
    BLOCK = "block"


class Transform(Lattice):
    """What becomes of a found span. The strictest answer of all rules that speak wins."""

    NONE = "none"
    PSEUDONYMISE = "pseudonymise"
    REDACT = "redact"


class Located(Frozen):
    """A finding and the index of the part of the exchange that it stands in.

    `straddles` tells that the value also runs into the part that follows: it cannot be replaced, only stopped.
    """

    part: int
    finding: Finding
    straddles: bool = False


class Effect(StrEnum):
    """What came of a rule that held."""

    ENFORCED = "enforced"
    WARNED = "warned"
    """All that it demands, but where it would stop it asks for a reason."""
    OBSERVED = "observed"
    EXCEPTED = "excepted"
    """An exception lifted it for this request."""


class Spoken(Frozen):
    """A rule that held: its id, the charter's principle, and what came of it."""

    rule: str
    principle: str
    title: Message
    effect: Effect
    gate: Gate
    """What it demands here; of a rule that only warns, a reason at most."""
    message: Message | None = None
    final: bool = False
    """No exception may lift it."""
    exception: str | None = None
    """The exception that lifted it."""

    @property
    def enforced(self) -> bool:
        """Whether all that it demands was done."""
        return self.effect is Effect.ENFORCED

    @property
    def acts(self) -> bool:
        """Whether it has a say in what becomes of the request."""
        return self.effect in (Effect.ENFORCED, Effect.WARNED)


class Edit(Frozen):
    """Replace [start, end) of one part's text, in code points, by `tag`."""

    part: int
    start: int
    end: int
    tag: str


def text_after(text: str, edits: Sequence[Edit]) -> str:
    """A part's text with its edits made; they do not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        pieces += [text[at : edit.start], edit.tag]
        at = edit.end
    return "".join([*pieces, text[at:]])


class Decision(Frozen):
    """What the charter says of one exchange. The proxy performs it; audit remembers it."""

    gate: Gate
    charter: str
    """Identity of the charter in force: `id@version`."""
    flags: frozenset[Flag] = frozenset()
    """Technical facts that it was taken on."""
    findings: tuple[Located, ...] = ()
    edits: tuple[Edit, ...] = ()
    transforms: dict[str, Transform] = {}
    """Entity type -> what becomes of its spans; types that are left alone are not listed."""
    obligations: tuple[str, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    mentioned: Mentioned = Field(default=Mentioned(), repr=False)
    """The registered studies that the text names."""
    to_justify: dict[str, frozenset[int]] = {}
    """Rule that asks for a reason -> indexes of the findings that it is about; none of them: the whole request."""
    new_tags: dict[str, str] = Field(default={}, repr=False)
    """What must be remembered: additions to `Context.tags.known`."""
    counted: tuple[Tally, ...] = ()
    """And what it adds to counters."""

    @property
    def message(self) -> Message | None:
        """The message of the first acting rule among the strictest, if any has one."""
        return next((s.message for s in self.spoken if s.acts and s.gate is self.gate and s.message), None)
