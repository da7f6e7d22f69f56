"""No order and no override: the strictest demand of all rules that hold wins."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision import Gate, Transform
from models.entities import FAMILY_OF
from models.exchange import Flag
from models.services import Category
from policies.charter import Status
from policies.decide import decide
from policies.facts import Trait
from policies.loading import shipped
from tests.policies.samples import at, facts, trait, waiver

CHARTER = shipped()
FOUND = st.lists(
    st.builds(trait, st.sampled_from(sorted(FAMILY_OF)), st.floats(0, 1), at=st.integers(0, 500)), max_size=8
)


@given(FOUND, st.sampled_from(list(Category)), st.randoms())
def test_the_order_of_rules_does_not_matter(found: list[Trait], category: Category, rng: random.Random) -> None:
    """Shuffle them: the same gate, transforms and obligations."""
    shuffled = CHARTER.model_copy(update={"rules": tuple(rng.sample(CHARTER.rules, len(CHARTER.rules)))})
    seen = facts(*found, category=category)
    one, two = decide(CHARTER, seen), decide(shuffled, seen)
    assert (one.gate, one.transforms, one.obligations) == (two.gate, two.transforms, two.obligations)


@given(FOUND, FOUND, st.sampled_from(list(Category)))
def test_more_findings_never_make_it_milder(found: list[Trait], more: list[Trait], category: Category) -> None:
    """The lattice only goes up."""
    fewer = decide(CHARTER, facts(*found, category=category))
    assert fewer.gate.rank <= decide(CHARTER, facts(*found, *more, category=category)).gate.rank


def test_an_observed_rule_speaks_without_effect() -> None:
    """It is in the trace, not in the gate, the transforms or the obligations."""
    rules = tuple(rule.model_copy(update={"status": Status.OBSERVE}) for rule in CHARTER.rules)
    observed = CHARTER.model_copy(update={"rules": rules})
    ruling = decide(observed, facts(trait("FR_NIR")))
    assert (ruling.gate, ruling.transforms, ruling.obligations) == (Gate.ALLOW, {}, ())
    assert [(spoken.rule, spoken.enforced) for spoken in ruling.spoken] == [("P2-IDENTIFIANT-PATIENT", False)]


def test_a_warned_rule_asks_for_a_reason_where_it_would_stop() -> None:
    """It replaces and obliges, and stops nobody who says why."""
    for name in ("P2-IDENTIFIANT-PATIENT", "P2-COORDONNEES"):
        ruling = decide(CHARTER.with_status(name, Status.WARN), facts(trait("FR_NIR"), trait("EMAIL_ADDRESS")))
        assert ruling.transforms == {1: Transform.REDACT}
        assert ruling.obligations == ("alert_dpo",)
        assert ruling.gate is (Gate.JUSTIFY if name == "P2-IDENTIFIANT-PATIENT" else Gate.BLOCK)
        assert ruling.to_justify == ({name: frozenset({0})} if ruling.gate is Gate.JUSTIFY else {})


def test_a_reason_is_asked_for_by_each_rule_that_would_take_one() -> None:
    """Unless something takes none: another rule that stops, or a technical fact."""
    seen = facts(trait("CASE_ID"), trait("AGE"), trait("CASE_ID"), category=Category.APPROVED)
    ruling = decide(CHARTER, seen)
    assert (ruling.gate, ruling.to_justify) == (Gate.JUSTIFY, {"P3-CONTENU-CRITIQUE": frozenset({0, 2})})
    assert (Gate.BLOCK, {}) == decide(CHARTER, replace(seen, flags=frozenset({Flag.UNPARSED})))[::4]
    worse = facts(trait("CASE_ID"), trait("FR_NIR"), category=Category.APPROVED)
    assert (Gate.BLOCK, {}) == decide(CHARTER, worse)[::4]


def test_a_rule_that_looks_at_no_finding_asks_about_all() -> None:
    long = replace(facts(), chars=50_000)
    ruling = decide(CHARTER.with_status("P2-COPIE-MASSIVE", Status.ENFORCE), long)
    assert (ruling.gate, ruling.to_justify) == (Gate.JUSTIFY, {"P2-COPIE-MASSIVE": frozenset()})


def test_an_exception_spares_the_reason() -> None:
    seen = replace(
        facts(trait("CASE_ID"), category=Category.APPROVED), groups=frozenset({"redaction"}), tool="t", now=at("10:00")
    )
    ruling = decide(CHARTER, seen, (waiver("P3-CONTENU-CRITIQUE"),))
    assert (ruling.gate, ruling.to_justify) == (Gate.ALLOW, {})


@pytest.mark.parametrize("status", [Status.DRAFT, Status.DEPRECATED])
def test_a_draft_and_a_rule_of_the_past_say_nothing(status: Status) -> None:
    ruling = decide(CHARTER.with_status("P2-IDENTIFIANT-PATIENT", status), facts(trait("FR_NIR")))
    assert (ruling.gate, ruling.spoken) == (Gate.ALLOW, ())


def test_an_exception_lifts_its_rule_and_is_told() -> None:
    """The rule is in the trace, with the exception's id; every other rule counts."""
    granted = waiver("P2-SECRET-PROMOTEUR")
    seen = replace(
        facts(trait("STUDY_CODE"), trait("EMAIL_ADDRESS")), groups=frozenset({"redaction"}), tool="t", now=at("10:00")
    )
    assert decide(CHARTER, seen).gate is Gate.BLOCK
    ruling = decide(CHARTER, seen, (granted,))
    assert (ruling.gate, ruling.transforms) == (Gate.ALLOW, {1: Transform.REDACT})
    assert {s.rule: s.exception for s in ruling.spoken} == {"P2-SECRET-PROMOTEUR": granted.id, "P2-COORDONNEES": None}


def test_no_exception_lifts_a_final_rule() -> None:
    seen = replace(
        facts(trait("UNBLINDING"), trait("SUBJECT_ID"), category=Category.INTERNAL),
        groups=frozenset({"redaction"}),
        tool="t",
        now=at("10:00"),
    )
    assert decide(CHARTER, seen, (waiver("P2-LEVEE-D-AVEUGLE"),)).gate is Gate.BLOCK


def test_only_findings_that_the_rule_selects_are_replaced() -> None:
    """A weak one stays."""
    ruling = decide(CHARTER, facts(trait("EMAIL_ADDRESS"), trait("PHONE_NUMBER", 0.3)))
    assert ruling.transforms == {0: Transform.REDACT}
