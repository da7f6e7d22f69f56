"""What `verify` must name: the first record that is not the one that was written."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit import head as heads
from audit import segments
from audit.chain import Line, head_line, read_line, record_line
from audit.journal import Journal
from audit.keys import opened
from audit.lock import taken
from audit.verify import verify
from audit.walk import Place
from models.reading import ConfigError
from tests.audit.samples import NOW, head_of, segment, tampered, written

Change = Callable[[list[bytes]], list[bytes]]


def record(number: int) -> int:
    """Index of the line of a record, where each commit is a record and a head."""
    return 2 * (number - 1)


def edit_5(lines: list[bytes]) -> list[bytes]:
    lines[record(5)] = lines[record(5)].replace(b'"gate":"block"', b'"gate":"allow"')
    return lines


def edit_5_and_its_hash(lines: list[bytes]) -> list[bytes]:
    old = read_line(lines[record(5)])
    changed = old.record.replace(b'"gate":"block"', b'"gate":"allow"')
    lines[record(5)] = record_line("n1", 5, old.prev, changed)[0]
    return lines


def delete_5(lines: list[bytes]) -> list[bytes]:
    return lines[: record(5)] + lines[record(6) :]


def delete_only_the_line_of_5(lines: list[bytes]) -> list[bytes]:
    return lines[: record(5)] + lines[record(5) + 1 :]


def swap_5_and_6(lines: list[bytes]) -> list[bytes]:
    return lines[: record(5)] + lines[record(6) : record(7)] + lines[record(5) : record(6)] + lines[record(7) :]


def cut_in_5(lines: list[bytes]) -> list[bytes]:
    return [*lines[: record(5)], lines[record(5)][:100]]


def cut_after_the_line_of_5(lines: list[bytes]) -> list[bytes]:
    return lines[: record(5) + 1]


def rebuild_from_5_without_key(lines: list[bytes]) -> list[bytes]:
    """Everything consistent, hashes and sequence, but the heads are signed by another key."""
    other = Ed25519PrivateKey.generate()
    last = read_line(lines[record(5) - 1])
    made = lines[: record(5)]
    for raw in lines[record(5) :]:
        line = read_line(raw)
        if line.signature:
            data, last = head_line(last, line.time, other)
        else:
            data, digest = record_line("n1", line.sequence, last.hash, line.record.replace(b"block", b"allow"))
            last = Line("n1", line.sequence, last.hash, digest)
        made.append(data)
    return made


def rebuild_with_old_signatures(lines: list[bytes]) -> list[bytes]:
    """One more line as it should be, closed by the head that was signed for another."""
    old = read_line(lines[record(5)])
    changed, digest = record_line("n1", 5, old.prev, old.record.replace(b"block", b"allow"))
    head = read_line(lines[record(5) + 1])
    body = lines[record(5) + 1].partition(b",")[2].rstrip(b"\n").replace(head.prev.encode(), digest.encode())
    sealed = hashlib.sha256(b"{" + body).hexdigest().encode()
    return [*lines[: record(5)], changed, b'{"hash":"%b",%b\n' % (sealed, body)]


def edit_the_head_of_5(lines: list[bytes]) -> list[bytes]:
    lines[record(5) + 1] = lines[record(5) + 1].replace(b'"time":"2', b'"time":"1')
    return lines


def drop_the_head_of_5(lines: list[bytes]) -> list[bytes]:
    return lines[: record(5) + 1] + lines[record(6) :]


@pytest.mark.parametrize(
    ("change", "first_bad", "why"),
    [
        (edit_5, 5, "edited"),
        (edit_5_and_its_hash, 5, "replaced"),
        (delete_5, 5, "missing"),
        (delete_only_the_line_of_5, 5, "missing"),
        (swap_5_and_6, 5, "missing or moved"),
        (cut_in_5, 5, "not a whole"),
        (cut_after_the_line_of_5, 5, "no signed head"),
        (rebuild_from_5_without_key, 5, "rebuilt"),
        (rebuild_with_old_signatures, 5, "rebuilt"),
        (edit_the_head_of_5, 5, "edited"),
        (drop_the_head_of_5, 5, "replaced"),
    ],
)
def test_names_the_first_bad_record(tmp_path: Path, change: Change, first_bad: int, why: str) -> None:
    written(tmp_path, 9)
    tampered(tmp_path, change)
    bad = verify(tmp_path).bad
    assert bad is not None
    assert (bad.sequence, bad.file) == (first_bad, segment(tmp_path).name)
    assert re.search(why, bad.why)


def test_accepts_what_was_written(tmp_path: Path) -> None:
    """Whole, but the end is only proven by a head kept elsewhere."""
    written(tmp_path, 9)
    verdict = verify(tmp_path)
    assert (verdict.records, verdict.bad, verdict.is_end_proven) == (9, None, False)
    assert verify(tmp_path, verdict.head).is_end_proven


def test_proves_the_end_by_a_json_head(tmp_path: Path) -> None:
    written(tmp_path, 3)
    sequence, digest = str(verify(tmp_path).head).split(":")
    kept = tmp_path / "head.json"
    kept.write_text(json.dumps({"sequence": int(sequence), "hash": digest}))
    assert verify(tmp_path, str(kept)).is_end_proven


def test_a_cut_end_is_seen_by_the_head_that_the_node_keeps(tmp_path: Path) -> None:
    """Whole commits went, then all of it: the chain that is left is valid."""
    written(tmp_path, 9)
    tampered(tmp_path, lambda lines: lines[: record(7)])
    bad = verify(tmp_path).bad
    assert bad is not None
    assert (bad.sequence, bad.why) == (7, "cut: the node had written up to 9")
    segment(tmp_path).unlink()
    assert str(verify(tmp_path).bad) == "journal:1: record 1: cut: the node had written up to 9"


def test_a_cut_head_line_is_seen_while_a_server_writes(tmp_path: Path) -> None:
    """Its record stands there, but what the node keeps was signed."""
    written(tmp_path, 3)
    tampered(tmp_path, lambda lines: lines[:-1])
    lock_file = open(taken(tmp_path), "rb")  # noqa: SIM115, PTH123
    bad = verify(tmp_path).bad
    lock_file.close()
    assert bad is not None
    assert (bad.sequence, bad.why) == (3, "cut: the node had written up to 3")


def test_another_record_in_the_place_of_the_kept_head_is_named(tmp_path: Path) -> None:
    """Signed by the node's own key, and as long as it was."""
    written(tmp_path, 3)
    heads.keep(tmp_path, head_of(tmp_path, 2)._replace(hash="f" * 64))
    bad = verify(tmp_path).bad
    assert bad is not None
    assert bad.sequence == 2
    assert "replaced: it is not the one of the node's own keys/journal-head" in bad.why


