"""What the commands of every training ask and tell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from scripts.training.release import write

_FOLDER = click.Path(file_okay=False, path_type=Path)
_SOURCES = click.Path(exists=True, file_okay=False, path_type=Path)


def asks(seed: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that every training has: `--data`, `--out`, `--seed`, `--share`."""
    options: list[Callable[..., Any]] = [
        click.option("--data", type=_SOURCES, required=True, help="folder of the sources (NOTICE)"),
        click.option("--out", type=_FOLDER, required=True, help="folder that the model is written to"),
        click.option("--seed", type=int, default=seed, show_default=True),
        click.option(
            "--share", type=float, default=1.0, show_default=True, help="of the texts; less is quicker and worse"
        ),
    ]

    def asking(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return asking


def release(files: dict[str, bytes], out: Path) -> None:
    """Writes a model's files and tells their sizes."""
    write(files, out)
    for name, content in sorted(files.items()):
        click.echo(f"{len(content):>9,}  {name}")
