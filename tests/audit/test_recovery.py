"""A torn tail is cut back to the last signed head; a broken chain is refused and left as it is."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from audit.chain import GENESIS, record_line
from audit.head import Head
from audit.keeper import Keeper
from audit.recovery import End, recovered
from audit.walk import Place, Walk
from models.reading import ConfigError
from tests.audit.samples import KEY, chain, laid, segment, tampered, written

PUBLIC = KEY.public_key()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
LINES = chain(2, 1, 3)
HEADS = [b"".join(LINES[:count]) for count in (0, 3, 5, 9)]


def place_after(lines: list[bytes]) -> Place:
    walk = Walk(PUBLIC)
    for raw in lines:
        walk.step(raw)
    return walk.at


def test_a_new_journal_begins_at_nothing(tmp_path: Path) -> None:
    assert recovered(tmp_path, "n1", PUBLIC) == recovered(tmp_path / "absent", "n1", PUBLIC) == End(None, Place())


def test_a_sound_journal_goes_on_at_its_end(tmp_path: Path) -> None:
    [path] = laid(tmp_path, LINES)
    assert recovered(tmp_path, "n1", PUBLIC) == End(path, place_after(LINES))
    assert path.read_bytes() == b"".join(LINES)


@given(st.integers(0, len(HEADS[-1])), st.binary(max_size=200))
def test_a_tail_is_cut_back_to_the_last_head(size: int, rubbish: bytes) -> None:
    """Torn at any byte, with anything behind it; what was cut is counted, and a second start finds nothing to cut."""
    left = HEADS[-1][:size] + rubbish
    whole = max((head for head in HEADS if left.startswith(head)), key=len)
    with TemporaryDirectory() as name:
        [path] = laid(Path(name), [left])
        end = recovered(Path(name), "n1", PUBLIC)
        cut = left[len(whole) :]
        assert (path.read_bytes(), end.bytes) == (whole, len(cut))
        assert end.lines == cut.count(b"\n") + (cut[-1:] not in (b"", b"\n"))
        assert end.place == place_after(whole.splitlines(keepends=True))
        assert recovered(Path(name), "n1", PUBLIC) == End(path, end.place)


def test_goes_on_after_an_empty_or_headless_last_segment(tmp_path: Path) -> None:
    """A crash just after a segment was made."""
    [_, torn] = laid(tmp_path, chain(1), [b'{"hash":"'])
    end = recovered(tmp_path, "n1", PUBLIC)
    assert (end.path, end.place.sequence, end.place.offset, end.bytes, end.lines) == (torn, 1, 0, 9, 1)
    assert torn.read_bytes() == b""


def test_several_empty_segments_are_passed_over(tmp_path: Path) -> None:
    """The chain goes on from the newest that holds a line."""
    paths = laid(tmp_path, [], LINES[:5], [], [])
    assert recovered(tmp_path, "n1", PUBLIC) == End(paths[-1], place_after(LINES[:5])._replace(offset=0, line=0))


def test_the_last_segment_chains_on_from_the_one_before(tmp_path: Path) -> None:
    [_, last] = laid(tmp_path, LINES[:5], LINES[5:])
    end = recovered(tmp_path, "n1", PUBLIC)
    assert (end.path, end.place.sequence, end.place.line) == (last, 6, 4)
    assert end.place._replace(offset=0, line=0) == place_after(LINES)._replace(offset=0, line=0)


def test_a_chain_broken_before_its_last_head_is_not_repaired(tmp_path: Path) -> None:
    written(tmp_path, 5)
    tampered(tmp_path, lambda lines: [lines[0].replace(b"block", b"allow"), *lines[1:]])
    before = segment(tmp_path).read_bytes()
    with pytest.raises(ConfigError, match="gardefou audit verify"):
        Keeper.open(tmp_path, "n1")
    assert segment(tmp_path).read_bytes() == before


def test_the_first_broken_line_is_named(tmp_path: Path) -> None:
    """The line after the last good head, where whoever repairs must look."""
    [path] = laid(tmp_path, [*LINES[:3], LINES[3].replace(b"event", b"evens"), *LINES[4:]])
    with pytest.raises(ConfigError, match=rf"{path.name}:4: the chain is broken"):
        recovered(tmp_path, "n1", PUBLIC)


def test_a_segment_that_does_not_follow_the_one_before_is_refused(tmp_path: Path) -> None:
    """One between them went: nothing is cut."""
    [_, last] = laid(tmp_path, LINES[:3], LINES[5:])
    with pytest.raises(ConfigError, match="the chain is broken"):
        recovered(tmp_path, "n1", PUBLIC)
    assert last.read_bytes() == b"".join(LINES[5:])


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (LINES[:2], "does not end in a head"),
        (chain(2, key=OTHER), "does not end in a head"),
        ([*LINES[:2], LINES[2][:-1]], "not a whole"),
        ([record_line("n1", 1, GENESIS, b'{"kind":"%b"}' % (b"x" * 300_000))[0]], "does not end in a head"),
    ],
    ids=["no head", "another key", "torn", "a last line of 300 kB"],
)
def test_an_older_segment_must_end_in_a_head_of_this_node(tmp_path: Path, before: list[bytes], why: str) -> None:
    """It is not repaired: a segment is only left behind once its last head is durable."""
    [path, _] = laid(tmp_path, before, [b"torn"])
    with pytest.raises(ConfigError, match=why):
        recovered(tmp_path, "n1", PUBLIC)
    assert path.read_bytes() == b"".join(before)


def test_a_journal_belongs_to_one_node(tmp_path: Path) -> None:
    written(tmp_path, 1)
    with pytest.raises(ConfigError, match="journal of node 'n1'"):
        Keeper.open(tmp_path, "n2")


def test_a_journal_that_another_key_signed_is_not_cut(tmp_path: Path) -> None:
    """Restored from a copy beside new keys: every commit in it was acknowledged to somebody."""
    [path] = laid(tmp_path, chain(2, 1, key=OTHER))
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="another key"):
        recovered(tmp_path, "n1", PUBLIC)
    assert path.read_bytes() == before


def head_after(count: int) -> Head:
    """The head that a node kept once it had written so many lines."""
    place = place_after(LINES[:count])
    return Head(place.sequence, place.record)


@pytest.mark.parametrize("segments", [[LINES], [LINES[:5], LINES[5:]], [LINES[:5], LINES[5:], []]], ids=len)
@pytest.mark.parametrize("count", [3, 5, 9])
def test_a_kept_head_may_be_older_than_the_journal(tmp_path: Path, segments: list[list[bytes]], count: int) -> None:
    """Killed between the commit and the head, and with a torn tail: wherever its record stands."""
    place = place_after(LINES)
    kept = head_after(count)
    paths = laid(tmp_path, *segments[:-1], [*segments[-1], b"torn"])
    end = recovered(tmp_path, "n1", PUBLIC, kept)
    assert (end.path, end.place.sequence, end.place.prev, end.bytes) == (paths[-1], 6, place.prev, 4)


@pytest.mark.parametrize(
    "segments",
    [[], [[]], [LINES[:5]], [LINES[:3]], [LINES[:5], []], [[*LINES[:8], b"torn"]]],
    ids=["no segment", "an empty one", "a commit less", "two less", "an empty last one", "a torn commit"],
)
def test_a_journal_that_ends_before_the_kept_head_is_refused(tmp_path: Path, segments: list[list[bytes]]) -> None:
    """Whole commits, whole segments or all of it went: nothing is begun, and nothing cut off."""
    paths = laid(tmp_path, *segments)
    before = [path.read_bytes() for path in paths]
    with pytest.raises(
        ConfigError, match=r"up to 6; run `gardefou audit verify`; .* move journal/ and keys/journal-head away"
    ):
        recovered(tmp_path, "n1", PUBLIC, head_after(9))
    assert [path.read_bytes() for path in paths] == before


@pytest.mark.parametrize("sizes", [(2, 1, 3), (2, 2, 2, 1)], ids=["as long", "longer"])
def test_a_journal_that_holds_another_record_than_the_kept_head_is_refused(
    tmp_path: Path, sizes: tuple[int, ...]
) -> None:
    """Signed by the right key, but not what the node had written last."""
    laid(tmp_path, chain(*sizes))
    kept = head_after(9)._replace(hash="f" * 64)
    with pytest.raises(ConfigError, match="record 6 is not the one"):
        recovered(tmp_path, "n1", PUBLIC, kept)


def test_a_kept_head_after_a_damaged_line_is_not_found(tmp_path: Path) -> None:
    """In an older segment, which is not walked: what cannot be compared is refused."""
    laid(tmp_path, [LINES[0].replace(b"event", b"evens"), *LINES[1:5]], LINES[5:])
    with pytest.raises(ConfigError, match="record 3 is not the one"):
        recovered(tmp_path, "n1", PUBLIC, head_after(5))
