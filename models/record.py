"""What audit remembers of an exchange: never its text, only what was found, what was decided and what came of it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from models.counting import Tally
from models.decision import Gate
from models.finding import Score
from models.frozen import Frozen

STUDIES = "+"
"""Parts the labels of several studies."""
Coached = Literal["shown", "no answer", "encoded", "no end"]
"""A reminder was shown at the end of an answer; or not, as the service gave no answer of the route's shape, encoded it though it was asked
not to, or ended it in no way that is known."""


class FindingSummary(Frozen):
    """A finding without its text."""

    entity: str
    part: str
    """Path of the part it stands in."""
    length: int
    """In code points."""
    shape: str
    """Its masked shape: digits as 9, letters as A or a, the rest kept: `9 99 99 99 999 999 99`."""
    mark: str
    """Keyed HMAC of the value, hex: equal values have equal marks on this node, and nobody else can test a guess."""
    score: Score
    detector: str
    start: int | None = None
    """Where it begins, in code points from the beginning of the request, all parts in a row: tells how far findings stand apart."""
    attributes: dict[str, str] = {}
    """What it says of itself, in words of closed lists: `role: patient`."""


class Justification(Frozen):
    """Why a request passed that a rule would have stopped: its user gave a reason."""

    reference: str
    """`id` of the refused decision that asked for it."""
    rules: tuple[str, ...]
    """Rules that it answers."""
    reason: str = ""
    """In the user's words, screened before it is kept; empty where the request passes on a reason given before, under the same reference."""


class ShadowRecord(Frozen):
    """What the charter that runs beside the one in force would have said, where it differs."""

    charter: str
    gate: Gate | None = None
    """None: it could not be asked."""
    rules: tuple[str, ...] = ()
    transforms: dict[str, str] = {}
    error: str | None = None
    """Kind of what went wrong in asking it, never its text."""


class DecisionRecord(Frozen):
    """Written durably before anything is forwarded."""

    kind: Literal["decision"] = "decision"
    id: str
    """Reference number that the user is shown."""
    time: datetime
    user: str | None = None
    """Pseudonym of the user, or None for an anonymous one."""
    client_network: str | None = None
    groups: tuple[str, ...] = ()
    account: str | None = None
    study: str | None = None
    """The registered study that the text names, by the neutral label that the study registry gives it (`ETUDE-01`); of several all, parted
    by `+`. A study without a label has a keyed mark instead: its code is confidential, and never stands here."""
    circumstances: tuple[str, ...] = ()
    direction: str = "prompt"
    file_types: tuple[str, ...] = ()
    chars: Annotated[int, Field(ge=0)] = 0
    """Code points of all text that was screened."""
    service: str
    category: str
    route: str | None = None
    method: str
    charter: str
    generation: int
    gate: Gate
    rules: tuple[str, ...] = ()
    observed: tuple[str, ...] = ()
    """Rules that held but are only observed."""
    warned: tuple[str, ...] = ()
    """Rules that held and that ask for a reason where they would stop once enforced."""
    exceptions: tuple[str, ...] = ()
    """Exceptions that lifted a rule."""
    obligations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    transforms: dict[str, str] = {}
    findings: tuple[FindingSummary, ...] = ()
    found: Annotated[int, Field(ge=0)] = 0
    """How many findings there were, also those that are not described."""
    body_bytes: Annotated[int, Field(ge=0)] = 0
    replaced: int = 0
    """How many spans were replaced in what was forwarded."""
    screening_ms: float = 0.0
    contracts: tuple[str, ...] = ()
    """What the contracts of the studies that it names say of AI."""
    team: str | None = None
    """Whether the user works on those studies; None: no such study has teams."""
    is_use: bool = True
    """Whether it was a prompt, and not what a page or program sends around one."""
    counted: tuple[Tally, ...] = ()
    """What it adds to counters over time."""
    justification: Justification | None = None
    """Only where the user gave a reason; the gate is then that of what became of the request, `allow`."""
    shadow: ShadowRecord | None = None

    @property
    def studies(self) -> tuple[str, ...]:
        """Each study of `study`."""
        return tuple(self.study.split(STUDIES)) if self.study else ()

    @property
    def demanded(self) -> Gate:
        """What the charter demanded: a reason, where one was given."""
        return self.gate if self.justification is None else Gate.JUSTIFY


class OutcomeRecord(Frozen):
    """What came of a decision; follows it and refers to it."""

    kind: Literal["outcome"] = "outcome"
    of: str
    """`id` of the decision."""
    time: datetime
    status: int | None = None
    """HTTP status that the client saw; None if the connection broke first."""
    forwarded: bool
    latency_ms: float
    error: str | None = None
    """Kind of failure, never its text."""
    coached: Coached | None = None
    """What became of the reminder that was owed; None: none was."""
    counted: tuple[Tally, ...] = ()
    """What it takes back from counters: a reminder that was not shown."""


class EventRecord(Frozen):
    """Something that happened to the node itself: a start, a reload, a refused tool, a recovered tail."""

    kind: Literal["event"] = "event"
    time: datetime
    event: str
    details: dict[str, str | int] = {}


Record = Annotated[DecisionRecord | OutcomeRecord | EventRecord, Field(discriminator="kind")]
