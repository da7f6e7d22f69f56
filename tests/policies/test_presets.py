"""Presets change what a charter does, never what it says."""

from models.decision import Gate
from models.services import Category
from models.settings import Preset
from policies.charter import Status
from policies.decide import decide
from policies.loading import shipped
from policies.presets import under
from tests.policies.samples import facts, trait

CHARTER = shipped()


def test_enforce_is_the_charter_as_it_is_written() -> None:
    assert under(CHARTER, Preset.ENFORCE) is CHARTER


def test_observe_stops_and_replaces_nothing_but_what_is_final() -> None:
    """What would have been done is in the trace; the name tells the preset."""
    observing = under(CHARTER, Preset.OBSERVE)
    ruling = decide(observing, facts(trait("COMPOUND_CODE"), trait("EMAIL_ADDRESS", at=50)))
    assert (ruling.gate, ruling.transforms, ruling.obligations) == (Gate.ALLOW, {}, ())
    assert {spoken.rule for spoken in ruling.spoken} == {"P2-SECRET-PROMOTEUR", "P2-COORDONNEES"}
    assert decide(observing, facts(trait("FR_NIR"))).gate is Gate.BLOCK
    assert decide(observing, facts(category=Category.PROHIBITED)).gate is Gate.BLOCK
    assert observing.name == f"{CHARTER.name}+observe"


def test_observe_leaves_what_is_technical_or_final_in_force() -> None:
    """What could not be read cannot pass anyway, and no contract is broken on trial; other rules of P5 are recorded."""
    statuses = {rule.id: rule.status for rule in under(CHARTER, Preset.OBSERVE).rules}
    assert {Status.ENFORCE} == {statuses[rule] for rule in ("P5-PANNE", "P5-CONTENU-ILLISIBLE", "P5-CONTRAT-SANS-IA")}
    assert {Status.OBSERVE} == {statuses[rule] for rule in ("P5-HORS-EQUIPE", "P5-CONTRAT-SOUS-CONDITIONS")}


def test_strict_enforces_what_is_observed() -> None:
    """Drafts and rules of the past stay silent."""
    observed = CHARTER.with_status("P2-COORDONNEES", Status.OBSERVE).with_status("P2-CLE-PRIVEE", Status.DRAFT)
    strict = {rule.id: rule.status for rule in under(observed, Preset.STRICT).rules}
    assert strict["P2-COORDONNEES"] is Status.ENFORCE
    assert strict["P2-CLE-PRIVEE"] is Status.DRAFT
