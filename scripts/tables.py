"""Writes the tables of README.md and LISEZMOI.md that are taken from the code: commands and services.

`python -m scripts.tables` rewrites what stands between `<!-- commands -->` and `<!-- /commands -->`, and the same for
services, in both pages. A test under tests/house/ compares.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from models.reading import read
from models.services import Catalogue, Service
from scripts.main import gardefou

ROOT = Path(__file__).resolve().parent.parent

Row = tuple[str, ...]

HEADINGS: dict[str, dict[str, Row]] = {
    "README.md": {
        "commands": ("command", "does"),
        "services": ("service", "hosts", "category", "routes whose text is known"),
    },
    "LISEZMOI.md": {
        "commands": ("commande", "ce qu'elle fait"),
        "services": ("service", "hôtes", "catégorie", "routes dont le texte est connu"),
    },
}
"""Page -> table -> its headings. The rows are the same in both languages."""


def command_rows(group: click.Group, name: str) -> Iterator[Row]:
    """A row for each command below a group, by its full name, in the group's own order."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if isinstance(command, click.Group):
            yield from command_rows(command, f"{name} {word}")
        elif command is not None and not command.hidden:
            yield f"`{name} {word}`", command.get_short_help_str(limit=200)


def service_rows(catalogue: Catalogue) -> Iterator[Row]:
    """A row for each service of the catalogue, in its order."""
    for service in catalogue.services:
        hosts = " ".join(f"`{host}`" for host in service.hosts)
        yield f"{service.name} (`{service.id}`)", hosts, service.category, _routes(service)


def _routes(service: Service) -> str:
    return ", ".join(route.id for route in service.routes if route.text) or "–"


def table(headings: Row, rows: Iterator[Row]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def filled(text: str, name: str, content: str) -> str:
    """The page with `content` between the markers of this name. Raises ValueError unless they stand there once."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    page, count = re.subn(pattern, lambda match: f"{match[1]}{content}\n{match[2]}", text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"markers of '{name}' stand {count} times; write <!-- {name} --> and <!-- /{name} --> once")
    return page


def rendered(page: str, text: str, group: click.Group, catalogue: Catalogue) -> str:
    """The text of a page with both of its tables as the code has them now."""
    headings = HEADINGS[page]
    text = filled(text, "commands", table(headings["commands"], command_rows(group, "gardefou")))
    return filled(text, "services", table(headings["services"], service_rows(catalogue)))


def main() -> None:
    """Rewrites both pages in place."""
    catalogue = read(ROOT / "config" / "services.yaml", Catalogue)
    for page in HEADINGS:
        path = ROOT / page
        path.write_text(rendered(page, path.read_text(encoding="utf-8"), gardefou, catalogue), encoding="utf-8")


if __name__ == "__main__":
    main()
