"""`gardefou doctor`: a look at the whole set-up; every finding with its remedy."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from models.reading import ConfigError
from scripts.checkup_data import data
from scripts.checkup_network import network
from scripts.checkup_own import own
from scripts.checkup_policy import policy
from scripts.checkup_register import register
from scripts.checkup_users import users
from scripts.options import as_text_or_json, settings_of
from scripts.remarks import Level, Remark, fine, mend
from scripts.terminal import width_or

MARKS = {Level.FINE: ("✓", "green"), Level.NOTE: ("·", "yellow"), Level.MEND: ("✗", "red")}


@click.command()
@click.option("--config", type=click.Path(path_type=Path), help="Fichier de réglages / settings file.")
@click.option("--data-dir", type=click.Path(path_type=Path), help="Dossier des données / data directory.")
@as_text_or_json
def doctor(config: Path | None, data_dir: Path | None, shape: str) -> None:
    """Contrôle l'installation et dit comment réparer / check the set-up and tell how to mend it. Exit 1 if it must be mended."""
    remarks = list(examined(config, data_dir))
    if shape == "json":
        click.echo(json.dumps([remark._asdict() for remark in remarks], ensure_ascii=False, indent=2))
    else:
        _show(remarks)
    sys.exit(1 if any(remark.level is Level.MEND for remark in remarks) else 0)


def examined(config: Path | None, data_dir: Path | None) -> Iterator[Remark]:
    """Remarks on everything, in the order in which one would mend it."""
    try:
        settings = settings_of(config, data_dir)
    except ConfigError as error:
        yield mend("settings", str(error), "corrigez ce fichier / mend this file")
        return
    settings = settings.model_copy(update={"data_dir": settings.data_dir.expanduser()})
    yield fine("settings", str(config or "réglages livrés / shipped settings"))
    now = datetime.now(UTC)
    yield from policy(settings, now.date())
    yield from own(settings, now.date())
    yield from users(settings, now)
    yield from data(settings, now)
    yield from register(settings)
    yield from network(settings, os.environ)


def _show(remarks: list[Remark]) -> None:
    console = Console(width=width_or(160), highlight=False)
    for remark in remarks:
        mark, colour = MARKS[remark.level]
        console.print(Text(f"{mark} {remark.what:<12}", style=colour), Text(remark.said))
        if remark.remedy:
            console.print(Text(f"  → {remark.remedy}"))
    wrong = sum(remark.level is Level.MEND for remark in remarks)
    console.print(f"{wrong} à réparer / to mend" if wrong else "rien à réparer / nothing to mend")
