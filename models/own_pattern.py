"""A pattern of an organisation's own: what only it knows how to recognise. It carries what it must find and what it must leave alone."""

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from models.entities import FAMILY_OF
from models.frozen import Frozen

Sample = Annotated[str, StringConstraints(min_length=1, max_length=500)]
ContextWord = Annotated[str, StringConstraints(min_length=2, max_length=60, strip_whitespace=True)]


class OwnPattern(Frozen):
    """A regular expression for linear engines (no back-reference, no look-around), without regard to case and accents, for whole words."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{1,39}$")]
    entity: str
    regex: Annotated[str, StringConstraints(min_length=2, max_length=500)] = Field(repr=False)
    score: Annotated[float, Field(ge=0.35, le=1)] = 0.85
    context: tuple[ContextWord, ...] = Field(default=(), max_length=50, repr=False)
    """If there are any, one of these words must stand near, on the same line."""
    examples: tuple[Sample, ...] = Field(min_length=1, max_length=50, repr=False)
    """Texts in which it must find something; checked when the file is loaded."""
    not_examples: tuple[Sample, ...] = Field(default=(), max_length=200, repr=False)
    """Texts in which it must find nothing."""

    @field_validator("entity")
    @classmethod
    def _is_known(cls, entity: str) -> str:
        if entity not in FAMILY_OF:
            raise ValueError(f"unknown entity type; known: {', '.join(sorted(FAMILY_OF))}")
        return entity
