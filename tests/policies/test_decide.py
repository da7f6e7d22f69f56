"""No order and no override: the strictest demand of all rules that hold wins."""

import random

from hypothesis import given
from hypothesis import strategies as st

from models.decision import Gate, Located, Transform
from models.entities import FAMILY_OF
from models.exchange import Exchange
from models.finding import Finding
from models.services import Category
from policies.charter import Status
from policies.decide import decide
from policies.loading import shipped

CHARTER = shipped()


def located(entity: str, score: float = 0.9) -> Located:
    """A finding in the first part."""
    return Located(part=0, finding=Finding(entity=entity, start=0, end=1, score=score, detector="test"))


FINDINGS = st.lists(st.builds(located, st.sampled_from(sorted(FAMILY_OF)), st.floats(0, 1)), max_size=8)


@given(FINDINGS, st.sampled_from(list(Category)), st.randoms())
def test_the_order_of_rules_does_not_matter(findings: list[Located], category: Category, rng: random.Random) -> None:
    """Shuffle them: the same gate, transforms and obligations."""
    shuffled = CHARTER.model_copy(update={"rules": tuple(rng.sample(CHARTER.rules, len(CHARTER.rules)))})
    exchange = Exchange(service="s", category=category)
    one, two = decide(CHARTER, exchange, findings)[0], decide(shuffled, exchange, findings)[0]
    assert (one.gate, one.transforms, one.obligations) == (two.gate, two.transforms, two.obligations)


@given(FINDINGS, FINDINGS, st.sampled_from(list(Category)))
def test_more_findings_never_make_it_milder(findings: list[Located], more: list[Located], category: Category) -> None:
    """The lattice only goes up."""
    exchange = Exchange(service="s", category=category)
    assert decide(CHARTER, exchange, findings)[0].gate.rank <= decide(CHARTER, exchange, findings + more)[0].gate.rank


def test_an_observed_rule_speaks_without_effect() -> None:
    """It is in the trace, not in the gate, the transforms or the obligations."""
    rules = tuple(rule.model_copy(update={"status": Status.OBSERVE}) for rule in CHARTER.rules)
    observed = CHARTER.model_copy(update={"rules": rules})
    decision, transforms = decide(observed, Exchange(service="s", category="public_genai"), [located("FR_NIR")])
    assert (decision.gate, transforms, decision.obligations) == (Gate.ALLOW, {}, ())
    assert [(spoken.rule, spoken.enforced) for spoken in decision.spoken] == [("P2-IDENTIFIANT-PATIENT", False)]


def test_only_findings_that_the_rule_selects_are_replaced() -> None:
    """A weak one stays."""
    findings = [located("EMAIL_ADDRESS"), located("PHONE_NUMBER", 0.3)]
    decision, transforms = decide(CHARTER, Exchange(service="s", category="public_genai"), findings)
    assert transforms == {0: Transform.REDACT}
    assert decision.transforms == {"EMAIL_ADDRESS": Transform.REDACT}
