"""Whether a reason that a user gave opens the gate: for this user's content, service and conversation, in time. Pure."""

from collections.abc import Iterable
from datetime import datetime

from models.grants import Fault, Grant


def standing(demand: Grant, grants: Iterable[Grant], now: datetime) -> Grant | None:
    """A reason given before that covers what is demanded now, if there is one. `grants` are the user's own."""
    return next((grant for grant in grants if grant.is_given and _fault(demand, grant, now) is None), None)


def answered(demand: Grant, grants: Iterable[Grant], reference: str, now: datetime) -> Grant | Fault:
    """The refusal of this reference, answered by a reason, or why it is not. `demand.until` is how long the reason counts."""
    grant = next((grant for grant in grants if grant.reference == reference), None)
    if grant is None:
        return Fault.UNKNOWN
    if fault := _fault(demand, grant, now):
        return fault
    if grant.is_given:
        return grant
    return grant.model_copy(update={"is_given": True, "conversation": demand.conversation, "until": demand.until})


def _fault(demand: Grant, grant: Grant, now: datetime) -> Fault | None:
    """Why a grant does not cover what is demanded."""
    if now >= grant.until:
        return Fault.UNKNOWN
    has_begun = grant.is_given or grant.conversation is not None
    if grant.service != demand.service or (has_begun and grant.conversation != demand.conversation):
        return Fault.ELSEWHERE
    known = grant.contents | grant.values
    covers = demand.contents and demand.contents <= known and set(demand.rules) <= set(grant.rules)
    return None if covers else Fault.CHANGED
