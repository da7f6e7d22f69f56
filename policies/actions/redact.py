"""Redact: each chosen span gives way to a numbered tag. The text is written by presidio-anonymizer; the edits say where it changed."""

from collections.abc import Sequence
from functools import cache

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from models.decision import Edit
from models.finding import Finding
from policies.actions.tags import Numbering


def redacted(part: int, text: str, findings: Sequence[Finding], numbering: Numbering) -> tuple[str, list[Edit]]:
    """A part's text with tags, and the edits that make it so. `findings` are in order and do not overlap."""
    edits = [Edit(part=part, start=f.start, end=f.end, tag=numbering.tag(f, text[f.start : f.end])) for f in findings]
    results = [RecognizerResult(edit.tag, edit.start, edit.end, 1.0) for edit in edits]
    operators = {edit.tag: OperatorConfig("replace", {"new_value": edit.tag}) for edit in edits}
    written = _engine().anonymize(text, results, operators, merge_entities_with_spaces=False).text
    return written, edits


@cache
def _engine() -> AnonymizerEngine:
    """Presidio's engine holds no state of a request; one is enough."""
    return AnonymizerEngine()
