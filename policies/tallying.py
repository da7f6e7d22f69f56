"""What a decided request adds to counters. What leaves counts; what is stopped counts as refused alone; what is replaced does not leave.

A request that is held until its user says why counts as if it left: who says why must not find the counters empty.
"""

from collections.abc import Iterator, Sequence

from models.context import Circumstance
from models.counting import REMINDED, USES, Period, Tally
from models.decision import Gate
from policies.actions.known import COACH
from policies.charter import Charter
from policies.conditions import When
from policies.counters import Count, Counter, room
from policies.decide import Ruling
from policies.facts import Facts


def tallied(charter: Charter, facts: Facts, ruling: Ruling) -> tuple[Tally, ...]:
    """All that is to be remembered of a request once the ruling is carried out. One with a technical flag counts nowhere."""
    if facts.flags:
        return ()
    tallies = [tally for name, whens in charter.counters for tally in _of(name, whens, facts, ruling)]
    return (*tallies, *_firsts(facts, ruling))


def _of(name: str, whens: Sequence[When], facts: Facts, ruling: Ruling) -> Iterator[Tally]:
    """What a counter of the charter counts, of requests that fit all the rest of its rule. `whens` differ in their number alone."""
    asked = [when.counter for when in whens if when.counter is not None]
    is_sent = ruling.gate is not Gate.BLOCK
    if (asked[0].count is Count.REFUSALS) is is_sent or whens[0].about(facts) is None:
        return
    number, marks = _sent(whens[0], asked[0], facts, ruling) if is_sent else (int(facts.is_use), ())
    if not number and not marks:
        return
    limits = [counter.at_least for counter in asked] if is_sent else []
    for one in facts.counted(name, asked[0].within):
        below = room(one, limits, number, marks)
        yield Tally(counter=name, owner=one.owner, period=one.period, number=number, marks=marks, below=below)


def _sent(when: When, counter: Counter, facts: Facts, ruling: Ruling) -> tuple[int, tuple[str, ...]]:
    return counter.amount(facts, [index for index in when.countable(facts) if index not in ruling.transforms])


def _firsts(facts: Facts, ruling: Ruling) -> Iterator[Tally]:
    """The first prompt of a day, and its reminder. Of two at the same moment one is first."""
    if ruling.gate is not Gate.ALLOW:
        return
    firsts = {
        USES: Circumstance.FIRST_USE_TODAY in facts.circumstances,
        REMINDED: Circumstance.REMINDER_DUE in facts.circumstances and COACH in ruling.obligations,
    }
    for counter in (name for name, is_first in firsts.items() if is_first):
        for one in facts.counted(counter, Period.DAY):
            yield Tally(counter=counter, owner=one.owner, period=one.period, number=1, below=2)
