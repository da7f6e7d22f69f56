"""Screening processes that are killed at any moment, and what closing leaves behind: nothing."""

import asyncio
import dataclasses
import os
import random
import signal
from contextlib import suppress
from multiprocessing import active_children

import pytest
from structlog.testing import capture_logs

from proxy import lanes as module
from proxy.catalogue import Services
from proxy.lane_process import Outfit
from proxy.lanes import LaneError, Lanes
from tests.audit.samples import descriptors
from tests.proxy.conftest import CONTACT, HARMLESS, PATIENT, chat
from tests.proxy.outfits import (
    DIE,
    LIMIT_S,
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


async def test_a_process_that_is_killed_while_idle_is_replaced(services: Services) -> None:
    """Before the next request comes; in the meantime there is none, and whoever asks is told so."""
    async with opened(count=2) as lanes:
        old = lanes.pids
        os.kill(old[0], signal.SIGKILL)
        await until(lambda: len(lanes.pids) < 2)
        assert lanes.can_serve
        await serves(lanes, services)
        await until(lambda: len(lanes.pids) == 2)
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
        await until(lambda: bool(failed) and lanes.can_serve)
        await serves(lanes, services)


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
        await until(lambda: len(lanes.pids) == 2)


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
