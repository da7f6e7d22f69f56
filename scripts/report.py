"""`gardefou report`: the monthly report for the AI committee, as Markdown or HTML."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from audit import probe
from audit.log import configure
from audit.month import Month, recounted
from audit.register import Span
from audit.verify import verify
from models.reading import ConfigError
from models.settings import Settings
from policies.loading import SHIPPED, exceptions_of, unchecked
from scripts.indexed import opened_index
from scripts.options import config_errors, services_of, with_settings
from scripts.registered import Written, looked_up, today
from scripts.reporting.facts import Facts, Integrity
from scripts.reporting.rendering import html, markdown
from scripts.reporting.whole import whole
from scripts.written import write

FORMATS = {"md": markdown, "html": html}


class _MonthType(click.ParamType[Month]):
    name = "AAAA-MM"

    def convert(self, value: str | Month, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        if isinstance(value, Month):
            return value
        month = Month.parsed(value)
        if month is None:
            self.fail(
                f"{value!r} n'est pas un mois ; écrivez par exemple 2026-10 / is no month; write 2026-10", param, ctx
            )
        if month.first > today():
            self.fail(f"{month} n'a pas commencé / has not begun", param, ctx)
        return month


@click.command()
@click.option("--month", type=_MonthType(), help="Mois, par défaut le dernier terminé / month, the last whole one.")
@click.option("--format", "shape", type=click.Choice(list(FORMATS)), default="md", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Fichier (0600) / file.")
@click.option(
    "--min-persons",
    "least",
    type=click.IntRange(1, 1000),
    default=5,
    show_default=True,
    help="Masquer ce qui concerne moins de personnes / hide what is about fewer persons.",
)
@with_settings
def report(settings: Settings, month: Month | None, shape: str, out: Path | None, least: int) -> None:
    """Le rapport mensuel du comité IA / the monthly report for the AI committee."""
    configure(sys.stderr)
    with config_errors():
        text = FORMATS[shape](whole(_gathered(settings, month or _last_whole(), least)))
    if out is None:
        click.echo(text, nl=False)
    else:
        write(out, text)


def _last_whole() -> Month:
    day = today()
    return Month(day.year, day.month).before


def _gathered(settings: Settings, month: Month, least: int) -> Facts:
    charter, services, written = unchecked(settings.charter or SHIPPED), services_of(settings), Written(settings)
    exceptions = exceptions_of(settings, charter)
    with opened_index(settings) as engine:
        entries = looked_up(engine, written, services, Span(since=month.first, until=month.last))
        now, before = (recounted(engine, one, written.team_of) for one in (month, month.before))
    return Facts(
        month=month,
        now=now,
        before=before,
        entries=tuple(entries),
        charter=charter,
        exceptions=exceptions,
        names=services.names,
        node=settings.node,
        integrity=_integrity(settings.data_dir.expanduser(), month),
        made=datetime.now(UTC),
        least=least,
    )


def _integrity(data_dir: Path, month: Month) -> Integrity:
    """The proof of the whole journal of this node, which must go through its head at the end of the month."""
    try:
        head = probe.head_before(data_dir / "journal", month.after.first)
        told = f"{head.sequence}:{head.hash}" if head else None
        return Integrity(verify(data_dir, told), told)
    except (ConfigError, OSError) as error:
        return Integrity(problem=str(error) if isinstance(error, ConfigError) else type(error).__name__)
