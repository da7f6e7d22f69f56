"""Imports run down the floors of the house, never in a circle, and third parties stay at home."""

import ast
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.plan import BELOW, ROOMS, ROOT, dotted, imports, sources, tree

HOMES: dict[str, tuple[str, ...]] = {
    "mitmproxy": ("proxy/",),
    "mitmproxy_rs": ("proxy/",),
    "bcrypt": ("proxy/",),
    "OpenSSL": ("proxy/",),
    "presidio_analyzer": ("detectors/",),
    "presidio_anonymizer": ("policies/actions/",),
    "spacy": ("detectors/",),
    "hyperscan": ("detectors/",),
    "ahocorasick_rs": ("detectors/",),
    "numpy": ("detectors/", "scripts/training/"),
    "threadpoolctl": ("detectors/",),
    "scipy": ("scripts/training/",),
    "sklearn": ("scripts/training/",),
    "pycrfsuite": ("scripts/training/",),
    "pypdf": ("documents/",),
    "sqlalchemy": ("audit/",),
    "alembic": ("audit/",),
    "prometheus_client": ("proxy/",),
    "jinja2": ("scripts/reporting/",),
    "click": ("scripts/",),
    "rich": ("scripts/",),
}
"""Third party -> where it may be imported."""

GUESTS: dict[tuple[str, str], str] = {
    ("presidio_analyzer", "scripts/benching/stock.py"): "the other side of the benchmark",
    ("spacy", "scripts/benching/stock.py"): "the other side of the benchmark",
}
"""(third party, file) -> why it may be imported there, away from home."""

PARTS_OF = {"pydantic_core": "pydantic", "mitmproxy_rs": "mitmproxy", "spacy": "presidio-analyzer"}
"""Distribution that is a part of another, with which it always comes."""

PURE = ("policies/screen.py", "policies/decide.py", "policies/conditions.py", "policies/actions/")
NOT_PURE = {"asyncio", "logging", "os", "pathlib", "random", "shutil", "socket", "structlog", "subprocess", "time"}

OURS = sources(*ROOMS)


def is_in(source: Path, places: tuple[str, ...]) -> bool:
    return any(source.as_posix().startswith(place) for place in places)


def test_imports_run_down_the_floors() -> None:
    """A room imports only the rooms below it."""
    upward = [
        f"{source}:{line}: {source.parts[0]} may not import {name}"
        for source in OURS
        for line, name in imports(source)
        if (room := name.split(".")[0]) in BELOW and room != source.parts[0] and room not in BELOW[source.parts[0]]
    ]
    assert upward == []


def test_the_floors_themselves_hold() -> None:
    """The table of floors has no circle, and keeps the two doors and the two cellars apart."""
    TopologicalSorter(BELOW).prepare()
    assert not {"console", "scripts"} & BELOW["proxy"]
    assert not {"proxy", "scripts"} & BELOW["console"]
    assert not {"detectors", "documents", "policies"} & BELOW["audit"]
    assert "audit" not in BELOW["policies"]


def test_no_module_imports_itself_through_others() -> None:
    """There is no import circle, not even one that is hidden in a function or behind TYPE_CHECKING."""
    modules = {dotted(source) for source in OURS}
    graph = {
        dotted(source): {m for _, name in imports(source) if (m := _module(name, modules)) and m != dotted(source)}
        for source in OURS
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("import circle: " + " -> ".join(error.args[1]))


def _module(name: str, modules: set[str]) -> str | None:
    """The module of ours that an imported name belongs to: itself, or the one that holds it."""
    return next((n for n in (name, name.rpartition(".")[0]) if n in modules), None)


def test_third_parties_stay_at_home() -> None:
    """Each third party is known in one place only, so that it can be replaced there."""
    away = [
        f"{source}:{line}: {party} belongs in {' '.join(HOMES[party])}"
        for source in OURS
        for line, name in imports(source)
        if (party := name.split(".")[0]) in HOMES
        and not is_in(source, HOMES[party])
        and (party, source.as_posix()) not in GUESTS
    ]
    assert away == []


def test_guests_are_there() -> None:
    """An exception that nobody uses any more is removed."""
    assert [key for key in GUESTS if key[0] not in {n.split(".")[0] for _, n in imports(Path(key[1]))}] == []


def test_every_third_party_is_declared() -> None:
    """What a room imports is a runtime dependency of pyproject.toml, not the loan of another package; training has an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_normal(_distribution(requirement)) for requirement in project["dependencies"]}
    training = {_normal(_distribution(requirement)) for requirement in project["optional-dependencies"]["training"]}
    owners = packages_distributions()
    known = {*ROOMS, *sys.stdlib_module_names, *(part for part, whole in PARTS_OF.items() if whole in declared)}
    undeclared = {
        f"{source}:{line}: {name}"
        for source in OURS
        for line, name in imports(source)
        if (top := name.split(".")[0]) not in known
        and not (declared | (training if is_in(source, ("scripts/training/",)) else set()))
        & {_normal(owner) for owner in owners.get(top, [])}
    }
    assert undeclared == set()


def _distribution(requirement: str) -> str:
    return "".join(c if c.isalnum() or c in "-_." else " " for c in requirement).split()[0]


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def test_screening_is_pure() -> None:
    """What decides knows no clock, no disk, no network and no log: the same exchange is always decided alike."""
    impure = [
        f"{source}:{line}: {name}"
        for source in OURS
        if is_in(source, PURE)
        for line, name in imports(source)
        if name.split(".")[0] in NOT_PURE
    ]
    calls = [f"{source}:{line}" for source in OURS if is_in(source, PURE) for line in _impure_calls(source)]
    assert impure + calls == []


def _impure_calls(source: Path) -> list[int]:
    """Lines that read a clock or open a file: `open(…)`, `datetime.now(…)`, `.today()`, `.utcnow()`."""
    names = [(n.lineno, ast.unparse(n.func)) for n in ast.walk(tree(source)) if isinstance(n, ast.Call)]
    return [line for line, name in names if name in ("open", "print") or name.endswith((".now", ".today", ".utcnow"))]
