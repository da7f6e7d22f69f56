"""The reason that a user gives for a justified request: what it must have, and what of it may be kept.

It lies in the log for as long as the log is kept, so it is held to more than a prompt: identifiers and secrets are refused whatever the
charter says; names and contact details of colleagues, which people write without a thought, give way to tags.
"""

from collections.abc import Sequence

from models.context import Tags
from models.finding import Finding
from models.frozen import Frozen
from models.grants import Fault
from policies.actions.redact import redacted
from policies.actions.tags import Numbering
from policies.search import Find

LONGEST = 300
"""Code points."""
WORDS = 3
DIFFERENT = 5
"""Different letters: `aaaaaaaaaaaaaaa` is no reason."""
LEAST_SCORE = 0.4
"""What is less sure is no finding for any rule either."""

HARMLESS = frozenset(
    {
        "DIAGNOSIS",
        "ICD10",
        "TREATMENT",
        "LAB_RESULT",
        "ADVERSE_EVENT",
        "DATE_OF_CARE",
        "AGE",
        "TRIAL_ID",
        "LOCATION",
        "ORGANIZATION",
        "FR_FINESS",
        "FR_SIRET",
        "SITE_ID",
    }
)
"""Types that say nothing of anybody by themselves: what the shipped charter lets pass to public tools."""
COLLEAGUES = frozenset({"PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "ADDRESS", "IP_ADDRESS", "FR_RPPS", "FR_ADELI"})
"""Types that give way to a tag; a person said to be a patient or a relative does not."""
PATIENTS = frozenset({"patient", "relative"})


class Reason(Frozen):
    """A reason that counts, as it may be kept."""

    text: str


class Refused(Frozen):
    """A reason that does not count, and why; `found` are the types of what it must not hold."""

    fault: Fault
    found: tuple[str, ...] = ()


def examined(text: str, find: Find, least: int) -> Reason | Refused:
    """What may be kept of a reason of at least so many letters and digits, or why it does not count. Raises what `find` raises."""
    if not _has_substance(text, least):
        return Refused(fault=Fault.THIN)
    kept, found = _replaced(text, find)
    if not found:
        left = _replaced(kept, find)[1] if kept != text else ()
        found = tuple(entity for entity in left if entity not in COLLEAGUES)
    return Refused(fault=Fault.IDENTIFYING, found=found) if found else Reason(text=kept)


def _has_substance(text: str, least: int) -> bool:
    letters = [c for c in text.casefold() if c.isalpha()]
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 1]
    is_enough = sum(map(str.isalnum, text)) >= least and len(words) >= WORDS and len(set(letters)) >= DIFFERENT
    return is_enough and len(text) <= LONGEST


def _replaced(text: str, find: Find) -> tuple[str, tuple[str, ...]]:
    """The text with tags for colleagues, and the types of what forbids it."""
    found = [finding for finding in find(text) if finding.score >= LEAST_SCORE and finding.entity not in HARMLESS]
    forbidden = {finding.entity for finding in found if not _is_colleague(finding)}
    return _tagged(text, found), tuple(sorted(forbidden))


def _is_colleague(finding: Finding) -> bool:
    return finding.entity in COLLEAGUES and finding.attributes.get("role") not in PATIENTS


def _tagged(text: str, found: Sequence[Finding]) -> str:
    in_order = sorted(found, key=lambda finding: finding.start)
    return redacted(0, text, in_order, Numbering(Tags(key=b"reason")))[0]
