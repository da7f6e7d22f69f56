"""The entrance: who is let in as whom, and that a password ends here."""

import base64
from pathlib import Path
from typing import Any

import pytest
from mitmproxy import http
from mitmproxy.proxy.mode_specs import ProxyMode
from mitmproxy.test import tflow
from structlog.testing import capture_logs

from audit.keeper import Keeper
from models.settings import Settings
from proxy.entrance import Entrance
from proxy.passage import ADMITTED, admitted
from proxy.people import People
from tests.proxy.conftest import OPENAI, Journal, flow_to
from tests.proxy.test_htpasswd import hashed

PASSWORD = "Merle-42"
TYPED = base64.b64encode(f"jdupont:{PASSWORD}".encode()).decode()
RIGHT = f"Basic {TYPED}"
WRONG = "Basic " + base64.b64encode(b"jdupont:faux").decode()


class Entrances:
    """Makes entrances of other settings around the same files."""

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self._keeper = keeper
        self._users = folder / "users"
        self._users.write_text(f"jdupont:{hashed(PASSWORD)}\n", encoding="utf-8")

    def __call__(self, *, asks: bool = True, **changes: Any) -> Entrance:
        identity = changes.pop("identity", {})
        settings = Settings.model_validate(
            {**changes, "identity": {"htpasswd": self._users if asks else None, **identity}}
        )
        return Entrance(settings, People(settings.identity), self._keeper)


@pytest.fixture
def entrances(tmp_path: Path, keeper: Keeper) -> Entrances:
    return Entrances(tmp_path, keeper)


def coming(url: str = OPENAI, mode: str = "regular", **headers: str) -> http.HTTPFlow:
    """A flow before the entrance. As a CONNECT, no TLS is there yet."""
    flow = flow_to(url, b"", "POST", **headers)
    del flow.metadata[ADMITTED]
    flow.client_conn.timestamp_tls_setup = None
    flow.client_conn.proxy_mode = ProxyMode.parse(mode)
    return flow


async def seen(entrance: Entrance, flow: http.HTTPFlow) -> str | int | None:
    """The user, None for an anonymous one, or the status of the refusal."""
    naming = entrance.requestheaders(flow)
    if naming is not None:
        await naming
    client = admitted(flow)
    if client is None:
        assert flow.response
        return flow.response.status_code
    assert flow.response is None
    return client.user


@pytest.mark.parametrize(
    ("address", "refused"), [("127.0.0.1", False), ("::1", False), ("10.0.0.1", True), ("8.8.8.8", True)]
)
def test_only_clients_of_the_allowed_networks_may_connect(entrances: Entrances, address: str, refused: bool) -> None:
    client = tflow.tclient_conn()
    client.peername = (address, 40000)
    entrances().client_connected(client)
    assert refused is bool(client.error)


def test_a_connection_that_was_refused_before_stays_refused(entrances: Entrances) -> None:
    """Being of an allowed network does not make room."""
    client = tflow.tclient_conn()
    client.peername, client.error = ("127.0.0.1", 40000), "too many connections"
    entrances().client_connected(client)
    assert client.error == "too many connections"


@pytest.mark.parametrize(("given", "expected"), [(RIGHT, "jdupont"), (WRONG, 407), ("Bearer x", 407), (None, None)])
async def test_passwords(entrances: Entrances, given: str | None, expected: str | int | None) -> None:
    """Right, wrong, not one at all, and none where none is required. The header is gone in each case."""
    flow = coming(**({"proxy_authorization": given} if given else {}))
    assert expected == await seen(entrances(), flow)
    assert "proxy-authorization" not in flow.request.headers


async def test_where_no_password_is_asked_for_none_is_read(entrances: Entrances) -> None:
    flow = coming(proxy_authorization=WRONG)
    assert await seen(entrances(asks=False), flow) is None
    assert "proxy-authorization" not in flow.request.headers


async def test_a_nameless_client_is_asked_where_names_are_required(entrances: Entrances) -> None:
    required = entrances(identity={"required": True})
    assert 407 == await seen(required, coming())
    assert "jdupont" == await seen(required, coming(proxy_authorization=RIGHT))


async def test_a_password_goes_before_a_header_and_a_header_before_a_network(entrances: Entrances) -> None:
    """Each with its own groups; a wrong password is none of the others."""
    entrance = entrances(
        clients=[{"network": "127.0.0.0/8", "user": "poste", "groups": ["salle"]}],
        identity={"headers": [{"networks": ["127.0.0.1/32"], "groups": "X-Groups"}]},
    )
    named = {"x_remote_user": "mmartin", "x_groups": "dm, essais"}
    for headers, user, groups in (
        ({}, "poste", ("salle",)),
        (named, "mmartin", ("dm", "essais")),
        ({**named, "proxy_authorization": RIGHT}, "jdupont", ()),
    ):
        flow = coming(**headers)
        assert user == await seen(entrance, flow)
        client = admitted(flow)
        assert client
        assert groups == client.groups
        assert not {"x-remote-user", "x-groups"} & set(flow.request.headers)
    assert 407 == await seen(entrance, coming(**named, proxy_authorization=WRONG))


