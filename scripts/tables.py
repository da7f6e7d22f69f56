"""Writes the tables of README.md and LISEZMOI.md that are not written by hand: commands, services, and how fast it is.

`python -m scripts.tables` rewrites what stands between `<!-- commands -->` and `<!-- /commands -->`, and the same for
services and bench, in both pages. Figures come from scripts/benching/result.json, the rest from the code. A test under tests/house/ compares.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from models.reading import read
from models.services import Catalogue, Service
from scripts.benching.result import Result
from scripts.benching.shown import Language, bench_rows, measured_on
from scripts.main import gardefou

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "scripts" / "benching" / "result.json"
"""Written by `gardefou bench --json`."""

Row = tuple[str, ...]

HEADINGS: dict[str, dict[str, Row]] = {
    "README.md": {
        "commands": ("command", "does"),
        "bench": ("what", "gardefou", "measured beside it", "compared", "goal", "reached"),
        "services": ("service", "hosts", "category", "routes whose text is known"),
    },
    "LISEZMOI.md": {
        "commands": ("commande", "ce qu'elle fait"),
        "bench": ("quoi", "gardefou", "mesuré à côté", "comparé", "but", "atteint"),
        "services": ("service", "hôtes", "catégorie", "routes dont le texte est connu"),
    },
}
"""Page -> table -> its headings. Rows of commands and services are the same in both languages."""


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
    """The text of a page with its tables as the code and the committed result have them now."""
    headings = HEADINGS[page]
    result = Result.model_validate_json(RESULT.read_text(encoding="utf-8"))
    text = filled(text, "bench", _bench(result, headings["bench"], "fr" if page == "LISEZMOI.md" else "en"))
    text = filled(text, "commands", table(headings["commands"], command_rows(group, "gardefou")))
    return filled(text, "services", table(headings["services"], service_rows(catalogue)))


def _bench(result: Result, headings: Row, language: Language) -> str:
    return f"{table(headings, bench_rows(result, language))}\n\n{measured_on(result, language)}"


def main() -> None:
    """Rewrites both pages in place."""
    catalogue = read(ROOT / "config" / "services.yaml", Catalogue)
    for page in HEADINGS:
        path = ROOT / page
        path.write_text(rendered(page, path.read_text(encoding="utf-8"), gardefou, catalogue), encoding="utf-8")


if __name__ == "__main__":
    main()
