"""`gardefou pac`: the proxy auto-config file that browsers are given."""

import click

from models.reading import ConfigError
from models.settings import Settings
from proxy.pac import script
from scripts.options import config_errors, services_of, with_settings

EVERYWHERE = ("0.0.0.0", "[::]")  # noqa: S104  # not listened on: refused as an address for browsers


@click.command()
@click.option(
    "--proxy",
    "nodes",
    multiple=True,
    metavar="HOST:PORT",
    help="Nœud tel que les navigateurs le joignent, répétable / a node as browsers reach it, repeatable.",
)
@with_settings
def pac(settings: Settings, nodes: tuple[str, ...]) -> None:
    """Donne le fichier de proxy automatique (PAC) / give the proxy auto-config file."""
    with config_errors():
        services = services_of(settings)
        click.echo(script(services.all_hosts(), nodes or [_own(settings)]), nl=False)


def _own(settings: Settings) -> str:
    """The node of these settings. Raises ConfigError where browsers could not reach it under that name."""
    host, _, port = settings.listen.rpartition(":")
    if host in EVERYWHERE or port == "0":
        raise ConfigError(f"listen {settings.listen}: is no address for browsers; name the node with --proxy HOST:PORT")
    return settings.listen