async def test_a_header_of_anybody_else_is_only_a_header(entrances: Entrances) -> None:
    """It is not believed, and it is not ours to take away."""
    entrance = entrances(identity={"headers": [{"networks": ["10.0.0.0/8"]}]})
    flow = coming(x_remote_user="jdupont")
    assert await seen(entrance, flow) is None
    assert "jdupont" == flow.request.headers["x-remote-user"]


async def test_two_names_are_none(entrances: Entrances) -> None:
    entrance = entrances(identity={"headers": [{"networks": ["127.0.0.0/8"]}]})
    flow = coming(x_remote_user="jdupont")
    flow.request.headers.add("X-Remote-User", "mmartin")
    assert 403 == await seen(entrance, flow)


async def test_what_comes_through_a_tunnel_is_its_clients(entrances: Entrances) -> None:
    """Asked once; a header inside is the client's own writing. When the connection ends, it is forgotten."""
    entrance = entrances(identity={"required": True, "headers": [{"networks": ["127.0.0.0/8"]}]})
    connect = coming(proxy_authorization=RIGHT)
    await entrance.http_connect(connect)
    entrance.http_connected(connect)
    inside = coming(x_remote_user="mmartin", proxy_authorization=WRONG)
    inside.client_conn = connect.client_conn
    assert "jdupont" == await seen(entrance, inside)
    assert "jdupont" == entrance.client_at(connect.client_conn).user
    assert "proxy-authorization" not in inside.request.headers
    entrance.client_disconnected(connect.client_conn)
    after = coming()
    after.client_conn = connect.client_conn
    assert 407 == await seen(entrance, after)


async def test_a_tunnel_that_was_not_opened_names_nobody(entrances: Entrances) -> None:
    """The next request on the connection may be of another user of a front proxy."""
    entrance = entrances(identity={"required": True})
    connect = coming(proxy_authorization=RIGHT)
    await entrance.http_connect(connect)
    after = coming()
    after.client_conn = connect.client_conn
    assert 407 == await seen(entrance, after)


async def test_captured_clients_are_not_asked_for_a_password(entrances: Entrances) -> None:
    """They know of no proxy: network and header alone, and 403 for nobody."""
    entrance = entrances(
        asks=False,
        mode="transparent",
        identity={"required": True, "headers": [{"networks": ["127.0.0.0/8"]}]},
    )
    assert "mmartin" == await seen(entrance, coming(mode="transparent", x_remote_user="mmartin"))
    assert 403 == await seen(entrance, coming(mode="transparent", proxy_authorization=RIGHT))


def test_a_captured_client_that_nobody_can_name_is_cut_off(entrances: Entrances) -> None:
    """As its other connections would pass unseen."""
    clients = [{"network": "127.0.0.0/8"}, {"network": "127.0.0.2/32", "user": "poste"}]
    entrance = entrances(asks=False, mode="transparent", clients=clients, identity={"required": True})
    for address, refused in (("127.0.0.1", True), ("127.0.0.2", False)):
        client = tflow.tclient_conn()
        client.peername = (address, 40000)
        entrance.client_connected(client)
        assert refused is bool(client.error)


async def test_in_clear_no_password_is_looked_at_where_there_is_tls(entrances: Entrances) -> None:
    """Nor is one asked for."""
    entrance = entrances(listen_tls={"certificate": "own.pem", "key": "own.key"})
    assert 403 == await seen(entrance, coming(proxy_authorization=RIGHT))
    sealed = coming(proxy_authorization=RIGHT)
    sealed.client_conn.timestamp_tls_setup = 1.0
    assert "jdupont" == await seen(entrance, sealed)


async def test_who_guesses_is_told_to_wait(entrances: Entrances) -> None:
    entrance = entrances()
    found = [await seen(entrance, coming(proxy_authorization=WRONG)) for _ in range(11)]
    assert [407] * 10 + [403] == found


async def test_a_password_leaves_no_trace(entrances: Entrances, keeper: Keeper, journal: Journal) -> None:
    """Not on the flow, in logs or in the journal; a wrong one is an event with the network alone."""
    with capture_logs() as logs:
        for given in (RIGHT, WRONG, RIGHT[:-1]):
            flow = coming(proxy_authorization=given)
            await seen(entrances(), flow)
            assert not any(word in str(flow.get_state()) for word in (PASSWORD, TYPED[:-1]))
    keeper.close()
    assert [{"network": "127.0.0.0/8"}] == [event["details"] for event in journal("event")]
    assert "login refused" in str(logs)
    assert not any(word in str(logs) + str(journal("event")) for word in (PASSWORD, TYPED[:-1], "jdupont"))


async def test_an_entrance_that_breaks_lets_nobody_in(entrances: Entrances, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it dies of."""
    entrance = entrances()
    monkeypatch.setattr(entrance, "_logins", None)
    flow = coming(proxy_authorization=RIGHT)
    with capture_logs() as logs:
        assert 403 == await seen(entrance, flow)
    assert PASSWORD not in str(logs)
