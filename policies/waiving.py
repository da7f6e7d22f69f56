"""Exceptions: which of them lifts a rule for a request, and what is wrong with a file of them."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from models.reading import Location
from models.waivers import Scope, Waiver, Waivers
from policies.charter import Charter
from policies.facts import Facts


def lifted(rule: str, facts: Facts, waivers: Sequence[Waiver]) -> str | None:
    """The id of the exception that lifts the rule for this request; None if there is none."""
    if facts.now is None:
        return None
    today = facts.now.astimezone(UTC).date()
    fitting = (w for w in waivers if w.rule == rule and w.is_in_force(today) and _covers(w.scope, facts))
    return next((waiver.id for waiver in fitting), None)


def misfits(waivers: Waivers, charter: Charter) -> Iterator[tuple[Location, str]]:
    """Exceptions from rules that the charter does not have, or that allow of none."""
    rules = {rule.id: rule for rule in charter.rules}
    for index, waiver in enumerate(waivers.exceptions):
        at: Location = ("exceptions", index, "rule")
        if waiver.rule not in rules:
            yield at, f"{waiver.id}: the charter has no rule {waiver.rule}; write one of its rules"
        elif rules[waiver.rule].then.final:
            yield at, f"{waiver.id}: {waiver.rule} is final and allows of no exception; remove it"


def _covers(scope: Scope, facts: Facts) -> bool:
    return (
        (scope.user is None or facts.user == facts.known_as(scope.user))
        and (scope.group is None or scope.group in facts.groups)
        and (scope.study is None or facts.names_only_study(scope.study))
        and (scope.tool is None or scope.tool == facts.tool)
    )
