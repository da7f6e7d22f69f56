"""The shape of a charter, on the shipped one."""

from models.decision import Gate
from models.entities import FAMILY_OF
from models.services import Category
from policies.charter import Charter, Status
from policies.loading import shipped


def test_every_message_is_in_both_languages_and_used() -> None:
    """A message that no rule shows is dead text."""
    charter = shipped()
    assert all(message.fr and message.en for message in charter.messages.values())
    assert set(charter.messages) == {rule.then.message for rule in charter.rules if rule.then.message}


def test_an_unknown_tool_is_stopped_by_default() -> None:
    """Also without any rule."""
    charter = shipped()
    assert charter.default_gate[Category.UNKNOWN] is Gate.BLOCK
    assert charter.default_gate[Category.PROHIBITED] is Gate.BLOCK


def test_a_type_that_no_rule_names_is_not_covered() -> None:
    """Take the rule away and the crossing sees it."""
    charter = shipped()
    rules = tuple(rule for rule in charter.rules if rule.id != "P2-IDENTIFIANT-PATIENT")
    poorer: Charter = charter.model_copy(update={"rules": rules})
    assert charter.covers("FR_SPI", Category.PUBLIC)
    assert not poorer.covers("FR_SPI", Category.PUBLIC)


def test_counters_are_named_with_all_rules_that_ask() -> None:
    """Of rules that speak; a draft counts nothing."""
    charter = shipped()
    ((name, whens),) = charter.counters
    assert [when.counter_name for when in whens] == [name]
    assert charter.with_status("P2-ACCUMULATION", Status.DRAFT).counters == ()


def test_the_rules_that_may_hold_are_those_that_name_what_was_found() -> None:
    """And those that ask for no findings; in the charter's order, without drafts."""
    charter = shipped().with_status("P2-ACCUMULATION", Status.DRAFT)
    for found in (set[str](), {"FR_NIR"}, {"PERSON", "DIAGNOSIS"}, set(FAMILY_OF)):
        expected = [
            rule
            for rule in charter.rules
            if rule.speaks and (not rule.when.selectors or any(map(rule.when.names, found)))
        ]
        assert charter.asking(found) == expected
    assert len(charter.asking(set())) < len(charter.asking({"FR_NIR"})) < len(charter.rules)
