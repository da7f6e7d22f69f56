"""Screening processes: they judge as the event loop would; whatever becomes of one, a request has its own verdict or none."""

import asyncio
import dataclasses
import gzip
import json
import os
import random
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from audit.errors import AuditError
from models.context import Tags
from models.settings import Limits
from proxy import lanes as module
from proxy.catalogue import Services
from proxy.judging import Judged, OutOfTimeError
from proxy.lanes import LaneError, Lanes, Outfit
from proxy.processes import preload
from proxy.recording import Asking
from tests.audit.samples import descriptors
from tests.proxy.conftest import CONTACT, HARMLESS, PATIENT, chat
from tests.proxy.outfits import DIE, ERRORS, HANG, TAGS, Careless, Unready, asking, no_tags, outfit, tags_after

pytestmark = pytest.mark.slow

PATIENCE = Limits(screening_s=300)
"""Of the processes themselves: a busy machine takes its time."""
LIMIT_S = 300.0
SOON_S = 1.0
CHATGPT = "/backend-api/f/conversation"


@pytest.fixture(autouse=True, scope="module")
def _imported() -> None:
    preload("proxy.lanes", "tests.proxy.outfits")


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it, for as long as a busy machine may take."""
    async with asyncio.timeout(120):
        while not holds():  # noqa: ASYNC110  # a condition, not a time
            await asyncio.sleep(0.005)


@asynccontextmanager
async def opened(kind: type[Outfit] = Careless, count: int = 1) -> AsyncIterator[Lanes]:
    """Lanes that are warm; none of their processes is left afterwards."""
    made = Lanes(outfit(kind, PATIENCE), count)
    try:
        await made.start()
        yield made
    finally:
        await made.close()
        assert [] == made.pids


async def judged(lanes: Lanes, request: Asking) -> Judged:
    return await lanes.judged(request, no_tags, LIMIT_S)


async def serves(lanes: Lanes, services: Services) -> None:
    """The next request has a verdict, and its own."""
    request = asking(services, chat(HARMLESS))
    assert request.reference == (await judged(lanes, request)).verdict.reference


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
    here = outfit(Outfit, PATIENCE).judge()
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


async def test_a_process_that_is_killed_while_idle_is_replaced(services: Services) -> None:
    """Before the next request comes; in the meantime there is none, and whoever asks is told so."""
    async with opened(count=2) as lanes:
        old = lanes.pids
        os.kill(old[0], signal.SIGKILL)
        await until(lambda: not lanes.are_warm)
        await serves(lanes, services)
        await until(lambda: lanes.are_warm)
        assert old[0] not in lanes.pids
        assert old[1] in lanes.pids


async def test_a_process_that_dies_at_work_refuses(services: Services) -> None:
    """In a detector, or between the two steps. The next request has a new process."""
    async with opened() as lanes:

        async def kill() -> None:
            os.kill(lanes.pids[0], signal.SIGKILL)

        for text, tags in ((DIE, no_tags), (HARMLESS, tags_after(kill))):
            old = lanes.pids
            with pytest.raises(LaneError, match="a screening process died"):
                await lanes.judged(asking(services, chat(text)), tags, LIMIT_S)
            await serves(lanes, services)
            assert old != lanes.pids


async def test_a_process_that_dies_with_its_last_answer_is_replaced(services: Services) -> None:
    """Its user has no need of it any more and does not miss it: the next one would."""
    async with opened() as lanes:
        (lane,) = lanes._lanes
        old = lane._process
        assert old is not None
        assert lane.take()
        old.kill()
        await until(lambda: not old.is_alive() and not asyncio.get_running_loop().remove_reader(old.sentinel))
        lane._freed()
        await serves(lanes, services)


async def test_a_process_that_dies_while_it_gets_warm_is_started_again(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AGAIN_S", 0.0)
    async with opened() as lanes:
        (lane,) = lanes._lanes
        with capture_logs() as logs:
            os.kill(lanes.pids[0], signal.SIGKILL)
            await until(lambda: lane._starting is not None)
            assert lane._starting is not None
            lane._starting.kill()
            await serves(lanes, services)
        events = [entry["event"] for entry in logs]
    assert ["lane replaced", "lane not started"] == events


async def test_a_process_that_cannot_be_made_is_tried_again(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No descriptor is left, or the server of processes is gone."""
    born = module._born
    failed: list[Outfit] = []

    def failing(outfit: Outfit) -> object:
        if not failed:
            failed.append(outfit)
            raise OSError(24, "Too many open files")
        return born(outfit)

    async with opened() as lanes:
        monkeypatch.setattr(module, "AGAIN_S", 0.0)
        monkeypatch.setattr(module, "_born", failing)
        os.kill(lanes.pids[0], signal.SIGKILL)
        await until(lambda: bool(failed) and lanes.are_warm)
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


async def test_whatever_is_killed_nobody_has_anothers_verdict(services: Services) -> None:
    """Many requests at a time, and processes killed at any moment: each has its own verdict or is refused; then all is well."""
    random_ = random.Random(11)
    async with opened(count=2) as lanes:

        async def ask(number: int) -> bool:
            text = (HARMLESS, CONTACT, PATIENT)[number % 3] + f" ({number})"
            request = asking(services, chat(text))
            with suppress(LaneError):
                made = await judged(lanes, request)
                assert (request.reference, number % 3 == 2) == (made.record.id, made.verdict.reply is not None)
                assert request.reference == made.verdict.reference
                assert made.verdict.reply or f"({number})".encode() in made.verdict.body
                return True
            return False

        asked = [asyncio.create_task(ask(number)) for number in range(150)]
        for _ in range(5):
            await until(lambda: bool(lanes.pids))
            os.kill(random_.choice(lanes.pids), signal.SIGKILL)
            for _ in range(random_.randrange(60)):
                await asyncio.sleep(0)
        verdicts = await asyncio.gather(*asked)
        assert any(verdicts)
        assert verdicts.count(False) <= 5
        await until(lambda: lanes.are_warm)


async def test_close_lets_what_is_under_way_finish(services: Services) -> None:
    """Then no process, no thread's descriptor and no child is left, however often."""
    async with opened():
        pass
    before = descriptors(), len(active_children())
    for _ in range(3):
        async with opened(count=2) as lanes:
            asked = [asyncio.create_task(judged(lanes, asking(services, chat(PATIENT)))) for _ in range(5)]
            await asyncio.sleep(0)
            await lanes.close()
            assert all(task.result().verdict.reply for task in asked)
            await lanes.close()
    await until(lambda: (descriptors(), len(active_children())) <= before)


async def test_close_while_a_process_gets_warm_leaves_none() -> None:
    """At the start, or while one is replaced."""
    before = len(active_children())
    made = Lanes(dataclasses.replace(outfit(Unready), how="hangs"), 2)
    starting = asyncio.create_task(made.start())
    await until(lambda: all(lane._starting is not None for lane in made._lanes))
    await made.close()
    with pytest.raises(LaneError):
        await starting
    async with opened() as lanes:
        (lane,) = lanes._lanes
        os.kill(lanes.pids[0], signal.SIGKILL)
        await until(lambda: lane._starting is not None)
    await until(lambda: len(active_children()) <= before)


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


async def test_what_a_process_is_given_shows_neither_key_nor_text() -> None:
    shown = repr(outfit(Outfit))
    assert TAGS.key.hex() not in shown
    assert "rules:" not in shown
