"""Conditions: all that is written must hold."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from models.context import Circumstance
from models.exchange import Direction, Flag
from models.file_types import FileType
from models.services import Account, Category
from policies.conditions import When
from tests.policies.samples import at, facts, trait


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


@pytest.mark.parametrize(
    ("condition", "is_met", "is_not"),
    [
        ({"account": ["personal"]}, {"account": Account.PERSONAL}, {"account": None}),
        ({"user": ["JDupont"]}, {"user": "jdupont"}, {"user": None}),
        ({"group": ["dm", "arc"]}, {"groups": frozenset({"arc"})}, {"groups": frozenset({"stat"})}),
        ({"not_group": ["dm"]}, {"groups": frozenset()}, {"groups": frozenset({"dm"})}),
        ({"direction": ["upload"]}, {"direction": Direction.UPLOAD}, {"direction": Direction.PROMPT}),
        ({"file_type": ["table"]}, {"file_types": frozenset({FileType.TABLE})}, {"file_types": frozenset()}),
        ({"min_chars": 100}, {"chars": 100}, {"chars": 99}),
        ({"time": {"days": ["sat"]}}, {"now": at("10:00", 5)}, {"now": at("10:00", 4)}),
        ({"time": {"days": ["sat"]}}, {"now": at("10:00", 5)}, {"now": None}),
        (
            {"flags": ["training_missing"]},
            {"circumstances": frozenset({Circumstance.TRAINING_MISSING})},
            {"circumstances": frozenset({Circumstance.ANONYMOUS})},
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_conditions_beside_findings(
    condition: dict[str, object], is_met: dict[str, Any], is_not: dict[str, Any]
) -> None:
    when = When.model_validate(condition)
    assert not when.is_unconditional
    assert when.met(replace(facts(), **is_met)) is not None
    assert when.met(replace(facts(), **is_not)) is None


def test_a_study_is_named_in_any_spelling_that_has_its_mark() -> None:
    """By the mark of its code, never by its text."""
    named = replace(facts(trait("STUDY_CODE"), values="x"), mark=lambda entity, name: {"ABC-301": "x"}.get(name, "y"))
    assert When(study=("ABC-301",)).met(named) is not None
    assert When(study=("ABC-302",)).met(named) is None
    assert When(study=("ABC-301",)).met(replace(named, found=[trait("COMPOUND_CODE")])) is None
