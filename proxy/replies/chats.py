"""Refusals that a web chat shows as an answer of its assistant, streamed in the page's own format.

Formats: wire.md section 3; used by other filtering projects, not tried by us on the real pages.
"""

import json
from collections.abc import Callable
from typing import Any

from proxy.replies.reply import Asked, Reply


def chat(style: str, notice: str, asked: Asked) -> Reply:
    """The refusal as an answer of this style."""
    return SHAPES[style](notice, asked)


def _chatgpt(notice: str, asked: Asked) -> Reply:
    """One finished message; a new chat cannot be loaded again later, as the service never saw it."""
    message: dict[str, Any] = {
        "id": asked.answer,
        "author": {"role": "assistant", "name": None, "metadata": {}},
        "create_time": None,
        "update_time": None,
        "content": {"content_type": "text", "parts": [notice]},
        "status": "finished_successfully",
        "end_turn": True,
        "weight": 1.0,
        "metadata": {
            "is_complete": True,
            "finish_details": {"type": "stop"},
            "message_type": "next",
            "model_slug": asked.model,
            "parent_id": asked.parent,
        },
        "recipient": "all",
        "channel": None,
    }
    frame = {"message": message, "conversation_id": asked.conversation, "error": None}
    return _stream(f"data: {_dumped(frame)}", "data: [DONE]")


def _claude(notice: str, asked: Asked) -> Reply:
    """The events of one message. No `event: completion` beside them: the page would show the text twice."""
    message: dict[str, Any] = {
        "id": f"msg_{asked.answer}",
        "type": "message",
        "role": "assistant",
        "model": asked.model,
        "parent_uuid": asked.parent,
        "uuid": asked.answer,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
    }
    return _stream(
        _event("message_start", message=message),
        _event("content_block_start", index=0, content_block={"type": "text", "text": ""}),
        _event("content_block_delta", index=0, delta={"type": "text_delta", "text": notice}),
        _event("content_block_stop", index=0),
        _event("message_delta", delta={"stop_reason": "end_turn", "stop_sequence": None}),
        _event("message_stop"),
    )


def _empty(_notice: str, _asked: Asked) -> Reply:
    """Nothing: for drafts and titles, which the page does without."""
    return Reply(200, "application/json", b"{}")


def _event(kind: str, **fields: Any) -> str:
    return f"event: {kind}\ndata: {_dumped({'type': kind, **fields})}"


def _stream(*events: str) -> Reply:
    body = "".join(f"{event}\n\n" for event in events)
    return Reply(
        200, "text/event-stream; charset=utf-8", body.encode(errors="replace"), (("cache-control", "no-cache"),)
    )


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


SHAPES: dict[str, Callable[[str, Asked], Reply]] = {
    "chatgpt-web-sse": _chatgpt,
    "claude-web-sse": _claude,
    "empty-json": _empty,
}
