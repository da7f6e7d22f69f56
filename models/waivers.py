"""Exceptions from a charter, kept apart from it: for whom a rule does not count, why, until when, and who said so."""

import unicodedata
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from models.frozen import Frozen

LONGEST = timedelta(days=90)
"""An exception is looked at again after so long at most."""

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class Scope(Frozen):
    """Where an exception counts. All that is written must be so, and at least two fields are."""

    user: Said | None = None
    group: Said | None = None
    study: Said | None = None
    """The text names this study, and no other."""
    tool: Said | None = None
    """A service of the catalogue, by its id."""

    @model_validator(mode="after")
    def _is_narrow(self) -> Self:
        if len(self.model_dump(exclude_none=True)) < 2:
            raise ValueError("a scope has at least two of user, group, study and tool; write another one")
        return self


class Waiver(Frozen):
    """One exception. It is written into every record of a decision that it changed."""

    id: Annotated[str, StringConstraints(pattern=r"^EX-[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=40)]
    rule: str
    scope: Scope
    reason: Said
    requested_by: Said
    approved_by: Said
    approved_on: date
    expires: date
    """The last day on which it counts, of UTC."""

    @model_validator(mode="after")
    def _is_approved_by_another(self) -> Self:
        if _same(self.requested_by) == _same(self.approved_by):
            raise ValueError(f"{self.id}: nobody approves their own exception; have another person approve it")
        if not self.approved_on <= self.expires <= self.approved_on + LONGEST:
            raise ValueError(f"{self.id}: expires at most {LONGEST.days} days after approved_on; write an earlier day")
        return self

    def is_in_force(self, today: date) -> bool:
        """Whether the day is among those for which it was given."""
        return self.approved_on <= today <= self.expires


class Waivers(Frozen):
    """The file of exceptions."""

    schema_: Literal["gardefou.exceptions/v1"] = Field(default="gardefou.exceptions/v1", alias="schema")
    exceptions: tuple[Waiver, ...] = ()

    @model_validator(mode="after")
    def _unique(self) -> Self:
        ids = [waiver.id for waiver in self.exceptions]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"exception stands twice: {', '.join(twice)}; ids are unique")
        return self


def _same(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
