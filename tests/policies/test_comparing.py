"""What changed between two charters."""

from policies.charter import Status
from policies.comparing import Difference, differences
from policies.loading import shipped

CHARTER = shipped()


def test_the_same_charter_has_no_differences() -> None:
    """Also with its rules in another order, which does not matter."""
    turned = CHARTER.model_copy(update={"rules": tuple(reversed(CHARTER.rules))})
    assert differences(CHARTER, turned) == []


def test_changed_keys_are_named_with_both_values() -> None:
    observed = CHARTER.with_status("P2-COORDONNEES", Status.OBSERVE)
    assert differences(CHARTER, observed) == [Difference("P2-COORDONNEES.status", "enforce", "observe")]


def test_a_selector_is_compared_key_by_key() -> None:
    rules = list(CHARTER.rules)
    at = next(n for n, rule in enumerate(rules) if rule.id == "P2-DOSSIER-PATIENT")
    selector = rules[at].when.any_of[0].model_copy(update={"min_score": 0.8})
    when = rules[at].when.model_copy(update={"any_of": (selector,)})
    rules[at] = rules[at].model_copy(update={"when": when})
    changed = CHARTER.model_copy(update={"rules": tuple(rules)})
    assert differences(CHARTER, changed) == [Difference("P2-DOSSIER-PATIENT.when.any_of.0.min_score", 0.6, 0.8)]


def test_a_rule_that_is_new_or_gone_is_one_difference() -> None:
    fewer = CHARTER.model_copy(update={"rules": CHARTER.rules[1:]})
    (gone,) = differences(CHARTER, fewer)
    (new,) = differences(fewer, CHARTER)
    assert (gone.where, gone.after, new.before) == (CHARTER.rules[0].id, None, None)
