"""Which exception lifts a rule for which request."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.waivers import Waivers
from policies.facts import Facts
from policies.loading import shipped
from policies.waiving import lifted, misfits
from tests.policies.samples import at, facts, trait, waiver

RULE = "P2-SECRET-PROMOTEUR"


def seen(**changes: object) -> Facts:
    """A member of the group `redaction` at the tool `t`, about one study."""
    made = replace(facts(trait("STUDY_CODE"), values="A"), groups=frozenset({"redaction"}), tool="t", user="jdupont")
    return replace(made, **({"now": at("10:00")} | changes))  # type: ignore[arg-type]  # of the fields' types


@pytest.mark.parametrize(
    ("scope", "changes"),
    [
        ({"group": "redaction", "tool": "t"}, {"groups": frozenset({"stat"})}),
        ({"group": "redaction", "tool": "t"}, {"tool": "u"}),
        ({"group": "redaction", "user": "JDupont"}, {"user": None}),
        ({"group": "redaction", "study": "A"}, {"found": ()}),
        ({"group": "redaction", "tool": "t"}, {"now": datetime(2027, 2, 1, tzinfo=UTC)}),
        ({"group": "redaction", "tool": "t"}, {"now": None}),
    ],
)
def test_all_of_its_scope_must_be_so(scope: dict[str, str], changes: dict[str, object]) -> None:
    given = (waiver(RULE, **scope),)
    assert lifted(RULE, seen(), given) == "EX-1"
    assert lifted(RULE, seen(**changes), given) is None
    assert lifted("P2-COORDONNEES", seen(), given) is None


def test_another_study_in_the_text_is_not_covered() -> None:
    """An exception for one study opens no other."""
    both = replace(
        facts(trait("STUDY_CODE"), trait("STUDY_CODE"), values="AB"), groups=frozenset({"redaction"}), now=at("10:00")
    )
    assert lifted(RULE, both, (waiver(RULE, group="redaction", study="A"),)) is None


@pytest.mark.parametrize(("rule", "told"), [("P2-NO", "no rule P2-NO"), ("P2-LEVEE-D-AVEUGLE", "is final")])
def test_exceptions_that_cannot_count_are_named(rule: str, told: str) -> None:
    ((at_, what),) = misfits(Waivers(exceptions=(waiver(), waiver(rule).model_copy(update={"id": "EX-2"}))), shipped())
    assert at_ == ("exceptions", 1, "rule")
    assert told in what
