"""Plays the tests that a charter carries: each as the facts of a made-up request, whose ruling is compared with what is expected."""

from collections.abc import Iterator, Sequence
from itertools import product

from models.context import Circumstance
from models.counting import Period, Standing
from models.decision import Transform
from models.exchange import Flag
from models.services import Category
from models.studies import Mentioned
from policies.cases import Case, Expected, SampleFinding
from policies.charter import Charter
from policies.decide import Ruling, decide
from policies.facts import Facts, Trait

LENGTH = 8
"""Characters of a made-up finding."""
SPACE = 2
"""Characters between two findings that stand beside each other."""


def difference(charter: Charter, case: Case) -> str | None:
    """How what the charter says differs from what its test expects; None if it does not, or if the test tells of a gap that is there."""
    told = next((t for facts in played(case) if (t := _told(case.expect, decide(charter, facts), facts))), None)
    if case.gap is None:
        return told
    return None if told else "the gap is closed; remove 'gap'"


def played(case: Case) -> Iterator[Facts]:
    """The facts of a test, once for each of the services and types that it names."""
    kinds = [sample.entities for sample in case.given.findings]
    for service, entities in product(case.given.services, product(*kinds)):
        yield _facts(case, service, entities)


def _facts(case: Case, service: Category, entities: Sequence[str]) -> Facts:
    found: list[Trait] = []
    values: list[str] = []
    for sample, entity in zip(case.given.findings, entities, strict=True):
        for _ in range(sample.times):
            values.append(sample.value or f"another {len(values)}")
            found.append(_trait(sample, entity, found[-1] if found else None))
    given = case.given
    return Facts(
        category=service,
        flags=frozenset(flag for flag in given.flags if isinstance(flag, Flag)),
        circumstances=frozenset(flag for flag in given.flags if isinstance(flag, Circumstance)),
        account=given.account,
        user=given.user,
        groups=frozenset(given.group),
        direction=given.direction,
        file_types=frozenset(given.file_type),
        chars=given.chars,
        now=given.now,
        found=found,
        mark_of=values.__getitem__,
        mentioned=Mentioned(clauses=frozenset(given.contract), team=given.team),
        counted=lambda counter, within: (_standing(counter, within, given.counted.get(within, 0)),),
        counted_as=values.__getitem__,
    )


def _standing(counter: str, within: Period, given: int | tuple[str, ...]) -> Standing:
    """A counter of the one who asks in a test. A number of values are others than those of its findings."""
    number, marks = (given, frozenset[str]()) if isinstance(given, int) else (0, frozenset(given))
    return Standing(counter=counter, owner="test", period=within, number=number, marks=marks)


def _trait(sample: SampleFinding, entity: str, before: Trait | None) -> Trait:
    beside = before.end + SPACE if before else 0
    start = beside if sample.at is None else sample.at
    return Trait(entity, sample.score, sample.part, start, start + LENGTH, sample.attributes)


def _told(expect: Expected, ruling: Ruling, facts: Facts) -> str | None:
    spoken = {rule.rule for rule in ruling.spoken}
    named = [rule for rule in ruling.spoken if rule.rule in expect.rules]
    by_entity = {facts.found[i].entity: transform for i, transform in ruling.transforms.items()}
    become = {ruling.transforms.get(i, Transform.NONE) for i in range(len(facts.found))}
    differences = {
        f"gate is {ruling.gate}, not {expect.gate}": expect.gate not in (None, ruling.gate),
        f"silent: {_listed(set(expect.rules) - spoken)}": not spoken.issuperset(expect.rules),
        f"spoke: {_listed(spoken & set(expect.not_rules))}": not spoken.isdisjoint(expect.not_rules),
        "other transforms than expected": not expect.transforms.items() <= by_entity.items(),
        f"not every finding becomes {expect.all}": expect.all is not None and become != {expect.all},
        f"no named rule asks for {expect.gate}": bool(named) and expect.gate not in (None, *(r.gate for r in named)),
        f"final is not {expect.final}": bool(named) and expect.final != any(rule.final for rule in named),
        "an obligation is missing": not set(expect.obligations) <= set(ruling.obligations),
    }
    return "; ".join(told for told, differs in differences.items() if differs) or None


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
