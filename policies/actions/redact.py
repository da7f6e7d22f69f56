"""Redact: each chosen span gives way to a numbered tag, given by presidio-anonymizer's `replace` operator.

Its AnonymizerEngine is not asked: it compares every span with every other one, and copies the whole text for each. Our spans are
settled and in order already.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from models.decision import Edit, text_after
from models.finding import Finding
from policies.actions.tags import Numbering


def redacted(part: int, text: str, findings: Sequence[Finding], numbering: Numbering) -> tuple[str, list[Edit]]:
    """A part's text with tags, and the edits that make it so. `findings` are in order and do not overlap."""
    edits = [_edit(part, text, finding, numbering) for finding in findings]
    return text_after(text, edits), edits


def _edit(part: int, text: str, finding: Finding, numbering: Numbering) -> Edit:
    value = text[finding.start : finding.end]
    tag = _operator()(value, {"new_value": numbering.tag(finding, value)})
    return Edit.trusted(part=part, start=finding.start, end=finding.end, tag=tag)


@cache
def _operator() -> Callable[[str, dict[str, Any]], str]:
    """Presidio's operator. Imported once it is needed: it imports presidio-analyzer, which detectors loads in its own way."""
    from presidio_anonymizer.operators import Replace  # noqa: PLC0415

    return Replace().operate  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # a bare Dict
