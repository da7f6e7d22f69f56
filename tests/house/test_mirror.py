"""tests/ mirrors the rooms, so that everybody finds the tests of a file, and their absence shows."""

import ast
from pathlib import Path

from tests.house.plan import ROOMS, ROOT, sources, tree

BESIDE_THE_ROOMS = {"house", "end_to_end"}
"""Folders of tests/ that mirror no room: they test the whole."""

WITHOUT_TESTS: dict[str, str] = {
    "audit/errors.py": "an exception without a method",
    "proxy/warmed.py": "one call at import, for a process that does nothing else",
    "proxy/crew.py": "an interface and its values; its two members have their tests",
}
"""File -> why it has no tests of its own. Only files whose functions do nothing."""

CASES = ROOT / "tests" / "detectors" / "cases"
MIGRATIONS = Path("audit/migrations")
"""Written by alembic, and run whole by the tests of audit/index.py."""


def expected(source: Path) -> Path:
    return Path("tests") / source.parent / f"test_{source.name}"


def test_every_module_has_its_tests() -> None:
    """`room/x.py` is tested by `tests/room/test_x.py`; for a detector its cases, which test_known.py reads, are enough."""
    missing = [
        f"{source} has no {expected(source)}"
        for source in sources(*ROOMS)
        if source.name != "__init__.py"
        and not source.is_relative_to(MIGRATIONS)
        and source.as_posix() not in WITHOUT_TESTS
        and not (ROOT / expected(source)).is_file()
        and not (source.parent.name == "detectors" and (CASES / f"{source.stem}.txt").is_file())
    ]
    assert missing == []


def test_what_has_no_tests_has_nothing_to_test() -> None:
    """A file that is excused from tests exists, holds no function that does anything, and has not got tests in the meantime."""
    for name in WITHOUT_TESTS:
        source = Path(name)
        assert (ROOT / source).is_file(), f"{name} is gone; remove it from WITHOUT_TESTS"
        assert not (ROOT / expected(source)).exists(), f"{name} has tests; remove it from WITHOUT_TESTS"
        functions = [
            n for n in ast.walk(tree(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and _acts(n)
        ]
        assert functions == [], f"{name} has behaviour now; it needs {expected(source)}"


def _acts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether there is more to it than a docstring and dots."""
    return any(not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) for node in function.body)


def test_every_folder_of_tests_has_its_room() -> None:
    """A room that is gone takes its tests with it."""
    folders = {test.parent.relative_to("tests") for test in sources("tests") if test.name.startswith("test_")}
    homeless = [f for f in folders if f.parts[0] not in BESIDE_THE_ROOMS and not (ROOT / f).is_dir()]
    assert homeless == []
