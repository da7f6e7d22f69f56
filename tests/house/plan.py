"""The plan of the house that its tests measure: rooms, floors, and the Python files that stand in them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BELOW: dict[str, frozenset[str]] = {
    "models": frozenset(),
    "detectors": frozenset({"models"}),
    "documents": frozenset({"models"}),
    "audit": frozenset({"models"}),
    "policies": frozenset({"models", "detectors", "documents"}),
    "proxy": frozenset({"models", "detectors", "documents", "policies", "audit"}),
    "console": frozenset({"models", "detectors", "documents", "policies", "audit"}),
    "scripts": frozenset({"models", "detectors", "documents", "policies", "audit", "proxy", "console"}),
}
"""Room -> the rooms that it may import. What is not written is forbidden; nothing imports scripts."""

ROOMS = tuple(BELOW)


def sources(*folders: str) -> list[Path]:
    """Every Python file below these folders of the checkout, relative to it."""
    return sorted(path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(source: Path) -> ast.Module:
    """The syntax tree of a source of the checkout."""
    return ast.parse((ROOT / source).read_text(encoding="utf-8"), str(source))


def dotted(source: Path) -> str:
    """The module's name: `policies/actions/block.py` -> `policies.actions.block`, a package by its folder."""
    parts = source.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a source imports, wherever it does; `from a import b` gives `a.b`."""
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(source, node)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _base(source: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = source.parent.parts[: len(source.parent.parts) - node.level + 1]
    return ".".join((*package, *([node.module] if node.module else [])))


def committed() -> list[Path]:
    """Every file that is, or would be, committed: git's list, with new files that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    names = {Path(name) for name in listed.stdout.split("\0") if name}
    return sorted(name for name in names if (ROOT / name).is_file())
