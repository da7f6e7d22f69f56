"""What every keeper, near or far, makes of values by itself: summaries of findings and pseudonyms of users."""

from audit import marks
from models.entities import ATTRIBUTES
from models.finding import Finding
from models.record import FindingSummary


class Marking:
    """Holds the key of the marks. Its repr does not show it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.counting_key = marks.counting_key(key)
        """The key of the marks that counters keep: of this node, and another than that of records."""

    def mark(self, entity: str, value: str) -> str:
        """The mark that a value of this type has in records."""
        return marks.mark(self._key, entity, value)

    def summary(self, finding: Finding, path: str, value: str, offset: int = 0) -> FindingSummary:
        """What is kept of a found value: length, shape and mark. `offset`: how many code points of the request stand before its part."""
        return FindingSummary.trusted(
            entity=finding.entity,
            part=path,
            length=len(value),
            shape=marks.shape(finding.entity, value),
            mark=self.mark(finding.entity, value),
            score=finding.score,
            detector=finding.detector,
            start=finding.start + offset,
            attributes={key: value for key, value in finding.attributes.items() if value in ATTRIBUTES.get(key, ())},
        )

    def content(self, text: str) -> str:
        """The digest of a whole text: nobody without the key can test a guess."""
        return marks.content(self._key, text)

    def pseudonym(self, user: str | None) -> str | None:
        """The stable name that stands for a user in records; None for an anonymous one."""
        return None if user is None else marks.pseudonym(self._key, user)
