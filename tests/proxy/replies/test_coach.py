"""The reminder goes into the stream wherever it is cut, and every byte of the service's own goes on, at once."""

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from models.counting import REMINDED, USES, Tally
from models.services import Route
from proxy.replies.coach import Coaching, Reminder
from proxy.replies.endings import ENDINGS, ChatGpt
from tests.proxy.replies import streams
from tests.proxy.replies.streams import ANSWER

TEXT = '\n\n---\n\nRappel : « vérifiez » 😊\n\nReminder: "verify".'
TALLY = Tally(counter=REMINDED, owner="user u", period="2026-12-04", number=1, below=2)
SSE, LINES, JSON = "text/event-stream; charset=utf-8", "text/plain; charset=utf-8", "application/json; charset=utf-8"
SHAPES: dict[str, tuple[str, str, bytes, Callable[[bytes], str]]] = {
    "ChatGPT": ("chatgpt-web", SSE, streams.chatgpt(), streams.read_chatgpt),
    "ChatGPT, CRLF": ("chatgpt-web", SSE, streams.chatgpt("\r\n"), streams.read_chatgpt),
    "ChatGPT, whole messages": ("chatgpt-web", SSE, streams.chatgpt_whole(), streams.read_chatgpt),
    "Claude": ("claude-web", SSE, streams.claude(), streams.read_claude),
    "Claude, CRLF": ("claude-web", SSE, streams.claude("\r\n"), streams.read_claude),
    "Gemini": ("gemini-web", JSON, streams.gemini(), streams.read_gemini),
    "Le Chat": ("lechat-web", LINES, streams.lechat(), streams.read_lechat),
}


def coaching(style: str = "chatgpt-web", status: int = 200, **headers: str) -> Coaching:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Coaching(Reminder(style, TEXT, (TALLY,)), status, named)


def through(coach: Coaching, pieces: Iterable[bytes]) -> list[bytes]:
    """What goes on, piece by piece, and at the end."""
    return [b"".join(coach(piece)) for piece in (*pieces, b"")]


def cut(stream: bytes, places: Iterable[int]) -> list[bytes]:
    edges = sorted({0, len(stream), *(place % len(stream) for place in places)})
    return [stream[start:end] for start, end in pairwise(edges)]


def rest(stream: bytes, own: bytes) -> bytes:
    """What stands in a stream beside the service's own bytes, which are all there, in order and in two pieces at most."""
    length = len(stream) - len(own)
    at = next(i for i in range(len(own) + 1) if stream[:i] + stream[i + length :] == own)
    return stream[at : at + length]


@pytest.mark.parametrize("shape", SHAPES)
@given(places=st.lists(st.integers(0, 1_000_000), max_size=40))
def test_the_page_shows_the_answer_and_then_the_reminder(shape: str, places: list[int]) -> None:
    """Under every split; nothing of the service's own is changed."""
    style, media, stream, shown = SHAPES[shape]
    coach = coaching(style, content_type=media)
    added = b"".join(through(coach, cut(stream, places)))
    assert coach.told == "shown"
    assert rest(added, stream)
    assert shown(stream) == ANSWER
    assert shown(added).replace("\n", "") == (ANSWER + TEXT).replace("\n", "")


@pytest.mark.parametrize("shape", SHAPES)
def test_byte_by_byte_nothing_waits(shape: str) -> None:
    """But the bytes of Claude's one event before which the reminder stands."""
    style, media, stream, _ = SHAPES[shape]
    out = through(coaching(style, content_type=media), [bytes([byte]) for byte in stream])
    waiting = [at for at, piece in enumerate(out[:-1]) if not piece]
    held = {at for at in range(len(stream)) if is_held(stream, at)} if style == "claude-web" else set[int]()
    assert set(waiting) <= held


def is_held(stream: bytes, at: int) -> bool:
    """Whether a byte may begin, or belongs to, `event: message_delta`."""
    end = b"\r\n\r\n" if b"\r" in stream else b"\n\n"
    start = stream.rfind(end, 0, at) + len(end) if end in stream[:at] else 0
    unit = stream[start : at + 1]
    return unit.startswith(b"event: message_delta") or b"event: message_delta".startswith(unit)


