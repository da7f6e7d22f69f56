"""What is told where a reason would open the gate: found in words, the rule, the line to write, in two languages."""

import pytest

from models.decision import Decision, Effect, Gate, Located, Spoken
from models.finding import Finding
from models.grants import Fault
from models.message import Message
from policies.actions.justify import closed, demand, faulted

SAID = Message(fr="Contenu critique.", en="Critical content.")
RULE = Spoken(rule="P3-X", principle="P3", title=SAID, effect=Effect.ENFORCED, gate=Gate.JUSTIFY, message=SAID)
FOUND = Located(part=0, finding=Finding(entity="CASE_ID", start=0, end=9, score=0.9, detector="d"))
DECISION = Decision(gate=Gate.JUSTIFY, charter="c@1", findings=(FOUND,), spoken=(RULE,))


def test_what_was_found_why_and_how_to_go_on() -> None:
    told = demand(DECISION, "GF-2222222222", "le DPO", 15)
    assert told.fr.startswith("Envoi suspendu par gardefou : rien n'a été transmis. Contenu critique.")
    for part in (
        "Repéré : numéro de cas de pharmacovigilance. Règle : P3-X. Référence : GF-2222222222.",
        "\n\ngardefou : je justifie GF-2222222222 — votre motif\n\n",
        "15 minutes",
        "Contactez le DPO.",
    ):
        assert part in told.fr
    assert "Held by gardefou: nothing was sent. Critical content. Found: safety case number. Rule: P3-X." in told.en
    assert "\n\ngardefou: I justify GF-2222222222 — your reason\n\n" in told.en


@pytest.mark.parametrize(("is_anonymous", "why"), [(True, "pas identifié"), (False, "Ce service")])
def test_one_who_cannot_is_told_whom_to_ask(is_anonymous: bool, why: str) -> None:
    """And is not shown a line that would not help."""
    told = closed(DECISION, "GF-2222222222", "le DPO", is_anonymous=is_anonymous)
    assert why in told.fr
    assert "Contactez le DPO" in told.fr
    assert "je justifie" not in told.fr + told.en


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_its_words(fault: Fault) -> None:
    told = faulted(fault, ("FR_NIR",))
    assert all((told.fr, told.en))
    assert ("(NIR)" in told.fr) is (fault is Fault.IDENTIFYING)
