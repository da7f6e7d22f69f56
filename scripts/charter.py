"""`gardefou charter`: check a charter, run the tests that it carries."""

import sys
from pathlib import Path

import click

import detectors
from models.settings import Settings
from models.site import SiteData
from policies.charter import Charter
from policies.check import failures
from policies.loading import SHIPPED, load, unchecked
from policies.schemas import SHAPES, schema
from scripts.options import config_errors, with_settings


@click.group()
def charter() -> None:
    """Vérifie et teste une charte / check and test a charter."""


@charter.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@with_settings
def check(settings: Settings, file: Path | None) -> None:
    """Vérifie une charte comme au chargement / check a charter as it would be when loaded."""
    with config_errors():
        checked = load(_file(settings, file), detectors.reported(SiteData()))
    click.echo(f"{checked.name}: {len(checked.rules)} règles, {_cases(checked)} tests : en ordre / fine")


@charter.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@with_settings
def test(settings: Settings, file: Path | None) -> None:
    """Joue les tests de la charte / run the charter's own tests. Exit code 1 if one fails."""
    with config_errors():
        tested = unchecked(_file(settings, file))
    failed = {(at[1], at[3]): what for at, what in failures(tested)}
    for index, rule in enumerate(tested.rules):
        for number, case in enumerate(rule.tests):
            click.echo(f"{'ÉCHEC' if (index, number) in failed else 'ok   '} {rule.id}: {case.name}")
    for what in failed.values():
        click.echo(what, err=True)
    click.echo(f"{_cases(tested) - len(failed)} réussis, {len(failed)} échoués / passed, failed")
    sys.exit(1 if failed else 0)


@charter.command("schema")
@click.argument("kind", type=click.Choice(list(SHAPES)), default="charter")
def schema_(kind: str) -> None:
    """Donne le schéma JSON pour les éditeurs / give the JSON Schema for editors."""
    click.echo(schema(kind), nl=False)


def _file(settings: Settings, file: Path | None) -> Path:
    return file or settings.charter or SHIPPED


def _cases(charter: Charter) -> int:
    return sum(len(rule.tests) for rule in charter.rules)
