"""A reply made here instead of by the service, and what of the request it must repeat to be understood."""

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

LONGEST = 200
"""Identifiers in characters; what is longer is not repeated."""


@dataclass(frozen=True)
class Reply:
    """An HTTP answer, free of mitmproxy."""

    status: int
    content_type: str
    body: bytes = field(repr=False)
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asked:
    """What of a request a reply repeats. Identifiers that the request lacks are fresh."""

    model: str = ""
    is_stream: bool = False
    conversation: str = field(default_factory=lambda: str(uuid.uuid4()))
    parent: str = field(default_factory=lambda: str(uuid.uuid4()))
    """The user's message, which the answer follows."""
    answer: str = field(default_factory=lambda: str(uuid.uuid4()))
    """The answer's own identifier, which some pages choose themselves."""


def asked(data: bytes) -> Asked:
    """Read what a reply needs of a decoded body. Any body will do: what cannot be read is left out."""
    try:
        root = json.loads(data)
    except (ValueError, RecursionError):
        return Asked()
    found = {
        "model": _text(root, "model"),
        "conversation": _text(root, "conversation_id"),
        "parent": _text(root, "messages", -1, "id") or _text(root, "turn_message_uuids", "human_message_uuid"),
        "answer": _text(root, "turn_message_uuids", "assistant_message_uuid"),
    }
    return Asked(is_stream=_at(root, "stream") is True, **{name: text for name, text in found.items() if text})


def _text(root: Any, *steps: str | int) -> str:
    """The short string at these steps, or ''."""
    value = _at(root, *steps)
    return value if isinstance(value, str) and len(value) <= LONGEST and value.isprintable() else ""


def _at(value: Any, *steps: str | int) -> Any:
    for step in steps:
        try:
            value = value[step]
        except (TypeError, KeyError, IndexError):
            return None
    return value