def test_the_reminder_comes_once() -> None:
    """Whatever follows in the same stream."""
    coach = coaching(content_type=SSE)
    twice = streams.chatgpt() * 2
    assert b"".join(through(coach, [twice])).count(b"Rappel") == 1


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (429, {"content_type": SSE}, "no answer"),
        (200, {"content_type": "application/json"}, "no answer"),
        (200, {}, "no answer"),
        (200, {"content_type": SSE, "content_length": "99"}, "no answer"),
        (200, {"content_type": SSE, "content_encoding": "br"}, "encoded"),
        (200, {"content_type": SSE, "content_encoding": "identity"}, "shown"),
    ],
)
def test_what_is_no_answer_goes_on_as_it_is(status: int, headers: dict[str, str], told: str) -> None:
    """And it is said why."""
    coach = coaching(status=status, **headers)
    out = b"".join(through(coach, [streams.chatgpt()]))
    assert (coach.told, out == streams.chatgpt()) == (told, told != "shown")


@pytest.mark.parametrize("stream", [b"", b"data: {}\n\n", b"\xff\x00" * 99, streams.claude(reason="tool_use")])
@pytest.mark.parametrize("style", ["chatgpt-web", "claude-web"])
def test_an_unknown_end_is_left_alone(style: str, stream: bytes) -> None:
    """To the last byte, also one that a connection left unfinished."""
    coach = coaching(style, content_type=SSE)
    assert stream == b"".join(through(coach, [stream]))
    assert coach.told == "no end"
    assert b"event: mess" == b"".join(through(coaching("claude-web", content_type=SSE), [b"event: mess"]))


@given(st.lists(st.binary(max_size=200), max_size=8), st.sampled_from(sorted({s[0] for s in SHAPES.values()})))
def test_whatever_comes_goes_on(pieces: list[bytes], style: str) -> None:
    """No stream breaks the answer, or is given an empty piece, which in HTTP/1 would end it."""
    media = {"gemini-web": JSON, "lechat-web": LINES}.get(style, SSE)
    coach = coaching(style, content_type=media)
    out = [part for piece in (*pieces, b"") for part in coach(piece)]
    assert b"".join(pieces) == b"".join(out)
    assert b"" not in out


class Broken(ChatGpt):
    """A shape with a fault."""

    def around(self, unit: bytes) -> tuple[bytes, bytes]:
        raise RuntimeError(unit)


def test_a_shape_that_fails_costs_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of what came with it; the log has the kind of the error alone."""
    monkeypatch.setitem(ENDINGS, "broken", Broken)
    coach = coaching("broken", content_type=SSE)
    with capture_logs() as logs:
        assert streams.chatgpt() == b"".join(through(coach, [streams.chatgpt()]))
    assert coach.told == "no end"
    assert [{"event": "coach failed", "log_level": "warning", "error": "RuntimeError"}] == logs


def test_an_endless_unit_is_not_kept() -> None:
    """It goes on, and no reminder comes."""
    coach = coaching(content_type=SSE)
    piece = b"data: " + b"x" * 100_000
    assert b"".join(through(coach, [piece] * 12)) == piece * 12
    assert coach.told == "no end"


def test_a_reminder_is_owed_where_it_can_be_shown_and_was_counted() -> None:
    """Not of a route whose stream is unknown, and not for a first use alone."""
    route = Route(id="r", method="POST", path="/c", example="/c", coach="claude-web")  # type: ignore[arg-type]  # pydantic compiles it
    use = Tally(counter=USES, owner="user u", period="2026-12-04", number=1)
    owed = Reminder.owed(route, "t", (use, TALLY))
    assert owed is not None
    assert owed == Reminder("claude-web", "t", (TALLY,))
    assert [-1] == [tally.number for tally in owed.taken_back]
    assert Reminder.owed(route.model_copy(update={"coach": None}), "t", (TALLY,)) is None
    assert Reminder.owed(route, "t", (use,)) is None
    assert Reminder.owed(route, None, (TALLY,)) is None
    assert Reminder.owed(None, "t", (TALLY,)) is None
