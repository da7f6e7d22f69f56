"""`gardefou services`: the catalogue of AI services, and what is parsed for each."""

import json

import click
from rich.console import Console
from rich.table import Table

from models.services import Service
from models.settings import Settings
from scripts.options import as_text_or_json, config_errors, services_of, with_settings


@click.group()
def services() -> None:
    """Le catalogue des services d'IA / the catalogue of AI services."""


@services.command("list")
@as_text_or_json
@with_settings
def list_(settings: Settings, shape: str) -> None:
    """Liste les services et ce qui y est lu / list services and what is parsed for each."""
    with config_errors():
        known = services_of(settings).by_id.values()
    rows = [_row(service) for service in known]
    if shape == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table("service", "catégorie", "surface", "hôtes", "lu / parsed")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)


def _row(service: Service) -> dict[str, str]:
    routes = ", ".join(route.id for route in service.routes)
    return {
        "id": service.id,
        "category": service.category,
        "surface": service.surface,
        "hosts": ", ".join(service.hosts),
        "parsed": routes or "tout texte, sans remplacement / every text, no replacing",
    }
