"""The shape of a journal: one canonical JSON line (RFC 8785) for each record, each naming the hash of the line before it.

A record line is `{"hash","node","prev","record","sequence"}`. A head line closes a group commit and signs all that stands
before it: `{"hash","head":{"signature","time"},"node","prev","sequence"}`, Ed25519; its sequence is that of the last record.
`hash` is SHA-256 over the line without `hash`. In canonical order it stands first, so it is cut out of the bytes.
"""

import hashlib
import re
from base64 import b64decode, b64encode
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

GENESIS = "0" * 64
"""What the first line of a chain names as the line before it."""

_OPENING = b'{"hash":"'
_PURPOSE = b"gardefou journal head v1\n"
_HASH_END = len(_OPENING) + 64

_NODE = rb"[a-z0-9][a-z0-9.-]{0,62}"

# The envelope in canonical order. The record is not looked into: the hash vouches for its bytes.
# Not matched: a line with a space after a colon, a member more, or no newline at its end.
_ENVELOPE = re.compile(
    rb'\{"hash":"([0-9a-f]{64})",'
    rb'(?:"head":\{"signature":"([\w+/=]+)","time":"([\w:.-]+)"\},)?'
    rb'"node":"(' + _NODE + rb')","prev":"([0-9a-f]{64})",'
    rb'(?:"record":(\{.*\}),)?"sequence":(\d{1,18})\}\n'
)


class ChainError(Exception):
    """A line that is not the one that was written. `sequence` is the first record that it makes doubtful."""

    def __init__(self, sequence: int, why: str) -> None:
        super().__init__(f"record {sequence}: {why}")
        self.sequence = sequence
        self.why = why


class Line(NamedTuple):
    """What the envelope of a line says; `time` and `signature` are of a head, `record` is canonical JSON."""

    node: str
    sequence: int
    prev: str
    hash: str
    time: str = ""
    signature: str = ""
    record: bytes = b""


def record_line(node: str, sequence: int, prev: str, record: bytes) -> tuple[bytes, str]:
    """The line of a canonical `record`, and its hash."""
    values = (_text(node), prev.encode(), record, sequence)
    return _sealed(b'"node":%b,"prev":"%b","record":%b,"sequence":%d}' % values)


def head_line(last: Line, time: str, key: Ed25519PrivateKey) -> tuple[bytes, Line]:
    """The head line that closes a commit at `last`, and what it says. `time` is RFC 3339, UTC."""
    head = Line(last.node, last.sequence, last.hash, "", time)
    signature = b64encode(key.sign(_statement(head))).decode()
    said = b'{"signature":"%b","time":"%b"}' % (signature.encode(), time.encode())
    values = (said, _text(last.node), last.hash.encode(), last.sequence)
    line, digest = _sealed(b'"head":%b,"node":%b,"prev":"%b","sequence":%d}' % values)
    return line, head._replace(hash=digest, signature=signature)


def is_node(name: str) -> bool:
    """Whether a journal can carry this name of a node."""
    return re.fullmatch(_NODE, name.encode()) is not None


def read_line(raw: bytes) -> Line:
    """What a line says, its hash proven. Raises ValueError, text-free, if it is not whole."""
    found = _ENVELOPE.fullmatch(raw)
    if found is None:
        raise ValueError("not a whole journal line")
    digest, signature, time, node, prev, record, sequence = found.groups(b"")
    if hashlib.sha256(b"{" + raw[_HASH_END + 2 : -1]).hexdigest().encode() != digest:
        raise ValueError("edited: the hash does not fit")
    return Line(node.decode(), int(sequence), prev.decode(), digest.decode(), time.decode(), signature.decode(), record)


def looks_like_head(raw: bytes) -> bool:
    """Whether a line, whole or not, was meant as a head."""
    return raw.startswith(b'"head":', _HASH_END + 2)


def is_signed(head: Line, key: Ed25519PublicKey) -> bool:
    """Whether the signature of a head line is of this key, over what the line says."""
    try:
        key.verify(b64decode(head.signature, validate=True), _statement(head))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _sealed(body: bytes) -> tuple[bytes, str]:
    digest = hashlib.sha256(b"{" + body).hexdigest()
    return b'%b%b",%b\n' % (_OPENING, digest.encode(), body), digest


def _statement(head: Line) -> bytes:
    """What is signed: canonical JSON. None of its texts has a sign that JSON escapes: the envelope allows none."""
    values = (head.prev.encode(), _text(head.node), head.sequence, head.time.encode())
    return b'%b{"hash":"%b","node":%b,"sequence":%d,"time":"%b"}' % (_PURPOSE, *values)


def _text(node: str) -> bytes:
    return b'"%b"' % node.encode()
