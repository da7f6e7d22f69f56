"""Rows as people read them: in the terminal, and in the table of the two first pages."""

from collections.abc import Iterable, Iterator
from typing import Literal

from scripts.benching.goals import BY_ID
from scripts.benching.result import Result, Row

Language = Literal["en", "fr"]
Cells = tuple[str, str, str, str, str, str]
UNITS = {"en": {}, "fr": {"MB": "Mo", "kB": "ko"}}
BESIDE = {"without": "sans", "one fdatasync each": "un fdatasync chacun", "one fdatasync": "un fdatasync"}
YES = {"en": {True: "yes", False: "no", None: "–"}, "fr": {True: "oui", False: "non", None: "–"}}


def cells(row: Row, language: Language) -> Cells:
    """What, our figure, the other's, how they compare, the goal, whether it is reached."""
    goal = BY_ID[row.id]
    unit = UNITS[language].get(row.unit, row.unit)
    beside = BESIDE.get(goal.beside, goal.beside) if language == "fr" else goal.beside
    other = "–" if row.beside is None else f"{_figure(row.beside)} {unit} ({beside})"
    compared = {"times": f"× {_figure(row.compared)}", "added": f"{row.compared:+.2g} {unit}", "alone": "–"}
    suffix = {"times": "", "added": f" {unit}", "alone": f" {unit}"}[goal.comparison]
    told = (
        getattr(goal.name, language),
        f"{_figure(row.measured)} {unit}",
        other,
        compared[goal.comparison],
        f"{row.goal}{suffix}",
        YES[language][row.is_reached],
    )
    return told if language == "en" else _french(told)


def bench_rows(result: Result, language: Language) -> Iterator[Cells]:
    """The rows of a result for a Markdown table, in the order of the goals."""
    order = list(BY_ID)
    return (cells(row, language) for row in sorted(result.rows, key=lambda row: order.index(row.id)))


def measured_on(result: Result, language: Language) -> str:
    """When, on what machine, and how busy it was: the line under the table."""
    machine = result.machine
    cores, load = f"{machine['cores']} × {machine['processor']}", f"{machine['load before']} → {machine['load after']}"
    packages = f"Python {machine['python']}, mitmproxy {machine['mitmproxy']}, Presidio {machine['presidio-analyzer']}"
    told = {
        "en": f"`{result.command}`, {result.started:%Y-%m-%d}, {cores}, {machine['file system']}, {packages}; load {load}.",
        "fr": f"`{result.command}`, {result.started:%d/%m/%Y}, {cores}, {machine['file system']}, {packages} ; charge {load}.",
    }
    return told[language]


def _figure(value: float) -> str:
    """Three digits are all that a measurement here is worth."""
    return f"{float(f'{value:.3g}'):.10g}"


def _french(told: Iterable[str]) -> Cells:
    """With decimal commas."""
    name, *others = told
    first, second, third, fourth, fifth = (cell.replace(".", ",") for cell in others)
    return name, first, second, third, fourth, fifth
