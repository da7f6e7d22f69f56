"""`gardefou charter`: check a charter, run the tests that it carries, read it, compare it, try it on the past."""

import sys
from pathlib import Path

import click

import detectors
from models.settings import Settings
from models.site import SiteData
from policies.charter import Charter
from policies.check import failures
from policies.loading import SHIPPED, load, unchecked
from policies.mutation import mutants, survivors
from policies.schemas import SHAPES, schema
from scripts.charter_exceptions import exceptions
from scripts.charter_shadow import shadow
from scripts.charter_show import diff, show
from scripts.charter_simulate import simulate
from scripts.options import config_errors, with_settings


@click.group()
def charter() -> None:
    """Vérifie, teste, compare et simule une charte / check, test, compare and simulate a charter."""


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
@click.option("--mutations", is_flag=True, help="Et ce qu'ils ne remarqueraient pas / and what they would not notice.")
@with_settings
def test(settings: Settings, file: Path | None, *, mutations: bool) -> None:
    """Joue les tests de la charte / run the charter's own tests. Exit code 1 if one fails."""
    with config_errors():
        tested = unchecked(_file(settings, file))
    failed = {(at[1], at[3]): what for at, what in failures(tested)}
    for index, rule in enumerate(tested.rules):
        for number, case in enumerate(rule.tests):
            word = "ÉCHEC" if (index, number) in failed else "lacune" if case.gap else "ok"
            click.echo(f"{word:5} {rule.id}: {case.name}{f' ({case.gap})' if case.gap else ''}")
    for what in failed.values():
        click.echo(what, err=True)
    gaps = sum(case.gap is not None for rule in tested.rules for case in rule.tests)
    click.echo(f"{_cases(tested) - len(failed)} réussis, {len(failed)} échoués / passed, failed; {gaps} lacunes / gaps")
    unnoticed = list(survivors(tested)) if mutations and not failed else []
    for what in unnoticed:
        click.echo(f"aucun test ne le remarque / no test notices: {what}", err=True)
    if mutations and not failed:
        tried = sum(1 for rule in tested.rules for _ in mutants(rule))
        click.echo(f"{tried} changements essayés, {len(unnoticed)} inaperçus / changes tried, unnoticed")
    sys.exit(1 if failed or unnoticed else 0)


@charter.command("schema")
@click.argument("kind", type=click.Choice(list(SHAPES)), default="charter")
def schema_(kind: str) -> None:
    """Donne le schéma JSON pour les éditeurs / give the JSON Schema for editors."""
    click.echo(schema(kind), nl=False)


for _command in (show, diff, simulate, shadow, exceptions):
    charter.add_command(_command)


def _file(settings: Settings, file: Path | None) -> Path:
    return file or settings.charter or SHIPPED


def _cases(charter: Charter) -> int:
    return sum(len(rule.tests) for rule in charter.rules)
