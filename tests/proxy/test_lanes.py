"""Screening processes: they judge as the event loop would; whatever becomes of one, a request has its own verdict or none."""

import asyncio
import dataclasses
import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from audit.errors import AuditError
from models.context import Tags
from proxy import lanes as module
from proxy.catalogue import Services
from proxy.judging import OutOfTimeError
from proxy.lane_process import Outfit
from proxy.lanes import LaneError, Lanes
from proxy.recording import Asking
from tests.proxy.conftest import CONTACT, HARMLESS, PATIENT, chat
from tests.proxy.outfits import (
    ERRORS,
    HANG,
    LIMIT_S,
    PATIENCE,
    TAGS,
    Unready,
    asking,
    judged,
    no_tags,
    opened,
    outfit,
    serves,
    tags_after,
    until,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("server_of_processes")]

SOON_S = 1.0
CHATGPT = "/backend-api/f/conversation"


def generated(services: Services) -> list[Asking]:
    """Requests of many shapes, always the same."""
    random_ = random.Random(7)
    made = []
    for number in range(40):
        words = random_.choices(
            [HARMLESS, CONTACT, PATIENT, "Lot 295109912611199", "é\u2028\U0001f600", "x" * 300], k=3
        )
        body = chat("\n".join(words[: 1 + number % 3]))
        changes: dict[str, Any] = {}
        if number % 4 == 1:
            body, changes = gzip.compress(body), {"content_encoding": "gzip"}
        elif number % 4 == 2:
            changes = {"service": "chatgpt-web", "path": f"{CHATGPT}/prepare"}
            body = json.dumps({"action": "next", "partial_query": {"content": {"parts": words}}}).encode()
        elif number % 8 == 3:
            body = body[:-1]
        made.append(asking(services, body, (None, "jdupont")[number % 2], **changes))
    return made


async def test_what_is_judged_in_a_lane_is_judged_as_in_the_loop(services: Services) -> None:
    """Verdict, bytes, record, tags: all but the times."""
    here = outfit(Outfit, PATIENCE).judge(runs_code=True)
    async with opened(Outfit) as lanes:
        for request in generated(services):
            opened_here = here.opened(request)
            expected = here.judged(request, opened_here, TAGS)
            found = await judged(lanes, request)
            times = {"time": expected.record.time, "screening_ms": 0.0}
            for one in (expected, found):
                object.__setattr__(one, "record", one.record.model_copy(update=times))
            assert expected == found


async def test_the_tags_are_those_of_the_requests_conversation(services: Services) -> None:
    """They are asked for between the two steps, and what was known is used again."""
    asked: list[tuple[str, str | None]] = []

    async def tags(request: Asking, conversation: str | None) -> Tags:
        asked.append((request.reference, conversation))
        return Tags(key=TAGS.key, known=dict(first.new_tags))

    async with opened(Outfit) as lanes:
        body = json.dumps({"conversation_id": "c-17", "messages": [{"content": {"parts": [CONTACT]}}]}).encode()
        request = asking(services, body, service="chatgpt-web", path=CHATGPT)
        first = await judged(lanes, request)
        second = await lanes.judged(request, tags, LIMIT_S)
    assert [(request.reference, first.conversation)] == asked
    assert (first.verdict.body, {}) == (second.verdict.body, second.new_tags)
    assert first.new_tags


