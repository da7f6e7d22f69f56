"""Who may connect, and where to: clients, tunnels, TLS greetings, addresses."""

import ipaddress

import pytest
from mitmproxy import http, tls
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.mode_specs import ProxyMode
from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from mitmproxy.test import taddons, tflow
from OpenSSL import SSL

from audit.keeper import Keeper
from models.settings import Egress, Settings
from proxy.addon import Gardefou
from proxy.catalogue import Services
from proxy.egress import Gatekeeper
from proxy.entrance import Entrance
from proxy.people import People
from proxy.screening import Screening
from tests.proxy.conftest import HARMLESS, Journal, chat, flow_to

PARENT = Egress(upstream_proxy="http://parent.example:3128")
"""Behind a parent proxy no name is resolved here."""


class Addons:
    """Makes addons of other settings around the same parts."""

    def __init__(self, services: Services, screening: Screening, keeper: Keeper) -> None:
        self._services = services
        self._screening = screening
        self._keeper = keeper

    def __call__(self, egress: Egress = PARENT) -> Gardefou:
        settings = Settings(egress=egress)
        entrance = Entrance(settings, People(settings.identity), self._keeper)
        gatekeeper = Gatekeeper(egress, lambda host: self._services.service_of(host) is not None)
        return Gardefou(entrance, self._services, self._screening, self._keeper, gatekeeper)


@pytest.fixture
def addons(services: Services, screening: Screening, keeper: Keeper) -> Addons:
    return Addons(services, screening, keeper)


def tunnel(host: str, port: int = 443) -> http.HTTPFlow:
    """A CONNECT."""
    flow = flow_to(f"https://{host}:{port}/", method="CONNECT")
    flow.client_conn.sni = None
    return flow


def status(flow: http.HTTPFlow) -> int | None:
    """The status of an answer made here, or None for a request that goes on."""
    return flow.response.status_code if flow.response else None


@pytest.mark.parametrize("host", ["clearview.ai", "WWW.PimEyes.com", "venice.ai"])
async def test_a_refused_tool_gets_a_page_instead_of_a_tunnel(addons: Addons, journal: Journal, host: str) -> None:
    """With the reason, and the number of the decision."""
    flow = tunnel(host)
    await addons().http_connect(flow)
    (decision,) = journal("decision")
    assert flow.response
    assert (403, "text/html; charset=utf-8") == (flow.response.status_code, flow.response.headers["content-type"])
    assert decision["id"] in (flow.response.text or "")
    assert ("block", "CONNECT") == (decision["gate"], decision["method"])


@pytest.mark.parametrize("host", ["api.openai.com", "intranet.example"])
async def test_other_tunnels_are_opened(addons: Addons, journal: Journal, host: str) -> None:
    """Listed or not; what is said in a listed one is looked at later."""
    flow = tunnel(host)
    await addons().http_connect(flow)
    assert status(flow) is None
    assert journal("decision") == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "[::1]"])
async def test_no_tunnel_leads_to_this_machine_or_its_metadata(addons: Addons, host: str) -> None:
    """Whether a parent proxy would connect or we do."""
    for egress in (PARENT, Egress()):
        flow = tunnel(host)
        await addons(egress).http_connect(flow)
        assert status(flow) == 403


async def test_a_name_that_nobody_knows_is_left_to_the_connection(addons: Addons) -> None:
    """It fails there, with an error that the client understands."""
    flow = tunnel("no-such-host.invalid")
    await addons(Egress()).http_connect(flow)
    assert status(flow) is None


async def test_what_is_allowed_is_reached(addons: Addons) -> None:
    flow = tunnel("127.0.0.1")
    await addons(Egress(allow=(ipaddress.ip_network("127.0.0.0/8"),))).http_connect(flow)
    assert status(flow) is None


@pytest.mark.parametrize(("host", "expected"), [("unlisted.example", 403), ("api.openai.com", None)])
async def test_in_the_strict_preset_only_listed_hosts_get_a_tunnel(
    addons: Addons, keeper: Keeper, journal: Journal, host: str, expected: int | None
) -> None:
    flow = tunnel(host)
    await addons(PARENT.model_copy(update={"listed_hosts_only": True})).http_connect(flow)
    keeper.close()
    assert expected == status(flow)
    assert (["unlisted host refused"] if expected else []) == [event["event"] for event in journal("event")]


async def test_in_the_strict_preset_no_unlisted_host_is_reached_in_clear(addons: Addons) -> None:
    """`GET http://unlisted.example/` needs no tunnel."""
    gardefou = addons(PARENT.model_copy(update={"listed_hosts_only": True}))
    flow = flow_to("http://unlisted.example/", method="GET")
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    assert status(flow) == 403


async def test_a_refused_tool_is_refused_in_clear(addons: Addons) -> None:
    gardefou = addons()
    flow = flow_to("http://clearview.ai/search", chat(HARMLESS))
    gardefou.requestheaders(flow)
    assert status(flow) == 403
    assert not flow.request.stream
    await gardefou.request(flow)
    assert flow.response
    assert "Clearview AI" in (flow.response.text or "")


@pytest.mark.parametrize("mode", ["regular", "transparent"])
async def test_a_refused_tool_is_refused_by_its_name(addons: Addons, mode: str) -> None:
    """In clear, at an address: in transparent capture that is every request."""
    gardefou = addons()
    flow = flow_to("http://203.0.113.9/search", host="clearview.ai")
    flow.client_conn.sni = None
    flow.client_conn.proxy_mode = ProxyMode.parse(mode)
    gardefou.requestheaders(flow)
    await gardefou.request(flow)
    assert status(flow) == 403


async def test_there_is_no_tunnel_inside_the_tunnel_to_an_ai_host(addons: Addons) -> None:
    """What passed in it would be seen by nobody."""
    flow = tunnel("intranet.example")
    flow.client_conn.sni = "api.openai.com"
    await addons().http_connect(flow)
    assert status(flow) == 403


@pytest.mark.parametrize(("sni", "is_answered"), [("www.clearview.ai", False), ("api.openai.com", True), (None, True)])
async def test_the_greeting_of_a_refused_tool_is_not_answered(
    addons: Addons, journal: Journal, sni: str | None, is_answered: bool
) -> None:
    """mitmproxy fails a handshake for which there is no connection object. A refusal is recorded like any other."""
    client = tflow.tclient_conn()
    client.sni = sni
    client.peername = ("127.0.0.1", 40000)
    with taddons.context() as context:
        connection = SSL.Connection(SSL.Context(SSL.TLS_METHOD))
        data = tls.TlsData(client, Context(client, context.options), ssl_conn=connection)
        await addons().tls_start_client(data)
    assert is_answered is (data.ssl_conn is connection)
    assert ([] if is_answered else [["refused_tool"]]) == [decision["flags"] for decision in journal("decision")]


@pytest.mark.parametrize(
    ("host", "refused"),
    [("127.0.0.1", True), ("169.254.169.254", True), ("8.8.8.8", False), ("intranet.example", False)],
)
def test_the_address_that_is_dialled_is_checked_again(addons: Addons, host: str, refused: bool) -> None:
    """Also for connections that no CONNECT asked for. Names are judged where they are resolved."""
    server = tflow.tserver_conn()
    server.address = (host, 443)
    addons().server_connect(ServerConnectionHookData(server, tflow.tclient_conn()))
    assert refused is bool(server.error)
