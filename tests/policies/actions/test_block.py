"""What a refusal says: in words, never by value."""

from models.decision import Decision, Effect, Gate, Located, Spoken
from models.entities import FAMILY_OF
from models.finding import Finding
from models.message import Message
from policies.actions.block import ENGLISH, NAMES, notice


def test_every_type_has_a_name_for_users() -> None:
    """A new type must be spoken of."""
    assert NAMES.keys() == ENGLISH.keys() == FAMILY_OF.keys()


def test_a_notice_says_what_why_and_whom_to_ask() -> None:
    """Kinds, rule, message, reference, contact; French first, English beside it."""
    said = Message(fr="Retirez l'identifiant.", en="Remove the identifier.")
    rule = Spoken(rule="P2-X", principle="P2", title=said, effect=Effect.ENFORCED, gate=Gate.BLOCK, message=said)
    found = Located(part=0, finding=Finding(entity="FR_NIR", start=0, end=1, score=1, detector="nir"))
    told = notice(Decision(gate=Gate.BLOCK, charter="c@1", findings=(found,), spoken=(rule,)), "GF-1", "le DPO")
    for word in ("numéro de sécurité sociale", "P2-X", "Retirez", "GF-1", "le DPO", "rien n'a été transmis"):
        assert word in told.fr
    assert "Remove the identifier." in told.en
    assert "Found: social security number (NIR)." in told.en
    assert "GF-1" in told.en
