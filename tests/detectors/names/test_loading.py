"""Loading the model."""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from detectors.names.loading import WEIGHTS, lists, load, shipped_lists
from detectors.shipped import SUMS, BrokenModel
from tests.detectors.samples import find

SHIPPED = Path(str(files("models") / "names_fr"))


def test_the_shipped_model_is_whole() -> None:
    """Every file of the folder is in SHA256SUMS; all together are 5 MB at most."""
    named = {line.split("  ")[1] for line in (SHIPPED / SUMS).read_text(encoding="ascii").splitlines()}
    present = {path.name for path in SHIPPED.iterdir()}
    assert named == present - {SUMS}
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 5_000_000


def test_lists_are_read_without_the_tagger() -> None:
    """And given to it where they are there already."""
    known = lists()
    assert "durand" in known
    assert load(known=known).flags("durand") == load().flags("durand") == known.flags("durand")


def test_lists_are_read_once() -> None:
    """However many words they are asked of: logins, coined names."""
    text = "login : qmaubert ; DRAVONEX V2 centre 3, relance DRAVONEX ; login : vcorvessac"
    find()(text)
    before = shipped_lists.cache_info()
    find()(text)
    after = shipped_lists.cache_info()
    assert after.hits > before.hits
    assert after.misses == before.misses == 1


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    """The error names the file and the remedy."""
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    with (folder / WEIGHTS).open("ab") as file:
        file.write(b"x")
    with pytest.raises(BrokenModel, match=r"weights\.npz: not the file that SHA256SUMS names; install"):
        load(folder)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """So is an empty folder."""
    with pytest.raises(BrokenModel, match="SHA256SUMS: No such file"):
        load(tmp_path)


def test_reading_a_text_needs_no_spacy() -> None:
    """The names stage brings neither spaCy nor the trainer into a process."""
    code = "import sys, detectors.names as n; n.load().tag('Mme Noé'); sys.exit(bool({'spacy', 'pycrfsuite'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