def test_an_older_kept_head_is_not_bad(tmp_path: Path) -> None:
    """Killed before it was written; and it proves no end."""
    written(tmp_path, 3)
    heads.keep(tmp_path, head_of(tmp_path, 1))
    verdict = verify(tmp_path)
    assert (verdict.bad, verdict.proven_to, verdict.is_end_proven) == (None, 0, False)


def test_a_cut_end_without_its_kept_head_is_seen_only_with_one_kept_elsewhere(tmp_path: Path) -> None:
    """Whoever deletes the last commits whole, and that file, leaves a valid chain: this is what `end not proven` says."""
    written(tmp_path, 9)
    head = verify(tmp_path).head
    (tmp_path / heads.PLACE).unlink()
    tampered(tmp_path, lambda lines: lines[: record(7)])
    assert verify(tmp_path).bad is None
    bad = verify(tmp_path, head).bad
    assert bad is not None
    assert bad.sequence == 7


def test_a_chain_rebuilt_with_another_key_does_not_fit_the_kept_head(tmp_path: Path) -> None:
    """The public key beside the journal may be replaced with it: the head kept elsewhere, or the key kept elsewhere, tells."""
    written(tmp_path / "true", 3)
    written(tmp_path / "forged", 3)
    head = verify(tmp_path / "true").head
    bad = verify(tmp_path / "forged", head).bad
    assert bad is not None
    assert "kept elsewhere" in bad.why
    other = verify(tmp_path / "forged", key_file=tmp_path / "true" / "journal-public.pem").bad
    assert other is not None
    assert other.sequence == 1


def test_names_a_rebuilt_part_before_a_later_break(tmp_path: Path) -> None:
    """Heads are checked in blocks; the earlier damage is named all the same."""
    written(tmp_path, 9)
    tampered(tmp_path, lambda lines: edit_8(rebuild_from_5_without_key(lines)))
    bad = verify(tmp_path).bad
    assert bad is not None
    assert bad.sequence == 5


def edit_8(lines: list[bytes]) -> list[bytes]:
    lines[record(8)] = lines[record(8)].replace(b"allow", b"block")
    return lines


@pytest.mark.parametrize("lost", [0, 1])
def test_names_a_missing_segment(tmp_path: Path, lost: int) -> None:
    """Three segments of two records; one goes."""
    in_segments(tmp_path, 3)
    segments.listed(tmp_path / "journal")[lost].unlink()
    bad = verify(tmp_path).bad
    assert bad is not None
    assert (bad.sequence, bad.line) == (2 * lost + 1, 1)


def test_a_segment_must_end_in_a_head(tmp_path: Path) -> None:
    in_segments(tmp_path, 3)
    first = segments.listed(tmp_path / "journal")[0]
    first.write_bytes(b"".join(first.read_bytes().splitlines(keepends=True)[:-1]))
    bad = verify(tmp_path).bad
    assert bad is not None
    assert bad.sequence == 1


def in_segments(data_dir: Path, count: int) -> None:
    (data_dir / "journal").mkdir()
    journal = Journal(data_dir / "journal", "n1", opened(data_dir, may_make=True).signing, None, Place())
    journal.segment_bytes = 1
    for _ in range(count):
        journal.append([b'{"kind":"event"}', b'{"kind":"event"}'], NOW)
    journal.close()


def test_while_a_server_writes_the_unsigned_end_is_not_bad(tmp_path: Path) -> None:
    """The same file is bad once no writer lives that will sign it."""
    written(tmp_path, 3)
    heads.keep(tmp_path, head_of(tmp_path, 2))
    tampered(tmp_path, lambda lines: [*lines[:-1], lines[-1][:20]])
    assert verify(tmp_path).bad is not None
    lock_file = open(taken(tmp_path), "rb")  # noqa: SIM115, PTH123
    verdict = verify(tmp_path)
    lock_file.close()
    assert (verdict.bad, verdict.in_flight, verdict.records) == (None, 1, 2)


def test_refuses_an_unreadable_head(tmp_path: Path) -> None:
    written(tmp_path, 1)
    with pytest.raises(ConfigError, match="SEQUENCE:HASH"):
        verify(tmp_path, "12:zz")
