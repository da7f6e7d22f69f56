"""Selectors: which findings a condition means, and how many of them it takes."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, WithJsonSchema, model_validator

from models.entities import ATTRIBUTES, FAMILY_OF, Family
from models.finding import Score
from models.frozen import Frozen
from models.nearest import unknown
from policies.facts import Facts, Trait

Number = Annotated[int, Field(ge=1, le=10_000)]
Entity = Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(FAMILY_OF)})]
OneOrMore = str | tuple[str, ...]
OneOrMoreEntities = Entity | tuple[Entity, ...]


class Selector(Frozen):
    """Chooses findings: by family or entity type (either suffices), by score and attributes, and by how many there are."""

    family: tuple[Family, ...] = ()
    entity: tuple[Entity, ...] = ()
    min_score: Score = 0.0
    attributes: dict[str, OneOrMore] = {}
    """What a finding must say of itself: `{role: patient}`, `{role: [patient, relative]}`."""
    unless: dict[str, OneOrMore] = {}
    """What it must not say: `{role: clinician}`. One that says nothing is chosen."""
    min_count: Number = 1
    min_distinct: Number = 1
    """Different values, however they are spelled: one number written three times is one."""
    min_types: Number = 1
    """Different entity types."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        check_entities(self.entity)
        if not self.family and not self.entity:
            raise ValueError("selects nothing; name a family or an entity")
        for key, asked in (*self.attributes.items(), *self.unless.items()):
            _check_attribute(key, (asked,) if isinstance(asked, str) else asked)
        if self.min_types > len(self.named):
            raise ValueError(f"min_types {self.min_types} can never hold: only {len(self.named)} types are named")
        return self

    @cached_property
    def named(self) -> frozenset[str]:
        """All types that it names."""
        return frozenset(e for e, family in FAMILY_OF.items() if e in self.entity or family in self.family)

    @cached_property
    def least(self) -> int:
        """As many findings as it takes at least, however different they are."""
        return max(self.min_count, self.min_distinct, self.min_types)

    @cached_property
    def counts_only(self) -> bool:
        """Whether any findings do that are enough."""
        return self.min_types == self.min_distinct == 1

    def names(self, entity: str) -> bool:
        """Whether findings of this type can be chosen."""
        return entity in self.named

    def fitting(self, facts: Facts) -> list[int]:
        """Indexes of the findings that fit, however few they are."""
        least, found, by_entity = self.min_score, facts.found, facts.by_entity
        fits = [i for entity in self.named for i in by_entity.get(entity, ()) if found[i].score >= least]
        return [i for i in fits if self._says(found[i])] if self.attributes or self.unless else fits

    def chosen(self, facts: Facts) -> list[int]:
        """Indexes of the chosen findings; none if there are too few, too few different ones or too few types."""
        fits = self.fitting(facts)
        return fits if fits and self.suffices(fits, facts) else []

    def suffices(self, fits: Sequence[int], facts: Facts) -> bool:
        """Whether so many fitting findings are enough."""
        return (
            len(fits) >= self.least
            and (self.min_types == 1 or len({facts.found[i].entity for i in fits}) >= self.min_types)
            and (self.min_distinct == 1 or len({(facts.found[i].entity, facts.mark_of(i)) for i in fits}) >= self.min_distinct)
        )  # fmt: skip

    def _says(self, trait: Trait) -> bool:
        return all(_is_said(trait.attributes, key, asked) for key, asked in self.attributes.items()) and not any(
            _is_said(trait.attributes, key, asked) for key, asked in self.unless.items()
        )


def _check_attribute(key: str, values: Sequence[str]) -> None:
    """Raises ValueError for what no finding says of itself."""
    if key not in ATTRIBUTES:
        raise ValueError(unknown("attribute", key, ATTRIBUTES))
    for value in values:
        if value not in ATTRIBUTES[key]:
            raise ValueError(unknown(key, value, ATTRIBUTES[key]))


def check_entities(entities: Sequence[str]) -> None:
    """Raises ValueError for a type that nothing is of."""
    for entity in entities:
        if entity not in FAMILY_OF:
            raise ValueError(unknown("entity type", entity, FAMILY_OF))


def _is_said(attributes: Mapping[str, str], key: str, asked: OneOrMore) -> bool:
    """Whether an attribute has the value, or one of the values, that are asked for."""
    said = attributes.get(key)
    return said is not None and (said == asked or (not isinstance(asked, str) and said in asked))
