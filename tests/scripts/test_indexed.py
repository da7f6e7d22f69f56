"""The index of a data directory: opened and caught up, or refused with exit code 2."""

from pathlib import Path

import pytest

from models.settings import Settings
from scripts.indexed import Refused, opened_index


def test_a_folder_without_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no journal"), opened_index(Settings(data_dir=tmp_path)):
        pass
    assert Refused.exit_code == 2
