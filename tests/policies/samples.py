"""Made-up facts for tests of the charter."""

from datetime import datetime

from models.services import Category
from policies.facts import Facts, Trait


def trait(entity: str, score: float = 0.9, at: int = 0, part: int = 0, **attributes: str) -> Trait:
    """A finding of eight characters."""
    return Trait(entity, score, part, at, at + 8, attributes)


def facts(*found: Trait, values: str = "", category: Category = Category.PUBLIC) -> Facts:
    """A request with these findings; a letter of `values` for the value of each, otherwise all differ."""
    marks = list(values) or [str(i) for i in range(len(found))]
    return Facts(category=category, found=found, mark_of=marks.__getitem__)


def at(hour: str, day: int = 4) -> datetime:
    """A moment in December 2026 in Paris; the 4th is a Friday."""
    return datetime.fromisoformat(f"2026-12-{day:02d}T{hour}:00+01:00")
