"""Errors in each provider's own shape: 403, because every official client shows its message and none sends the prompt again.

429 and 5xx are repeated by SDKs; a 200 would be taken by programs for an answer of the model.
"""

import json
from collections.abc import Callable
from typing import Any

from proxy.replies.reply import Reply

CODE = "dlp_blocked"
"""Not `content_policy_violation`, which client libraries report as a refusal by the provider."""


def error(style: str, notice: str) -> Reply:
    """The refusal as an error of this style."""
    return _json(SHAPES[style](notice), HEADERS.get(style, ()))


def _openai(notice: str) -> Any:
    return {"error": {"message": notice, "type": "invalid_request_error", "param": None, "code": CODE}}


def _anthropic(notice: str) -> Any:
    return {"type": "error", "error": {"type": "permission_error", "message": notice}}


def _google(notice: str) -> Any:
    return {"error": {"message": notice, "code": 403, "status": "PERMISSION_DENIED"}}


def _mistral(notice: str) -> Any:
    return {"message": notice, "object": "error", "type": CODE, "param": None, "code": None}


def _message(notice: str) -> Any:
    return {"message": notice}


def _chatgpt_web(notice: str) -> Any:
    return {"detail": {"message": notice, "code": CODE}}


def _universal(notice: str) -> Any:
    """Every common field name at once, for services whose own shape is not known."""
    inner = {"message": notice, "type": "permission_error", "code": CODE}
    return {"message": notice, "detail": notice, "type": "error", "error": inner}


def _json(value: Any, headers: tuple[tuple[str, str], ...]) -> Reply:
    body = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    return Reply(403, "application/json; charset=utf-8", body, headers)


SHAPES: dict[str, Callable[[str], Any]] = {
    "openai-error": _openai,
    "anthropic-error": _anthropic,
    "google-error": _google,
    "mistral-error": _mistral,
    "message-error": _message,
    "bedrock-error": _message,
    "chatgpt-web-error": _chatgpt_web,
    "universal-error": _universal,
}
HEADERS = {"bedrock-error": (("x-amzn-errortype", "AccessDeniedException"),)}
