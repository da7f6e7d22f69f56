"""`gardefou ca`: the authority whose certificate IT distributes."""

from pathlib import Path

import click

from models.settings import Settings
from proxy.ca import ensure
from scripts.options import config_errors, with_settings


@click.group()
def ca() -> None:
    """L'autorité de certification locale / the local certificate authority."""


@ca.command()
@click.option(
    "--out", type=click.Path(path_type=Path), help="Fichier à écrire ; sinon la sortie standard / file to write."
)
@with_settings
def export(settings: Settings, out: Path | None) -> None:
    """Donne le certificat à distribuer, jamais la clé / give the certificate to distribute, never the key."""
    with config_errors():
        certificate = ensure(settings.data_dir).read_text(encoding="ascii")
    if out is None:
        click.echo(certificate, nl=False)
        return
    try:
        out.write_text(certificate, encoding="ascii")
    except OSError as error:
        raise click.BadParameter(f"{out}: cannot be written ({error.strerror})") from error
    click.echo(str(out))
