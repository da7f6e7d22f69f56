"""Removing a rule or moving a threshold of the shipped charter breaks one of its tests."""

from collections.abc import Callable

import pytest

from models.decision import Gate
from policies.charter import Charter
from policies.loading import shipped
from policies.mutation import mutants, survivors


def test_every_change_of_the_shipped_charter_is_noticed() -> None:
    assert list(survivors(shipped())) == []


def test_every_rule_is_removed_and_every_threshold_moved() -> None:
    """Both ways, each word of a list dropped, each demand taken back."""
    (rule,) = (rule for rule in shipped().rules if rule.id == "P2-PERSONNE-ET-SANTE")
    made = {what for what, _ in mutants(rule)}
    assert {
        "removed",
        "gate allow",
        "final True",
        "obligation alert_dpo dropped",
        "service dropped",
        "service unknown_genai dropped",
        "within_chars 39",
        "within_chars 41",
        "all_of.0 dropped",
        "all_of.0 min_score 0.69",
        "all_of.0 min_score 0.71",
        "all_of.0 min_distinct 2",
        "all_of.0 unless.role dropped",
        "all_of.1 ICD10 dropped",
    } <= made


def test_a_gate_that_asks_for_a_reason_is_tested_as_such() -> None:
    """Both ways: without it nobody would be asked, and with a stricter one nobody could go on."""
    charter = shipped()
    rules = tuple(
        rule.model_copy(update={"tests": tuple(case for case in rule.tests if case.expect.gate is not Gate.JUSTIFY)})
        for rule in charter.rules
    )
    told = set(survivors(charter.model_copy(update={"rules": rules})))
    assert {"P3-CONTENU-CRITIQUE: gate allow", "P2-COPIE-MASSIVE: gate allow"} <= told
    looser = tuple(
        rule.model_copy(update={"tests": (case,)})
        for rule in charter.rules
        for case in rule.tests[:1]
        if rule.id == "P3-CONTENU-CRITIQUE"
    )
    assert "P3-CONTENU-CRITIQUE: gate block" not in set(survivors(charter.model_copy(update={"rules": looser})))


@pytest.mark.parametrize("keep", [lambda name: "douteu" not in name, lambda name: "puis" not in name])
def test_a_charter_with_fewer_tests_has_survivors(keep: Callable[[str], bool]) -> None:
    """Take some tests away and a moved threshold is not noticed."""
    charter = shipped()
    rules = tuple(
        rule.model_copy(update={"tests": tuple(case for case in rule.tests if keep(case.name))})
        for rule in charter.rules
    )
    poorer: Charter = charter.model_copy(update={"rules": rules})
    assert any("min_score" in survivor for survivor in survivors(poorer))


def test_a_counter_is_dropped_moved_and_looked_at_in_another_period() -> None:
    """Each survives a test that is not about it."""
    (rule,) = (rule for rule in shipped().rules if rule.id == "P2-ACCUMULATION")
    changed = {what for what, _ in mutants(rule) if what.startswith("counter")}
    assert changed == {"counter dropped", "counter.at_least 9", "counter.at_least 11", "counter.within hour"}
    weak = rule.model_copy(update={"tests": tuple(case for case in rule.tests if case.name == "outil interne")})
    charter = shipped().model_copy(update={"rules": (weak,)})
    assert {f"P2-ACCUMULATION: {what}" for what in changed} <= set(survivors(charter))
