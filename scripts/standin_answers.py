"""What the stand-in answers: each service's own shape, repeating the text that arrived, so that a client can show it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A whole answer; a streamed one goes out piece by piece."""

    pieces: tuple[bytes, ...]
    content_type: str = "application/json"
    status: int = 200

    @property
    def is_stream(self) -> bool:
        """Whether it is an event stream."""
        return self.content_type == "text/event-stream"


def answer(host: str, method: str, path: str, body: bytes) -> Answer:
    """The answer to a request; unknown paths get `{"ok": true}`."""
    asked = _json(body)
    for ending, made in SHAPES.items():
        if path.partition("?")[0].endswith(ending) and method == "POST":
            return made(asked)
    return _whole({"ok": True})


def _openai_chat(asked: Json) -> Answer:
    text = f"Bien reçu : {_last(asked.get('messages'))}"
    base: Json = {"id": "chatcmpl-1", "created": 1, "model": asked.get("model", "m")}
    if not asked.get("stream"):
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return _whole({**base, "object": "chat.completion", "choices": [choice], "usage": usage})
    chunk: Json = {**base, "object": "chat.completion.chunk"}
    deltas: list[Json] = [{"role": "assistant", "content": ""}, *({"content": word} for word in _words(text))]
    events = [{**chunk, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas]
    events.append({**chunk, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    return _stream([*(_event(event) for event in events), b"data: [DONE]\n\n"])


def _openai_responses(asked: Json) -> Answer:
    given = asked.get("input")
    text = f"Bien reçu : {given if isinstance(given, str) else _last(given)}"
    part = {"type": "output_text", "text": text, "annotations": []}
    item = {"id": "msg_1", "type": "message", "status": "completed", "role": "assistant", "content": [part]}
    whole: Json = {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "status": "completed",
        "model": asked.get("model", "m"),
        "output": [item],
        "parallel_tool_calls": False,
        "tool_choice": "auto",
        "tools": [],
    }
    if not asked.get("stream"):
        return _whole(whole)
    delta: Json = {"type": "response.output_text.delta", "item_id": "msg_1", "output_index": 0, "content_index": 0}
    events: list[Json] = [{"type": "response.created", "response": {**whole, "output": [], "status": "in_progress"}}]
    events += [{**delta, "delta": word, "logprobs": []} for word in _words(text)]
    events.append({"type": "response.completed", "response": whole})
    return _stream([_event({**e, "sequence_number": i}, e["type"]) for i, e in enumerate(events)])


def _embeddings(asked: Json) -> Answer:
    data = [{"object": "embedding", "index": 0, "embedding": [0.0, 1.0]}]
    return _whole({"object": "list", "data": data, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}})


def _anthropic(asked: Json) -> Answer:
    text = f"Bien reçu : {_last(asked.get('messages')) or asked.get('prompt', '')}"
    message: Json = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": asked.get("model", "m"),
        "stop_sequence": None,
    }
    usage = {"input_tokens": 1, "output_tokens": 1}
    if not (asked.get("stream") or "prompt" in asked):
        content = [{"type": "text", "text": text}]
        return _whole({**message, "content": content, "stop_reason": "end_turn", "usage": usage})
    if "prompt" in asked:
        turn: Json = asked.get("turn_message_uuids") or {}
        message |= {"uuid": turn.get("assistant_message_uuid"), "parent_uuid": turn.get("human_message_uuid")}
    events: list[Json] = [
        {"type": "message_start", "message": {**message, "content": [], "stop_reason": None, "usage": usage}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *(
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": w}}
            for w in _words(text)
        ),
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": usage},
        {"type": "message_stop"},
    ]
    return _stream([_event(event, event["type"]) for event in events])


def _chatgpt(asked: Json) -> Answer:
    """Whole messages, each longer than the one before; or patches of one message, for a page that can read them."""
    messages = asked.get("messages") or [{}]
    parts = [part for message in messages for part in message.get("content", {}).get("parts", [])]
    message: Json = {
        "id": "m1",
        "author": {"role": "assistant", "name": None, "metadata": {}},
        "content": {"content_type": "text", "parts": [""]},
        "status": "in_progress",
        "end_turn": None,
        "weight": 1.0,
        "metadata": {"message_type": "next", "parent_id": messages[-1].get("id")},
        "recipient": "all",
        "channel": None,
    }
    frame: Json = {"message": message, "conversation_id": asked.get("conversation_id") or "c1", "error": None}
    words = _words(f"Bien reçu : {' '.join(map(str, parts))}")
    made = _patches if "v1" in asked.get("supported_encodings", []) else _messages
    return _stream([*made(frame, words), b"data: [DONE]\n\n"])


def _messages(frame: Json, words: list[str]) -> list[bytes]:
    texts = ["".join(words[: i + 1]).rstrip() for i in range(len(words))]
    frames = [{**frame, "message": {**frame["message"], "content": _text(text)}} for text in texts]
    last = frames[-1]["message"]
    last |= {"status": "finished_successfully", "end_turn": True}
    last["metadata"] = {**last["metadata"], "is_complete": True}
    return [_event(one) for one in frames]


def _patches(frame: Json, words: list[str]) -> list[bytes]:
    """A patch without path or operation goes on with those of the one before."""
    place = "/message/content/parts/0"
    patches: list[Json] = [{"p": "", "o": "add", "v": frame}, {"p": place, "o": "append", "v": words[0]}]
    patches += [{"v": word} for word in words[1:]]
    end: list[Json] = [
        {"p": "/message/status", "o": "replace", "v": "finished_successfully"},
        {"p": "/message/end_turn", "o": "replace", "v": True},
        {"p": "/message/metadata", "o": "append", "v": {"is_complete": True}},
    ]
    patches.append({"p": "", "o": "patch", "v": end})
    complete = {"type": "message_stream_complete", "conversation_id": frame["conversation_id"]}
    return [
        b'event: delta_encoding\ndata: "v1"\n\n',
        *(_event(patch, "delta") for patch in patches),
        _event(complete),
    ]


def _text(text: str) -> Json:
    return {"content_type": "text", "parts": [text]}


def _prepared(asked: Json) -> Answer:
    return _whole({"status": "ok", "conduit_token": "token"})


def _reserved(asked: Json) -> Answer:
    url = "https://sdmntpr.oaiusercontent.com/files/1/raw"
    return _whole({"status": "success", "file_id": "file-1", "upload_url": url})


SHAPES: dict[str, Callable[[Json], Answer]] = {
    "/chat/completions": _openai_chat,
    "/v1/responses": _openai_responses,
    "/v1/embeddings": _embeddings,
    "/v1/messages": _anthropic,
    "/conversation": _chatgpt,
    "/conversation/prepare": _prepared,
    "/backend-api/files": _reserved,
    "/completion": _anthropic,
}
"""Ending of a path -> how it is answered."""


def _json(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _last(messages: object) -> str:
    """The text of the last message."""
    if not isinstance(messages, list) or not messages:
        return ""
    content = messages[-1].get("content", "")
    if isinstance(content, list):
        return " ".join(str(block.get("text", "")) for block in content if isinstance(block, dict))
    return str(content)


def _words(text: str) -> list[str]:
    return [f"{word} " for word in text.split(" ")]


def _whole(value: Json) -> Answer:
    return Answer((json.dumps(value, ensure_ascii=False).encode(),))


def _stream(pieces: list[bytes]) -> Answer:
    return Answer(tuple(pieces), "text/event-stream")


def _event(value: Json, name: str | None = None) -> bytes:
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()
