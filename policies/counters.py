"""The condition that looks back: how much was sent before, and with this request. Pure: what is remembered is handed in, and handed out."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.counting import MOST_MARKS, Period, Standing
from models.frozen import Frozen
from policies.facts import Facts


class Count(StrEnum):
    """What is counted."""

    DISTINCT = "distinct"
    """Different values that the rule's selectors choose, however they are spelled."""
    FINDINGS = "findings"
    """All that they choose, each time."""
    CHARS = "chars"
    """Characters of text."""
    REQUESTS = "requests"
    """Prompts."""
    REFUSALS = "refusals"
    """Prompts that the charter stopped."""


class Per(StrEnum):
    """Whose requests are counted together. Anonymous clients have no counters."""

    USER = "user"
    GROUP = "group"
    """Those of everybody in one of the user's groups; of several groups the fullest counter counts."""


class Counter(Frozen):
    """What was sent in this period, with this request, reaches a number. What was stopped or replaced was not sent."""

    count: Count
    per: Per = Per.USER
    within: Period
    at_least: Annotated[int, Field(ge=1, le=100_000_000)]

    @model_validator(mode="after")
    def _can_be_told(self) -> Self:
        if self.count is Count.DISTINCT and self.at_least > MOST_MARKS:
            raise ValueError(f"at_least {self.at_least} can never hold: {MOST_MARKS} different values are told apart")
        return self

    @property
    def needs_selectors(self) -> bool:
        """Whether it counts findings."""
        return self.count in (Count.DISTINCT, Count.FINDINGS)

    def is_reached(self, name: str, facts: Facts, findings: Sequence[int]) -> bool:
        """Whether any standing of the counter `name` reaches the number with this request, whose findings count as sent."""
        number, marks = self.amount(facts, findings)
        return any(s.after(number, marks) >= self.at_least for s in facts.counted(name, self.within))

    def amount(self, facts: Facts, findings: Sequence[int]) -> tuple[int, tuple[str, ...]]:
        """What a request with these findings adds if it is sent: a number, and marks of values."""
        match self.count:
            case Count.DISTINCT:
                return 0, tuple(sorted({facts.counted_as(index) for index in findings}))
            case Count.FINDINGS:
                return len(findings), ()
            case Count.CHARS:
                return facts.chars, ()
            case Count.REQUESTS:
                return int(facts.is_use), ()
            case Count.REFUSALS:
                return 0, ()


def owners(per: Per, user: str | None, groups: Sequence[str]) -> tuple[str, ...]:
    """Whose counters a request of this user concerns; `user` is a pseudonym, None for an anonymous one."""
    if user is None:
        return ()
    return (f"user {user}",) if per is Per.USER else tuple(f"group {group}" for group in groups)


def room(standing: Standing, limits: Sequence[int], number: int, marks: Sequence[str]) -> int | None:
    """The least of the limits that the standing does not reach with so much more."""
    return min((limit for limit in limits if standing.after(number, marks) < limit), default=None)
