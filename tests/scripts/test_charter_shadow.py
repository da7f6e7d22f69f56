"""`gardefou charter shadow`: what the records say of the charter that ran beside the one in force."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from audit.keeper import Keeper
from models.decision import Gate
from models.record import DecisionRecord, Justification, ShadowRecord
from scripts.charter import charter
from scripts.charter_shadow import differences
from tests.audit.samples import decision

SHADOW = ShadowRecord(charter="essai@2", gate=Gate.BLOCK, rules=("P2-B",))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(charter, ["shadow", *arguments])


def kept(data_dir: Path, *records: DecisionRecord) -> None:
    keeper = Keeper.open(data_dir, "node-1")
    for record in records:
        keeper.write_soon(record)
    keeper.close()


def ago(days: int, **changes: object) -> DecisionRecord:
    time = datetime.now(UTC) - timedelta(days=days)
    return decision(
        f"GF-{days}", **{"gate": Gate.ALLOW, "rules": ("P2-A",), "groups": ("arc",), "time": time} | changes
    )


def test_what_would_have_changed(tmp_path: Path) -> None:
    """In the days that are asked for; before in rows, after in columns; rules and teams by name."""
    kept(tmp_path, ago(1), ago(2, shadow=SHADOW), ago(3, shadow=SHADOW, groups=()), ago(90, shadow=SHADOW))
    done = run("--data-dir", str(tmp_path))
    assert 0 == done.exit_code, done.output
    assert "3 décisions en 30 jours, 2 jugées autrement" in done.output
    assert "shadow charter: essai@2: 2" in done.output
    allowed = next(line for line in done.output.splitlines() if "allow" in line and "après" not in line)
    assert ["0", "0", "2"] == [word for word in allowed.split() if word.isdigit()]
    for told in ("stricter for: arc: 1", "stricter for: –: 1", "would speak: P2-B: 2", "would not: P2-A: 2"):
        assert told in done.output


def test_without_a_second_charter(tmp_path: Path) -> None:
    kept(tmp_path, ago(1))
    assert "1 décisions en 30 jours, 0 jugées autrement" in run("--data-dir", str(tmp_path)).output
    assert 2 == run("--data-dir", str(tmp_path / "none")).exit_code


def test_a_justified_request_was_one_that_needs_a_reason() -> None:
    """And errors of the second charter are no differences."""
    justified = Justification(reference="GF-A", rules=("P2-A",), reason="relu")
    counted = differences(
        [
            ago(1, justification=justified, shadow=SHADOW),
            ago(2, shadow=ShadowRecord(charter="essai@2", error="KeyError")),
        ]
    )
    assert {(Gate.JUSTIFY, Gate.BLOCK): 1} == counted.gates
    assert {"KeyError": 1} == counted.errors
