"""Following a chain: what a valid signature vouches for is good, and the first line that does not fit is named."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import stamp
from audit.chain import ChainError, Line, head_line, is_signed, read_line, record_line
from audit.walk import Place, Walk
from tests.audit.samples import KEY, NOW, RECORD, chain

PUBLIC = KEY.public_key()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=6)


def walked(lines: list[bytes], walk: Walk | None = None) -> Walk:
    """The walk over these lines, its heads checked. Raises ChainError."""
    walk = walk or Walk(PUBLIC)
    for raw in lines:
        walk.step(raw)
    walk.settle()
    return walk


@given(SIZES)
def test_a_sound_chain_is_good_to_its_end(sizes: list[int]) -> None:
    lines = chain(*sizes)
    walk = walked(lines)
    head = read_line(lines[-1])
    assert walk.good == walk.at
    assert walk.at == Place(sum(map(len, lines)), len(lines), sum(sizes), head.hash, head.prev)
    assert (walk.is_closed, walk.node) == (True, "n1")


@given(SIZES, st.data())
def test_any_line_that_is_lost_doubled_or_moved_is_seen(sizes: list[int], data: st.DataObject) -> None:
    """Unless it is the very end that is lost; and nothing is called good but what stood there."""
    lines = chain(*sizes)
    at = data.draw(st.integers(0, len(lines) - 2))
    change = data.draw(st.sampled_from(["lost", "doubled", "moved"]))
    middle = {"lost": [], "doubled": [lines[at], lines[at]], "moved": [lines[at + 1], lines[at]]}[change]
    rest = lines[at + 2 :] if change == "moved" else lines[at + 1 :]
    walk = Walk(PUBLIC)
    with pytest.raises(ChainError) as broken:
        walked([*lines[:at], *middle, *rest], walk)
    true = Walk(PUBLIC)
    heads = [true.good, *(true.at for raw in lines if true.step(raw).signature)]
    assert walk.good in heads
    assert walk.good.sequence < broken.value.sequence <= sum(sizes) + 1


def test_records_without_a_head_are_not_good_yet() -> None:
    walk = walked(chain(2, 2)[:-1])
    assert (walk.at.sequence, walk.good.sequence, walk.is_closed) == (4, 2, False)


def test_an_unchecked_head_does_not_close() -> None:
    """Only a signature that was checked vouches."""
    walk = Walk(PUBLIC)
    for raw in chain(1):
        walk.step(raw)
    assert not walk.is_closed
    walk.settle()
    assert walk.is_closed


def test_a_valid_signature_vouches_for_every_line_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One check for a block of heads, not one for each."""
    checked: list[int] = []

    def counted(head: Line, key: Ed25519PublicKey) -> bool:
        checked.append(head.sequence)
        return is_signed(head, key)

    monkeypatch.setattr("audit.walk.is_signed", counted)
    assert walked(chain(1, 1, 1, 1)).good.sequence == 4
    assert checked == [4]


def test_memory_does_not_grow_with_the_chain() -> None:
    """Heads are checked block by block."""
    walk, most = Walk(PUBLIC), 0
    for raw in chain(*[1] * 1100):
        walk.step(raw)
        most = max(most, walk.at.sequence - walk.good.sequence)
    assert most == 1024


def resigned(lines: list[bytes]) -> list[bytes]:
    """The same records, the last head signed by another key."""
    return [*lines[:-1], head_line(read_line(lines[-2]), stamp(NOW), OTHER)[0]]


def test_the_first_head_of_another_key_is_named() -> None:
    """Though the chain before it, in the same block, is good."""
    walk = Walk(PUBLIC)
    with pytest.raises(ChainError, match="rebuilt: the head after record 3") as broken:
        walked(resigned(chain(1, 2)), walk)
    assert (broken.value.sequence, walk.good.sequence) == (2, 1)


@pytest.mark.parametrize(
    "broken_by", [b"torn", chain(1)[0], chain(1, 2, 1, node="n2")[-2]], ids=["torn", "moved", "node"]
)
def test_a_forged_head_is_named_before_a_later_break(broken_by: bytes) -> None:
    """The line that breaks is met first, but what is doubtful begins earlier."""
    with pytest.raises(ChainError, match="rebuilt") as broken:
        walked([*resigned(chain(1, 2)), broken_by])
    assert broken.value.sequence == 2


@pytest.mark.parametrize(
    ("at", "old", "new", "first"),
    [(3, b"event", b"evens", 3), (5, b'"time":"2', b'"time":"1', 2), (5, b"\n", b"", 2), (3, b"{", b"", 3)],
    ids=["a record", "a head", "a torn head", "no line"],
)
def test_a_changed_line_is_doubtful_from_the_first_record_that_it_unproves(
    at: int, old: bytes, new: bytes, first: int
) -> None:
    """A changed record: itself. A changed head: every record of its commit."""
    lines = chain(1, 3)
    lines[at] = lines[at].replace(old, new, 1)
    with pytest.raises(ChainError) as broken:
        walked(lines)
    assert broken.value.sequence == first


@pytest.mark.parametrize("sequence", [1, 3])
def test_a_number_that_does_not_follow_is_refused(sequence: int) -> None:
    """Though its hash does."""
    lines = chain(1)
    wrong, _ = record_line("n1", sequence, read_line(lines[-1]).hash, RECORD)
    with pytest.raises(ChainError, match="missing or moved") as broken:
        walked([*lines, wrong])
    assert broken.value.sequence == 2


def test_another_nodes_line_is_refused() -> None:
    """The node is the one that was named, or else that of the first line."""
    with pytest.raises(ChainError, match="another node"):
        walked(chain(1, node="n2"), Walk(PUBLIC, "n1"))
    with pytest.raises(ChainError, match="another node"):
        walked([*chain(1), *chain(1, 1, node="n2")[2:]])


def test_a_walk_may_begin_at_a_trusted_place() -> None:
    """What stands before it is not asked for."""
    lines = chain(2, 1, 1)
    trusted = walked(lines[:3]).good
    assert walked(lines[3:], Walk(PUBLIC, "n1", trusted)).good == walked(lines).good
    assert Walk(PUBLIC, "n1", trusted).good == trusted


def test_the_next_segment_is_counted_from_its_first_byte() -> None:
    """Numbers and hashes go on."""
    lines = chain(2, 1)
    walk = walked(lines[:3])
    walk.enter()
    assert walk.at == walk.good == Place(0, 0, 2, read_line(lines[2]).hash, read_line(lines[1]).hash)
    walked(lines[3:], walk)
    assert walk.at[:3] == (len(lines[3]) + len(lines[4]), 2, 3)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_a_segment_is_not_left_before_a_head(size: int) -> None:
    walk = Walk(PUBLIC)
    for raw in chain(2, 1)[:size]:
        walk.step(raw)
    with pytest.raises(ChainError, match="does not end in a signed head") as broken:
        walk.enter()
    assert broken.value.sequence == (1 if size < 3 else 3)


def test_a_segment_is_not_left_at_a_forged_head() -> None:
    walk = Walk(PUBLIC)
    for raw in chain(1, key=OTHER):
        walk.step(raw)
    with pytest.raises(ChainError, match="rebuilt"):
        walk.enter()
