"""`gardefou studies`: the study registry, shown, checked and filled."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from models import registry
from models.reading import ConfigError
from models.settings import Settings
from models.studies import BAR, Clause, Registry, Study
from scripts import csv_files, studies_cells, studies_csv, studies_file
from scripts.options import as_text_or_json, config_errors, site_of, with_settings
from scripts.terminal import width_or

_CLAUSES = {
    Clause.ALLOWED: "admise / allowed",
    Clause.CONDITIONS: "sous conditions / under conditions",
    Clause.FORBIDDEN: "exclue / forbidden",
    Clause.UNKNOWN: "inconnue / unknown",
}
_FIELDS = ("code", "label", "sponsor", "clause", "published", "sites", "state")


@click.group()
def studies() -> None:
    """Tient le registre des études : codes, contrats, publication / keep the study registry."""


def _kept(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where the registry lies."""
    told = "Registre ; sinon celui du fichier site / registry; else the one that the site file names."
    return with_settings(click.option("--registry", "file", type=click.Path(path_type=Path), help=told)(command))


@studies.command("list")
@as_text_or_json
@_kept
def list_(settings: Settings, file: Path | None, shape: str) -> None:
    """Liste les études / list the studies."""
    with config_errors():
        rows = [_row(study) for study in registry.read(_file(settings, file)).studies]
    if shape == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(
        "code", "libellé / label", "promoteur / sponsor", "IA / AI", "publication", "centres / sites", "état / state"
    )
    for row in rows:
        shown = row | {"clause": _CLAUSES[Clause(str(row["clause"]))], "state": _STATES[str(row["state"])]}
        table.add_row(*("" if shown[name] is None else str(shown[name]) for name in _FIELDS))
    Console(width=width_or(160), highlight=False).print(table)


@studies.command()
@click.argument("code")
@_kept
def show(settings: Settings, file: Path | None, code: str) -> None:
    """Montre une étude, par code, alias ou libellé / show a study, by code, alias or label. Exit code 1 if there is none."""
    with config_errors():
        known = registry.read(_file(settings, file))
    study = known.called(code)
    if study is None:
        click.echo("étude inconnue / no such study; `gardefou studies list`", err=True)
        sys.exit(1)
    click.echo(studies_file.dumped(Registry(studies=(study,))), nl=False)
    click.echo(f"# {_STATES[_state(study)]}")


@studies.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Vérifie un registre comme au chargement / check a registry as it would be when loaded."""
    with config_errors():
        known = registry.read(file)
    click.echo(f"{file}: {len(known.studies)} études / studies : en ordre / fine")
    for note in _notes(known):
        click.echo(note)


@studies.command("import")
@click.argument("table", metavar="FILE.csv", type=click.Path(path_type=Path))
@click.option("--encoding", default="utf-8-sig", show_default=True, help="Encodage du CSV / encoding of the CSV.")
@click.option(
    "--replace", "replaces", is_flag=True, help="Remplace les valeurs qui diffèrent / replace values that differ."
)
@_kept
def import_(settings: Settings, file: Path | None, table: Path, encoding: str, *, replaces: bool) -> None:
    """Ajoute les études d'un CSV, toutes ou aucune / add the studies of a CSV, all or none."""
    with config_errors():
        path = _file(settings, file)
        before = studies_file.opened(path)
        with csv_files.opened(table, encoding) as rows:
            after = studies_csv.merged(before, rows.read(), str(table), replaces=replaces)
        _write(path, before, after)


