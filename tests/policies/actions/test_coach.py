"""The reminder is the charter's own words, of a rule that was enforced."""

from models.decision import Decision, Effect, Gate, Spoken
from models.message import Message
from policies.actions.coach import reminder
from policies.loading import shipped

CHARTER = shipped()


def decision(effect: Effect = Effect.ENFORCED, *obligations: str) -> Decision:
    spoken = Spoken(
        rule="P3-RAPPEL-DU-JOUR", principle="P3", title=Message(fr="t", en="t"), effect=effect, gate=Gate.ALLOW
    )
    return Decision(gate=Gate.ALLOW, charter=CHARTER.name, obligations=obligations, spoken=(spoken,))


def test_a_reminder_is_told_in_both_languages() -> None:
    """Set apart from what the service said."""
    told = reminder(CHARTER, decision(Effect.ENFORCED, "coach"))
    assert told is not None
    assert told.startswith("\n\n---\n\nRappel du jour, ajouté par gardefou")
    assert "Today's reminder, added by gardefou" in told


def test_nothing_is_owed_without_the_obligation_or_by_a_rule_that_is_only_observed() -> None:
    assert reminder(CHARTER, decision()) is None
    assert reminder(CHARTER, decision(Effect.OBSERVED, "coach")) is None
