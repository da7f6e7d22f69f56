"""The conditions of a charter, each a key of `when`. All that are written must hold. To add one: a field, its line in `_around`, a test."""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.context import Circumstance
from models.exchange import Direction, Flag
from models.file_types import FileType
from models.frozen import Frozen
from models.services import Account, Category
from models.studies import Clause, Team
from policies.counters import Counter
from policies.facts import Facts
from policies.proximity import Near, together
from policies.selectors import Selector
from policies.times import Times

NOTHING: frozenset[int] = frozenset()


class When(Frozen):
    """When a rule holds. A key that is left out does not matter; an empty `when` always holds."""

    service: tuple[Category, ...] = ()
    account: tuple[Account, ...] = ()
    """Whose account is used. One that is not known is none of them."""
    user: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    not_group: tuple[str, ...] = ()
    """The user is in none of these groups; an anonymous one is not."""
    study: tuple[str, ...] = ()
    """The text names one of these studies by its code, in whatever spelling; of the registry by its label, too, and in whatever way."""
    contract: tuple[Clause, ...] = ()
    """What the contract of a study that the text names says of AI. `unknown`: also of one that the registry does not know."""
    team: tuple[Team, ...] = ()
    """Whether the user works on the registered studies that the text names."""
    direction: tuple[Direction, ...] = ()
    file_type: tuple[FileType, ...] = ()
    min_chars: Annotated[int, Field(ge=1)] | None = None
    """The request holds so many characters of text or more."""
    time: Times | None = None
    flags: tuple[Flag | Circumstance, ...] = ()
    """Any of these technical facts or circumstances."""
    any_of: tuple[Selector, ...] = ()
    all_of: tuple[Selector, ...] = ()
    within_chars: Annotated[int, Field(ge=1)] | None = None
    """All of `all_of` stand so near: at most so many characters lie between the first and the last, over all parts in a row."""
    same_part: bool = False
    """All of `all_of` stand in one message, field or file name."""

    counter: Counter | None = None
    """What requests that fit all the rest have sent in a period, this one included, reaches a number."""

    @model_validator(mode="after")
    def _counts_something(self) -> Self:
        if self.counter is not None and self.counter.needs_selectors and not self.selectors:
            raise ValueError(f"counter: {self.counter.count} counts what any_of and all_of choose; write one of them")
        return self

    @model_validator(mode="after")
    def _near_means_several(self) -> Self:
        if self.is_near and not self.all_of:
            raise ValueError("within_chars and same_part say how near the findings of 'all_of' stand; write all_of")
        return self

    @property
    def is_near(self) -> bool:
        """Whether findings must stand together."""
        return self.within_chars is not None or self.same_part

    @cached_property
    def selectors(self) -> tuple[Selector, ...]:
        """Every selector, of either kind."""
        return self.any_of + self.all_of

    @property
    def is_unconditional(self) -> bool:
        """Whether nothing but the service is asked for."""
        return self == When(service=self.service)

    def concerns(self, category: Category) -> bool:
        """Whether the rule can hold on services of this category."""
        return not self.service or category in self.service

    def names(self, entity: str) -> bool:
        """Whether findings of this type can be chosen by it."""
        return any(selector.names(entity) for selector in self.selectors)

    @cached_property
    def counter_name(self) -> str:
        """What the counter is called where it is kept: a digest of all that it counts, so that only the number asked for may change."""
        asked = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        counter = asked.get("counter", {})
        counter.pop("at_least", None)
        digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:12]
        return f"{counter.get('count')}/{counter.get('within')}/{digest}"

    def countable(self, facts: Facts) -> list[int]:
        """Indexes of the findings that a counter counts: all that any selector fits."""
        return sorted({index for selector in self.selectors for index in selector.fitting(facts)})

    def met(self, facts: Facts) -> frozenset[int] | None:
        """Indexes of the findings that the rule is about, or None if it does not hold."""
        about = self.about(facts)
        if about is None or self.counter is None:
            return about
        return about if self.counter.is_reached(self.counter_name, facts, self.countable(facts)) else None

    def about(self, facts: Facts) -> frozenset[int] | None:
        """The same without a look at the counter."""
        if not self._may_choose(facts) or not self._around(facts):
            return None
        some = {index for selector in self.any_of for index in selector.chosen(facts)}
        if self.any_of and not some:
            return None
        every = self._every(facts) if self.all_of else NOTHING
        return None if every is None else every.union(some)

    def _may_choose(self, facts: Facts) -> bool:
        """Whether something of a type that it names was found at all. Most rules end here: it spares them all other questions."""
        return not self.selectors or not self._named.isdisjoint(facts.by_entity)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset[str]().union(*(selector.named for selector in self.selectors))

    def _around(self, facts: Facts) -> bool:
        """Whether all that is asked beside findings holds."""
        return (
            self.concerns(facts.category)
            and (not self.flags or not (facts.flags | facts.circumstances).isdisjoint(self.flags))
            and (not self._asks_who or self._is_who(facts))
            and (not self._asks_what or self._is_what(facts))
        )

    @cached_property
    def _asks_who(self) -> bool:
        return bool(self.account or self.user or self.group or self.not_group or self.time)

    @cached_property
    def _asks_what(self) -> bool:
        return bool(self.study or self.contract or self.team or self.direction or self.file_type or self.min_chars)

    def _is_who(self, facts: Facts) -> bool:
        return (
            (not self.account or facts.account in self.account)
            and (not self.user or facts.user in {facts.known_as(name) for name in self.user})
            and (not self.group or not facts.groups.isdisjoint(self.group))
            and facts.groups.isdisjoint(self.not_group)
            and (self.time is None or (facts.now is not None and self.time.hold(facts.now)))
        )

    def _is_what(self, facts: Facts) -> bool:
        return (
            (not self.study or any(map(facts.names_study, self.study)))
            and (not self.contract or not facts.mentioned.clauses.isdisjoint(self.contract))
            and (not self.team or facts.mentioned.team in self.team)
            and (not self.direction or facts.direction in self.direction)
            and (not self.file_type or not facts.file_types.isdisjoint(self.file_type))
            and (self.min_chars is None or facts.chars >= self.min_chars)
        )

    def _every(self, facts: Facts) -> frozenset[int] | None:
        """What `all_of` chooses; None unless each of them has enough, where they must near each other."""
        chosen: list[Sequence[int]] = []
        for selector in self.all_of:
            chosen.append(selector.chosen(facts))
            if not chosen[-1]:
                return None
        if not self.is_near:
            return NOTHING.union(*chosen)
        return together(self.all_of, chosen, facts, Near(self.within_chars, self.same_part)) or None
