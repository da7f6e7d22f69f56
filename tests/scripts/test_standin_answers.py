"""What the stand-in answers: the text that arrived, in each service's shape. The official clients read it in tests/end_to_end."""

import json
from typing import Any

import pytest

from scripts.standin_answers import SHAPES, Answer, answer

MESSAGES = [{"role": "user", "content": "d'abord"}, {"role": "user", "content": "bonjour à tous"}]
BLOCKS = [{"role": "user", "content": [{"type": "text", "text": "bonjour"}, {"type": "text", "text": "à tous"}]}]
PARTS = [{"content": {"parts": ["bonjour", "à tous"]}}]


def answered(path: str, asked: Any, method: str = "POST") -> Answer:
    return answer("api.example", method, path, json.dumps(asked).encode())


def events(made: Answer) -> list[Any]:
    """The data of a stream's events."""
    data = [line.removeprefix("data: ") for piece in made.pieces for line in piece.decode().splitlines()]
    return [json.loads(one) for one in data if one.startswith("{")]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/v1/chat/completions", {"messages": MESSAGES}),
        ("/v1/chat/completions", {"messages": BLOCKS}),
        ("/v1/chat/completions", {"messages": MESSAGES, "stream": True}),
        ("/v1/responses", {"input": "bonjour à tous"}),
        ("/v1/responses", {"input": MESSAGES}),
        ("/v1/messages", {"messages": MESSAGES}),
        ("/v1/messages", {"messages": BLOCKS}),
        ("/backend-api/conversation", {"messages": PARTS}),
        ("/api/organizations/o/chat_conversations/c/completion", {"prompt": "bonjour à tous"}),
        ("/v1/chat/completions?beta=true", {"messages": MESSAGES}),
    ],
)
def test_the_answer_repeats_the_last_message(path: str, asked: Any) -> None:
    """So that a test sees what arrived from the client's side."""
    made = answered(path, asked)
    words = b"".join(made.pieces).decode() if not made.is_stream else json.dumps(events(made), ensure_ascii=False)
    assert all(word in words for word in ("Bien", "reçu", "bonjour", "tous"))
    assert "d'abord" not in words


@pytest.mark.parametrize(
    ("path", "is_stream"),
    [("/v1/chat/completions", True), ("/v1/responses", True), ("/v1/messages", True), ("/v1/embeddings", False)],
)
def test_what_asks_for_a_stream_gets_one(path: str, is_stream: bool) -> None:
    """In several pieces, each a whole event."""
    made = answered(path, {"messages": MESSAGES, "input": "x", "stream": True})
    assert is_stream is made.is_stream
    assert is_stream is (len(made.pieces) > 3)
    assert all(piece.endswith(b"\n\n") for piece in made.pieces) is is_stream
    assert not answered(path, {"messages": MESSAGES, "input": "x"}).is_stream


def test_chatgpt_sends_whole_messages_or_patches() -> None:
    """Both say the same in the end, and follow the message that was asked."""
    asked = {"messages": [{"id": "q1", "content": {"parts": ["bonjour"]}}], "conversation_id": "c7"}
    *_, whole = events(answered("/backend-api/f/conversation", asked))
    first, *patches, closing, complete = events(
        answered("/backend-api/f/conversation", {**asked, "supported_encodings": ["v1"]})
    )
    message = first["v"]["message"]
    assert ("c7", "q1") == (first["v"]["conversation_id"], message["metadata"]["parent_id"])
    assert ["Bien reçu : bonjour"] == whole["message"]["content"]["parts"]
    assert "Bien reçu : bonjour " == "".join(patch["v"] for patch in patches)
    changed = {patch["p"]: patch["v"] for patch in closing["v"]}
    assert (changed["/message/status"], changed["/message/end_turn"]) == (
        whole["message"]["status"],
        whole["message"]["end_turn"],
    )
    assert "message_stream_complete" == complete["type"]


def test_claudes_answer_has_the_identifiers_that_its_page_chose() -> None:
    turn = {"human_message_uuid": "h1", "assistant_message_uuid": "a1"}
    first, *_ = events(answered("/completion", {"prompt": "bonjour", "turn_message_uuids": turn}))
    assert ("a1", "h1") == (first["message"]["uuid"], first["message"]["parent_uuid"])


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/messages"), ("POST", "/v9/other"), ("GET", "/")])
def test_anything_else_is_answered_with_ok(method: str, path: str) -> None:
    assert {"ok": True} == json.loads(answered(path, {}, method).pieces[0])


@pytest.mark.parametrize("path", [f"/v1{ending.removeprefix('/v1')}" for ending in SHAPES])
@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"{}", b'{"messages": []}', b"null"])
def test_a_strange_body_does_not_break_it(path: str, body: bytes) -> None:
    """Faults are the proxy's affair; the stand-in only says what arrived."""
    assert answer("h", "POST", path, body).status == 200
