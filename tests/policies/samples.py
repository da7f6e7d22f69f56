"""Made-up facts for tests of the charter."""

from datetime import datetime

from models.services import Category
from models.waivers import Waiver
from policies.facts import Facts, Trait


def trait(entity: str, score: float = 0.9, at: int = 0, part: int = 0, **attributes: str) -> Trait:
    """A finding of eight characters."""
    return Trait(entity, score, part, at, at + 8, attributes)


def facts(*found: Trait, values: str = "", category: Category = Category.PUBLIC) -> Facts:
    """A request with these findings; a letter of `values` for the value of each, otherwise all differ."""
    marks = list(values) or [str(i) for i in range(len(found))]
    return Facts(category=category, found=found, mark_of=marks.__getitem__)


def waiver(rule: str = "P2-SECRET-PROMOTEUR", **scope: str) -> Waiver:
    """An exception for a group and a tool, or another scope, from 1 December 2026 to the end of January."""
    return Waiver.model_validate(
        {
            "id": "EX-1",
            "rule": rule,
            "scope": scope or {"group": "redaction", "tool": "t"},
            "reason": "traduction",
            "requested_by": "jdupont",
            "approved_by": "comité IA",
            "approved_on": "2026-12-01",
            "expires": "2027-01-31",
        }
    )


def at(hour: str, day: int = 4) -> datetime:
    """A moment in December 2026 in Paris; the 4th is a Friday."""
    return datetime.fromisoformat(f"2026-12-{day:02d}T{hour}:00+01:00")
