"""One writer for each data directory, for as long as it lives."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from audit.lock import is_held, taken
from models.reading import ConfigError
from tests.audit.samples import descriptors

ROOT = Path(__file__).parents[2]

HOLDING = """
import sys
from pathlib import Path
from audit.lock import taken
taken(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_refused_until_the_first_has_gone(tmp_path: Path) -> None:
    first = taken(tmp_path)
    with pytest.raises(ConfigError, match=r"in use by another gardefou process; stop it, or .* --data-dir"):
        taken(tmp_path)
    os.close(first)
    os.close(taken(tmp_path))


def test_directories_have_locks_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    descriptors = [taken(tmp_path / "a"), taken(tmp_path / "b")]
    for descriptor in descriptors:
        os.close(descriptor)


def test_tells_whether_a_writer_is_alive(tmp_path: Path) -> None:
    held = taken(tmp_path)
    assert is_held(tmp_path)
    os.close(held)
    assert not is_held(tmp_path)


def test_asking_takes_nothing(tmp_path: Path) -> None:
    """Neither the lock from a writer to come, nor a place in a copy that has no lock file."""
    assert not is_held(tmp_path)
    assert list(tmp_path.iterdir()) == []
    os.close(taken(tmp_path))
    assert not is_held(tmp_path)
    os.close(taken(tmp_path))


def test_refused_and_asking_leave_no_descriptor(tmp_path: Path) -> None:
    held = taken(tmp_path)
    before = descriptors()
    with pytest.raises(ConfigError):
        taken(tmp_path)
    assert is_held(tmp_path)
    assert descriptors() <= before
    os.close(held)


def test_the_lock_ends_with_its_process_however_it_ends(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        assert is_held(tmp_path)
        child.send_signal(signal.SIGKILL)
    assert not is_held(tmp_path)


def test_a_child_does_not_inherit_the_lock(tmp_path: Path) -> None:
    """Otherwise a child that outlives the server would keep the next one out."""
    held = taken(tmp_path)
    assert not os.get_inheritable(held)
    assert (tmp_path / "writer.lock").stat().st_mode & 0o777 == 0o600
    os.close(held)


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "writer.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"writer\.lock"):
        taken(tmp_path)
    assert not (tmp_path / "elsewhere").exists()
