"""Embedded tests are played on every service and type that they name."""

from collections.abc import Mapping

import pytest

from models.counting import Period, Standing
from models.services import Category
from policies.cases import Case
from policies.loading import shipped
from policies.playing import difference, played


def case(given: Mapping[str, object], expect: Mapping[str, object]) -> Case:
    return Case.model_validate({"name": "n", "in": given, "expect": expect})


def test_of_several_services_and_types_each_is_played() -> None:
    given = {"service": ["public_genai", "internal_genai"], "findings": [{"entity": ["AGE", "FR_NIR"], "times": 2}]}
    facts = list(played(case(given, {})))
    assert [(f.category, [t.entity for t in f.found]) for f in facts] == [
        (category, [entity, entity])
        for category in (Category.PUBLIC, Category.INTERNAL)
        for entity in ("AGE", "FR_NIR")
    ]


def test_findings_stand_beside_each_other_unless_it_is_said() -> None:
    given = {"service": "public_genai", "findings": [{"entity": "AGE", "times": 2}, {"entity": "AGE", "at": 50}]}
    (facts,) = played(case(given, {}))
    assert [t.start for t in facts.found] == [0, 10, 50]


def test_values_differ_unless_they_have_one_word() -> None:
    given = {
        "service": "public_genai",
        "findings": [{"entity": "AGE", "times": 2}, {"entity": "AGE", "value": "a", "times": 2}],
    }
    (facts,) = played(case(given, {}))
    assert len({facts.mark_of(i) for i in range(4)}) == 3


NIR = {"service": "public_genai", "findings": [{"entity": "FR_NIR"}]}
MAIL = {"service": "public_genai", "findings": [{"entity": "EMAIL_ADDRESS"}]}


@pytest.mark.parametrize(
    ("given", "expect", "told"),
    [
        (NIR, {"gate": "block", "rules": ["P2-IDENTIFIANT-PATIENT"], "final": True}, None),
        (NIR, {"rules": ["P2-IDENTIFIANT-PATIENT"]}, "final is not False"),
        (
            MAIL,
            {"gate": "block", "rules": ["P2-COORDONNEES"]},
            "gate is allow, not block; no named rule asks for block",
        ),
        (NIR, {"gate": "allow"}, "gate is block, not allow"),
        (NIR, {"rules": ["P1-IA-INTERDITE"]}, "silent: P1-IA-INTERDITE"),
        (NIR, {"not_rules": ["P2-IDENTIFIANT-PATIENT"]}, "spoke: P2-IDENTIFIANT-PATIENT"),
        (NIR, {"obligations": ["alert_ops"]}, "an obligation is missing"),
        (MAIL, {"transforms": {"EMAIL_ADDRESS": "redact"}, "all": "redact"}, None),
        (MAIL, {"transforms": {"PERSON": "redact"}}, "other transforms than expected"),
        (MAIL, {"all": "none"}, "not every finding becomes none"),
    ],
)
def test_a_difference_is_told(given: dict[str, object], expect: dict[str, object], told: str | None) -> None:
    assert difference(shipped(), case(given, expect)) == told


def test_a_test_says_what_counters_stood_at() -> None:
    """By period: a number, or words for values that were seen; what is not said stood at nothing."""

    def stood(counted: dict[str, object], within: Period) -> Standing:
        given = {"service": "public_genai", "counted": counted, "findings": [{"entity": "SUBJECT_ID", "value": "a"}]}
        (facts,) = played(Case.model_validate({"name": "n", "in": given, "expect": {}}))
        assert facts.counted_as(0) == "a"
        (standing,) = facts.counted("c", within)
        return standing

    assert stood({"day": 9}, Period.DAY).number == 9
    assert stood({"day": ["a", "b"]}, Period.DAY).marks == {"a", "b"}
    assert stood({"day": 9}, Period.WEEK).after(0) == 0
