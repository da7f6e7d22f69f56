"""`gardefou charter show` and `diff`: a charter as people read it, and what changed between two."""

import json
import sys
from pathlib import Path

import click
import yaml
from rich.console import Console
from rich.table import Table
from rich.text import Text

from models.reading import ConfigError
from models.settings import Settings
from policies.charter import Charter, Rule
from policies.comparing import differences
from policies.loading import SHIPPED, unchecked
from scripts.options import config_errors, with_settings
from scripts.terminal import width_or


@click.command()
@click.argument("rule", required=False)
@click.option("--charter", "file", type=click.Path(path_type=Path), help="Charte à montrer / charter to show.")
@with_settings
def show(settings: Settings, rule: str | None, file: Path | None) -> None:
    """Montre les règles d'une charte, ou une règle entière / show a charter's rules, or one rule as a whole."""
    with config_errors():
        charter = unchecked(file or settings.charter or SHIPPED)
        click.echo(_sheet(charter, _named(charter, rule)), nl=False) if rule else _print(_table(charter))


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
def diff(before: Path, after: Path) -> None:
    """Compare deux chartes / compare two charters. Exit code 1 if they differ."""
    with config_errors():
        found = differences(unchecked(before), unchecked(after))
    for where, old, new in found:
        click.echo(f"{where}: {_short(old)} -> {_short(new)}")
    click.echo(f"{len(found)} différences / differences")
    sys.exit(1 if found else 0)


def _named(charter: Charter, name: str) -> Rule:
    for rule in charter.rules:
        if rule.id == name:
            return rule
    raise ConfigError(f"the charter has no rule '{name}'; it has {', '.join(rule.id for rule in charter.rules)}")


def _table(charter: Charter) -> Table:
    table = Table("règle / rule", "état / status", "décision", "titre / title", title=Text(charter.name))
    for rule in charter.rules:
        what = rule.then.gate if rule.then.gate.rank else rule.then.transform
        told = f"{what}{' (final)' if rule.then.final else ''}"
        table.add_row(rule.id, rule.status, told, Text(f"{rule.title.fr}\n{rule.title.en}"))
    return table


def _sheet(charter: Charter, rule: Rule) -> str:
    """A rule as YAML, with what its principle says and what the user is told."""
    plain = rule.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"tests"})
    principle = charter.principles[rule.principle].model_dump()
    message = charter.messages.get(rule.then.message or "")
    told = plain | {"principle": principle} | ({"message": message.model_dump()} if message else {})
    tests = [f"{case.name}{f' (lacune / gap: {case.gap})' if case.gap else ''}" for case in rule.tests]
    written: str = yaml.safe_dump(told | {"tests": tests}, allow_unicode=True, sort_keys=False, width=120)
    return written


def _print(table: Table) -> None:
    Console(width=width_or(140)).print(table)


def _short(value: object) -> str:
    return "–" if value is None else json.dumps(value, ensure_ascii=False)
