"""Selectors and conditions: all that is written must hold."""

import pytest
from pydantic import ValidationError

from models.exchange import Exchange, Flag
from models.finding import Finding
from policies.conditions import Selector, When


def found(entity: str, score: float = 0.9, **attributes: str) -> Finding:
    """A finding at no place in particular."""
    return Finding(entity=entity, start=0, end=1, score=score, detector="test", attributes=attributes)


@pytest.mark.parametrize(
    ("selector", "chosen"),
    [
        ({"family": ["identity"]}, {0, 1, 3}),
        ({"entity": ["FR_NIR"]}, {0}),
        ({"family": ["secret"], "entity": ["FR_NIR"]}, {0}),
        ({"family": ["identity"], "min_score": 0.6}, {0, 3}),
        ({"entity": ["PERSON"], "attributes": {"role": "patient"}}, {3}),
        ({"family": ["identity"], "min_count": 3}, {0, 1, 3}),
        ({"family": ["identity"], "min_count": 4}, set()),
    ],
)
def test_selectors(selector: dict[str, object], chosen: set[int]) -> None:
    """By family or type, then by score, attribute and number."""
    findings = [found("FR_NIR"), found("EMAIL_ADDRESS", 0.5), found("TRIAL_ID"), found("PERSON", role="patient")]
    assert Selector.model_validate(selector).chosen(findings) == chosen


def test_a_selector_that_names_nothing_is_refused() -> None:
    """It would choose everything or nothing; neither is written."""
    with pytest.raises(ValidationError, match="name a family or an entity"):
        Selector()


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
    exchange = Exchange(service="s", category="public_genai", flags=frozenset({Flag.TIMEOUT}))
    both = [found("PERSON"), found("TRIAL_ID")]
    assert when.holds(exchange, both)
    assert not when.holds(exchange, both[:1])
    assert not when.holds(exchange, both[1:])
    assert not when.holds(exchange.model_copy(update={"flags": frozenset()}), both)
    assert not when.holds(exchange.model_copy(update={"category": "internal_genai"}), both)


def test_an_empty_when_always_holds() -> None:
    """And says so."""
    assert When().is_unconditional
    assert When().holds(Exchange(service="s", category="public_genai"), [])
