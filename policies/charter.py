"""The shape of a charter: a closed vocabulary that a DPO can read and a machine can test. Conditions are in conditions.py."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator

from models.decision import Gate, Transform
from models.frozen import Frozen
from models.message import Message
from models.services import Category
from policies.actions.known import OBLIGATIONS
from policies.cases import Case
from policies.conditions import When
from policies.selectors import Selector

RuleId = Annotated[str, StringConstraints(pattern=r"^P[1-5]-[A-Z0-9]+(-[A-Z0-9]+)*$")]


Obligation = Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(OBLIGATIONS)})]


class Status(StrEnum):
    """Life of a rule, from its first draft to its end."""

    DRAFT = "draft"
    """Not looked at; its tests are played."""
    OBSERVE = "observe"
    """Recorded where it holds, without any effect."""
    WARN = "warn"
    """Replaces and obliges; where it would stop, it asks for a reason."""
    ENFORCE = "enforce"
    DEPRECATED = "deprecated"
    """Not looked at any more; kept so that old records can be read."""


class Metadata(Frozen):
    """Who stands behind the charter."""

    id: str
    version: str
    title: Message
    source: str
    owner: str
    approved_by: tuple[str, ...] = Field(min_length=2)
    effective_from: date
    review_by: date


class Then(Frozen):
    """What a rule that holds demands. `transform` concerns the findings that its `when` selects."""

    gate: Gate = Gate.ALLOW
    transform: Transform = Transform.NONE
    obligations: tuple[Obligation, ...] = ()
    message: str | None = None
    final: bool = False
    """No exception may lift it."""


class Rule(Frozen):
    """One article: when it holds, what it demands, why, and its tests."""

    id: RuleId
    title: Message
    why: str
    status: Status
    when: When
    then: Then
    tests: tuple[Case, ...] = Field(min_length=1)

    @property
    def principle(self) -> str:
        """The charter principle that the rule serves: `P1` to `P5`."""
        return self.id[:2]

    @property
    def speaks(self) -> bool:
        """Whether the rule is evaluated at all."""
        return self.status in (Status.OBSERVE, Status.WARN, Status.ENFORCE)


class Passes(Frozen):
    """Types that the charter lets through on purpose, and why."""

    service: tuple[Category, ...]
    select: Selector
    why: str


class Charter(Frozen):
    """A whole charter. Rules have no order: the strictest demand wins."""

    schema_: Literal["gardefou.charter/v1"] = Field(alias="schema")
    metadata: Metadata
    default_gate: dict[Category, Gate]
    principles: dict[str, Message]
    messages: dict[str, Message]
    passes: tuple[Passes, ...] = ()
    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if missing := [c for c in Category if c not in self.default_gate]:
            raise ValueError(f"default_gate lacks {', '.join(missing)}; write allow or block for each")
        ids = [rule.id for rule in self.rules]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"rule id stands twice: {', '.join(twice)}; ids are unique")
        return self

    @property
    def name(self) -> str:
        """`id@version`, as decisions quote it."""
        return f"{self.metadata.id}@{self.metadata.version}"

    @cached_property
    def counters(self) -> tuple[tuple[str, tuple[When, ...]], ...]:
        """Each counter that a rule asks about, by name, with the conditions that do: they differ in the number alone."""
        named: dict[str, tuple[When, ...]] = {}
        for rule in self.rules:
            if rule.speaks and rule.when.counter is not None:
                named[rule.when.counter_name] = (*named.get(rule.when.counter_name, ()), rule.when)
        return tuple(named.items())

    def asking(self, entities: Iterable[str]) -> list[Rule]:
        """The rules that may hold where these types were found, in their order: those that ask for others cannot."""
        always, of = self._by_type
        return [self.rules[place] for place in sorted(always.union(*(of.get(entity, ()) for entity in entities)))]

    @cached_property
    def _by_type(self) -> tuple[frozenset[int], dict[str, frozenset[int]]]:
        """Places of the evaluated rules: of those that ask for no findings, and of those that ask for each type."""
        speaking = [(place, rule.when) for place, rule in enumerate(self.rules) if rule.speaks]
        named = {entity for _, when in speaking for selector in when.selectors for entity in selector.named}
        of = {entity: frozenset(place for place, when in speaking if when.names(entity)) for entity in named}
        return frozenset(place for place, when in speaking if not when.selectors), of

    def with_status(self, name: str, status: Status) -> Self:
        """The same charter with another status of one rule."""
        changed = (r.model_copy(update={"status": status}) if r.id == name else r for r in self.rules)
        return self.model_copy(update={"rules": tuple(changed)})

    def covers(self, entity: str, category: Category) -> bool:
        """Whether the charter has thought of this type there: a rule names it, the whole category is stopped, or `passes` says why not."""
        rules = [rule for rule in self.rules if rule.speaks and rule.when.concerns(category)]
        return (
            any(rule.when.names(entity) for rule in rules)
            or any(rule.when.is_unconditional and rule.then.gate is Gate.BLOCK for rule in rules)
            or any(category in entry.service and entry.select.names(entity) for entry in self.passes)
        )
