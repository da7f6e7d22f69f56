"""Requests through the hooks, in mitmproxy's order: the door is closed first, and opens on a finished, durable verdict."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, override

import pytest
from mitmproxy import http
from structlog.testing import capture_logs

from audit.keeper import Keeper
from models.exchange import Flag
from models.services import Category, RefusedTool, Service
from models.settings import Settings
from proxy.addon import Gardefou
from proxy.catalogue import Services
from proxy.egress import Gatekeeper
from proxy.entrance import Entrance
from proxy.generation import Generation
from proxy.identity import Client
from proxy.judging import Verdict
from proxy.passage import passage_of
from proxy.people import People
from proxy.requests import Request
from proxy.screening import Screening
from tests.proxy.conftest import (
    CONTACT,
    CONTACT_SENT,
    HARMLESS,
    OPENAI,
    PATIENT,
    Journal,
    chat,
    flow_to,
    records,
    screener,
)

CHATGPT = "https://chatgpt.com/backend-api/conversation"
AUTOCOMPLETE = "https://chatgpt.com/backend-api/conversation/experimental/generate_autocompletions"


class BrokenServices(Services):
    """A catalogue that cannot answer."""

    def __init__(self) -> None:
        pass

    @override
    def service_of(self, host: str) -> Service | None:
        raise RuntimeError(PATIENT)

    @override
    def refused_tool(self, host: str) -> tuple[Category, RefusedTool] | None:
        raise RuntimeError(PATIENT)


class BrokenScreening(Screening):
    """A screening that dies of the prompt."""

    @override
    async def judge(self, request: Request, service: Service, client: Client) -> Verdict:
        raise RuntimeError(PATIENT)

    @override
    async def refuse(self, service: Service, method: str, client: Client, flag: Flag) -> Verdict:
        raise RuntimeError(PATIENT)


class Watched(http.HTTPFlow):
    """A flow that notes what is on disk at the moment when its refusal is taken away."""

    state: Path
    opened_with: list[dict[str, Any]] | None = None

    @override
    def __setattr__(self, name: str, value: object) -> None:
        if name == "response" and value is None and getattr(self, "response", None) is not None:
            self.opened_with = records(self.state, "decision")
        super().__setattr__(name, value)


def addon(services: Services, screening: Screening, keeper: Keeper) -> Gardefou:
    """The addon with the shipped settings."""
    settings = Settings()
    entrance = Entrance(settings, People(settings.identity), keeper)
    return Gardefou(entrance, services, screening, keeper, Gatekeeper(settings.egress, lambda host: False))


@pytest.fixture
def gardefou(services: Services, screening: Screening, keeper: Keeper) -> Gardefou:
    """Everything real."""
    return addon(services, screening, keeper)


async def asked(gardefou: Gardefou, flow: http.HTTPFlow) -> http.HTTPFlow:
    """The flow after its request was whole."""
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    return flow


def status(flow: http.HTTPFlow) -> int | None:
    """The status of an answer made here, or None for a request that goes on."""
    return flow.response.status_code if flow.response else None


def test_the_door_is_closed_before_anything_is_read(gardefou: Gardefou) -> None:
    """With the headers alone, and the body is not streamed past."""
    flow = flow_to(OPENAI)
    gardefou.requestheaders(flow)
    passage = passage_of(flow)
    assert status(flow) == 403
    assert not flow.request.stream
    assert passage
    assert passage.verdict is None


@pytest.mark.parametrize(("prompt", "expected"), [(HARMLESS, None), (CONTACT, None), (PATIENT, 403)])
async def test_a_request_is_forwarded_or_refused(gardefou: Gardefou, prompt: str, expected: int | None) -> None:
    flow = await asked(gardefou, flow_to(OPENAI, chat(prompt)))
    assert expected == status(flow)


async def test_an_unchanged_request_leaves_byte_for_byte(gardefou: Gardefou) -> None:
    """Its headers too."""
    body = b" " + chat(HARMLESS)
    flow = flow_to(OPENAI, body, digest="sha-256=x", authorization="Bearer none")
    before = flow.request.headers.copy()
    await asked(gardefou, flow)
    assert (body, before) == (flow.request.raw_content, flow.request.headers)


async def test_a_changed_body_leaves_with_headers_that_fit_it(gardefou: Gardefou) -> None:
    """No content coding, no digest of what was typed, and its own length."""
    flow = flow_to(
        OPENAI, b"", content_md5="x", digest="x", content_digest="x", repr_digest="x", content_encoding="gzip"
    )
    flow.request.content = chat(CONTACT)
    await asked(gardefou, flow)
    assert chat(CONTACT_SENT) == flow.request.raw_content
    assert str(len(chat(CONTACT_SENT))) == flow.request.headers["content-length"]
    gone = ("content-encoding", "content-md5", "digest", "content-digest", "repr-digest")
    assert [name for name in gone if name in flow.request.headers] == []


async def test_a_changed_chunked_body_has_one_framing(gardefou: Gardefou) -> None:
    flow = flow_to(OPENAI, chat(CONTACT), transfer_encoding="chunked")
    del flow.request.headers["content-length"]
    await asked(gardefou, flow)
    assert chat(CONTACT_SENT) == flow.request.raw_content
    assert sum(name in flow.request.headers for name in ("content-length", "transfer-encoding")) == 1


async def test_a_refusal_names_its_reference(gardefou: Gardefou, journal: Journal) -> None:
    """The number under which a reviewer finds it; nothing of the prompt is repeated or kept."""
    with capture_logs() as logs:
        flow = await asked(gardefou, flow_to(OPENAI, chat(PATIENT)))
    assert flow.response
    told = json.loads(flow.response.content or b"")["error"]["message"]
    (decision,) = journal("decision")
    assert decision["id"] in told
    assert "99 126" not in told + str(logs) + str(journal("decision"))


async def test_a_decision_is_on_disk_before_the_door_opens(gardefou: Gardefou, tmp_path: Path) -> None:
    flow = flow_to(OPENAI, chat(HARMLESS))
    watched = Watched(flow.client_conn, flow.server_conn)
    watched.request, watched.metadata, watched.state = flow.request, flow.metadata, tmp_path / "state"
    await asked(gardefou, watched)
    assert watched.response is None
    assert watched.opened_with is not None
    assert ["allow"] == [decision["gate"] for decision in watched.opened_with]


async def test_other_hosts_pass_untouched(gardefou: Gardefou, journal: Journal) -> None:
    """Streamed, unread, unrecorded."""
    flow = await asked(gardefou, flow_to("https://intranet.example/x", chat(PATIENT)))
    assert status(flow) is None
    assert flow.request.stream is True
    assert passage_of(flow) is None
    assert journal("decision") == []


@pytest.mark.parametrize("url", [OPENAI, "https://intranet.example/"])
def test_proxy_credentials_are_never_forwarded(gardefou: Gardefou, url: str) -> None:
    flow = flow_to(url, proxy_authorization="Basic ZDpwYXNz")
    gardefou.requestheaders(flow)
    assert "proxy-authorization" not in flow.request.headers


async def test_a_page_may_read_its_refusal_and_no_other_page(gardefou: Gardefou) -> None:
    """A browser hides an answer without these headers from the page that asked."""
    flow = await asked(gardefou, flow_to(CHATGPT, chat(PATIENT), origin="https://chatgpt.com"))
    assert flow.response
    assert "https://chatgpt.com" == flow.response.headers["access-control-allow-origin"]
    assert "true" == flow.response.headers["access-control-allow-credentials"]
    silent = await asked(gardefou, flow_to(CHATGPT, chat(PATIENT)))
    assert silent.response
    assert "access-control-allow-origin" not in silent.response.headers


async def test_a_draft_is_answered_here(gardefou: Gardefou, journal: Journal) -> None:
    """Also a harmless one."""
    flow = await asked(gardefou, flow_to(AUTOCOMPLETE, b'{"input_text": "bonjour"}'))
    assert flow.response
    assert (200, b"{}") == (flow.response.status_code, flow.response.content)
    gardefou.response(flow)
    assert ["allow"] == [decision["gate"] for decision in journal("decision")]


@pytest.mark.parametrize("where", ["host", "sni"])
async def test_names_that_disagree_are_refused_unread(gardefou: Gardefou, journal: Journal, where: str) -> None:
    """Even for a harmless prompt; the record says so."""
    flow = flow_to(OPENAI, chat(HARMLESS))
    if where == "host":
        flow.request.headers["host"] = "attacker.example"
    else:
        flow.client_conn.sni = "attacker.example"
    await asked(gardefou, flow)
    (decision,) = journal("decision")
    assert status(flow) == 403
    assert (["misrouted"], "block", []) == (decision["flags"], decision["gate"], decision["findings"])


async def test_a_websocket_is_not_opened(gardefou: Gardefou, journal: Journal) -> None:
    """What would be said on it is not read."""
    flow = await asked(gardefou, flow_to("https://chatgpt.com/ws", method="GET", upgrade="websocket"))
    assert status(flow) == 403
    assert [["unparsed"]] == [decision["flags"] for decision in journal("decision")]


async def test_trailers_are_refused(gardefou: Gardefou) -> None:
    flow = flow_to(OPENAI, chat(HARMLESS))
    flow.request.trailers = http.Headers(x_patient=PATIENT.encode())
    assert status(await asked(gardefou, flow)) == 403


async def test_a_query_in_the_path_is_read(gardefou: Gardefou) -> None:
    """Of a GET without body; the reply is the service's own kind of error."""
    flow = await asked(gardefou, flow_to("https://claude.ai/new?q=NIR+295109912611193", method="GET"))
    assert status(flow) == 403


