"""Today, in UTC: the clock of the journal, and so of what is told of it."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day of now."""
    return datetime.now(UTC).date()
