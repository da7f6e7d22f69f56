"""`gardefou charter exceptions`: the exceptions that were granted, and how often each was used."""

import sys
from collections import Counter
from datetime import UTC, date, datetime

import click

from audit.search import past
from models.settings import Settings
from models.waivers import Waiver
from policies.loading import SHIPPED, exceptions_of, unchecked
from scripts.indexed import opened_index
from scripts.options import config_errors, with_settings


@click.command()
@with_settings
def exceptions(settings: Settings) -> None:
    """Liste les exceptions et leur usage / list exceptions and how often each was used."""
    if settings.exceptions is None:
        click.echo("aucune exception / no exceptions (`exceptions:`)")
        sys.exit(0)
    with config_errors():
        charter = unchecked(settings.charter or SHIPPED)
        listed = exceptions_of(settings, charter)
    with opened_index(settings) as engine:
        hits = Counter(name for record in past(engine) for name in record.exceptions)
    for waiver in listed:
        click.echo(_line(waiver, hits[waiver.id], datetime.now(UTC).date()))


def _line(waiver: Waiver, hits: int, today: date) -> str:
    state = "en vigueur / in force" if waiver.is_in_force(today) else "échue / not in force"
    scope = ", ".join(f"{key} {value}" for key, value in waiver.scope.model_dump(exclude_none=True).items())
    approval = f"{waiver.requested_by} -> {waiver.approved_by}, {waiver.approved_on} – {waiver.expires}"
    return f"{waiver.id} {waiver.rule} ({scope}; {approval}; {waiver.reason}): {state}, {hits}×"
