"""What `gardefou doctor` says about files that people write."""

from datetime import date
from pathlib import Path

import pytest

from models.settings import Preset, Settings, Shadow
from policies.loading import SHIPPED
from scripts.checkup_policy import policy
from scripts.remarks import Level, Remark

TODAY = date(2026, 12, 1)


def remarks(settings: Settings, today: date = TODAY) -> dict[str, Remark]:
    return {remark.what: remark for remark in policy(settings, today)}


def test_the_shipped_files_are_fine_but_for_terms_of_ones_own() -> None:
    found = remarks(Settings())
    assert {"site": Level.NOTE, "charter": Level.FINE, "services": Level.FINE} == {w: r.level for w, r in found.items()}


def test_terms_of_ones_own(tmp_path: Path) -> None:
    """They are counted, never shown."""
    site = tmp_path / "site.yaml"
    site.write_text("studies: [VAUTRAVERS-1]\nprojects: [Vautravers]\n")
    remark = remarks(Settings(site=site))["site"]
    assert (Level.FINE, True) == (remark.level, remark.said.startswith("2 "))
    assert "autravers" not in remark.said.lower()


@pytest.mark.parametrize("what", ["site", "charter", "services"])
def test_a_file_that_cannot_be_read(tmp_path: Path, what: str) -> None:
    settings = Settings.model_validate({what: tmp_path / "absent.yaml"})
    remark = remarks(settings)[what]
    assert Level.MEND == remark.level
    assert "absent.yaml: cannot be read" in remark.said
    assert remark.remedy


def test_a_charter_whose_tests_fail(tmp_path: Path) -> None:
    charter = tmp_path / "charter.yaml"
    charter.write_text(SHIPPED.read_text().replace("expect: {gate: block", "expect: {gate: allow", 1))
    assert Level.MEND == remarks(Settings(charter=charter))["charter"].level


def test_a_second_charter(tmp_path: Path) -> None:
    """It is checked like the first; one that could tell nothing else is noted."""
    other = tmp_path / "shadow.yaml"
    other.write_text(SHIPPED.read_text().replace("version: 0.1.0", "version: 0.2.0"))
    found = remarks(Settings(shadow=Shadow(charter=other)))["shadow"]
    assert (Level.FINE, True) == (found.level, "charte-afcros@0.2.0" in found.said)
    assert Level.FINE == remarks(Settings(shadow=Shadow(preset=Preset.STRICT)))["shadow"].level
    same = remarks(Settings(shadow=Shadow()))["shadow"]
    assert (Level.NOTE, True) == (same.level, bool(same.remedy))
    other.write_text("rules: [")
    bad = remarks(Settings(shadow=Shadow(charter=other)))["shadow"]
    assert (Level.MEND, True) == (bad.level, bool(bad.remedy))
    assert "shadow" not in remarks(Settings())


def test_a_charter_whose_review_is_overdue() -> None:
    """It goes on: a note."""
    assert Level.NOTE == remarks(Settings(), date(2030, 1, 1))["review"].level
    assert "review" not in remarks(Settings())
