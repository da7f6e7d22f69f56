"""The conditions of a charter, each a key of `when`. All that are written must hold. To add one: a field, its line in `_around`, a test."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.exchange import Flag
from models.frozen import Frozen
from models.services import Category
from policies.facts import Facts
from policies.proximity import Near, together
from policies.selectors import Selector

NOTHING: frozenset[int] = frozenset()


class When(Frozen):
    """When a rule holds. A key that is left out does not matter; an empty `when` always holds."""

    service: tuple[Category, ...] = ()
    flags: tuple[Flag, ...] = ()
    """Any of these technical facts."""
    any_of: tuple[Selector, ...] = ()
    all_of: tuple[Selector, ...] = ()
    within_chars: Annotated[int, Field(ge=1)] | None = None
    """All of `all_of` stand so near: at most so many characters lie between the first and the last, over all parts in a row."""
    same_part: bool = False
    """All of `all_of` stand in one message, field or file name."""

    @model_validator(mode="after")
    def _near_means_several(self) -> Self:
        if self.is_near and not self.all_of:
            raise ValueError("within_chars and same_part say how near the findings of 'all_of' stand; write all_of")
        return self

    @property
    def is_near(self) -> bool:
        """Whether findings must stand together."""
        return self.within_chars is not None or self.same_part

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """Every selector, of either kind."""
        return self.any_of + self.all_of

    @property
    def is_unconditional(self) -> bool:
        """Whether nothing but the service is asked for."""
        return not self.selectors and not self.flags

    def concerns(self, category: Category) -> bool:
        """Whether the rule can hold on services of this category."""
        return not self.service or category in self.service

    def names(self, entity: str) -> bool:
        """Whether findings of this type can be chosen by it."""
        return any(selector.names(entity) for selector in self.selectors)

    def met(self, facts: Facts) -> frozenset[int] | None:
        """Indexes of the findings that the rule is about, or None if it does not hold."""
        if not self._around(facts):
            return None
        some = {index for selector in self.any_of for index in selector.chosen(facts)}
        if self.any_of and not some:
            return None
        every = self._every(facts) if self.all_of else NOTHING
        return None if every is None else every.union(some)

    def _around(self, facts: Facts) -> bool:
        """Whether all that is asked beside findings holds."""
        return self.concerns(facts.category) and (not self.flags or not facts.flags.isdisjoint(self.flags))

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
