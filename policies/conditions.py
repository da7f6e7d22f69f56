"""The conditions of a charter, each a key of `when`. All that are written must hold. To add one: a field, its line in `holds`, a test."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.entities import FAMILY_OF, Family
from models.exchange import Exchange, Flag
from models.finding import Finding, Score
from models.frozen import Frozen
from models.services import Category


class Selector(Frozen):
    """Chooses findings: by family or entity type (either suffices), and by score, attributes and number."""

    family: tuple[Family, ...] = ()
    entity: tuple[str, ...] = ()
    min_score: Score = 0.0
    min_count: Annotated[int, Field(ge=1)] = 1
    attributes: dict[str, str] = {}

    @model_validator(mode="after")
    def _known(self) -> Self:
        if unknown := [e for e in self.entity if e not in FAMILY_OF]:
            raise ValueError(f"unknown entity type {unknown[0]}; known: {', '.join(sorted(FAMILY_OF))}")
        if not self.family and not self.entity:
            raise ValueError("selects nothing; name a family or an entity")
        return self

    def names(self, entity: str) -> bool:
        """Whether findings of this type can be chosen."""
        return entity in self._named

    def chosen(self, findings: Sequence[Finding]) -> frozenset[int]:
        """Indexes of the chosen findings; none if there are fewer than `min_count`."""
        named, least = self._named, self.min_score
        found = [i for i, one in enumerate(findings) if one.entity in named and one.score >= least]
        if self.attributes:
            asked = self.attributes.items()
            found = [i for i in found if asked <= findings[i].attributes.items()]
        return frozenset(found) if len(found) >= self.min_count else frozenset()

    @cached_property
    def _named(self) -> frozenset[str]:
        """All types that it names."""
        return frozenset(e for e, family in FAMILY_OF.items() if e in self.entity or family in self.family)


class When(Frozen):
    """When a rule holds. A key that is left out does not matter; an empty `when` always holds."""

    service: tuple[Category, ...] = ()
    flags: tuple[Flag, ...] = ()
    """Any of these technical facts."""
    any_of: tuple[Selector, ...] = ()
    all_of: tuple[Selector, ...] = ()

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

    def holds(self, exchange: Exchange, findings: Sequence[Finding]) -> bool:
        """Whether every condition that is written holds."""
        return (
            self.concerns(Category(exchange.category))
            and (not self.flags or not exchange.flags.isdisjoint(self.flags))
            and (not self.any_of or any(s.chosen(findings) for s in self.any_of))
            and all(s.chosen(findings) for s in self.all_of)
        )

    def chosen(self, findings: Sequence[Finding]) -> Iterable[int]:
        """Indexes of the findings that its selectors choose."""
        return frozenset[int]().union(*(s.chosen(findings) for s in self.selectors))
