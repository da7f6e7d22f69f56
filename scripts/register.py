"""`gardefou register`: who uses which AI tool for which study and what for; from the traffic, beside what people wrote of it."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.log import configure
from audit.register import Entry, Span, State
from models.reading import text_of
from models.settings import Settings
from proxy.catalogue import Services
from scripts.indexed import opened_index
from scripts.options import as_text_or_json, config_errors, services_of, with_settings
from scripts.register_rows import as_csv, cells, told
from scripts.register_skeleton import skeleton
from scripts.registered import Written, looked_up
from scripts.terminal import width_or
from scripts.written import write

HEADINGS = ("Outil", "Équipe", "Étude", "État", "Demandes", "Personnes", "Arrêtées", "Vu (UTC)", "Données", "Finalité")


@click.group()
def register() -> None:
    """Le registre des usages de l'IA / the register of uses of AI."""
    configure(sys.stderr)


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--state", type=click.Choice([state.value for state in State]), help="État / state."),
        click.option("--team", help="Équipe (groupe) / team (group); `none` : aucune."),
        click.option("--tool", help="Outil, par ex. `chatgpt` / tool."),
        click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Jusqu'au jour (UTC, inclus) / last day."),
        click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Depuis le jour (UTC, inclus) / first day."),
    ):
        command = option(command)
    return command


@register.command("list")
@_filters
@as_text_or_json
@with_settings
def list_(settings: Settings, shape: str, **asked: Any) -> None:
    """Les usages vus et déclarés, et ce qui manque / uses seen and declared, and what is missing."""
    entries, services = _read(settings, asked)
    if shape == "json":
        click.echo(json.dumps([told(entry, services) for entry in entries], ensure_ascii=False, indent=2))
        return
    waiting = sum(entry.state in (State.UNDECLARED, State.CONTRADICTED, State.OVERDUE) for entry in entries)
    caption = f"{len(entries)} usages, {waiting} à traiter / to be looked at"
    table = Table(*HEADINGS, title="Registre des usages / register of uses", caption=caption)
    for entry in entries:
        table.add_row(*(Text(_inert(cell)) for cell in cells(entry, services)))
    Console(width=width_or(200)).print(table)


@register.command()
@_filters
@click.option("--format", "shape", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("--skeleton", "is_skeleton", is_flag=True, help="Le fichier YAML à compléter / the file to be completed.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Fichier (0600) / file.")
@with_settings
def export(settings: Settings, shape: str, out: Path | None, *, is_skeleton: bool, **asked: Any) -> None:
    """Le registre en CSV, JSON, ou le YAML à compléter / the register as CSV, JSON, or the YAML to be completed."""
    entries, services = _read(settings, asked)
    with config_errors():
        if is_skeleton:
            text = skeleton(text_of(settings.uses) if settings.uses else "", entries, str(settings.uses))
        elif shape == "csv":
            text = as_csv(entries, services)
        else:
            text = json.dumps([told(entry, services) for entry in entries], ensure_ascii=False, indent=2) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        write(out, text)


def _read(settings: Settings, asked: dict[str, Any]) -> tuple[list[Entry], Services]:
    span = Span(since=_day(asked["since"]), until=_day(asked["until"]))
    with config_errors():
        services, written = services_of(settings), Written(settings)
        with opened_index(settings) as engine:
            entries = looked_up(engine, written, services, span)
    return [
        entry for entry in entries if all(_fits(entry, name, asked[name]) for name in ("tool", "team", "state"))
    ], services


def _fits(entry: Entry, name: str, wanted: str | None) -> bool:
    return wanted is None or getattr(entry, name) == wanted or (getattr(entry, name) == "*" and name != "tool")


def _day(time: datetime | None) -> date | None:
    return time.date() if time else None


def _inert(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
