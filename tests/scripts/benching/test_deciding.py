"""The group `deciding`: a tiny run gives its row."""

from pathlib import Path

from scripts.benching import deciding
from tests.scripts.benching.samples import ran


def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    assert {"decisions"} == ran(deciding.measured, deciding.steps, tmp_path)


def test_the_charter_has_as_many_rules_as_are_asked_for() -> None:
    assert len(deciding.of_rules(60).rules) == 60
