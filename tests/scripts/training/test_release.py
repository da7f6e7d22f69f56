"""The files of a model. That they are made twice alike is in test_train_names.py."""

from hashlib import sha256
from pathlib import Path

from scripts.training.learn import Settings
from scripts.training.release import trained, write
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_digests_are_of_the_files(tmp_path: Path) -> None:
    """Every file but the digests themselves is named with its own."""
    files = trained(Sources(sources(tmp_path)), 1, 0.004, Settings(rounds=3))
    write(files, tmp_path / "out")
    for line in (tmp_path / "out" / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        digest, name = line.split("  ")
        assert sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest
    assert set(files) == {path.name for path in (tmp_path / "out").iterdir()}