@studies.command()
@click.option("--code", required=True, help="Code de l'étude / code of the study.")
@click.option("--label", help="Libellé neutre pour le journal / neutral label for the log.")
@click.option("--alias", "aliases", multiple=True)
@click.option("--sponsor", help="Promoteur / sponsor.")
@click.option("--compound", "compounds", multiple=True, help="Molécule / compound.")
@click.option("--phase")
@click.option("--site", "sites", multiple=True, metavar="NUM[=NOM]", help="Centre / site.")
@click.option("--mask", help="Forme des numéros de sujets / shape of subject numbers: 301-###-####")
@click.option("--example", "examples", multiple=True, help="Numéro qui s'y conforme / number that fits.")
@click.option(
    "--not-example", "not_examples", multiple=True, help="Numéro qui ne s'y conforme pas / one that does not."
)
@click.option(
    "--contract", "ai", type=click.Choice([str(clause) for clause in Clause]), help="Clause sur l'IA / clause on AI."
)
@click.option("--conditions", help="Conditions du contrat / conditions of the contract.")
@click.option("--reference", help="Contrat et article / contract and article.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Jour de publication / day of publication.")
@click.option("--team", "teams", multiple=True, help="Groupe qui y travaille / group that works on it.")
@_kept
def add(settings: Settings, file: Path | None, **given: Any) -> None:
    """Ajoute une étude / add a study."""
    with config_errors():
        path = _file(settings, file)
        before = studies_file.opened(path)
        if before.called(given["code"]):
            raise ConfigError(f"{path}: has this study already; change it there, or with studies import --replace")
        _write(path, before, Registry(studies=(*before.studies, _made(given))))


def _made(given: dict[str, Any]) -> Study:
    """A study of the command line. Raises ConfigError."""
    contract = {name: given.pop(name) for name in studies_cells.CONTRACT}
    shape, samples = given.pop("mask"), {name: given.pop(name) for name in ("examples", "not_examples")}
    told = {name: value for name, value in given.items() if value}
    if any(contract.values()):
        told["contract"] = {name: value for name, value in contract.items() if value}
    if published := given["published"]:
        told["published"] = published.date()
    if shape:
        told["subjects"] = [studies_cells.mask(shape, {name: BAR.join(listed) for name, listed in samples.items()})]
    told["sites"] = [
        {"number": number} | ({"name": name} if name else {})
        for number, _, name in (site.partition("=") for site in given["sites"])
    ]
    try:
        return Study.model_validate(told)
    except ValidationError as error:
        lines = (f"--{e['loc'][0]}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        raise ConfigError("\n".join(lines)) from error


def _write(path: Path, before: Registry, after: Registry) -> None:
    """Labels for those that have none, then the file. Raises ConfigError."""
    labelled = _labelled(after)
    studies_file.write(path, labelled)
    changed = sum(study not in before.studies for study in labelled.studies)
    click.echo(f"{path}: {len(labelled.studies)} études / studies, {changed} ajoutées ou changées / added or changed")


def _labelled(known: Registry) -> Registry:
    """The same, each study with a label: the log needs a neutral name."""
    taken = {study.label for study in known.studies}
    free = (name for number in range(1, 10_000) if (name := f"ETUDE-{number:02}") not in taken)
    given = (study if study.label else study.model_copy(update={"label": next(free)}) for study in known.studies)
    return known.model_copy(update={"studies": tuple(given)})


def _file(settings: Settings, file: Path | None) -> Path:
    """The registry asked for. Raises ConfigError where none is named."""
    if file is not None:
        return file
    path = site_of(settings).registry
    if path is None:
        where = settings.site or "the site file (site: in the settings)"
        raise ConfigError(f"no study registry; write `registry: studies.yaml` in {where}, or give --registry FILE")
    return path


_STATES = {"confidential": "confidentielle / confidential", "published": "publiée / published"}


def _state(study: Study) -> str:
    return "published" if study.is_public(datetime.now(UTC)) else "confidential"


def _row(study: Study) -> dict[str, object]:
    published: date | None = study.published
    return {
        "code": study.code,
        "label": study.label,
        "sponsor": study.sponsor,
        "clause": study.clause.value,
        "published": published and published.isoformat(),
        "sites": len(study.sites),
        "state": _state(study),
    }


def _notes(known: Registry) -> Iterator[str]:
    """What a registry leaves open."""
    if unlabelled := sum(study.label is None for study in known.studies):
        yield f"{unlabelled} sans libellé : le journal montre une marque / without label: the log shows a mark"
    if unknown := sum(study.clause is Clause.UNKNOWN for study in known.studies):
        yield f"{unknown} sans clause sur l'IA / without a clause on AI"
