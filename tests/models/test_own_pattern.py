"""A pattern of an organisation's own names a known type and shows nothing of itself."""

import pytest
from pydantic import ValidationError

from models.own_pattern import OwnPattern


def test_repr_shows_neither_regex_nor_examples() -> None:
    """They tell how the organisation's numbers look."""
    pattern = OwnPattern(name="badge", entity="FR_NDA", regex="SECRET[0-9]{4}", examples=("SECRET1234",))
    assert "SECRET" not in repr(pattern)


@pytest.mark.parametrize(
    "wrong", [{"entity": "BADGE"}, {"name": "a b"}, {"regex": ""}, {"examples": ()}, {"score": 0.1}, {"unknown": 1}]
)
def test_what_is_refused(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {"name": "badge", "entity": "FR_NDA", "regex": "B[0-9]{4}", "examples": ("B1234",)}
    assert OwnPattern.model_validate(right).score == 0.85
    with pytest.raises(ValidationError):
        OwnPattern.model_validate(right | wrong)
