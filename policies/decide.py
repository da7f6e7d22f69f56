"""Findings + charter -> decision. No order and no override: the strictest gate and transform of all rules that hold win."""

from collections.abc import Sequence

from models.decision import Decision, Gate, Located, Spoken, Transform
from models.exchange import Exchange
from models.services import Category
from policies.charter import Charter, Rule, Status


def decide(charter: Charter, exchange: Exchange, findings: Sequence[Located]) -> tuple[Decision, dict[int, Transform]]:
    """The decision, without edits, and what becomes of each finding, by its index.

    An exchange with a technical flag could not be wholly screened: it is blocked whatever the charter says.
    """
    found = [located.finding for located in findings]
    held = [rule for rule in charter.rules if rule.speaks and rule.when.holds(exchange, found)]
    enforced = [rule for rule in held if rule.status is not Status.OBSERVE]
    transforms = _transforms(enforced, findings)
    gates = [charter.default_gate[_category(exchange)], *(rule.then.gate for rule in enforced)]
    if exchange.flags:
        gates.append(Gate.BLOCK)
    decision = Decision(
        gate=max(gates, key=lambda gate: gate.rank),
        charter=charter.name,
        flags=exchange.flags,
        findings=tuple(findings),
        transforms=_by_entity(transforms, findings),
        obligations=tuple(sorted({o for rule in enforced for o in rule.then.obligations})),
        spoken=tuple(_spoken(charter, rule) for rule in held),
    )
    return decision, transforms


def _category(exchange: Exchange) -> Category:
    return Category(exchange.category)


def _transforms(rules: Sequence[Rule], findings: Sequence[Located]) -> dict[int, Transform]:
    """The strictest of all rules: they speak from the mildest to the strictest, and the last word holds."""
    found = [located.finding for located in findings]
    speaking = [rule for rule in rules if rule.then.transform is not Transform.NONE]
    strictest: dict[int, Transform] = {}
    for rule in sorted(speaking, key=lambda rule: rule.then.transform.rank):
        strictest |= dict.fromkeys(rule.when.chosen(found), rule.then.transform)
    return strictest


def _by_entity(transforms: dict[int, Transform], findings: Sequence[Located]) -> dict[str, Transform]:
    in_order = sorted(transforms, key=lambda index: transforms[index].rank)
    return {findings[index].finding.entity: transforms[index] for index in in_order}


def _spoken(charter: Charter, rule: Rule) -> Spoken:
    return Spoken(
        rule=rule.id,
        principle=rule.principle,
        title=rule.title,
        enforced=rule.status is not Status.OBSERVE,
        gate=rule.then.gate,
        message=charter.messages.get(rule.then.message or ""),
    )
