"""The study registry: the studies an organisation works on, how they are written, what their contracts say of AI, when they become public."""

from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from models.folding import folded
from models.frozen import Frozen
from models.mask import Mask

BAR = "|"
"""Parts several values in one cell of a CSV file, and several studies in one attribute of a finding."""


class Clause(StrEnum):
    """What a study's contract says of the use of AI."""

    ALLOWED = "allowed"
    CONDITIONS = "conditions"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    """The registry does not say, or does not know the study."""


class Team(StrEnum):
    """Whether who asks works on the studies that a text names."""

    INSIDE = "inside"
    """In a team of each of them that has teams."""
    OUTSIDE = "outside"
    """In no team of one of them."""


def _is_text(value: object) -> object:
    is_number = isinstance(value, int | float)
    if is_number:
        raise ValueError("is read as a number, which loses its zeros; put it in quotes")
    return value


def _has_no_bar(value: str) -> str:
    if BAR in value:
        raise ValueError(f"holds '{BAR}', which parts values; remove it")
    return value


def _is_findable(term: str) -> str:
    if sum(character.isascii() for character in folded(term)) < 3:
        raise ValueError("has less than three letters or digits and would be found everywhere; write it in full")
    return term


def _has_digit(number: str) -> str:
    if not any(character.isdigit() for character in number):
        raise ValueError("has no digit; write the site's number here, and its name under 'name'")
    return number


Written = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_has_no_bar),
    BeforeValidator(_is_text),
]
Findable = Annotated[Written, AfterValidator(_is_findable)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Label = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{1,39}$")]


class Contract(Frozen):
    """The clause on AI."""

    ai: Clause
    conditions: Said | None = Field(default=None, repr=False)
    """Which, in words, where `ai` is `conditions`."""
    reference: Said | None = Field(default=None, repr=False)
    """Contract and article."""

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if (self.ai is Clause.CONDITIONS) != (self.conditions is not None):
            raise ValueError("'ai: conditions' and the text of 'conditions' belong together; write both or neither")
        return self


class Site(Frozen):
    """An investigator's site: its number is looked for, its name is for readers."""

    number: Annotated[Written, AfterValidator(_has_digit)] = Field(repr=False)
    name: Written | None = Field(default=None, repr=False)


class SubjectMask(Mask):
    """How the study's subjects are numbered, with examples that must and must not fit."""

    entity: Literal["SUBJECT_ID"] = "SUBJECT_ID"  # pyright: ignore[reportIncompatibleVariableOverride]  # frozen: may be narrower


class Study(Frozen):
    """One study."""

    code: Findable = Field(repr=False)
    label: Label | None = None
    """What the log and the register of uses call it: short, neutral, telling nothing. Without one they show a keyed mark."""
    aliases: tuple[Findable, ...] = Field(default=(), max_length=50, repr=False)
    sponsor: Findable | None = Field(default=None, repr=False)
    sponsor_is_secret: bool = False
    """Whether nobody may know that the sponsor has this study: then its name is confidential until publication."""
    compounds: tuple[Findable, ...] = Field(default=(), max_length=50, repr=False)
    phase: Written | None = None
    sites: tuple[Site, ...] = Field(default=(), max_length=2000, repr=False)
    subjects: tuple[SubjectMask, ...] = Field(default=(), max_length=10, repr=False)
    contract: Contract | None = None
    published: date | None = None
    """From this day on (UTC) its code, aliases and compounds are public."""
    teams: tuple[Written, ...] = Field(default=(), max_length=50)
    """Groups that work on it."""

    @property
    def clause(self) -> Clause:
        """What is agreed on AI."""
        return self.contract.ai if self.contract else Clause.UNKNOWN

    def is_public(self, now: datetime) -> bool:
        """Whether its codes are public at a moment."""
        return self.published is not None and now.astimezone(UTC).date() >= self.published

    @property
    def names(self) -> tuple[str, ...]:
        """Its code and aliases."""
        return (self.code, *self.aliases)


class Registry(Frozen):
    """All studies. `models.registry` reads it from a file, where no code may belong to two of them."""

    schema_: Literal["gardefou.studies/v1"] = Field(default="gardefou.studies/v1", alias="schema")
    studies: tuple[Study, ...] = Field(default=(), max_length=5000, repr=False)

    @cached_property
    def by_code(self) -> dict[str, Study]:
        """Each by its folded code."""
        return {folded(study.code): study for study in self.studies}

    def called(self, name: str) -> Study | None:
        """The study of a code, alias or label, however it is spelled."""
        asked = folded(name)
        fitting = (s for s in self.studies if asked in map(folded, (*s.names, *filter(None, (s.label,)))))
        return next(fitting, None)


NO_STUDIES = Registry()


class Mentioned(Frozen):
    """What a text says of registered studies, for who asks. Its codes stay in memory: records have the labels."""

    labels: dict[str, str | None] = Field(default={}, repr=False)
    """Code -> label of each study that the text names."""
    clauses: frozenset[Clause] = frozenset()
    """What the contracts of the named studies say."""
    team: Team | None = None
    """None: no named study has teams."""