async def test_a_hook_that_breaks_refuses(
    services: Services, generation: Generation, screening: Screening, keeper: Keeper
) -> None:
    """Each in turn; what it died of is nowhere."""
    broken = BrokenScreening(services, screener(generation, keeper), keeper)
    hooks: list[Callable[[http.HTTPFlow], Any]] = [
        addon(BrokenServices(), screening, keeper).requestheaders,
        addon(BrokenServices(), screening, keeper).http_connect,
        addon(services, broken, keeper).request,
    ]
    for hook in hooks:
        flow = flow_to(OPENAI, chat(PATIENT))
        addon(services, screening, keeper).requestheaders(flow)
        flow.response = None
        with capture_logs() as logs:
            result = hook(flow)
            if result is not None:
                await result
        assert status(flow) == 403
        assert ["RuntimeError"] == [entry["error"] for entry in logs]
        assert "NIR" not in str(logs)


async def test_a_request_whose_headers_broke_stays_shut(
    services: Services, screening: Screening, keeper: Keeper, gardefou: Gardefou
) -> None:
    """mitmproxy calls the next hooks all the same, which find no passage."""
    flow = flow_to(OPENAI, chat(HARMLESS))
    addon(BrokenServices(), screening, keeper).requestheaders(flow)
    await gardefou.request(flow)
    gardefou.responseheaders(flow)
    gardefou.response(flow)
    assert status(flow) == 403


async def test_a_verdict_that_cannot_be_performed_refuses(
    services: Services, generation: Generation, keeper: Keeper
) -> None:
    """The door is open last of all."""

    class Crooked(Screening):
        async def judge(self, request: Request, service: Service, client: Client) -> Verdict:
            return Verdict("GF-1", None, None, is_changed=True)  # type: ignore[arg-type]  # that is the point

    flow = await asked(
        addon(services, Crooked(services, screener(generation, keeper), keeper), keeper), flow_to(OPENAI)
    )
    assert status(flow) == 403
