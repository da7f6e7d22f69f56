"""Made-up answers of web chats, in the shapes of their streams, and what a page makes of them."""

import json
import re
from typing import Any

from proxy.replies.endings import event_of

ANSWER = "Réponse : 10⁶ « unités » 😊"
WORDS = ("Réponse : ", "10⁶ « unités »", " 😊")
Json = dict[str, Any]


def event(value: Any, name: str | None = None, end: str = "\n") -> bytes:
    head = f"event: {name}{end}" if name else ""
    return f"{head}data: {json.dumps(value, ensure_ascii=False)}{end}{end}".encode()


def chatgpt(end: str = "\n") -> bytes:
    """Patches, of which the closing one brings the last word; first a call of a tool, which nobody is shown."""
    tool = {"author": {"role": "assistant"}, "recipient": "python", "content": {"content_type": "code", "text": ""}}
    answer = {"author": {"role": "assistant"}, "recipient": "all", "content": {"content_type": "text", "parts": [""]}}
    over: Json = {"p": "/message/end_turn", "o": "replace", "v": True}
    patches: list[Json] = [
        {"p": "", "o": "add", "v": {"message": tool}, "c": 0},
        {"p": "", "o": "patch", "v": [over]},
        {"p": "", "o": "add", "v": {"message": answer}, "c": 1},
        {"p": "/message/content/parts/0", "o": "append", "v": WORDS[0]},
        {"v": WORDS[1]},
        {"p": "", "o": "patch", "v": [{"p": "/message/content/parts/0", "o": "append", "v": WORDS[2]}, over]},
        {"v": [{"p": "/message/status", "o": "replace", "v": "finished_successfully"}]},
    ]
    parts = [event("v1", "delta_encoding", end), *(event(patch, "delta", end) for patch in patches)]
    parts += [event({"type": "message_stream_complete"}, end=end), f"data: [DONE]{end}{end}".encode()]
    return b"".join(parts)


def chatgpt_whole() -> bytes:
    """Whole messages, each longer than the one before."""
    frames: list[Json] = []
    for number in range(len(WORDS)):
        content = {"content_type": "text", "parts": ["".join(WORDS[: number + 1])]}
        message: Json = {"id": "m", "author": {"role": "assistant"}, "recipient": "all", "content": content}
        frames.append({"message": message | {"end_turn": number == 2}, "conversation_id": "c", "error": None})
    return b"".join((*map(event, frames), b"data: [DONE]\n\n"))


def claude(end: str = "\n", reason: str = "end_turn", **more: Any) -> bytes:
    """A block of thoughts, then one of text."""
    start: Json = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": [], "stop_reason": None}
    events: list[Json] = [
        {"type": "message_start", "message": {**start, "stop_sequence": None, **more}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "thinking", "thinking": ""}},
        {"type": "content_block_stop", "index": 0},
        {"type": "content_block_start", "index": 1, "content_block": {"type": "text", "text": ""}},
        *({"type": "content_block_delta", "index": 1, "delta": {"type": "text_delta", "text": word}} for word in WORDS),
        {"type": "content_block_stop", "index": 1},
        {"type": "message_delta", "delta": {"stop_reason": reason, "stop_sequence": None}, **more},
        {"type": "message_stop"},
    ]
    return b"".join(event(one, one["type"], end) for one in events)


def gemini() -> bytes:
    """The whole answer so far, three times, the last of them done; then what the page counts with."""
    frames: list[Any] = []
    for number in range(len(WORDS)):
        candidate = ["rc", ["".join(WORDS[: number + 1])], *[None] * 6, [2 if number == 2 else 1]]
        inner = json.dumps([None, ["c", "r"], None, None, [candidate]], ensure_ascii=False)
        frames.append([["wrb.fr", None, inner]])
    frames.append([["di", 20], ["af.httprm", 20, "0", 1]])
    return b")]}'\n\n" + b"".join(framed(frame) for frame in frames)


