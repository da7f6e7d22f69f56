"""Conditions: all that is written must hold."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from models.exchange import Flag
from models.services import Category
from policies.conditions import When
from tests.policies.samples import facts, trait


def test_every_condition_must_hold() -> None:
    """Service and flag and any_of and all_of."""
    when = When.model_validate(
        {
            "service": ["public_genai"],
            "flags": ["timeout"],
            "any_of": [{"entity": ["FR_NIR"]}, {"entity": ["PERSON"]}],
            "all_of": [{"entity": ["TRIAL_ID"]}],
        }
    )
    both = replace(facts(trait("PERSON"), trait("TRIAL_ID")), flags=frozenset({Flag.TIMEOUT}))
    assert when.met(both) == frozenset({0, 1})
    assert when.met(replace(both, found=both.found[:1])) is None
    assert when.met(replace(both, found=both.found[1:])) is None
    assert when.met(replace(both, flags=frozenset())) is None
    assert when.met(replace(both, category=Category.INTERNAL)) is None


def test_an_empty_when_always_holds() -> None:
    """And says so; it is about no finding."""
    assert When().is_unconditional
    assert When().met(facts(trait("PERSON"))) == frozenset()


def test_near_findings_are_those_of_all_of() -> None:
    """The rule is about those that stand together."""
    when = When.model_validate({"all_of": [{"entity": ["PERSON"]}, {"entity": ["DIAGNOSIS"]}], "within_chars": 40})
    assert when.met(facts(trait("PERSON"), trait("DIAGNOSIS", at=20), trait("PERSON", at=400))) == frozenset({0, 1})
    assert when.met(facts(trait("PERSON"), trait("DIAGNOSIS", at=400))) is None


def test_near_what_must_be_said() -> None:
    with pytest.raises(ValidationError, match="write all_of"):
        When.model_validate({"any_of": [{"entity": ["PERSON"]}], "within_chars": 40})
