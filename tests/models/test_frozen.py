"""Every value: frozen, strict about its keys, silent about what it was given."""

import pickle
from functools import cached_property

import pytest
from pydantic import BaseModel, ValidationError

from models.exchange import Part
from models.finding import Finding
from models.frozen import Frozen


class Value(Frozen):
    """A value of two fields."""

    text: str
    number: int = 0

    @cached_property
    def length(self) -> int:
        """Computed once."""
        return len(self.text)


def test_values_are_frozen() -> None:
    """A new one is made, never one changed."""
    value = Value(text="x")
    with pytest.raises(ValidationError):
        value.text = "y"  # type: ignore[misc]  # that is the point
    assert Value(text="x", number=1) == value.model_copy(update={"number": 1})
    assert value.number == 0


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_is_what_pydantic_makes(deep: bool) -> None:
    """Equal, of the same fields, and what is given is not looked at."""
    value = Value(text="x")
    stock = BaseModel.model_copy(value, update={"number": 1}, deep=deep)
    assert stock == value.model_copy(update={"number": 1}, deep=deep)
    assert stock.model_dump() == value.model_copy(update={"number": 1}, deep=deep).model_dump()
    assert value == value.model_copy(deep=deep)


def test_a_copy_computes_anew() -> None:
    """What a cached property made of the old fields says nothing of the new ones."""
    value = Value(text="x")
    assert [1, 3] == [value.length, value.model_copy(update={"text": "xyz"}).length]


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
