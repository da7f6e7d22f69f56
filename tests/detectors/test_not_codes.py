"""What stands behind `étude` and is no code of a study."""

import re

import pytest

from detectors.normalise import fold
from detectors.not_codes import is_no_code
from detectors.pattern import Seen


def _seen(value: str) -> Seen:
    folded = fold(value)
    match = re.compile(rb".*").match(folded.data)
    assert match
    return Seen(value, folded, match, 0, len(folded.data))


@pytest.mark.parametrize(
    "value", ["2019-2023", "menée 2024", "R-CHOP 21", "NCT01234567", "XXX-001", "KEYNOTE-189", "IL-6"]
)
def test_days_regimens_registries_and_science(value: str) -> None:
    """None of these names a study of one's own."""
    assert is_no_code(_seen(value))


@pytest.mark.parametrize("value", ["FCT-301", "ORPIMENT-2"])
def test_a_code_may_be_one(value: str) -> None:
    """What nobody knows may be a study."""
    assert not is_no_code(_seen(value))
