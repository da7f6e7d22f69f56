"""Coach: the reminder at the end of an answer, and whose word it is. What it says stands in the charter."""

from models.decision import Decision, Effect
from policies.actions.known import COACH
from policies.charter import Charter

DONE = (Effect.ENFORCED, Effect.WARNED)


def reminder(charter: Charter, decision: Decision) -> str | None:
    """The text to add to the answer, French and English; None where the decision owes no reminder."""
    if COACH not in decision.obligations:
        return None
    done = {spoken.rule for spoken in decision.spoken if spoken.effect in DONE}
    named = [rule.then.message or "" for rule in charter.rules if rule.id in done and COACH in rule.then.obligations]
    told = [charter.messages[name] for name in named if name in charter.messages]
    return "\n\n".join(("\n\n---", *(message.both for message in told))) if told else None
