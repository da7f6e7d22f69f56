"""Answers: streamed, without a way around the proxy, and remembered."""

import json
from datetime import datetime
from typing import Any

import pytest
from mitmproxy import flow as mitmflow
from mitmproxy import http
from mitmproxy.test import tutils

from audit.keeper import Keeper
from models.settings import Settings
from proxy.addon import Gardefou
from proxy.catalogue import Services
from proxy.egress import Gatekeeper
from proxy.entrance import Entrance
from proxy.guard import Guard
from proxy.people import People
from proxy.replies.coach import Coaching
from proxy.screening import Screening
from tests.proxy.conftest import CONTACT, HARMLESS, OPENAI, PATIENT, Journal, chat, flow_to
from tests.proxy.replies import streams

ELSEWHERE = "https://intranet.example/"


@pytest.fixture
def gardefou(services: Services, screening: Screening, keeper: Keeper) -> Gardefou:
    """Everything real."""
    settings = Settings()
    entrance = Entrance(settings, People(settings.identity), keeper)
    return Gardefou(entrance, services, screening, keeper, Gatekeeper(settings.egress, lambda host: False))


async def answered(gardefou: Gardefou, flow: http.HTTPFlow) -> http.HTTPFlow:
    """The flow after all hooks; a service answers what goes on."""
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    if flow.response is None:
        flow.response = tutils.tresp(headers=http.Headers(alt_svc='h3=":443"', content_type="text/event-stream"))
    gardefou.responseheaders(flow)
    gardefou.response(flow)
    return flow


def outcome(keeper: Keeper, journal: Journal) -> dict[str, Any]:
    """The only outcome. It is written with the next commit, or at the latest when the keeper closes."""
    keeper.close()
    (found,) = journal("outcome")
    return found


@pytest.mark.parametrize(
    ("url", "prompt", "streams"),
    [(OPENAI, HARMLESS, True), (ELSEWHERE, HARMLESS, True), (OPENAI, PATIENT, False)],
    ids=["AI service", "other host", "refusal"],
)
async def test_answers_stream_and_lead_to_no_other_way(
    gardefou: Gardefou, url: str, prompt: str, streams: bool
) -> None:
    """Refusals are ready-made; HTTP/3 is offered by nobody."""
    flow = await answered(gardefou, flow_to(url, chat(prompt)))
    assert flow.response
    assert streams == flow.response.stream
    assert "alt-svc" not in flow.response.headers


@pytest.mark.parametrize(("prompt", "expected"), [(HARMLESS, (200, True)), (PATIENT, (403, False))])
async def test_the_outcome_refers_to_its_decision(
    gardefou: Gardefou, keeper: Keeper, journal: Journal, prompt: str, expected: tuple[int, bool]
) -> None:
    """What the client saw, and whether the service saw anything."""
    await answered(gardefou, flow_to(OPENAI, chat(prompt)))
    found = outcome(keeper, journal)
    (decision,) = journal("decision")
    assert expected == (found["status"], found["forwarded"])
    assert decision["id"] == found["of"]
    assert found["latency_ms"] > 0
    assert datetime.fromisoformat(decision["time"]) <= datetime.fromisoformat(found["time"])


@pytest.mark.parametrize(("prompt", "replaced"), [(HARMLESS, 0), (CONTACT, 1), (PATIENT, 0)])
async def test_an_answer_names_its_decision(gardefou: Gardefou, journal: Journal, prompt: str, replaced: int) -> None:
    """For whoever supports the user of a program: the number in the log, and how much was replaced."""
    flow = await answered(gardefou, flow_to(OPENAI, chat(prompt)))
    (decision,) = journal("decision")
    assert flow.response
    assert f"{decision['id']}; replaced={replaced}" == flow.response.headers["x-gardefou"]


async def test_a_broken_connection_is_an_outcome(gardefou: Gardefou, keeper: Keeper, journal: Journal) -> None:
    """Its kind, never its text."""
    flow = flow_to(OPENAI, chat(HARMLESS))
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    flow.error = mitmflow.Error(f"reset by peer while sending {PATIENT}")
    gardefou.error(flow)
    found = outcome(keeper, journal)
    assert (None, "connection broke") == (found.get("status"), found["error"])


def test_a_request_that_was_never_whole_is_an_event(gardefou: Gardefou, keeper: Keeper, journal: Journal) -> None:
    """There was no decision to refer to."""
    flow = flow_to(OPENAI)
    gardefou.requestheaders(flow)
    gardefou.error(flow)
    keeper.close()
    assert [("refused unread", {"service": "openai-api"})] == [(e["event"], e["details"]) for e in journal("event")]
    assert journal("outcome") == []


async def test_other_hosts_leave_no_trace(gardefou: Gardefou, keeper: Keeper, journal: Journal) -> None:
    await answered(gardefou, flow_to(ELSEWHERE, chat(PATIENT)))
    keeper.close()
    assert [] == journal("decision") + journal("outcome") + journal("event")


async def test_what_the_guard_refused_was_not_forwarded(
    services: Services, gardefou: Gardefou, keeper: Keeper, journal: Journal
) -> None:
    """Another addon changed the body after the verdict."""
    flow = flow_to(OPENAI, chat(HARMLESS))
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    flow.request.raw_content = chat(PATIENT)
    Guard(services).request(flow)
    gardefou.responseheaders(flow)
    gardefou.response(flow)
    found = outcome(keeper, journal)
    assert (403, False) == (found["status"], found["forwarded"])


async def coached(gardefou: Gardefou, keeper: Keeper, journal: Journal, **answer: Any) -> dict[str, Any]:
    """The outcome of a first prompt of the day in ChatGPT's page."""
    message = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": [HARMLESS]}}
    flow = flow_to(
        "https://chatgpt.com/backend-api/conversation",
        json.dumps({"messages": [message]}).encode(),
        accept_encoding="br",
    )
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    assert flow.request.headers["accept-encoding"] == "identity"
    flow.response = tutils.tresp(headers=http.Headers(content_type="text/event-stream"), **answer)
    gardefou.responseheaders(flow)
    stream = flow.response.stream
    assert isinstance(stream, Coaching)
    flow.response.content = b"".join((*stream(streams.chatgpt()), *stream(b"")))
    gardefou.response(flow)
    return outcome(keeper, journal) | {"body": flow.response.content}


async def test_a_reminder_that_was_shown_is_told(gardefou: Gardefou, keeper: Keeper, journal: Journal) -> None:
    told = await coached(gardefou, keeper, journal)
    assert (told["coached"], "counted" in told) == ("shown", False)
    assert "Rappel du jour" in streams.read_chatgpt(told["body"])


async def test_a_reminder_that_was_not_shown_is_taken_back(
    gardefou: Gardefou, keeper: Keeper, journal: Journal
) -> None:
    """The answer is the service's own."""
    told = await coached(gardefou, keeper, journal, status_code=429)
    assert ("no answer", [-1]) == (told["coached"], [tally["number"] for tally in told["counted"]])
    assert told["body"] == streams.chatgpt()


async def test_a_prompt_that_owes_no_reminder_asks_as_its_page_does(gardefou: Gardefou) -> None:
    """Programs get their answers as they come."""
    flow = await answered(gardefou, flow_to(OPENAI, chat(HARMLESS), accept_encoding="br"))
    assert flow.request.headers["accept-encoding"] == "br"
    assert flow.response
    assert flow.response.stream is True
