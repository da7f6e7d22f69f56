"""`gardefou bench`: groups, the printed table, the JSON file. No test asserts a time."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.bench import bench, print_table
from scripts.benching.result import Result, row


def test_an_unknown_group_is_a_usage_error() -> None:
    done = CliRunner().invoke(bench, ["--only", "scanning,disk"])
    assert 2 == done.exit_code
    assert "disk; known: scanning, names, classes, deciding, proxying, journal, memory, own_data" in done.output


def test_the_table_says_what_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([row("scan-10-clean", (0.2, 30.0), 150.0), row("adversarial", (60.0, None))])
    first, second = [line for line in capsys.readouterr().out.splitlines() if "kB" in line]
    assert all(word in first for word in ("0.2 ms", "30 ms (Presidio)", "× 150", "≥ 100", "yes"))
    assert "no" in second


@pytest.mark.slow
def test_a_run_writes_all_its_figures(tmp_path: Path) -> None:
    """One group, quickly; the folder of the journal is left as it was."""
    file, folder = tmp_path / "result.json", tmp_path / "disk"
    folder.mkdir()
    done = CliRunner().invoke(bench, ["--quick", "--only", "journal", "--json", str(file), "--folder", str(folder)])
    assert 0 == done.exit_code, done.output
    result = Result.model_validate_json(file.read_text(encoding="utf-8"))
    assert ["journal-rate", "journal-p50"] == [one.id for one in result.rows]
    assert list(folder.iterdir()) == []
