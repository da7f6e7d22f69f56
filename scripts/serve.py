"""`gardefou serve`: the proxy."""

import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from pydantic import ValidationError

from audit.errors import AuditError
from audit.log import LogFile, configure
from models.reading import ConfigError
from models.settings import Health, Settings
from proxy.processes import preload
from scripts.options import config_errors, services_of, settings_of

if TYPE_CHECKING:
    from proxy.node import Node


@click.command()
@click.option("--config", type=click.Path(path_type=Path), help="Fichier de réglages / settings file.")
@click.option("--listen", metavar="HOST:PORT", help="Adresse d'écoute / address to listen on.")
@click.option("--upstream-proxy", metavar="URL", help="Proxy parent / parent proxy.")
@click.option(
    "--upstream-ca",
    type=click.Path(path_type=Path),
    help="Autorités de confiance en amont / further upstream authorities (PEM).",
)
@click.option("--data-dir", type=click.Path(path_type=Path), help="Dossier des données / data directory.")
@click.option("--charter", type=click.Path(path_type=Path), help="Charte à appliquer / charter to put in force.")
@click.option("--mode", help="Mode de capture / capture mode: regular, transparent, socks5, upstream.")
@click.option("--health", metavar="HOST:PORT", help="Adresse de santé et métriques / health and metrics.")
@click.option(
    "--log",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Journal technique dans un fichier, rouvert sur SIGHUP / technical log to a file, reopened on SIGHUP.",
)
@click.option("--no-console", is_flag=True, help="Sans console de revue / without the review console.")
def serve(
    config: Path | None,
    data_dir: Path | None,
    upstream_proxy: str | None,
    upstream_ca: Path | None,
    health: str | None,
    log: Path | None,
    no_console: bool,
    **given: object,
) -> None:
    """Lance le proxy / run the proxy."""
    os.umask(0o077)  # whatever is written here is the node's own affair
    changes = {"egress.upstream_proxy": upstream_proxy, "egress.upstream_ca": upstream_ca and upstream_ca.absolute()}
    with config_errors():
        configure(_logged_to(log) if log else sys.stderr)
        _allow_descriptors()
        settings = settings_of(config, data_dir, health=health and _health(health), **changes, **given)
        preload("proxy.worker_process" if settings.workers > 1 else "proxy.lane_process")
        _run(settings, log and log.absolute(), no_console)


def _run(settings: Settings, log: Path | None, no_console: bool) -> None:
    from proxy.node import Node  # noqa: PLC0415  # while the server of processes imports the same beside us

    try:
        node = Node(settings, services_of(settings), log)
        node.run(lambda address: _ready(node, address, no_console))
    except AuditError as error:
        raise ConfigError(str(error)) from error


def _health(address: str) -> Health:
    """Where health is answered. Raises ConfigError."""
    try:
        return Health(listen=address)
    except ValidationError:
        raise ConfigError(f"--health {address}: is not HOST:PORT") from None


def _logged_to(path: Path) -> TextIO:
    """A log file that SIGHUP opens anew, for logrotate. Raises ConfigError."""
    try:
        file = LogFile(path)
    except OSError as error:
        raise ConfigError(f"--log {path}: cannot be written ({error.strerror})") from error
    signal.signal(signal.SIGHUP, lambda *_: file.reopen())
    return file.stream


def _allow_descriptors() -> None:
    """As many connections as the machine allows: each needs two descriptors."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _ready(node: "Node", address: str, no_console: bool) -> None:
    scheme = "https" if node.settings.listen_tls else "http"
    click.echo(f"ready proxy {scheme}://{address}")
    click.echo(f"ready ca {node.ca_certificate}")
    if node.health_address:
        click.echo(f"ready health http://{node.health_address}")
    click.echo(f"ready charter {node.reloading.charter}")
    if not no_console:
        click.echo("ready console none (not part of this version)")
    sys.stdout.flush()
