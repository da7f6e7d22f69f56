"""The register of uses as people complete it: for which purpose, on which basis, under whose eyes a team uses a tool for a study."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from models.frozen import Frozen

REGISTER = "register"
"""The obligation of a charter that puts an exchange into the register."""

NONE = "none"
"""No team, or no study, where one could be named."""

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=256)]

NEEDED = ("purpose", "legal_basis", "responsible", "human_oversight", "review_by")
"""What an approved use has to say of itself."""


class Status(StrEnum):
    """What was decided of a use."""

    PENDING = "pending"
    """To be looked at: counts as not declared."""
    APPROVED = "approved"
    REFUSED = "refused"
    ENDED = "ended"


class Agreement(StrEnum):
    """Whether personal data may be processed under a contract (article 28 of the GDPR)."""

    SIGNED = "signed"
    NONE = "none"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """Classes of the AI Act."""

    PROHIBITED = "prohibited"
    HIGH = "high"
    LIMITED = "limited"
    MINIMAL = "minimal"
    UNKNOWN = "unknown"


class Tool(Frozen):
    """The legal status of a tool."""

    tool: Name
    """Id in the catalogue of services."""
    contract: Said | None = None
    dpa: Agreement = Agreement.UNKNOWN
    ai_act: Risk = Risk.UNKNOWN
    notes: Said | None = None


class Use(Frozen):
    """One use. A team or study that is left out means every one; `none` means that there is none."""

    tool: Name
    team: Name | None = None
    study: Name | None = None
    status: Status = Status.PENDING
    purpose: Said | None = None
    legal_basis: Said | None = None
    responsible: Said | None = None
    human_oversight: Said | None = None
    dpia: Said | None = None
    """Reference of the impact assessment."""
    review_by: date | None = None
    notes: Said | None = None

    @property
    def place(self) -> tuple[str, str | None, str | None]:
        """Which uses it speaks of."""
        return self.tool, self.team, self.study

    @property
    def breadth(self) -> int:
        """How many of team and study it leaves open: the narrowest entry speaks for a use."""
        return (self.team is None) + (self.study is None)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.status is Status.APPROVED and (missing := [name for name in NEEDED if getattr(self, name) is None]):
            raise ValueError(f"an approved use needs {', '.join(missing)}; write them, or status: {Status.PENDING}")
        return self

    def is_about(self, tool: str, team: str, study: str) -> bool:
        """Whether an observed use is one of those that it speaks of."""
        return tool == self.tool and self.team in (None, team) and self.study in (None, study)

    def is_overdue(self, today: date) -> bool:
        """Whether it was to be looked at again before this day."""
        return self.status is Status.APPROVED and self.review_by is not None and self.review_by < today


class Uses(Frozen):
    """The file of the register."""

    schema_: Literal["gardefou.register/v1"] = Field(default="gardefou.register/v1", alias="schema")
    teams: tuple[Name, ...] = ()
    """The groups that are teams: whoever is in several counts in the first. None: any group but that of the trained."""
    tools: tuple[Tool, ...] = ()
    uses: tuple[Use, ...] = ()

    @model_validator(mode="after")
    def _is_unique(self) -> Self:
        _once("tool", [tool.tool for tool in self.tools])
        _once("use", [", ".join(part or "any" for part in use.place) for use in self.uses])
        return self

    def entry_of(self, tool: str, team: str, study: str) -> Use | None:
        """The narrowest entry that speaks of an observed use; of two as narrow, the one that names the team."""
        fitting = [use for use in self.uses if use.is_about(tool, team, study)]
        return min(fitting, key=lambda use: (use.breadth, use.team is None), default=None)

    def tool_of(self, tool: str) -> Tool | None:
        """What is said of a tool."""
        return next((one for one in self.tools if one.tool == tool), None)


def team_of(groups: list[str], teams: tuple[str, ...], trained: str | None) -> str:
    """The one team that somebody in these groups counts in."""
    if teams:
        return next((team for team in teams if team in groups), NONE)
    return next((group for group in groups if group != trained), NONE)


def _once(what: str, names: list[str]) -> None:
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{what} stands twice: {'; '.join(twice)}; remove one")
