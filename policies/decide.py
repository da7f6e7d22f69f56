"""Facts + charter -> ruling. No order and no override: the strictest gate and transform of all rules that hold win."""

from collections.abc import Sequence
from typing import NamedTuple

from models.decision import Effect, Gate, Spoken, Transform
from models.waivers import Waiver
from policies.charter import Charter, Rule, Status
from policies.facts import Facts
from policies.waiving import lifted


class Ruling(NamedTuple):
    """What the charter says of the facts."""

    gate: Gate
    transforms: dict[int, Transform]
    """What becomes of each finding, by its index; those left alone are not listed."""
    obligations: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    to_justify: dict[str, frozenset[int]]
    """Rules that a reason would answer, and the findings that each is about; empty where no reason would do."""


Held = tuple[Rule, frozenset[int]]
"""A rule that holds, and the findings that it is about."""


def decide(charter: Charter, facts: Facts, exceptions: Sequence[Waiver] = ()) -> Ruling:
    """What the charter says. A request with a technical flag could not be wholly screened: it is blocked whatever the charter says."""
    asking = charter.asking(facts.by_entity)
    held = [(rule, about) for rule in asking if (about := rule.when.met(facts)) is not None]
    lifting = {rule.id: by for rule, _ in held if exceptions and (by := _lifting(rule, facts, exceptions))}
    acting = [(rule, about) for rule, about in held if rule.status is not Status.OBSERVE and rule.id not in lifting]
    gates = [charter.default_gate[facts.category], *(_demanded(rule) for rule, _ in acting)]
    if facts.flags:
        gates.append(Gate.BLOCK)
    gate = max(gates, key=lambda gate: gate.rank)
    return Ruling(
        gate=gate,
        transforms=_transforms(acting),
        obligations=tuple(sorted({o for rule, _ in acting for o in rule.then.obligations})),
        spoken=tuple(_spoken(charter, rule, lifting.get(rule.id)) for rule, _ in held),
        to_justify={r.id: about for r, about in acting if _demanded(r) is gate} if gate is Gate.JUSTIFY else {},
    )


def _demanded(rule: Rule) -> Gate:
    """The gate that a rule demands; of one that only warns, a reason at most."""
    is_softened = rule.status is Status.WARN and rule.then.gate is Gate.BLOCK
    return Gate.JUSTIFY if is_softened else rule.then.gate


def _lifting(rule: Rule, facts: Facts, exceptions: Sequence[Waiver]) -> str | None:
    """The exception that lifts a rule here, if any. A final rule is lifted by none."""
    return None if rule.then.final else lifted(rule.id, facts, exceptions)


def _transforms(held: Sequence[Held]) -> dict[int, Transform]:
    """The strictest of all rules: they speak from the mildest to the strictest, and the last word holds."""
    speaking = [(rule, about) for rule, about in held if rule.then.transform is not Transform.NONE]
    strictest: dict[int, Transform] = {}
    for rule, about in sorted(speaking, key=lambda one: one[0].then.transform.rank):
        strictest |= dict.fromkeys(about, rule.then.transform)
    return strictest


_EFFECTS = {Status.OBSERVE: Effect.OBSERVED, Status.WARN: Effect.WARNED, Status.ENFORCE: Effect.ENFORCED}


def _spoken(charter: Charter, rule: Rule, exception: str | None) -> Spoken:
    return Spoken.trusted(
        rule=rule.id,
        principle=rule.principle,
        title=rule.title,
        effect=Effect.EXCEPTED if exception else _EFFECTS[rule.status],
        gate=_demanded(rule),
        message=charter.messages.get(rule.then.message or ""),
        final=rule.then.final,
        exception=exception,
    )
