"""Each shape knows the end of its answers, and no other: tools, thoughts and the user's own words end nothing."""

import json
from typing import Any

import anthropic
import pytest

from proxy.replies.coach import Coaching, Reminder
from proxy.replies.endings import ENDINGS, event_of
from proxy.replies.reply import Reply
from tests.proxy.replies import streams
from tests.proxy.replies.serving import serving

OVER = {"p": "/message/end_turn", "o": "replace", "v": True}
ADD: dict[str, Any] = {"p": "", "o": "add"}


def message(role: str = "assistant", kind: str = "text", **more: object) -> dict[str, Any]:
    return {"message": {"author": {"role": role}, "content": {"content_type": kind, "parts": ["a"]}, **more}}


def around(style: str, *units: bytes) -> bytes:
    """All that is put around these units."""
    ending = ENDINGS[style]("\n\nRappel")
    return b"".join(before + after for before, after in map(ending.around, units))


@pytest.mark.parametrize(
    ("patches", "ends"),
    [
        ([ADD | {"v": message()}, {"p": "", "o": "patch", "v": [OVER]}], True),
        ([{"v": message(), "c": 2}, {"c": 3, "o": "patch", "v": [OVER]}], True),
        ([ADD | {"v": message()}, {"p": "", "o": "patch", "v": []}], False),
        ([ADD | {"v": message()}, {"p": "", "o": "patch", "v": [OVER | {"v": False}]}], False),
        ([ADD | {"v": message(role="user")}, {"p": "", "o": "patch", "v": [OVER]}], False),
        ([ADD | {"v": message(kind="thoughts")}, {"p": "", "o": "patch", "v": [OVER]}], False),
        ([ADD | {"v": message(recipient="python")}, {"p": "", "o": "patch", "v": [OVER]}], False),
        ([{"p": "", "o": "patch", "v": [OVER]}], False),
        ([ADD | {"v": message()}, {"p": "/message/content/parts/0", "o": "append", "v": "b"}, {"o": "patch", "v": [OVER]}], False),
    ],
    ids=["answer", "path left out", "no end", "goes on", "user", "thoughts", "tool", "no message", "another path"],
)  # fmt: skip
def test_chatgpts_turn_ends_with_an_answer(patches: list[dict[str, Any]], ends: bool) -> None:
    added = around("chatgpt-web", *(streams.event(patch, "delta") for patch in patches))
    assert ends is (b"Rappel" in added)


def test_chatgpts_reminder_keeps_path_and_operation_of_the_patch_before() -> None:
    """So that a patch which leaves them out means what it meant."""
    patches = [ADD | {"v": message()}, {"p": "", "o": "patch", "v": [OVER]}]
    added = around("chatgpt-web", *(streams.event(patch, "delta") for patch in patches))
    value = json.loads(event_of(added)[1])
    assert (value["p"], value["o"]) == ("", "patch")


def test_anthropics_own_parser_reads_claudes_stream() -> None:
    """With the reminder as its last block."""
    coach = Coaching(Reminder("claude-web", "\n\n---\n\nRappel", ()), 200, {"content-type": "text/event-stream"})
    body = b"".join((*coach(streams.claude(usage={"input_tokens": 1, "output_tokens": 1})), *coach(b"")))
    with (
        serving(Reply(200, "text/event-stream", body)) as served,
        anthropic.Anthropic(base_url=served.url, api_key="k") as client,
        client.messages.stream(model="m", max_tokens=9, messages=[{"role": "user", "content": "a"}]) as stream,
    ):
        blocks = stream.get_final_message().content
    assert [streams.ANSWER, "---\n\nRappel"] == [block.text for block in blocks if block.type == "text"]


@pytest.mark.parametrize("reason", ["tool_use", "max_tokens", "refusal", None])
def test_claude_that_calls_a_tool_has_not_ended(reason: str | None) -> None:
    unit = streams.event({"type": "message_delta", "delta": {"stop_reason": reason}}, "message_delta")
    assert around("claude-web", unit) == b""


@pytest.mark.parametrize(
    "line",
    [
        b"121\n",
        b")]}'\n",
        b"[]\n",
        b'[["wrb.fr",null,null]]\n',
        b'[["wrb.fr",null,"[]"]]\n',
        b'[["e",4,null,null,0]]\n',
    ],
)
def test_geminis_other_lines_are_left_alone(line: bytes) -> None:
    assert around("gemini-web", line) == b""


@pytest.mark.parametrize(
    "line",
    [b"8:null\n", b"15:{}\n", b'15:{"json":{"patches":1}}\n', b"[15:{\n",
     b'15:{"json":{"messageId":"a","patches":[{"op":"replace","path":"/generationStatus","value":"success"}]}}\n'],
)  # fmt: skip
def test_le_chats_other_lines_are_left_alone(line: bytes) -> None:
    """A message without a text among them."""
    assert around("lechat-web", line) == b""
