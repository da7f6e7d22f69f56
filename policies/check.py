"""What a well-shaped charter can still get wrong: dead rules, what this version cannot do, missing messages, failing embedded tests."""

from collections.abc import Iterable, Iterator

from models.decision import Gate, Transform
from models.exchange import Direction
from models.nearest import unknown
from models.reading import Location
from policies.actions.known import COACH, OBLIGATIONS, TRANSFORMS
from policies.charter import Charter, Rule, Status
from policies.playing import difference
from policies.selectors import Selector

Problem = tuple[Location, str]
"""Where in the charter, and what is wrong with what remedy."""


def problems(charter: Charter, reported: frozenset[str]) -> Iterator[Problem]:
    """Everything that forbids putting the charter in force. `reported` are the entity types that some detector reports."""
    for index, rule in enumerate(charter.rules):
        at: Location = ("rules", index)
        for check in (_undone, _dead, _unread, _unspoken, _unanswerable):
            yield from ((at + where, f"{rule.id}: {what}") for where, what in check(charter, rule, reported))
    for category, gate in charter.default_gate.items():
        if gate is Gate.JUSTIFY:
            at = ("default_gate", category)
            yield at, f"default_gate: {category}: no rule says what to justify there; write allow or block, and a rule"
    yield from failures(charter)


def failures(charter: Charter) -> Iterator[Problem]:
    """The embedded tests that fail, and how. Those of a rule are played as if it were enforced, whatever its status."""
    for index, rule in enumerate(charter.rules):
        for number, case in enumerate(rule.tests):
            if wrong := difference(charter.with_status(rule.id, Status.ENFORCE), case):
                yield (
                    ("rules", index, "tests", number),
                    f"{rule.id}: test '{case.name}' fails: {wrong}; mend the rule or the test",
                )


def _undone(charter: Charter, rule: Rule, reported: frozenset[str]) -> Iterator[Problem]:
    """Demands that no action of this version performs."""
    for transform in {rule.then.transform} - {Transform.NONE, *TRANSFORMS}:
        yield (
            ("then", "transform"),
            f"transform '{transform}' is not implemented yet; write one of {_listed(TRANSFORMS)}",
        )
    for obligation in sorted(set(rule.then.obligations) - OBLIGATIONS.keys()):
        yield ("then", "obligations"), unknown("obligation", obligation, OBLIGATIONS)
    if rule.then.transform is not Transform.NONE and not rule.when.selectors:
        yield ("then", "transform"), "replaces nothing: 'when' selects no finding; name a family or an entity"


def _dead(charter: Charter, rule: Rule, reported: frozenset[str]) -> Iterator[Problem]:
    """Conditions that can never hold: of `any_of` one must be possible, of `all_of` each."""
    if rule.when.any_of and not any(_possible(selector, reported) for selector in rule.when.any_of):
        yield ("when", "any_of"), "can never hold: no detector reports any of these types"
    for number, selector in enumerate(rule.when.all_of):
        if not _possible(selector, reported):
            yield ("when", "all_of", number), "can never hold: no detector reports any of these types"


def _unread(charter: Charter, rule: Rule, reported: frozenset[str]) -> Iterator[Problem]:
    """Rules about what this version does not read."""
    if rule.when.direction == (Direction.ANSWER,):
        yield ("when", "direction"), "can never hold: answers are not read yet; write prompt or upload"


def _unspoken(charter: Charter, rule: Rule, reported: frozenset[str]) -> Iterator[Problem]:
    """What the user would not be told, and principles that are not written."""
    if COACH in rule.then.obligations and rule.then.message is None:
        yield ("then",), "reminds without a message; name one of 'messages'"
    if rule.then.gate is not Gate.ALLOW and rule.then.message is None:
        does = "blocks" if rule.then.gate is Gate.BLOCK else "asks for a reason"
        yield ("then",), f"{does} without a message; name one of 'messages'"
    if rule.then.message is not None and rule.then.message not in charter.messages:
        yield ("then", "message"), unknown("message", rule.then.message, charter.messages)
    if rule.principle not in charter.principles:
        yield ("id",), f"principle {rule.principle} is not written under 'principles'"


def _unanswerable(charter: Charter, rule: Rule, reported: frozenset[str]) -> Iterator[Problem]:
    """Final rules that ask for a reason: nothing lifts a final rule."""
    if rule.then.final and rule.then.gate is Gate.JUSTIFY:
        yield ("then", "final"), "a final rule cannot be justified; write gate: block, or leave final out"
    if rule.then.final and rule.status is Status.WARN:
        yield (
            ("status",),
            "a rule that warns asks for a reason, and a final one takes none; write enforce, or leave final out",
        )


def _possible(selector: Selector, reported: frozenset[str]) -> bool:
    return any(selector.names(entity) for entity in reported)


def _listed(names: Iterable[object]) -> str:
    return ", ".join(sorted(str(name) for name in names))
