"""Redaction through presidio-anonymizer's operator: only the spans change."""

from hypothesis import given
from hypothesis import strategies as st
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from models.context import Tags
from models.decision import Edit, text_after
from models.finding import Finding
from policies.actions.redact import redacted
from policies.actions.tags import Numbering


@given(st.text(min_size=1, max_size=60), st.data())
def test_edits_and_text_say_the_same(text: str, data: st.DataObject) -> None:
    """What is written is what the edits make, and what Presidio's whole engine would write; all else is as it was, `10⁶` too."""
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(points[::2], points[1::2], strict=False))
    findings = [Finding(entity="PHONE_NUMBER", start=a, end=b, score=1, detector="test") for a, b in spans]
    written, edits = redacted(0, text, findings, Numbering(Tags(key=b"k")))
    assert written == text_after(text, edits)
    assert [(edit.start, edit.end) for edit in edits] == spans
    assert written == by_engine(text, edits)


def by_engine(text: str, edits: list[Edit]) -> str:
    """The same by AnonymizerEngine, one operator for each tag; spans as ours."""
    results = [RecognizerResult(edit.tag, edit.start, edit.end, 1.0) for edit in edits]
    operators = {edit.tag: OperatorConfig("replace", {"new_value": edit.tag}) for edit in edits}
    return AnonymizerEngine().anonymize(text, results, operators, merge_entities_with_spaces=False).text
