"""The shape of the tests that a charter carries with it: what is given, without any text, and what is expected."""

from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator

from models.context import Circumstance
from models.counting import Period
from models.decision import Gate, Transform
from models.exchange import Direction, Flag
from models.file_types import FileType
from models.finding import Score
from models.frozen import Frozen
from models.services import Account, Category
from models.studies import Clause, Team
from policies.selectors import OneOrMoreEntities, check_entities


class SampleFinding(Frozen):
    """A finding of an embedded test. Of several entity types the test is played once with each."""

    entity: OneOrMoreEntities
    score: Score = 0.9
    attributes: dict[str, str] = {}
    at: Annotated[int, Field(ge=0)] | None = None
    """Where it begins, in characters from the beginning of the request; left out: beside the one before it."""
    part: Annotated[int, Field(ge=0)] = 0
    """In which message, field or file name it stands, from 0."""
    value: str | None = None
    """A word for its value; findings with the same word are one value, all others differ."""
    times: Annotated[int, Field(ge=1, le=1000)] = 1
    """So many of them, one beside the other."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        check_entities(self.entities)
        return self

    @property
    def entities(self) -> tuple[str, ...]:
        """The types that the test is played with."""
        return (self.entity,) if isinstance(self.entity, str) else self.entity


class Given(Frozen):
    """The request of an embedded test. Of several categories of service the test is played once on each."""

    service: Category | tuple[Category, ...]
    findings: tuple[SampleFinding, ...] = ()
    flags: tuple[Flag | Circumstance, ...] = ()
    account: Account | None = None
    user: str | None = None
    group: tuple[str, ...] = ()
    contract: tuple[Clause, ...] = ()
    """What the contracts of the studies say that the text names."""
    team: Team | None = None
    """Whether the user works on them."""
    direction: Direction = Direction.PROMPT
    file_type: tuple[FileType, ...] = ()
    chars: Annotated[int, Field(ge=0)] = 0
    now: AwareDatetime | None = None
    """The moment, with its zone: `2026-12-05T22:00:00+01:00`."""
    counted: dict[Period, Annotated[int, Field(ge=0)] | tuple[str, ...]] = {}
    """What each counter of a period stood at before: a number, or words for the values that it has seen (`value` of a finding)."""

    @property
    def services(self) -> tuple[Category, ...]:
        """The categories that the test is played on."""
        return (self.service,) if isinstance(self.service, Category) else self.service


class Expected(Frozen):
    """What an embedded test expects; what is not written is not looked at."""

    gate: Gate | None = None
    """Where `rules` are named, too, one of them asks for it."""
    rules: tuple[str, ...] = ()
    not_rules: tuple[str, ...] = ()
    transforms: dict[str, Transform] = {}
    """Entity type -> what becomes of its findings."""
    all: Transform | None = None
    """What becomes of every finding of the test."""
    obligations: tuple[str, ...] = ()
    final: bool = False
    """Whether one of `rules` is final."""


class Case(Frozen):
    """A test that the charter carries with it."""

    name: str
    given: Given = Field(alias="in")
    expect: Expected
    gap: str | None = None
    """Why this version does not do what is expected: a gap that is known. A test that says so and is met fails, so that it is mended."""
