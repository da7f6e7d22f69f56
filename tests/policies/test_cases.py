"""The shape of embedded tests."""

import pytest
from pydantic import ValidationError

from models.services import Category
from policies.cases import Given, SampleFinding


def test_one_or_several() -> None:
    assert SampleFinding(entity="AGE").entities == ("AGE",)
    assert SampleFinding(entity=("AGE", "FR_NIR")).entities == ("AGE", "FR_NIR")
    assert Given(service=Category.PUBLIC).services == (Category.PUBLIC,)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValidationError, match="unknown entity type 'AEG'"):
        SampleFinding(entity="AEG")
