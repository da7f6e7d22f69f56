"""What every keeper, near or far, makes of values by itself: summaries of findings and pseudonyms of users."""

from audit import marks
from models.finding import Finding
from models.record import FindingSummary


class Marking:
    """Holds the key of the marks. Its repr does not show it."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def summary(self, finding: Finding, path: str, value: str) -> FindingSummary:
        """What is kept of a found value: length, shape and mark."""
        return FindingSummary.trusted(
            entity=finding.entity,
            part=path,
            length=len(value),
            shape=marks.shape(finding.entity, value),
            mark=marks.mark(self._key, finding.entity, value),
            score=finding.score,
            detector=finding.detector,
        )

    def pseudonym(self, user: str | None) -> str | None:
        """The stable name that stands for a user in records; None for an anonymous one."""
        return None if user is None else marks.pseudonym(self._key, user)
