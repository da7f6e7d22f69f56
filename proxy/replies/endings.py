"""How each web chat ends an answer in its stream, and one more piece of text in its own shape. One class a shape.

Formats: wire.md section 3, and captures that other projects publish; not tried by us on the real pages. A shape is told each whole
unit of the stream, an event or a line, and says what to put before or after it. What it does not understand it leaves alone.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Protocol

EVENTS = re.compile(rb"\r?\n\r?\n")
LINES = re.compile(rb"\n")
SSE = "text/event-stream"


class Ending(Protocol):
    """Finds the end of one answer."""

    @property
    def media(self) -> tuple[str, ...]:
        """Content types that the stream has."""
        ...

    @property
    def units(self) -> re.Pattern[bytes]:
        """What ends a unit."""
        ...

    @property
    def held(self) -> bytes:
        """The beginning of the one unit before which something is put: it waits until it is whole, which no page can notice. b'': none."""
        ...

    def around(self, unit: bytes) -> tuple[bytes, bytes]:
        """What to put before and after a whole unit; nothing for nearly all."""
        ...


class ChatGpt:
    """ChatGPT: patches of a message (`event: delta`), or whole messages, each longer than the one before.

    The closing patch may bring the last words with it, so the reminder is a patch that follows, with the same path and operation: patches
    that leave theirs out go on with those of the one before.
    """

    media = (SSE,)
    units = EVENTS
    held = b""

    def __init__(self, text: str) -> None:
        self._text = text
        self._path = ""
        self._operation = "add"
        self._is_answer = False

    def around(self, unit: bytes) -> tuple[bytes, bytes]:
        """After the patch, or the whole message, that ends the turn."""
        name, data = event_of(unit)
        value = _json(data)
        if not isinstance(value, dict) or "type" in value:
            return b"", b""
        if name == "delta":
            return b"", self._patched(value)
        return b"", self._whole(value)

    def _patched(self, value: dict[str, Any]) -> bytes:
        self._path = value.get("p", self._path)
        self._operation = value.get("o", self._operation)
        patch = value.get("v")
        if isinstance(patch, dict) and "message" in patch:
            self._is_answer = _is_answer(patch)
        if not (self._is_answer and self._path == "" and self._operation == "patch" and _ends_turn(patch)):
            return b""
        append = {"p": "/message/content/parts/0", "o": "append", "v": self._text}
        return _event({"p": "", "o": "patch", "v": [append]}, "delta")

    def _whole(self, value: dict[str, Any]) -> bytes:
        message = _dict(value.get("message"))
        if not _is_answer(value) or message.get("end_turn") is not True:
            return b""
        content = _dict(message.get("content"))
        parts = content.get("parts")
        if not isinstance(parts, list) or not parts or not isinstance(parts[-1], str):
            return b""
        longer = {**content, "parts": [*parts[:-1], parts[-1] + self._text]}
        return _event({**value, "message": {**message, "content": longer}})


class Claude:
    """Claude: blocks of one message. The reminder is one more block of text before the event that tells why the message ends."""

    media = (SSE,)
    units = EVENTS
    held = b"event: message_delta"

    def __init__(self, text: str) -> None:
        self._text = text.lstrip("\n")
        self._last = -1

    def around(self, unit: bytes) -> tuple[bytes, bytes]:
        """Before `message_delta` with a reason that is the end of the turn, and not the call of a tool."""
        value = _dict(_json(event_of(unit)[1]))
        match value.get("type"):
            case "content_block_start" if type(value.get("index")) is int:
                self._last = max(self._last, value["index"])
            case "message_delta" if _dict(value.get("delta")).get("stop_reason") in ("end_turn", "stop_sequence"):
                return self._block(self._last + 1), b""
        return b"", b""

    def _block(self, index: int) -> bytes:
        events: list[dict[str, Any]] = [
            {"type": "content_block_start", "index": index, "content_block": {"type": "text", "text": ""}},
            {"type": "content_block_delta", "index": index, "delta": {"type": "text_delta", "text": self._text}},
            {"type": "content_block_stop", "index": index},
        ]
        return b"".join(_event(event, event["type"]) for event in events)


class Gemini:
    """Gemini: pairs of lines, the length of a JSON document and the document, each with the whole answer so far.

    The length counts UTF-16 units and the two line ends around the document; what is written here is ASCII.
    """

    media = ("application/json",)
    units = LINES
    held = b""

    def __init__(self, text: str) -> None:
        self._text = text

    def around(self, unit: bytes) -> tuple[bytes, bytes]:
        """After the document whose candidate says that it is done: the same, with a longer text."""
        rows = _json(unit)
        if not isinstance(rows, list):
            return b"", b""
        longer = [row for row in map(self._longer, rows) if row is not None]
        return b"", _framed(longer) if longer else b""

    def _longer(self, row: Any) -> Any:
        inner: Any = _json(row[2]) if isinstance(row, list) and len(row) > 2 and row[0] == "wrb.fr" else None
        try:
            candidate = inner[4][0]
            text, is_done = candidate[1][0], candidate[8][0] == 2
        except (TypeError, IndexError, KeyError):
            return None
        if not is_done or not isinstance(text, str):
            return None
        candidate[1][0] = text + self._text
        return [*row[:2], json.dumps(inner, separators=(",", ":")), *row[3:]]


class LeChat:
    """Le Chat: numbered lines with patches of messages. The reminder is appended to the last text of the message that succeeded."""

    media = ("text/plain", SSE, "text/x-component", "application/octet-stream")
    units = LINES
    held = b""
    _LINE = re.compile(rb"\d{1,4}:(?=\{)")
    _TEXT = re.compile(r"/contentChunks/(\d{1,4})/text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, str] = {}
        """Identifier of a message -> path of the text that was written last in it."""

    def around(self, unit: bytes) -> tuple[bytes, bytes]:
        """After the line that says that a message is generated."""
        number = self._LINE.match(unit)
        told = _dict(_dict(_json(unit[number.end() :])).get("json")) if number else {}
        patches, message = told.get("patches"), told.get("messageId")
        if number is None or not isinstance(patches, list) or not isinstance(message, str):
            return b"", b""
        for patch in map(_dict, patches):
            self._note(message, patch)
        if {
            "op": "replace",
            "path": "/generationStatus",
            "value": "success",
        } not in patches or message not in self._places:
            return b"", b""
        append = {"op": "append", "path": self._places.pop(message), "value": self._text}
        return b"", number[0] + _dumped({"json": {**told, "patches": [append]}}) + b"\n"

    def _note(self, message: str, patch: dict[str, Any]) -> None:
        path, value = patch.get("path"), patch.get("value")
        if patch.get("op") == "append" and isinstance(path, str) and self._TEXT.fullmatch(path):
            self._places[message] = path
        elif path == "/contentChunks" and isinstance(value, list):
            texts = [place for place, chunk in enumerate(value) if _dict(chunk).get("type") == "text"]
            self._places |= {message: f"/contentChunks/{texts[-1]}/text"} if texts else {}


ENDINGS: dict[str, Callable[[str], Ending]] = {
    "chatgpt-web": ChatGpt,
    "claude-web": Claude,
    "gemini-web": Gemini,
    "lechat-web": LeChat,
}
"""Each shape, made anew for each answer with the text to add."""


def event_of(unit: bytes) -> tuple[str, bytes]:
    """Name and data of a server-sent event."""
    name, data = "", []
    for line in unit.splitlines():
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"event":
            name = value.decode("utf-8", "replace")
        elif field == b"data":
            data.append(value)
    return name, b"\n".join(data)


def _is_answer(frame: dict[str, Any]) -> bool:
    """Whether a frame's message is text of the assistant for everybody, and not for a tool."""
    message = _dict(frame.get("message"))
    return (
        _dict(message.get("author")).get("role") == "assistant"
        and message.get("recipient", "all") == "all"
        and _dict(message.get("content")).get("content_type") == "text"
    )


def _ends_turn(patches: Any) -> bool:
    return isinstance(patches, list) and {"p": "/message/end_turn", "o": "replace", "v": True} in patches


def _framed(rows: list[Any]) -> bytes:
    document = _dumped(rows)
    return b"%d\n%b\n" % (len(document) + 2, document)


def _event(value: Any, name: str | None = None) -> bytes:
    head = b"event: %b\n" % name.encode() if name else b""
    return head + b"data: " + _dumped(value) + b"\n\n"


def _dumped(value: Any) -> bytes:
    """ASCII alone, whatever the stream's charset."""
    return json.dumps(value, separators=(",", ":")).encode()


def _json(data: Any) -> Any:
    """None for what is no JSON: not every unit is."""
    try:
        return json.loads(data)
    except (ValueError, TypeError, RecursionError):
        return None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
