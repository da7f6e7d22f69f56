"""A line says what was put into it, and shows when it was changed."""

import hashlib
import json
from base64 import b64decode

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import canonical
from audit.chain import GENESIS, Line, head_line, is_signed, read_line, record_line
from models.record import EventRecord
from tests.audit.samples import KEY, NOW, TEXTS


@given(event=TEXTS, details=st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53) + 1, 2**53 - 1)))
def test_a_record_comes_back_from_its_line(event: str, details: dict[str, str | int]) -> None:
    """And the hash is what anybody computes over the canonical envelope without it."""
    record = EventRecord(time=NOW, event=event, details=details)
    raw, digest = record_line("n1", 7, GENESIS, canonical(record))
    line = read_line(raw)
    assert (line.node, line.sequence, line.prev, line.hash, line.signature) == ("n1", 7, GENESIS, digest, "")
    assert EventRecord.model_validate_json(line.record) == record
    envelope = json.loads(raw)
    assert rfc8785.dumps(envelope) + b"\n" == raw
    assert hashlib.sha256(rfc8785.dumps({k: v for k, v in envelope.items() if k != "hash"})).hexdigest() == digest


@given(st.from_regex(r"[a-z0-9][a-z0-9.-]{0,62}", fullmatch=True), st.integers(0, 10**15))
def test_a_head_is_canonical_and_signed(node: str, sequence: int) -> None:
    """The line, and what the signature covers: canonical JSON of hash, node, sequence and time behind a purpose."""
    raw, head = head_line(Line(node, sequence, GENESIS, "a" * 64), "2026-11-21T09:30:00.125000Z", KEY)
    assert rfc8785.dumps(json.loads(raw)) + b"\n" == raw
    assert read_line(raw) == head
    covered: dict[str, str | int] = {"hash": head.prev, "node": node, "sequence": sequence, "time": head.time}
    KEY.public_key().verify(b64decode(head.signature), b"gardefou journal head v1\n" + rfc8785.dumps({**covered}))
    assert is_signed(head, KEY.public_key())


@pytest.mark.parametrize(
    "change", [(b'"n1"', b'"n2"'), (b":7}", b":8}"), (b"start", b"stop "), (b'":', b'" :'), (b"\n", b"")]
)
def test_a_changed_line_is_refused(change: tuple[bytes, bytes]) -> None:
    raw, _ = record_line("n1", 7, GENESIS, canonical(EventRecord(time=NOW, event="start")))
    with pytest.raises(ValueError, match=r"edited|not a whole"):
        read_line(raw.replace(*change))
