"""Facts + charter -> ruling. No order and no override: the strictest gate and transform of all rules that hold win."""

from collections.abc import Sequence
from typing import NamedTuple

from models.decision import Gate, Spoken, Transform
from policies.charter import Charter, Rule, Status
from policies.facts import Facts


class Ruling(NamedTuple):
    """What the charter says of the facts."""

    gate: Gate
    transforms: dict[int, Transform]
    """What becomes of each finding, by its index; those left alone are not listed."""
    obligations: tuple[str, ...]
    spoken: tuple[Spoken, ...]


Held = tuple[Rule, frozenset[int]]
"""A rule that holds, and the findings that it is about."""


def decide(charter: Charter, facts: Facts) -> Ruling:
    """What the charter says. A request with a technical flag could not be wholly screened: it is blocked whatever the charter says."""
    held = [(rule, about) for rule in charter.rules if rule.speaks and (about := rule.when.met(facts)) is not None]
    enforced = [(rule, about) for rule, about in held if rule.status is not Status.OBSERVE]
    gates = [charter.default_gate[facts.category], *(rule.then.gate for rule, _ in enforced)]
    if facts.flags:
        gates.append(Gate.BLOCK)
    return Ruling(
        gate=max(gates, key=lambda gate: gate.rank),
        transforms=_transforms(enforced),
        obligations=tuple(sorted({o for rule, _ in enforced for o in rule.then.obligations})),
        spoken=tuple(_spoken(charter, rule) for rule, _ in held),
    )


def _transforms(held: Sequence[Held]) -> dict[int, Transform]:
    """The strictest of all rules: they speak from the mildest to the strictest, and the last word holds."""
    speaking = [(rule, about) for rule, about in held if rule.then.transform is not Transform.NONE]
    strictest: dict[int, Transform] = {}
    for rule, about in sorted(speaking, key=lambda one: one[0].then.transform.rank):
        strictest |= dict.fromkeys(about, rule.then.transform)
    return strictest


def _spoken(charter: Charter, rule: Rule) -> Spoken:
    return Spoken.trusted(
        rule=rule.id,
        principle=rule.principle,
        title=rule.title,
        enforced=rule.status is not Status.OBSERVE,
        gate=rule.then.gate,
        message=charter.messages.get(rule.then.message or ""),
    )
