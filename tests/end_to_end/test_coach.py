"""The reminder of the day, through a real proxy: once for each user, in web chats alone, and every byte of the service's own beside it."""

import json
import ssl
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.serving import SETTINGS, Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import HARMLESS
from tests.end_to_end.test_web_chats import CLAUDE, chatgpt
from tests.end_to_end.watching import decisions, until
from tests.proxy.conftest import records

CHATGPT = "https://chatgpt.com/backend-api/f/conversation"
OPENAI = "https://api.openai.com/v1/chat/completions"
API = {"stream": True, "messages": [{"role": "user", "content": HARMLESS}]}
PATCHES = {**chatgpt(HARMLESS), "supported_encodings": ["v1"]}
NAMED = "identity:\n  headers:\n  - {networks: [127.0.0.0/8]}\n"
"""Whoever asks says who it is."""
REMINDER = "Rappel du jour"


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """A proxy whose clients name themselves."""
    with serving(tmp_path_factory.mktemp("proxy"), internet, SETTINGS + NAMED) as running:
        yield running


def named(proxy: Proxy, user: str, *, http2: bool = False) -> httpx.Client:
    """A client that a front proxy names."""
    context = ssl.create_default_context(cafile=str(proxy.ca))
    front = httpx.Proxy(proxy.address, headers={"x-remote-user": user})
    return httpx.Client(proxy=front, verify=context, timeout=30, trust_env=False, http2=http2)


def told(response: httpx.Response) -> str:
    """All text of a stream, its JSON read."""
    assert response.status_code == 200
    lines = [line.removeprefix("data: ") for line in response.text.splitlines() if line.startswith("data: {")]
    return json.dumps([json.loads(line) for line in lines], ensure_ascii=False)


def outcomes(proxy: Proxy) -> list[dict[str, Any]]:
    """The journal's outcomes, once a last one is written."""
    until(lambda: len(records(proxy.data_dir, "outcome")) == len(decisions(proxy)), "every outcome is written", 10)
    return records(proxy.data_dir, "outcome")


@pytest.mark.parametrize("path", ["patches", "whole", "claude"])
def test_the_first_answer_of_a_users_day_ends_in_it(path: str, proxy: Proxy) -> None:
    """An API before does not count, nor another user; the second answer has none."""
    url, body = {
        "patches": (CHATGPT, PATCHES),
        "whole": (CHATGPT, chatgpt(HARMLESS)),
        "claude": (f"{CLAUDE}/completion", {"prompt": HARMLESS, "attachments": [], "files": []}),
    }[path]
    with named(proxy, f"user-{path}", http2=path == "claude") as client:
        program, first, second = (client.post(to, json=sent) for to, sent in ((OPENAI, API), (url, body), (url, body)))
    assert [REMINDER in told(answer) for answer in (program, first, second)] == [False, True, False]
    assert "Today's reminder" in told(first)
    at = next(i for i, (a, b) in enumerate(zip(first.content, second.content, strict=False)) if a != b)
    added = len(first.content) - len(second.content)
    assert any(first.content[:i] + first.content[i + added :] == second.content for i in range(at + 1))


def test_a_failed_answer_leaves_it_for_the_next(proxy: Proxy) -> None:
    """The stand-in knows no answer for Gemini's page: not shown, told in the outcome, and due still."""
    gemini = "https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate"
    with named(proxy, "user-after-failure") as client:
        assert client.post(gemini, data={"f.req": '[null,"[[\\"bonjour\\"]]"]'}).json() == {"ok": True}
        assert outcomes(proxy)[-1].get("coached") == "no answer"
        assert REMINDER in told(client.post(CHATGPT, json=PATCHES))
    assert [outcome["coached"] for outcome in outcomes(proxy)[-2:]] == ["no answer", "shown"]


def test_it_is_remembered_over_a_restart_and_can_be_turned_off(tmp_path: Path, internet: StandIn) -> None:
    """Anonymous clients of one network share it."""
    for settings, expected in ((SETTINGS, [True, False]), (SETTINGS, [False]), (SETTINGS + "coach: false\n", [False])):
        folder = tmp_path if "false" not in settings else tmp_path / "off"
        folder.mkdir(exist_ok=True)
        with serving(folder, internet, settings) as proxy, client_for(proxy.address, proxy.ca) as client:
            assert expected == [REMINDER in told(client.post(CHATGPT, json=PATCHES)) for _ in expected]


def test_several_workers_show_it_once(tmp_path: Path, internet: StandIn) -> None:
    """The keeper's process counts for all of them."""
    with serving(tmp_path, internet, f"{SETTINGS}workers: 2\n{NAMED}") as proxy:
        shown = 0
        for _ in range(8):
            with named(proxy, "jdupont") as client:
                shown += REMINDER in told(client.post(CHATGPT, json=PATCHES))
    assert shown == 1


@pytest.mark.alone
def test_an_answer_with_the_reminder_streams_at_once(tmp_path: Path) -> None:
    """Event by event, as the service sends it."""
    with (
        StandIn(pause_s=0.5) as slow,
        serving(tmp_path, slow) as proxy,
        client_for(proxy.address, proxy.ca) as client,
        client.stream("POST", CHATGPT, json=PATCHES) as response,
    ):
        pieces = [(time.perf_counter(), piece) for piece in response.iter_raw()]
    gaps = [late - early for (early, _), (late, _) in pairwise(pieces)]
    assert b"Rappel du jour" in b"".join(piece for _, piece in pieces)
    assert min(gaps) > 0.25, "events came in a lump"
