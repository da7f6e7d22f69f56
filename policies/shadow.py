"""A second charter beside the one in force: asked about what was already found, compared, and without any effect."""

from collections.abc import Sequence

from models.context import Context
from models.decision import Decision, Gate, Located
from models.exchange import Exchange, Flag
from models.record import ShadowRecord
from policies.charter import Charter
from policies.decide import Ruling, decide
from policies.facts import facts_of
from policies.screen import replaceable


def shadowed(shadow: Charter, exchange: Exchange, context: Context, decision: Decision) -> ShadowRecord | None:
    """What `shadow` would have said of the exchange of a decision; None where that is the same. Nothing is searched again.

    What would come of replacing is not tried out, but for places where nothing can be replaced.
    """
    said = _said(shadow, _ruling(shadow, exchange, context, decision.findings), decision.findings)
    same = (said.gate, said.transforms) == (decision.gate, _named(decision)) and set(said.rules) == _acting(decision)
    return None if same else said


def _ruling(shadow: Charter, exchange: Exchange, context: Context, findings: Sequence[Located]) -> Ruling:
    ruling = decide(shadow, facts_of(exchange, context, findings), context.exceptions)
    if ruling.gate is Gate.BLOCK or all(replaceable(exchange, findings[index]) for index in ruling.transforms):
        return ruling
    return decide(shadow, facts_of(exchange.flagged(Flag.NOT_REWRITABLE), context, findings), context.exceptions)


def _said(shadow: Charter, ruling: Ruling, findings: Sequence[Located]) -> ShadowRecord:
    in_order = sorted(ruling.transforms, key=lambda index: ruling.transforms[index].rank)
    return ShadowRecord(
        charter=shadow.name,
        gate=ruling.gate,
        rules=tuple(spoken.rule for spoken in ruling.spoken if spoken.acts),
        transforms={findings[index].finding.entity: str(ruling.transforms[index]) for index in in_order},
    )


def _named(decision: Decision) -> dict[str, str]:
    return {entity: str(transform) for entity, transform in decision.transforms.items()}


def _acting(decision: Decision) -> set[str]:
    return {spoken.rule for spoken in decision.spoken if spoken.acts}
