"""`gardefou serve`: the proxy."""

import os
import sys
from pathlib import Path

import click

from audit.errors import AuditError
from audit.log import configure
from models.reading import ConfigError
from proxy.node import Node
from scripts.options import config_errors, services_of, settings_of


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
@click.option("--no-console", is_flag=True, help="Sans console de revue / without the review console.")
def serve(
    config: Path | None,
    data_dir: Path | None,
    upstream_proxy: str | None,
    upstream_ca: Path | None,
    no_console: bool,
    **given: object,
) -> None:
    """Lance le proxy / run the proxy."""
    os.umask(0o077)  # whatever is written here is the node's own affair
    configure(sys.stderr)
    changes = {"egress.upstream_proxy": upstream_proxy, "egress.upstream_ca": upstream_ca and upstream_ca.absolute()}
    with config_errors():
        settings = settings_of(config, data_dir, **changes, **given)
        try:
            node = Node(settings, services_of(settings))
        except AuditError as error:
            raise ConfigError(str(error)) from error
    node.run(lambda address: _ready(node, address, no_console))


def _ready(node: Node, address: str, no_console: bool) -> None:
    scheme = "https" if node.settings.listen_tls else "http"
    click.echo(f"ready proxy {scheme}://{address}")
    click.echo(f"ready ca {node.ca_certificate}")
    click.echo(f"ready charter {node.generations.current.charter.name}")
    if not no_console:
        click.echo("ready console none (not part of this version)")
    sys.stdout.flush()
