"""Files and functions stay small enough to be read in one look."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.house.plan import ROOMS, ROOT, sources, tree

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 60
MEDIAN_LINES_OF_A_FUNCTION = 8


def functions(source: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_are_short() -> None:
    """No file has more than 300 lines: a longer one does two things."""
    lengths = {s: len((ROOT / s).read_text(encoding="utf-8").splitlines()) for s in sources(*ROOMS, "tests")}
    assert {str(s): n for s, n in lengths.items() if n > LINES_OF_A_FILE} == {}


def test_functions_are_short() -> None:
    """No function has more than 60 lines."""
    found = [function for source in sources(*ROOMS, "tests") for function in functions(source)]
    assert {name: n for name, n in found if n > LINES_OF_A_FUNCTION} == {}


def test_half_of_the_functions_are_very_short() -> None:
    """Half of the functions of the rooms have at most 8 lines."""
    lengths = [n for source in sources(*ROOMS) for _, n in functions(source)]
    assert median(lengths) <= MEDIAN_LINES_OF_A_FUNCTION


def test_a_room_opens_with_its_job() -> None:
    """A package's __init__.py is a docstring, and at most imports with their `__all__`."""
    packages = [source for source in sources(*ROOMS) if source.name == "__init__.py"]
    assert {source.parts[0] for source in packages} == set(ROOMS)
    silent = [str(source) for source in packages if not ast.get_docstring(tree(source))]
    busy = [f"{s}:{n.lineno}" for s in packages for n in tree(s).body[1:] if not _is_import(n)]
    assert silent + busy == []


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom) or ast.unparse(node).startswith("__all__ = ")
