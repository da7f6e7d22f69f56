"""What `doctor` says of the register of uses."""

from pathlib import Path

import pytest

from models.settings import Settings
from scripts.checkup_register import register
from scripts.remarks import Level, Remark
from tests.scripts.months import NODE, made

ALL = """\
uses:
- {tool: openai-api, status: approved, purpose: p, legal_basis: l, responsible: r, human_oversight: h, review_by: 2030-01-01}
- {tool: claude-web, status: approved, purpose: p, legal_basis: l, responsible: r, human_oversight: h, review_by: 2030-01-01}
"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("doctor") / "state", 10)


def said(data_dir: Path, text: str | None = None) -> Remark:
    path = data_dir.parent / "register.yaml"
    path.write_text(text or "", encoding="utf-8")
    [remark] = register(Settings(node=NODE, data_dir=data_dir, uses=path if text else None))
    return remark


def test_undeclared_uses_are_noted(data_dir: Path) -> None:
    remark = said(data_dir)
    assert remark.level is Level.NOTE
    assert "7 vus et non déclarés" in remark.said
    assert "register export --skeleton" in remark.remedy


def test_overdue_reviews_are_noted(data_dir: Path) -> None:
    assert "4 à revoir / due for review" in said(data_dir, ALL.replace("2030", "2026", 1)).said


def test_a_register_that_tells_all_is_fine(data_dir: Path) -> None:
    assert said(data_dir, ALL).level is Level.FINE


def test_a_faulty_file_is_to_be_mended(data_dir: Path) -> None:
    remark = said(data_dir, "uses:\n- tool: openai\n")
    assert remark.level is Level.MEND
    assert "register.yaml:2: uses.0.tool: unknown tool 'openai'" in remark.said


def test_nothing_is_made(tmp_path: Path) -> None:
    """Without a data directory or a journal there is nothing to say; without an index it is said."""
    assert list(register(Settings(data_dir=tmp_path / "absent"))) == []
    assert list(register(Settings(data_dir=tmp_path))) == []
    data_dir = made(tmp_path / "state", 10)
    for path in data_dir.glob("index.sqlite3*"):
        path.unlink()
    assert said(data_dir).level is Level.NOTE
    assert list(data_dir.glob("index.sqlite3*")) == []
