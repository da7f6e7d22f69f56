"""Friendly answers are well-formed streams that hold the notice once."""

import json
from typing import Any

import anthropic
import pytest

from proxy.replies.chats import SHAPES, chat
from proxy.replies.reply import Asked
from tests.proxy.replies.serving import serving

NOTICE = 'Demande arrêtée :\n« donnée "de santé" »\n\ndata: [DONE]\n'
ASKED = Asked(model="m", conversation="c", parent="p", answer="a")


def events(body: bytes) -> list[tuple[str, str]]:
    """The events of a server-sent stream: name and data."""
    text = body.decode()
    assert text.endswith("\n\n")
    blocks = [
        dict(line.split(": ", 1) for line in block.split("\n")) for block in text.removesuffix("\n\n").split("\n\n")
    ]
    return [(block.get("event", ""), block["data"]) for block in blocks]


def test_chatgpt_gets_one_finished_message() -> None:
    reply = chat("chatgpt-web-sse", NOTICE, ASKED)
    (_, first), last = events(reply.body)
    frame: dict[str, Any] = json.loads(first)
    message = frame["message"]
    assert (reply.status, reply.content_type) == (200, "text/event-stream; charset=utf-8")
    assert (frame["conversation_id"], message["id"], message["metadata"]["parent_id"]) == ("c", "a", "p")
    assert (message["content"]["parts"], message["status"]) == ([NOTICE], "finished_successfully")
    assert last == ("", "[DONE]")


def test_claude_gets_the_events_of_one_message() -> None:
    found = events(chat("claude-web-sse", NOTICE, ASKED).body)
    assert [name for name, _ in found] == [json.loads(data)["type"] for _, data in found]
    assert (found[0][0], found[-1][0]) == ("message_start", "message_stop")
    assert json.loads(found[0][1])["message"]["uuid"] == "a"
    assert [NOTICE] == [json.loads(data)["delta"]["text"] for name, data in found if name == "content_block_delta"]


def test_the_claude_stream_is_read_by_anthropics_own_parser() -> None:
    with (
        serving(chat("claude-web-sse", NOTICE, ASKED)) as served,
        anthropic.Anthropic(base_url=served.url, api_key="k") as client,
    ):
        stream = client.messages.create(
            model="m", max_tokens=9, messages=[{"role": "user", "content": "a"}], stream=True
        )
        deltas = [event.delta for event in stream if event.type == "content_block_delta"]
    assert [NOTICE] == [delta.text for delta in deltas if delta.type == "text_delta"]


def test_drafts_get_an_empty_object() -> None:
    assert chat("empty-json", NOTICE, ASKED).body == b"{}"


@pytest.mark.parametrize("style", sorted(SHAPES))
def test_a_notice_with_half_of_a_surrogate_pair_is_written(style: str) -> None:
    assert chat(style, "\ud800", ASKED).status == 200
