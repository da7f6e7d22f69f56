"""Recognizers of an organisation's own never run in the event loop: one that hangs or raises is refused, and others are served."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.keeper import Keeper
from detectors.presidio import EntityRecognizer, RecognizerResult
from models.context import Tags
from models.settings import Lanes, Limits, Settings
from proxy.catalogue import Services
from proxy.generation import Files
from proxy.identity import Client
from proxy.lane_process import Outfit
from proxy.lanes import LaneError
from proxy.recording import Asking
from proxy.requests import Request
from proxy.screener import Screener
from proxy.screening import Screening
from tests.proxy.conftest import HARMLESS, Journal, chat

LIMITS = Limits(screening_s=2)
RAN_HERE: list[str] = []
"""Texts that foreign code saw in this process."""


class Moody(EntityRecognizer):
    """Finds wards, hangs or raises."""

    def __init__(self) -> None:
        super().__init__(["FR_NIR"], name="Moody", supported_language="fr")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: object = None) -> list[RecognizerResult]:
        """Do as the text says."""
        RAN_HERE.append(text)
        if "HANG" in text:
            time.sleep(60)
        if "RAISE" in text:
            raise RuntimeError(text)
        place = text.find("aile B2")
        return [RecognizerResult("FR_NIR", place, place + 7, 0.95)] if place >= 0 else []


@pytest.fixture
def outfit(tmp_path: Path, keeper: Keeper) -> Outfit:
    """Of a site with a recognizer of its own."""
    path = tmp_path / "site.yaml"
    path.write_text(f"schema: gardefou.site/v1\nrecognizers: [{__name__}:Moody]\n", encoding="utf-8")
    return Outfit(Files(Settings(site=path)).read(1), LIMITS, "", keeper.marking)


@pytest.fixture
async def screener(outfit: Outfit, server_of_processes: None) -> AsyncIterator[Screener]:
    """With a lane of each kind."""
    made = await Screener.started(outfit.judge(runs_code=False), outfit, Lanes(short=2, long=1))
    yield made
    await made.close()


async def test_foreign_code_is_judged_apart(
    screener: Screener, services: Services, keeper: Keeper, journal: Journal
) -> None:
    """However small the request; the flags say what went wrong."""
    screening = Screening(services, screener, keeper)
    RAN_HERE.clear()

    async def is_refused(prompt: str) -> bool:
        service = services.by_id["openai-api"]
        request = Request("POST", "/v1/chat/completions", content_type="application/json", body=chat(prompt))
        verdict = await screening.judge(request, service, Client("127.0.0.0/8"))
        return verdict.reply is not None

    stuck = asyncio.create_task(is_refused("HANG"))
    assert [False, False, True] == [await is_refused(prompt) for prompt in (HARMLESS, "bonjour", "aile B2")]
    assert not stuck.done()
    assert [True, True, False] == [await is_refused("RAISE"), await stuck, await is_refused(HARMLESS)]
    assert [] == RAN_HERE
    assert [["detector_error"], ["timeout"]] == sorted(made["flags"] for made in journal("decision") if made["flags"])


async def test_without_its_processes_nothing_is_judged(outfit: Outfit) -> None:
    """Rather than here."""

    async def tags_of(asking: Asking, conversation: str | None) -> Tags:
        raise AssertionError(datetime.now(UTC))

    bare = Screener(outfit.judge(runs_code=False), LIMITS)
    with pytest.raises(LaneError):
        await bare.judged(Asking(Request("POST"), None, None, None, "", time.perf_counter()), tags_of)  # type: ignore[arg-type]
