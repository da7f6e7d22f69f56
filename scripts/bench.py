"""`gardefou bench`: how fast it is here, each figure beside that of another program, in one run on this machine."""

import signal
import sys
import tempfile
from collections.abc import Iterable
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from scripts.benching.counts import FULL, QUICK, Counts
from scripts.benching.goals import GROUPS
from scripts.benching.result import Result, Row, load, machine, now
from scripts.benching.shown import cells
from scripts.benching.soak import Sample, Soaked, soaked, steps
from scripts.terminal import width_or


def _groups(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    """The groups of `--only`, in the order of the table."""
    del context, option
    asked = {name.strip() for name in value.split(",")}
    if unknown := asked - set(GROUPS):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}; known: {', '.join(GROUPS)}")
    return tuple(name for name in GROUPS if name in asked)


@click.command()
@click.option("--quick", is_flag=True, help="Moins d'une minute / under a minute.")
@click.option("--only", callback=_groups, default=",".join(GROUPS), show_default=True, help="Groupes / groups.")
@click.option(
    "--json", "file", type=click.Path(path_type=Path), help="Fichier pour tous les chiffres / file for all figures."
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Où écrire le journal le temps de la mesure / where the journal is written meanwhile.",
)
@click.option(
    "--soak", type=click.FloatRange(0.1, 1440), metavar="MINUTES", help="Charge de longue durée / a long load instead."
)
@click.option(
    "--rate", type=click.IntRange(1, 1000), default=30, show_default=True, help="Requêtes par seconde / a second."
)
def bench(
    quick: bool, only: tuple[str, ...], file: Path | None, folder: Path | None, soak: float | None, rate: int
) -> None:
    """Mesure la vitesse sur cette machine / measure how fast it is on this machine."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is ended, and the folder removed
    with tempfile.TemporaryDirectory(prefix="gardefou-bench-", dir=folder) as place:
        if soak is None:
            result: Result | Soaked = measured(QUICK if quick else FULL, only, Path(place))
        else:
            result = _soaked(Path(place), soak, rate)
    if file is not None:
        file.write_text(result.model_dump_json(indent=1) + "\n", encoding="utf-8")


def measured(counts: Counts, groups: tuple[str, ...], place: Path) -> Result:
    """Measure these groups under a progress bar, and print the table."""
    started, clock, facts = now(), perf_counter(), {**machine(place), "load before": load()}
    rows: list[Row] = []
    modules = [import_module(f"scripts.benching.{name}") for name in groups]
    with _bar(sum(module.steps(counts) for module in modules)) as tick:
        for module in modules:
            rows += module.measured(counts, place, tick)
    facts["load after"] = load()
    print_table(rows)
    command = "gardefou bench" + (" --quick" if counts is QUICK else "")
    command += "" if groups == GROUPS else f" --only {','.join(groups)}"
    return Result(
        command=command, started=started, took_s=round(perf_counter() - clock, 1), machine=facts, rows=tuple(rows)
    )


def print_table(rows: Iterable[Row]) -> None:
    """The rows as a small table, on standard output."""
    table = Table("", "gardefou", "à côté / beside", "", "but / goal", "atteint / reached")
    for row in rows:
        table.add_row(*cells(row, "en"), style=None if row.is_reached is not False else "red")
    Console(width=width_or(140)).print(table)


@contextmanager
def _bar(total: int) -> Any:
    """A progress bar on standard error; gives the function that moves it."""
    columns = (TextColumn("{task.description:<40}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("…", total=total)
        yield lambda text: progress.update(task, advance=1, description=text)


def _soaked(place: Path, minutes: float, rate: int) -> Soaked:
    with _bar(steps(minutes * 60)) as tick:
        result = soaked(place, minutes * 60, rate, lambda sample: tick(_told(sample)))
    click.echo(
        f"{result.requests} requests, {result.late} late, {result.refused} refused; memory {result.mb_per_hour:+.2f} MB/h, "
        f"{100 * result.drift_share_per_million:+.1f} % over a million requests; "
        f"descriptors {result.descriptors_per_hour:+.1f}/h"
    )
    return result


def _told(sample: Sample) -> str:
    return f"{sample.requests} requests, {sample.resident_mb:.1f} MB, {sample.descriptors} fd"
