"""A file of digests: found again, shared read-only, refused when it is not as it was written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.keyed.digests import WIDTH, digest
from detectors.keyed.table import Table, write
from models.reading import ConfigError

KEY, SALT = bytes(range(32)), bytes(16)
HEADER = {"kind": "patients", "salt": SALT.hex(), "rows": 3}
word = digest(KEY, SALT, "word")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one thousand digests, one of them three times, and an empty section."""
    made = tmp_path / "patients.edm"
    digests = [word(b"%d" % number) for number in range(1000)]
    write(made, KEY, HEADER, {"word": [*digests, digests[7], digests[7]], "born": []})
    return made


def test_what_was_written_is_found(path: Path) -> None:
    """And nothing else, whichever section."""
    table = Table(path, "patients", KEY)
    assert all(table.holds("word", table.digest("word")(b"%d" % number)) for number in range(1000))
    assert not any(table.holds("word", word(b"%d" % number)) for number in range(1000, 3000))
    assert not any(table.holds("born", word(b"%d" % number)) for number in range(50))
    assert [3, 1, 0] == [table.count("word", word(value)) for value in (b"7", b"8", b"x")]
    assert 3 == table.header["rows"]
    assert 1002 == len(list(table.digests("word")))


@given(st.lists(st.binary(min_size=WIDTH, max_size=WIDTH), max_size=200), st.binary(min_size=WIDTH, max_size=WIDTH))
def test_a_table_is_a_multiset(tmp_path_factory: pytest.TempPathFactory, digests: list[bytes], other: bytes) -> None:
    """Of any digests, also where one stands across two others."""
    path = tmp_path_factory.mktemp("table") / "t"
    write(path, KEY, HEADER, {"word": digests})
    table = Table(path, "patients", KEY)
    assert sorted(digests) == list(table.digests("word"))
    for value in (*digests, other):
        assert digests.count(value) == table.count("word", value)


def test_what_follows_the_beginning_of_a_digest(tmp_path: Path) -> None:
    """Of all that begin so, in this section alone: the next one may go on alike."""
    path = tmp_path / "t"
    write(path, KEY, HEADER, {"one": [b"\xff" * 6 + b"\0\1", b"\xff" * 6 + b"\0\2", b"\0" * 8], "two": [b"\xff" * 8]})
    table = Table(path, "patients", KEY)
    assert [b"\0\1", b"\0\2"] == table.tails("one", b"\xff" * 6)
    assert [[b"\xff\xff"], []] == [table.tails("two", head * 6) for head in (b"\xff", b"\0")]


def test_a_file_is_for_its_owner(path: Path) -> None:
    """And its repr tells nothing of what it holds."""
    assert 0 == path.stat().st_mode & 0o077
    assert "Table('patients.edm')" == repr(Table(path, "patients", KEY))


def test_another_key_does_not_open_it(path: Path) -> None:
    with pytest.raises(ConfigError, match=r"patients\.edm: does not belong to this key, or was altered; name its key"):
        Table(path, "patients", bytes(32))


@pytest.mark.parametrize("place", [30, -1, 5000], ids=["header", "last digest", "directory"])
def test_an_altered_file_is_refused(path: Path, place: int) -> None:
    """Whatever was altered."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"patients\.edm: .*; "):
        Table(path, "patients", KEY)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is no file of digests"),
        (b"nom,prenom\n", "is no file of digests"),
        (b"gardefou digests 1\n[]\n", "header cannot be read"),
        (b"gardefou digests 1\n{\n", "header cannot be read"),
        (b'gardefou digests 1\n{"kind": "documents"}\n', "holds documents, not patients"),
    ],
)
def test_what_is_no_such_file_is_told(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "patients.edm"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=what):
        Table(path, "patients", KEY)


def test_a_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read .*; check the path, or build it"):
        Table(tmp_path / "none", "patients", KEY)
    with pytest.raises(ConfigError, match=r"cannot be written .*; name a file in a folder"):
        write(tmp_path / "none" / "patients.edm", KEY, HEADER, {})


def test_the_old_file_lasts_until_the_new_one_is_whole(path: Path) -> None:
    """Who has it open goes on with what it was."""
    old = Table(path, "patients", KEY)
    write(path, KEY, HEADER, {"word": [word(b"new")], "born": []})
    assert old.holds("word", word(b"7"))
    assert not Table(path, "patients", KEY).holds("word", word(b"7"))
    assert [path.name] == [place.name for place in path.parent.iterdir()]
