"""`gardefou charter shadow`: what the charter that ran beside the one in force would have changed, from the records of those requests."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import click
from rich.console import Console

from audit.search import past
from models.decision import Gate
from models.record import DecisionRecord
from models.settings import Settings
from scripts.charter_simulate import matrix
from scripts.indexed import opened_index
from scripts.options import with_settings
from scripts.terminal import width_or


@dataclass
class Differences:
    """What was counted."""

    decisions: int = 0
    charters: Counter[str] = field(default_factory=Counter[str])
    gates: Counter[tuple[Gate, Gate]] = field(default_factory=Counter[tuple[Gate, Gate]])
    stricter: Counter[str] = field(default_factory=Counter[str])
    """Group -> its requests that would have met a stricter gate; one of several groups counts in each."""
    spoke: Counter[str] = field(default_factory=Counter[str])
    """Rule of the second charter alone -> requests."""
    silent: Counter[str] = field(default_factory=Counter[str])
    """Rule of the charter in force alone -> requests."""
    errors: Counter[str] = field(default_factory=Counter[str])


@click.command()
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="Jours passés / past days.")
@with_settings
def shadow(settings: Settings, days: int) -> None:
    """Ce que la charte de l'ombre aurait changé / what the shadow charter would have changed (setting `shadow`)."""
    with opened_index(settings) as engine:
        counted = differences(past(engine, datetime.now(UTC) - timedelta(days=days)))
    _show(counted, days)


def differences(records: Iterable[DecisionRecord]) -> Differences:
    """Count the decisions of which the second charter would have said something else."""
    counted = Differences()
    for record in records:
        counted.decisions += 1
        said = record.shadow
        if said is None:
            continue
        counted.charters[said.charter] += 1
        if said.gate is None:
            counted.errors[said.error or "?"] += 1
            continue
        counted.gates[record.demanded, said.gate] += 1
        acted = {*record.rules, *record.warned}
        counted.spoke.update({*said.rules} - acted)
        counted.silent.update(acted - {*said.rules})
        if said.gate.rank > record.demanded.rank:
            counted.stricter.update(record.groups or ("–",))
    return counted


def _show(counted: Differences, days: int) -> None:
    console = Console(width=width_or(120), highlight=False, markup=False)
    differing = counted.gates.total()
    console.print(f"{counted.decisions} décisions en {days} jours, {differing} jugées autrement / judged otherwise")
    for charter, count in counted.charters.most_common():
        console.print(f"charte de l'ombre / shadow charter: {charter}: {count}")
    if differing:
        console.print(matrix(counted.gates))
    told = {
        "plus strict pour / stricter for": counted.stricter,
        "règle en plus / rule that would speak": counted.spoke,
        "règle en moins / rule that would not": counted.silent,
        "erreur / error": counted.errors,
    }
    for words, counter in told.items():
        for name, count in counter.most_common():
            console.print(f"{words}: {name}: {count}")
