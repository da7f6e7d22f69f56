"""What is small is judged at once, what is long elsewhere; nothing long stands before something short."""

import asyncio
import dataclasses
import gzip
import os
import signal
from multiprocessing import active_children
from typing import Any, cast

import pytest

from models.settings import Lanes as LaneSettings
from models.settings import Limits
from proxy.catalogue import Services
from proxy.judging import Judge, Judged
from proxy.lane_process import Outfit
from proxy.lanes import LaneError, Lanes, TagsOf
from proxy.recording import Asking
from proxy.screener import Screener
from tests.proxy.conftest import HARMLESS, PATIENT, chat
from tests.proxy.outfits import Unready, asking, no_tags, outfit

LIMITS = Limits(inline_bytes=500, short_bytes=2000)


class Row:
    """In the place of lanes: says who was asked."""

    def __init__(self, name: str, asked: list[str]) -> None:
        self._name = name
        self._asked = asked

    async def judged(self, asking: Asking, tags_of: TagsOf, limit_s: float) -> Judged:
        self._asked.append(self._name)
        raise LaneError(self._name)


async def judged_by(judge: Judge, request: Asking, limits: Limits = LIMITS) -> list[str]:
    """Which row judged; none is the event loop."""
    asked: list[str] = []
    short, long = (cast("Lanes", Row(name, asked)) for name in ("short", "long"))
    try:
        await Screener(judge, limits, short, long).judged(request, no_tags)
    except LaneError:
        assert asked
    return asked


@pytest.fixture(scope="module")
def judge() -> Judge:
    return outfit(Outfit, LIMITS).judge(runs_code=False)


@pytest.mark.parametrize(
    ("size", "row"), [(0, []), (450, []), (501, ["short"]), (1900, ["short"]), (2001, ["long"]), (99_999, ["long"])]
)
async def test_the_size_of_a_body_says_where_it_is_judged(
    judge: Judge, services: Services, size: int, row: list[str]
) -> None:
    body = b"x" * size
    assert row == await judged_by(judge, asking(services, body))


@pytest.mark.parametrize(("size", "row"), [(1950, []), (2001, ["short"])])
async def test_longer_texts_are_quick_without_names(services: Services, size: int, row: list[str]) -> None:
    """What only has a shape is found in a fraction of the time: no process is asked, up to four times the size."""
    judge = outfit(Outfit, LIMITS).judge(runs_code=False)
    judge.generation = dataclasses.replace(judge.generation, reads_words=False)
    limits = LIMITS.model_copy(update={"short_bytes": 99_999})
    assert row == await judged_by(judge, asking(services, b"x" * size), limits)


@pytest.mark.parametrize("where", ["path", "query", "headers"])
async def test_all_that_is_searched_counts(judge: Judge, services: Services, where: str) -> None:
    """A URL can be as long as a body."""
    text = "x" * 1000
    changes: dict[str, Any] = {where: (("title", text),) if where == "headers" else text}
    request = asking(services, b"", **changes)
    assert ["short"] == await judged_by(judge, request)


async def test_a_compressed_body_counts_as_what_it_may_become(judge: Judge, services: Services) -> None:
    """It is not known before it was tried."""
    body = gzip.compress(chat(HARMLESS))
    assert [] == await judged_by(judge, asking(services, body))
    assert ["long"] == await judged_by(judge, asking(services, body, content_encoding="gzip"))


@pytest.mark.slow
@pytest.mark.usefixtures("server_of_processes")
async def test_what_is_judged_elsewhere_has_the_same_verdict(services: Services) -> None:
    """Of the same generation, wherever."""
    given = outfit(Outfit, Limits(inline_bytes=500, short_bytes=2000, screening_s=300))
    screener = await Screener.started(given.judge(runs_code=False), given, LaneSettings())
    for text in (PATIENT, PATIENT + "\n" + "mot " * 200, PATIENT + "\n" + "mot " * 2000):
        made = await screener.judged(asking(services, chat(text)), no_tags)
        assert (1, True) == (made.record.generation, made.verdict.reply is not None)
    await screener.close()
    assert [[], []] == [lanes.pids for lanes in screener.lanes]


@pytest.mark.slow
@pytest.mark.usefixtures("server_of_processes")
@pytest.mark.parametrize("how", ["raises", "dies"])
async def test_a_screener_starts_whole_or_not_at_all(how: str) -> None:
    """None of its processes is left."""
    before = len(active_children())
    given = dataclasses.replace(outfit(Unready), how=how)
    with pytest.raises(LaneError):
        await Screener.started(outfit(Outfit).judge(runs_code=False), given, LaneSettings(short=2, long=2))
    async with asyncio.timeout(60):
        while len(active_children()) > before:  # noqa: ASYNC110  # a condition, not a time
            await asyncio.sleep(0.01)


@pytest.mark.slow
@pytest.mark.usefixtures("server_of_processes")
async def test_a_missing_process_shows(services: Services) -> None:
    """The other row goes on."""
    given = outfit(Outfit, Limits(inline_bytes=500, short_bytes=2000, screening_s=300))
    screener = await Screener.started(given.judge(runs_code=False), given, LaneSettings())
    short, long = screener.lanes
    os.kill(long.pids[0], signal.SIGKILL)
    async with asyncio.timeout(60):
        while long.can_serve:  # noqa: ASYNC110  # a condition, not a time
            await asyncio.sleep(0)
    assert short.can_serve
    assert (await screener.judged(asking(services, chat("mot " * 200)), no_tags)).verdict.reply is None
    await screener.close()
