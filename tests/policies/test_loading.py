"""Loading gives a charter fit to be put in force, or an error."""

from pathlib import Path

import pytest

from models.entities import FAMILY_OF
from models.reading import ConfigError
from models.settings import Settings
from policies.loading import SHIPPED, exceptions_of, granted, load, shipped, unchecked
from tests.policies.samples import waiver


def test_shipped_and_loaded_are_the_same() -> None:
    """The shipped charter passes its own checks."""
    assert load(SHIPPED, frozenset(FAMILY_OF)) == shipped() == unchecked(SHIPPED)


def test_a_file_of_exceptions_is_read_beside_its_charter() -> None:
    """And refused by file and line where it cannot count."""
    entry = waiver().model_dump_json()
    assert granted(f"exceptions: [{entry}]", "e.yaml", shipped()) == (waiver(),)
    with pytest.raises(ConfigError, match=r"e\.yaml:2: EX-1: .* final"):
        granted(f"exceptions:\n- {waiver('P2-LEVEE-D-AVEUGLE').model_dump_json()}", "e.yaml", shipped())


def test_the_exceptions_of_settings(tmp_path: Path) -> None:
    """None where they name no file."""
    file = tmp_path / "e.yaml"
    file.write_text(f"exceptions: [{waiver().model_dump_json()}]", encoding="utf-8")
    assert exceptions_of(Settings(exceptions=file), shipped()) == (waiver(),)
    assert exceptions_of(Settings(), shipped()) == ()
