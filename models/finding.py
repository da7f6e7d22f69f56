"""A finding: where in a text something sensitive stands, what it is and how sure we are. It never holds the text itself."""

from typing import Annotated

from pydantic import Field, field_validator

from models.entities import FAMILY_OF, Family
from models.frozen import Frozen

Score = Annotated[float, Field(ge=0, le=1)]


class Finding(Frozen):
    """A half-open span [start, end) in Unicode code points of the text that was searched."""

    entity: str
    start: Annotated[int, Field(ge=0)]
    end: int
    score: Score
    detector: str
    attributes: dict[str, str] = {}

    @field_validator("entity")
    @classmethod
    def _known(cls, entity: str) -> str:
        if entity not in FAMILY_OF:
            raise ValueError(f"unknown entity type {entity!r}; known: {', '.join(sorted(FAMILY_OF))}")
        return entity

    @property
    def family(self) -> Family:
        """The family that charters mostly name."""
        return FAMILY_OF[self.entity]
