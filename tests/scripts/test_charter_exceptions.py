"""`gardefou charter exceptions`: what was granted, and how often it was used."""

from pathlib import Path

from click.testing import CliRunner, Result

from audit.keeper import Keeper
from scripts.charter import charter
from tests.audit.samples import decision
from tests.policies.samples import waiver


def run(tmp_path: Path) -> Result:
    return CliRunner().invoke(
        charter, ["exceptions", "--config", str(tmp_path / "gardefou.yaml"), "--data-dir", str(tmp_path)]
    )


def test_each_is_listed_with_its_hits(tmp_path: Path) -> None:
    """Scope, who asked, who approved, until when."""
    (tmp_path / "gardefou.yaml").write_text("exceptions: e.yaml\n", encoding="utf-8")
    (tmp_path / "e.yaml").write_text(f"exceptions: [{waiver().model_dump_json()}]\n", encoding="utf-8")
    keeper = Keeper.open(tmp_path, "node-1")
    for number in range(3):
        keeper.write_soon(decision(f"GF-{number}", exceptions=("EX-1",) if number else ()))
    keeper.close()
    done = run(tmp_path)
    assert 0 == done.exit_code, done.output
    for told in ("EX-1 P2-SECRET-PROMOTEUR", "group redaction, tool t", "jdupont -> comité IA", "2×"):
        assert told in done.output


def test_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "gardefou.yaml").write_text("node: n\n", encoding="utf-8")
    assert "no exceptions" in run(tmp_path).output
