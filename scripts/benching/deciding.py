"""The charter alone: decisions on many findings under many rules, in processor time of one thread."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import thread_time

from models.context import Context, Tags
from models.decision import Located
from models.entities import FAMILY_OF
from models.exchange import Exchange, Part
from models.finding import Finding
from policies.charter import Charter
from policies.decide import decide
from policies.facts import facts_of
from policies.loading import shipped
from scripts.benching.counts import Counts
from scripts.benching.result import Row, Tick, row

RULES = 60
FINDINGS = 40
DECISIONS = 200
"""Of a round."""
APART = 30
"""Characters from the beginning of one finding to that of the next: rules that ask for nearness have work."""


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    return counts.rounds


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The row of this group. `folder` is not used."""
    del folder
    charter, rates = of_rules(RULES), []
    for number in range(counts.rounds):
        rates.append(DECISIONS / _seconds(charter, *_request(number)))
        tick("decisions")
    yield row("decisions", (median(rates), None), rounds=rates)


def of_rules(count: int) -> Charter:
    """The shipped charter with its rules repeated until there are so many."""
    charter = shipped()
    return charter.model_copy(update={"rules": tuple(islice(cycle(charter.rules), count))})


def _request(number: int) -> tuple[Exchange, list[Located]]:
    """A request to a public tool with findings of all types, made anew for each round."""
    text = f"{number:08d} valeur inventée ".ljust(APART) * FINDINGS
    exchange = Exchange(service="bench", category="public_genai", parts=(Part(path="$", text=text),))
    entities = islice(cycle(sorted(FAMILY_OF)), number, number + FINDINGS)
    return exchange, [_located(entity, place * APART) for place, entity in enumerate(entities)]


def _located(entity: str, start: int) -> Located:
    return Located(part=0, finding=Finding(entity=entity, start=start, end=start + 8, score=0.9, detector="bench"))


def _seconds(charter: Charter, exchange: Exchange, findings: list[Located]) -> float:
    context = Context(now=datetime.now(UTC), tags=Tags(key=b"bench"))
    started = thread_time()
    for _ in range(DECISIONS):
        decide(charter, facts_of(exchange, context, findings))
    return thread_time() - started
