"""Selectors: by family or type, score and attributes, and by how many there are."""

import pytest
from pydantic import ValidationError

from policies.selectors import Selector
from tests.policies.samples import facts, trait

FOUND = (
    trait("FR_NIR"),
    trait("EMAIL_ADDRESS", 0.5),
    trait("TRIAL_ID"),
    trait("PERSON", role="patient"),
    trait("PERSON", role="clinician"),
    trait("PERSON"),
)


@pytest.mark.parametrize(
    ("selector", "chosen"),
    [
        ({"family": ["identity"]}, {0, 1, 3, 4, 5}),
        ({"entity": ["FR_NIR"]}, {0}),
        ({"family": ["secret"], "entity": ["FR_NIR"]}, {0}),
        ({"family": ["identity"], "min_score": 0.6}, {0, 3, 4, 5}),
        ({"entity": ["PERSON"], "attributes": {"role": "patient"}}, {3}),
        ({"entity": ["PERSON"], "attributes": {"role": ["patient", "clinician"]}}, {3, 4}),
        ({"entity": ["PERSON"], "unless": {"role": "clinician"}}, {3, 5}),
        ({"entity": ["PERSON"], "unless": {"role": ["patient", "clinician"]}}, {5}),
        ({"family": ["identity"], "min_count": 5}, {0, 1, 3, 4, 5}),
        ({"family": ["identity"], "min_count": 6}, set()),
        ({"family": ["identity"], "min_types": 3}, {0, 1, 3, 4, 5}),
        ({"family": ["identity"], "min_types": 4}, set()),
    ],
)
def test_selectors(selector: dict[str, object], chosen: set[int]) -> None:
    assert set(Selector.model_validate(selector).chosen(facts(*FOUND))) == chosen


@pytest.mark.parametrize(("values", "found"), [("abc", 3), ("aab", 0), ("aaa", 0)])
def test_a_value_that_stands_twice_is_one(values: str, found: int) -> None:
    """However often it is written."""
    three = facts(*[trait("SUBJECT_ID")] * 3, values=values)
    assert len(Selector(entity=("SUBJECT_ID",), min_distinct=3).chosen(three)) == found


def test_the_same_value_of_two_types_is_two() -> None:
    both = facts(trait("SUBJECT_ID"), trait("CASE_ID"), values="aa")
    assert len(Selector(entity=("SUBJECT_ID", "CASE_ID"), min_distinct=2).chosen(both)) == 2


def test_a_selector_that_names_nothing_is_refused() -> None:
    """It would choose everything or nothing; neither is written."""
    with pytest.raises(ValidationError, match="name a family or an entity"):
        Selector()


def test_more_types_than_are_named_are_refused() -> None:
    with pytest.raises(ValidationError, match="can never hold"):
        Selector(entity=("AGE",), min_types=2)


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ({"rol": "patient"}, "unknown attribute 'rol'"),
        ({"role": ["doctor"]}, "unknown role 'doctor'; known: clinician"),
    ],
)
def test_an_attribute_that_no_finding_has_is_refused(attributes: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Selector.model_validate({"entity": ["PERSON"], "unless": attributes})
