"""Every value: frozen, strict about its keys, silent about what it was given."""

import pickle

import pytest
from pydantic import ValidationError

from models.exchange import Part
from models.finding import Finding
from models.frozen import Frozen


class Value(Frozen):
    """A value of two fields."""

    text: str
    number: int = 0


def test_values_are_frozen() -> None:
    """A new one is made, never one changed."""
    value = Value(text="x")
    with pytest.raises(ValidationError):
        value.text = "y"  # type: ignore[misc]  # that is the point
    assert Value(text="x", number=1) == value.model_copy(update={"number": 1})
    assert value.number == 0


def test_unknown_keys_are_refused() -> None:
    """A misspelt one is not silently left out."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Value.model_validate({"text": "x", "nomber": 1})


@pytest.mark.parametrize("shape", [Value, Part])
def test_errors_do_not_quote_the_text(shape: type[Frozen]) -> None:
    """Pydantic quotes inputs unless it is told not to."""
    with pytest.raises(ValidationError) as caught:
        shape.model_validate({"path": "$", "text": ["Mme Vautravers"]})
    assert "Vautravers" not in str(caught.value)


def test_a_trusted_value_is_the_checked_one() -> None:
    """Equal, copied and sent to another process alike: only the checks are missing."""
    fields = {"entity": "FR_NIR", "start": 1, "end": 5, "score": 0.9, "detector": "nir", "attributes": {}}
    checked, trusted = Finding.model_validate(fields), Finding.trusted(**fields)
    assert checked == trusted
    assert repr(checked) == repr(trusted)
    assert checked.model_dump() == trusted.model_dump() == pickle.loads(pickle.dumps(trusted)).model_dump()
    assert checked.model_copy(update={"start": 2}) == trusted.model_copy(update={"start": 2})
