"""`gardefou fingerprint`: the library of protected documents, whose passages are recognised in prompts."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from detectors.keyed import key as keys
from detectors.protected.library import Library, Shelf
from documents import Bounds, Unreadable, text_of
from models.reading import ConfigError
from models.settings import Settings
from scripts.options import config_errors, with_settings

KEY = Path("keys") / "fingerprints.key"
LIBRARY = Path("documents.fp")


@click.group()
def fingerprint() -> None:
    """Reconnaît des passages de vos documents protégés / recognise passages of your protected documents."""


def _places(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where library and key lie."""
    for option in (
        click.option("--library", type=click.Path(path_type=Path), help="Bibliothèque ; sinon / library; else data_dir/documents.fp."),
        click.option("--key", "key_file", type=click.Path(path_type=Path), help="Clé ; sinon / key; else data_dir/keys/fingerprints.key."),
    ):  # fmt: skip
        command = option(command)
    return with_settings(command)


@fingerprint.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--study", default="", help="Code de l'étude / code of the study.")
@click.option(
    "--public",
    "is_public",
    is_flag=True,
    help="Modèle ou texte public : ses phrases ne protègent rien / public boilerplate.",
)
@_places
def add(
    settings: Settings,
    files: tuple[Path, ...],
    study: str,
    is_public: bool,
    library: Path | None,
    key_file: Path | None,
) -> None:
    """Ajoute des documents (txt, md, html, docx, pdf) / add documents; one of the same name and study is replaced."""
    with config_errors():
        path, kept = library or settings.data_dir / LIBRARY, key_file or settings.data_dir / KEY
        key = keys.made(kept)
        shelf = Shelf.of(path, key) if path.exists() else Shelf(key)
        today = datetime.now(UTC).date()
        for file in files:
            document = shelf.add(_text(file), file.name, study, today, is_public=is_public)
            click.echo(f"{document.name}: {document.words} mots / words")
        shelf.write(path)
    click.echo(f"site.yaml:\ndocuments:\n  file: {path.absolute()}\n  key: {kept.absolute()}")


@fingerprint.command("list")
@_places
def list_(settings: Settings, library: Path | None, key_file: Path | None) -> None:
    """Montre les documents / show the documents."""
    with config_errors():
        opened = Library(library or settings.data_dir / LIBRARY, keys.read(key_file or settings.data_dir / KEY))
    table = Table("document", "étude / study", "mots / words", "ajouté / added", "public")
    for known in opened.documents:
        table.add_row(
            known.name, known.study, str(known.words), str(known.added), "oui / yes" if known.is_public else ""
        )
    Console(width=120).print(table)


@fingerprint.command()
@click.argument("name")
@click.option("--study", default=None, help="De cette étude seulement / of this study alone.")
@_places
def remove(settings: Settings, name: str, study: str | None, library: Path | None, key_file: Path | None) -> None:
    """Retire un document, par son nom dans la liste / remove a document, by its name in the list."""
    with config_errors():
        path = library or settings.data_dir / LIBRARY
        shelf = Shelf.of(path, keys.read(key_file or settings.data_dir / KEY))
        if not shelf.remove(name, study):
            raise ConfigError(f"{path}: has no document '{name}'; see gardefou fingerprint list")
        shelf.write(path)
    click.echo(f"{name}: retiré / removed")


def _text(file: Path) -> str:
    try:
        return text_of(file.read_bytes(), Bounds())
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}); check the path and its rights") from error
    except Unreadable as error:
        raise ConfigError(f"{file}: {error}") from None
