"""`gardefou audit`: read the log and prove it. Works beside a running server; shows shapes and marks, for there is no text to show."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.log import configure
from audit.search import Entry, Query, decisions, found
from audit.verify import Verdict
from audit.verify import verify as verified
from models.decision import Gate
from models.entities import FAMILY_OF
from models.reading import ConfigError
from models.record import DecisionRecord
from models.settings import Settings
from scripts.indexed import Refused, opened_index
from scripts.options import as_text_or_json, with_settings
from scripts.terminal import width_or


@click.group()
def audit() -> None:
    """Lire et vérifier le journal d’audit / read and verify the audit log."""
    configure(sys.stderr)


@audit.command("list")
@click.option("--gate", type=click.Choice([gate.value for gate in Gate]), help="Verdict.")
@click.option("--service", help="Identifiant du service, par ex. `chatgpt`.")
@click.option("--rule", help="Identifiant d’une règle appliquée.")
@click.option(
    "--type", "entity", type=click.Choice(sorted(FAMILY_OF)), metavar="TYPE", help="Type détecté, par ex. FR_NIR."
)
@click.option("--since", type=click.DateTime(), help="À partir de (UTC, inclus).")
@click.option("--until", type=click.DateTime(), help="Jusqu’à (UTC, exclu).")
@click.option(
    "--justified", is_flag=True, help="Passées sur un motif de l’utilisateur / that passed on a user's reason."
)
@click.option(
    "--shadow",
    is_flag=True,
    help="Que la charte de l’ombre aurait jugées autrement / judged otherwise by the shadow charter.",
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Nombre de lignes.")
@as_text_or_json
@with_settings
def list_(settings: Settings, shape: str, entity: str | None, **asked: Any) -> None:
    """Décisions, les plus récentes d’abord / decisions, newest first."""
    times = {name: _utc(asked.pop(name)) for name in ("since", "until")}
    with opened_index(settings) as engine:
        entries = decisions(engine, Query.model_validate({"type": entity, **times, **asked}))
    if shape == "json":
        for entry in entries:
            click.echo(entry.model_dump_json())
        return
    Console(width=width_or(160)).print(_table(entries))


@audit.command()
@click.argument("reference")
@as_text_or_json
@with_settings
def show(settings: Settings, reference: str, shape: str) -> None:
    """Une décision et ses suites, par référence ou numéro / one decision and its outcome, by reference or sequence."""
    with opened_index(settings) as engine:
        entry = found(engine, reference)
    if entry is None:
        click.echo("aucune décision de cette référence / no decision with this reference", err=True)
        raise click.exceptions.Exit(1)
    if shape == "json":
        click.echo(entry.model_dump_json(indent=2))
        return
    Console(width=width_or(160)).print(_sheet(entry))


@audit.command()
@click.option("--head", metavar="SEQUENCE:HASH|FILE", help="Tête conservée ailleurs : prouve la fin du journal.")
@click.option(
    "--public-key", type=click.Path(path_type=Path, dir_okay=False), help="Clé publique conservée ailleurs (PEM)."
)
@with_settings
def verify(settings: Settings, head: str | None, public_key: Path | None) -> None:
    """Prouver que rien n’a été modifié, retiré ni déplacé / prove that nothing was edited, removed or moved. Exit 1 if so."""
    try:
        verdict = verified(settings.data_dir.expanduser(), head, public_key)
    except ConfigError as error:
        raise Refused(str(error)) from error
    for line in _told(verdict):
        click.echo(line)
    if verdict.bad:
        raise click.exceptions.Exit(1)


def _told(verdict: Verdict) -> Iterator[str]:
    if verdict.bad:
        yield f"ALTÉRÉ / TAMPERED: {verdict.bad}"
        yield f"intacts / intact: {verdict.records}"
        return
    yield f"intact: {verdict.records} enregistrements / records"
    yield f"tête / head: {verdict.head or '-'}"
    yield f"clé / key: {verdict.key}"
    if verdict.in_flight:
        yield f"en cours d’écriture / being written: {verdict.in_flight}"
    if verdict.proven_to and not verdict.is_end_proven:
        yield f"rien de coupé jusqu’à {verdict.proven_to} / nothing cut up to {verdict.proven_to}"
    yield "fin prouvée / end proven" if verdict.is_end_proven else "fin non prouvée / end not proven (--head)"


def _utc(time: datetime | None) -> datetime | None:
    return None if time is None else time.replace(tzinfo=UTC)


def _table(entries: list[Entry]) -> Table:
    headings = ("N°", "Date (UTC)", "Verdict", "Service", "Règles", "Types", "Utilisateur", "Référence")
    table = Table(*headings, title="Décisions", caption=f"{len(entries)} décision(s)")
    for entry in entries:
        table.add_row(*(Text(cell) for cell in _cells(entry)))
    return table


def _cells(entry: Entry) -> tuple[str, ...]:
    """Text of each column; control characters shown as such, for a service or rule is a name that others gave."""
    said = entry.decision
    types = ", ".join(sorted({finding.entity for finding in said.findings}))
    user = said.user[:8] if said.user else "-"
    time = said.time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    cells = (str(entry.sequence), time, _verdict(said), said.service, ", ".join(said.rules), types, user, said.id)
    return tuple(_inert(cell) for cell in cells)


def _verdict(said: DecisionRecord) -> str:
    """What became of it; that it was justified; what the second charter would have said."""
    told = f"{said.gate.value} (motif)" if said.justification else said.gate.value
    if said.shadow is None:
        return told
    return f"{told} (ombre: {said.shadow.gate.value if said.shadow.gate else said.shadow.error})"


def _sheet(entry: Entry) -> Table:
    table = Table("Champ", "Valeur", title=Text(f"Décision {_inert(entry.decision.id)}"))
    parts: list[tuple[str, dict[str, Any]]] = [("", {"node": entry.node, "sequence": entry.sequence})]
    parts.append(("", entry.decision.model_dump(mode="json", exclude={"findings", "justification", "shadow"})))
    later = {"justification.": entry.decision.justification, "shadow.": entry.decision.shadow}
    parts += [(prefix, one.model_dump(mode="json")) for prefix, one in later.items() if one is not None]
    parts += [(f"findings[{at}].", one.model_dump(mode="json")) for at, one in enumerate(entry.decision.findings)]
    parts.append(("outcome.", entry.outcome.model_dump(mode="json") if entry.outcome else {"status": "-"}))
    for prefix, fields in parts:
        for name, value in fields.items():
            table.add_row(Text(prefix + name), Text(_inert(_plain(value))))
    return table


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "-" if value is None else str(value)


def _inert(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
