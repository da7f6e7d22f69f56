"""The second look: whatever the first addon did, nothing passes to an AI host without a verdict that names its bytes."""

import pytest
from mitmproxy import http
from mitmproxy.test import tflow

from models.services import Catalogue, Service
from proxy.catalogue import Services
from proxy.door import shut
from proxy.guard import Guard
from proxy.identity import Client
from proxy.judging import Verdict
from proxy.passage import KEY, Passage
from proxy.replies.reply import Reply
from tests.proxy.conftest import HARMLESS, OPENAI, chat, flow_to

BODY = chat(HARMLESS)
REPLY = Reply(403, "application/json", b"{}")


class Broken(Services):
    """A catalogue that cannot answer."""

    def service_of(self, host: str) -> Service | None:
        raise RuntimeError(host)


def guarded(services: Services, verdict: Verdict | None, *, passage: bool = True) -> http.HTTPFlow:
    """A flow that the first addon left open with this verdict, after the guard has looked."""
    flow = flow_to(OPENAI, BODY)
    service = services.service_of("api.openai.com")
    assert service
    if passage:
        flow.metadata[KEY] = Passage(service, Client("127.0.0.0/8"), is_misrouted=False, verdict=verdict)
    Guard(services).request(flow)
    return flow


def test_the_verdicts_own_bytes_pass(services: Services) -> None:
    assert guarded(services, Verdict("GF-1", None, BODY)).response is None


@pytest.mark.parametrize(
    "verdict",
    [
        None,
        Verdict("GF-1", REPLY),
        Verdict("GF-1", REPLY, BODY),
        Verdict("GF-1", None, b""),
        Verdict("GF-1", None, BODY + b" "),
    ],
    ids=["no verdict", "a refusal", "a refusal of these bytes", "no bytes", "other bytes"],
)
def test_anything_else_is_refused(services: Services, verdict: Verdict | None) -> None:
    response = guarded(services, verdict).response
    assert response
    assert response.status_code == 403


def test_a_flow_that_the_first_addon_never_saw_is_refused(services: Services) -> None:
    """Nothing that says it is one, and a passage that is something else."""
    flow = flow_to(OPENAI, BODY)
    flow.metadata[KEY] = {"verdict": Verdict("GF-1", None, BODY)}
    Guard(services).request(flow)
    assert flow.response
    assert guarded(services, None, passage=False).response


def test_one_name_of_an_ai_host_is_enough(services: Services) -> None:
    """A request that says it goes elsewhere, over a connection that was opened for an AI host."""
    flow = flow_to("https://cdn.example/x", BODY)
    flow.client_conn.sni = "api.openai.com"
    Guard(services).request(flow)
    assert flow.response


def test_other_hosts_pass(services: Services) -> None:
    flow = flow_to("https://intranet.example/x", BODY)
    Guard(services).request(flow)
    assert flow.response is None


def test_an_answer_that_is_there_stays(services: Services) -> None:
    """A refusal inside the chat is not overwritten."""
    flow = flow_to(OPENAI, BODY)
    flow.response = http.Response.make(200, b"data: refused")
    Guard(services).request(flow)
    assert flow.response.content == b"data: refused"


def test_a_guard_that_breaks_refuses() -> None:
    flow = flow_to(OPENAI, BODY)
    Guard(Broken(Catalogue(schema="gardefou.services/v1", services=()))).request(flow)
    assert flow.response
    assert flow.response.status_code == 403


@pytest.mark.parametrize(("host", "is_dropped"), [("chatgpt.com", True), ("intranet.example", False)])
def test_websocket_messages_to_ai_hosts_are_dropped(services: Services, host: str, is_dropped: bool) -> None:
    """In both directions; the last one is the one that mitmproxy asks about."""
    flow = tflow.twebsocketflow()
    flow.request.host = flow.client_conn.sni = host
    assert flow.websocket
    Guard(services).websocket_message(flow)
    assert [False, False, is_dropped] == [message.dropped for message in flow.websocket.messages]


def test_bytes_that_are_not_http_end_the_connection(services: Services) -> None:
    flow = tflow.ttcpflow()
    Guard(services).tcp_start(flow)
    assert flow.error
    assert not flow.killable


def test_a_refusal_by_the_guard_is_the_closed_door(services: Services) -> None:
    expected = flow_to(OPENAI)
    shut(expected)
    refused = guarded(services, None).response
    assert expected.response
    assert refused
    assert expected.response.content == refused.content
