"""A database is compiled once on a machine, and again whenever the one that was kept does not do."""

import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import hyperscan
import pytest

from detectors import compiled
from detectors.compiled import database

FLAGS = [hyperscan.HS_FLAG_DOTALL]
WORD, OTHER = b"essai", b"etude"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database called `words` is kept, in a folder that is not there yet."""
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "compiled.py"))
    return Path(cache_from_source(str(tmp_path / "compiled.py"))).with_name("words.hs")


def finds(word: bytes, name: str = "words") -> bool:
    """Whether a database of a word finds it, and nothing else."""
    told: list[int] = []
    searched = database([word], FLAGS, name)
    for text in (b"\nun essai", b"\nune etude"):
        searched.scan(text, match_event_handler=lambda *_: told.append(1), scratch=hyperscan.Scratch(searched))
    return told == [1]


def test_it_is_read_where_it_was_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the next process: nothing is compiled any more."""
    assert finds(WORD)
    monkeypatch.setattr(hyperscan, "Database", None)
    assert finds(WORD)


def test_what_an_organisation_declares_is_not_kept(kept: Path) -> None:
    assert finds(WORD, "")
    assert not kept.parent.exists()


def test_other_expressions_are_compiled(kept: Path) -> None:
    assert finds(WORD)
    assert finds(OTHER)


@pytest.mark.parametrize("at", [0, 31, 32, 40, 100, 500, -1])
def test_a_damaged_one_is_compiled_again(kept: Path, at: int) -> None:
    """Wherever a byte is another, and however short the file is."""
    assert finds(WORD)
    whole = kept.read_bytes()
    for damaged in (bytes([*whole[: at % len(whole)], whole[at] ^ 0xFF, *whole[at % len(whole) + 1 :]]), whole[:at]):
        kept.write_bytes(damaged)
        assert finds(WORD)
        assert kept.read_bytes() not in (damaged, b"")


def test_another_version_s_is_compiled_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert finds(WORD)
    before = kept.read_bytes()
    monkeypatch.setattr(compiled, "_VERSION", "0")
    assert finds(WORD)
    assert before != kept.read_bytes()


def test_it_works_where_nothing_may_be_written(kept: Path) -> None:
    kept.parent.touch()
    assert finds(WORD)


def test_nothing_unfinished_is_left(kept: Path) -> None:
    assert finds(WORD)
    assert [kept] == list(kept.parent.iterdir())


@pytest.mark.slow
def test_every_process_makes_the_same() -> None:
    """Nothing that is compiled hangs on the order of a set: the next process would compile it again."""
    code = (
        "from zlib import crc32; from detectors.known import PATTERNS; from detectors.disguises.triggers import SIGNS; "
        "print(crc32(repr(([pattern.core for pattern in PATTERNS], SIGNS)).encode()))"
    )
    one, other = (
        subprocess.check_output([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    )
    assert one == other