def framed(rows: Any) -> bytes:
    document = json.dumps(rows, ensure_ascii=False)
    return f"{len(document.encode('utf-16-le')) // 2 + 2}\n{document}\n".encode()


def lechat() -> bytes:
    """Lines of patches, to the user's message too."""
    patches: list[tuple[str, Json]] = [
        ("a", {"op": "replace", "path": "/contentChunks", "value": [{"type": "text", "text": WORDS[0]}]}),
        ("u", {"op": "replace", "path": "/moderationCategory", "value": "safe"}),
        *(("a", {"op": "append", "path": "/contentChunks/0/text", "value": word}) for word in WORDS[1:]),
        ("a", {"op": "replace", "path": "/generationStatus", "value": "success"}),
    ]
    told = [{"type": "message", "messageId": m, "messageVersion": 0, "patches": [patch]} for m, patch in patches]
    lines = [f"15:{json.dumps({'json': one}, ensure_ascii=False)}\n" for one in told]
    return "".join((*lines, "8:null\n")).encode()


def read_chatgpt(stream: bytes) -> str:
    """What the page shows in the end: patches that leave out path or operation go on with the last ones."""
    frame: Any = {}
    last: Json = {"p": "", "o": "add"}
    for unit in re.split(rb"\r?\n\r?\n", stream):
        name, data = event_of(unit)
        if name == "delta_encoding" or data in (b"", b"[DONE]"):
            continue
        value = json.loads(data)
        if "type" in value:
            continue
        if name != "delta":
            frame = value
            continue
        last = last | {key: value[key] for key in ("p", "o", "v") if key in value}
        frame = patched(frame, last)
    return str("".join(frame["message"]["content"]["parts"]))


def patched(root: Any, patch: Json) -> Any:
    if patch["o"] == "patch":
        for one in patch["v"]:
            root = patched(root, one)
        return root
    *steps, key = patch["p"].split("/")[1:] or [""]
    if not key:
        return patch["v"]
    holder = root
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    place: Any = int(key) if isinstance(holder, list) else key
    holder[place] = holder[place] + patch["v"] if patch["o"] == "append" else patch["v"]
    return root


def read_claude(stream: bytes) -> str:
    """The blocks of text; an event after the end, or a block that is not open, is an error."""
    blocks: dict[int, str] = {}
    opened: set[int] = set()
    is_over = False
    for unit in re.split(rb"\r?\n\r?\n", stream.strip()):
        name, data = event_of(unit)
        value = json.loads(data)
        assert name == value["type"]
        assert not (is_over and name.startswith("content_block"))
        match name:
            case "content_block_start":
                opened.add(value["index"])
                if value["content_block"]["type"] == "text":
                    blocks[value["index"]] = ""
            case "content_block_delta":
                assert value["index"] in opened
                blocks[value["index"]] += value["delta"]["text"]
            case "content_block_stop":
                opened.remove(value["index"])
            case "message_delta":
                assert not opened
                is_over = True
    return "\n\n".join(blocks.values())


def read_gemini(stream: bytes) -> str:
    """By the announced lengths, as the page does."""
    rest, text = stream.decode().removeprefix(")]}'\n\n"), ""
    while rest:
        number, _, after = rest.partition("\n")
        units = ("\n" + after).encode("utf-16-le")[: int(number) * 2]
        frame = units.decode("utf-16-le")
        assert frame.endswith("\n")
        rest = after[len(frame) - 1 :]
        for row in json.loads(frame):
            if row[0] == "wrb.fr":
                text = json.loads(row[2])[4][0][1][0]
    return text


def read_lechat(stream: bytes) -> str:
    chunks: list[Json] = []
    for line in stream.decode().splitlines():
        told = json.loads(line.partition(":")[2]) or {}
        for patch in told.get("json", {}).get("patches", []):
            if patch["path"] == "/contentChunks":
                chunks = [dict(chunk) for chunk in patch["value"]]
            elif patch["op"] == "append":
                chunks[int(patch["path"].split("/")[2])]["text"] += patch["value"]
    return "".join(chunk["text"] for chunk in chunks)
