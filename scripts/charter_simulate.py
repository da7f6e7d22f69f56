"""`gardefou charter simulate`: what another charter would have said of past requests, told without any text."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

import detectors
from audit.keys import marks_key
from audit.marking import Marking
from audit.search import past
from models import registry
from models.decision import Gate
from models.settings import Settings
from models.site import SiteData
from models.studies import Study
from policies.charter import Charter
from policies.loading import exceptions_of, load
from policies.replay import Keyed, Replayed, replayed
from scripts.indexed import opened_index
from scripts.options import config_errors, site_of, with_settings
from scripts.terminal import width_or


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="Jours passés / past days.")
@with_settings
def simulate(settings: Settings, file: Path, days: int) -> None:
    """Rejoue les décisions passées sous une autre charte / replay past decisions under another charter."""
    with config_errors():
        charter = load(file, detectors.reported(SiteData()))
        exceptions = exceptions_of(settings, charter)
        marking = Marking(marks_key(settings.data_dir.expanduser()))
        codes = {study.label or marking.mark("STUDY_CODE", study.code): study.code for study in _studies(settings)}
    keyed = Keyed(mark=marking.mark, pseudonym=lambda user: marking.pseudonym(user) or "", codes=codes)
    with opened_index(settings) as engine:
        records = past(engine, datetime.now(UTC) - timedelta(days=days))
        told = replayed(records, charter, keyed, exceptions, settings.zone)
    _show(told, charter, days)


def _studies(settings: Settings) -> tuple[Study, ...]:
    """The registered studies, which charters and exceptions may name by code. Raises ConfigError."""
    path = site_of(settings).registry
    return registry.read(path).studies if path else ()


def _show(told: Replayed, charter: Charter, days: int) -> None:
    console = Console(width=width_or(120), highlight=False)
    console.print(f"{charter.name} : {told.requests} décisions en {days} jours / decisions in {days} days")
    if told.partial:
        console.print(f"dont {told.partial} décrites en partie / of which described in part")
    console.print(matrix(told.gates))
    for team, count in told.teams.most_common():
        console.print(f"nouvellement arrêté / newly stopped: {team}: {count}", markup=False)
    for rule in told.silent(charter):
        console.print(f"n'aurait jamais parlé / would never have spoken: {rule}")


def matrix(gates: Counter[tuple[Gate, Gate]]) -> Table:
    """Rows: what was demanded. Columns: what the other charter would demand."""
    table = Table("avant / before", *(f"après / after {gate}" for gate in Gate))
    for before in Gate:
        table.add_row(before, *(str(gates[before, after]) for after in Gate))
    return table
