"""What the commands share: reading the settings, and turning a configuration error into exit code 2."""

import functools
import os
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel, ValidationError

from models.reading import ConfigError, read
from models.services import Catalogue, ToolList
from models.settings import Settings
from models.site import SiteData
from proxy.catalogue import Services
from proxy.replies.styles import check_styles

CONFIG = Path(str(files("config")))
"""The folder of the settings that gardefou ships."""


def settings_of(config: Path | None, data_dir: Path | None, **changes: object) -> Settings:
    """The settings of `config`, or the shipped ones, with what the command line changes. Paths become absolute. Raises ConfigError.

    The keys of `changes` are those of the settings; `egress.upstream_ca` is one inside another.
    """
    file = config or CONFIG / "gardefou.yaml"
    values = _rooted(read(file, Settings), file.resolve().parent).model_dump(by_alias=True)
    changes["data_dir"] = data_dir.expanduser().absolute() if data_dir else None
    for name, value in changes.items():
        if value is not None:
            section, _, key = name.rpartition(".")
            (values[section] if section else values)[key] = value
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        told = (f"--{_option(e['loc'])}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        raise ConfigError("\n".join(told)) from error


def site_of(settings: Settings) -> SiteData:
    """The organisation's own data, paths absolute; empty where the settings name no file. Raises ConfigError."""
    return read(settings.site, SiteData).rooted(settings.site.parent) if settings.site else SiteData()


def services_of(settings: Settings) -> Services:
    """The service catalogue and the lists of refused tools. Raises ConfigError."""
    catalogue = read(settings.services or CONFIG / "services.yaml", Catalogue)
    check_styles(catalogue)
    return Services(
        catalogue,
        read(settings.prohibited_tools or CONFIG / "prohibited_tools.yaml", ToolList),
        read(settings.unknown_tools or CONFIG / "unknown_tools.yaml", ToolList),
    )


as_text_or_json = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Forme de la réponse / output format.",
)
"""The `--format` of commands that answer people and programs, passed as `shape`."""


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config` and `--data-dir` to a command, and pass it `settings`."""

    @click.option("--config", type=click.Path(path_type=Path), help="Fichier de réglages / settings file.")
    @click.option("--data-dir", type=click.Path(path_type=Path), help="Dossier des données / data directory.")
    @functools.wraps(command)
    def wrapped(config: Path | None, data_dir: Path | None, **given: Any) -> Any:
        with config_errors():
            settings = settings_of(config, data_dir)
        return command(settings=settings, **given)

    return wrapped


class config_errors:  # noqa: N801  # reads as a statement: with config_errors():
    """Show a ConfigError as it is, without traceback, and exit with 2."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ConfigError):
            click.echo(str(error), err=True)
            sys.exit(2)


def _option(where: tuple[str | int, ...]) -> str:
    """The option that sets a key."""
    return str(where[-1]).replace("_", "-") if where else "mode"


def _rooted[M: BaseModel](settings: M, folder: Path) -> M:
    """Relative paths of a settings file start at the file's own folder; `~` is the home directory."""
    changed: dict[str, object] = {}
    for name, value in settings:
        if isinstance(value, Path):
            changed[name] = _absolute(value, folder)
        elif isinstance(value, BaseModel):
            changed[name] = _rooted(value, folder)
    return settings.model_copy(update=changed)


def _absolute(path: Path, folder: Path) -> Path:
    return Path(os.path.normpath(folder / path.expanduser()))