@pytest.mark.parametrize("error", ERRORS)
async def test_a_detector_that_raises_refuses_and_says_nothing(
    services: Services, error: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not in the error, not in a log, not on standard error. The process goes on."""
    async with opened() as lanes:
        pids = lanes.pids
        with capture_logs() as logs, pytest.raises(LaneError) as raised:
            await judged(lanes, asking(services, chat(f"RAISE-{error} VAUTRAVERS")))
        await serves(lanes, services)
        assert pids == lanes.pids
    assert f"a detector failed: {error}" == str(raised.value)
    assert "VAUTRAVERS" not in f"{logs}{capfd.readouterr()}{raised.value.__cause__!r}"


async def test_a_detector_that_hangs_is_ended(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """In time; those that come after have a new process."""
    monkeypatch.setattr(module, "GRACE_S", 0.0)
    async with opened() as lanes:
        old = lanes.pids
        with capture_logs() as logs, pytest.raises(OutOfTimeError):
            await lanes.judged(asking(services, chat(HANG)), no_tags, SOON_S)
        assert not Path(f"/proc/{old[0]}").exists()
        await serves(lanes, services)
        assert old != lanes.pids
    assert [("lane replaced", "timeout")] == [(entry["event"], entry["why"]) for entry in logs]


async def test_a_process_that_looks_at_the_clock_itself_goes_on(services: Services) -> None:
    """It stops between two texts once time is up."""
    async with opened() as lanes:
        pids = lanes.pids
        late = dataclasses.replace(asking(services, chat(HARMLESS)), started=asking(services, b"").started - 301)
        with pytest.raises(OutOfTimeError):
            await lanes.judged(late, no_tags, 2 * LIMIT_S)
        await serves(lanes, services)
        assert pids == lanes.pids


async def test_to_wait_for_a_free_lane_is_part_of_the_time(services: Services) -> None:
    """The one that is served is not hindered."""
    is_free, is_taken = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        is_taken.set()
        await is_free.wait()

    async with opened() as lanes:
        first = asyncio.create_task(lanes.judged(asking(services, chat(HARMLESS)), tags_after(wait), LIMIT_S))
        await is_taken.wait()
        with pytest.raises(OutOfTimeError):
            await lanes.judged(asking(services, chat(HARMLESS)), no_tags, 0.05)
        is_free.set()
        assert (await first).verdict.reply is None
        await serves(lanes, services)


@pytest.mark.parametrize("error", [AuditError, OSError, KeyError, RuntimeError, TimeoutError])
async def test_an_error_between_the_steps_never_mixes_requests(services: Services, error: type[Exception]) -> None:
    """The keeper is gone: this request is refused, the next one has its own verdict, not that of the one before."""

    async def fail() -> None:
        raise error

    async with opened() as lanes:
        pids = lanes.pids
        for _ in range(2):
            with pytest.raises((error, LaneError, OutOfTimeError)):
                await lanes.judged(asking(services, chat(PATIENT)), tags_after(fail), LIMIT_S)
            request = asking(services, chat(HARMLESS))
            made = await judged(lanes, request)
            assert (request.reference, None) == (made.verdict.reference, made.verdict.reply)
        assert (pids == lanes.pids) == (error is AuditError)


async def test_a_client_that_hangs_up_costs_nobody_anything(services: Services) -> None:
    """Before its turn, between the steps, or in the middle of one: the process finishes the sentence and goes on."""
    is_there, is_free = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        is_there.set()
        await is_free.wait()

    async with opened() as lanes:
        pids = lanes.pids
        for ready in (asyncio.sleep(0), asyncio.sleep(0.001), is_there.wait()):
            leaving = [
                asyncio.create_task(lanes.judged(asking(services, chat(PATIENT)), tags_after(wait), LIMIT_S))
                for _ in range(3)
            ]
            await ready
            for task in leaving:
                task.cancel()
            assert 3 == len(await asyncio.gather(*leaving, return_exceptions=True))
            is_free.set()
            await serves(lanes, services)
        assert pids == lanes.pids
        await until(lambda: not lanes._under_way)


@pytest.mark.parametrize(("how", "why"), [("raises", "ConfigError"), ("dies", "EOFError"), ("hangs", "TimeoutError")])
async def test_a_process_that_does_not_get_warm_stops_the_start(
    how: str, why: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Told by its kind alone; nothing is left of it."""
    if how == "hangs":
        monkeypatch.setattr(module, "WARM_S", 0.5)
    made = Lanes(dataclasses.replace(outfit(Unready), how=how), 1)
    with pytest.raises(LaneError) as raised:
        await made.start()
    assert f"a screening process did not start: {why}" == str(raised.value)
    assert "VAUTRAVERS" not in f"{capfd.readouterr()}"
    await made.close()
    assert [] == made.pids
