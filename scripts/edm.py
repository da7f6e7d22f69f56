"""`gardefou edm`: builds and keeps the index by which the organisation's own patients are found, without a clear value in it."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

import click

from detectors.exact.index import COLUMNS, Entries, PatientIndex, Unusable, new
from detectors.keyed import key as keys
from models.reading import ConfigError
from models.settings import Settings
from scripts.csv_files import opened
from scripts.options import config_errors, with_settings

KEY = Path("keys") / "edm.key"
_DAYS = 90


@click.group()
def edm() -> None:
    """Reconnaît vos propres patients sans garder une donnée en clair / find your own patients, keeping no clear value."""


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of commands that write."""
    for option in (
        click.option("--days", type=click.IntRange(1, 3660), default=_DAYS, show_default=True, help="Validité, en jours / days it is valid."),
        click.option("--encoding", default="utf-8-sig", show_default=True, help="Encodage du CSV / encoding of the CSV."),
        click.option("--columns", required=True, metavar="NOM=EN-TÊTE,…", help=f"Colonnes parmi / among {','.join(COLUMNS)}."),
        click.option("--key", "key_file", type=click.Path(path_type=Path), help="Clé ; sinon / key; else data_dir/keys/edm.key."),
    ):  # fmt: skip
        command = option(command)
    return with_settings(command)


@edm.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Index à écrire / index to write.")
@_shared
def build(
    settings: Settings, register: Path, out: Path, key_file: Path | None, columns: str, encoding: str, days: int
) -> None:
    """Fait l'index d'un registre CSV / make the index of a CSV register."""
    with config_errors():
        path = key_file or settings.data_dir / KEY
        entries = new(keys.made(path))
        _add(entries, register, columns, encoding)
        entries.write(out, _in(days))
    click.echo(f"{out}: {entries.rows} lignes / rows, {out.stat().st_size / 1e6:.1f} MB\nsite.yaml:")
    click.echo(f"patients:\n  file: {out.absolute()}\n  key: {path.absolute()}")


@edm.command()
@click.argument("index", type=click.Path(path_type=Path))
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--forget", is_flag=True, help="Retire ces lignes au lieu de les ajouter / take these rows out.")
@_shared
def update(
    settings: Settings,
    index: Path,
    register: Path,
    forget: bool,
    key_file: Path | None,
    columns: str,
    encoding: str,
    days: int,
) -> None:
    """Ajoute ou retire les lignes d'un CSV / add or take out the rows of a CSV, and set the expiry anew."""
    with config_errors():
        entries = Entries.of(index, keys.read(key_file or settings.data_dir / KEY))
        missing = 0
        if forget:
            missing = _forget(entries, register, columns, encoding)
        else:
            _add(entries, register, columns, encoding)
        entries.write(index, _in(days))
    click.echo(f"{index}: {entries.rows} lignes / rows" + (f", {missing} absentes / not there" if missing else ""))


@edm.command()
@click.argument("index", type=click.Path(path_type=Path))
@click.option("--key", "key_file", type=click.Path(path_type=Path), help="Clé / key.")
@with_settings
def show(settings: Settings, index: Path, key_file: Path | None) -> None:
    """Dit ce qu'est un index : lignes, expiration / tell what an index is: rows, expiry."""
    with config_errors():
        found = PatientIndex(index, keys.read(key_file or settings.data_dir / KEY))
    click.echo(f"{index}: {found.rows} lignes / rows, expire le / expires on {found.expires}")


def _add(entries: Entries, register: Path, columns: str, encoding: str) -> None:
    with _told(register) as tell, opened(register, encoding) as file:
        for line, row in rows(file, register, columns):
            tell(line)
            entries.add(row)
    if not entries.rows:
        raise ConfigError(f"{register}: has no rows; an empty index would find nobody")


def _forget(entries: Entries, register: Path, columns: str, encoding: str) -> int:
    with _told(register) as tell, opened(register, encoding) as file:
        return entries.forget(_telling(tell, rows(file, register, columns)))


def _telling(
    tell: Callable[[int], None], found: Iterable[tuple[int, Mapping[str, str]]]
) -> Iterator[Mapping[str, str]]:
    for line, row in found:
        tell(line)
        yield row


def rows(file: TextIO, register: Path, columns: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Line numbers and rows of a CSV, by our names of its columns. Raises ConfigError, naming file, line and remedy."""
    head = file.readline()
    separator = max(";,\t|", key=head.count)
    heads = [cell.strip() for cell in next(csv.reader([head], delimiter=separator), [])]
    wanted = _wanted(columns, heads, register)
    reader = csv.reader(file, delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ConfigError(
                f"{register}:{reader.line_num + 1}: {error}; close the quotes, or save the file as CSV again"
            ) from None
        line = reader.line_num + 1
        if not cells:
            continue
        if len(cells) != len(heads):
            raise ConfigError(
                f"{register}:{line}: has {len(cells)} columns, the head has {len(heads)}; quote cells that hold '{separator}'"
            )
        yield line, {name: cells[place] for name, place in wanted.items()}


def _wanted(columns: str, heads: list[str], register: Path) -> dict[str, int]:
    """Where each of our columns stands."""
    found: dict[str, int] = {}
    for told in columns.split(","):
        name, _, head = told.strip().partition("=")
        if name not in COLUMNS:
            raise ConfigError(f"--columns: unknown '{name}'; known: {', '.join(COLUMNS)}, or NAME=HEAD")
        if (head or name) not in heads:
            raise ConfigError(
                f"{register}:1: has no column '{head or name}'; it has {', '.join(heads)}; write --columns {name}=HEAD"
            )
        found[name] = heads.index(head or name)
    return found


@contextmanager
def _told(register: Path) -> Iterator[Callable[[int], None]]:
    """Names file, line and column of a cell that cannot be used, and shows how far we are."""
    at = 0

    def tell(line: int) -> None:
        nonlocal at
        at = line
        if line % 100_000 == 0:
            click.echo(f"{line} lignes / rows…", err=True)

    try:
        yield tell
    except Unusable as error:
        raise ConfigError(f"{register}:{at}: column {error.column}: {error}") from None


def _in(days: int) -> date:
    return datetime.now(UTC).date() + timedelta(days=days)
