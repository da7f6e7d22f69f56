"""What a reply repeats of a request is read from any body."""

import json

import pytest

from proxy.replies.reply import Reply, asked


def test_what_a_chat_asks_is_read() -> None:
    body = {"model": "m", "stream": True, "conversation_id": "c", "messages": [{"id": "a"}, {"id": "b"}]}
    found = asked(json.dumps(body).encode())
    assert (found.model, found.is_stream, found.conversation, found.parent) == ("m", True, "c", "b")


def test_a_page_that_names_both_messages() -> None:
    body = {"turn_message_uuids": {"human_message_uuid": "h", "assistant_message_uuid": "a"}}
    found = asked(json.dumps(body).encode())
    assert (found.parent, found.answer) == ("h", "a")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"1",
        b'"a"',
        b"null",
        b"[" * 100_000,
        b'{"model":3,"messages":{}}',
        b'{"messages":[]}',
        b'{"model":"\\n"}',
    ],
)
def test_any_body_will_do(data: bytes) -> None:
    """Identifiers that the request lacks are fresh."""
    found = asked(data)
    assert (found.model, found.is_stream) == ("", False)
    assert len({found.conversation, found.parent, found.answer}) == 3


def test_a_long_identifier_is_not_repeated() -> None:
    assert asked(json.dumps({"model": "m" * 1000}).encode()).model == ""


def test_repr_holds_no_text() -> None:
    assert "Dupont" not in repr(Reply(200, "text/plain", b"Dupont"))
