"""Front proxies that name the user: believed from named networks alone, and where the client cannot write."""

import ssl
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from scripts.serving import serving
from scripts.standin import Received, StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.test_users import BODY, URL
from tests.end_to_end.watching import decisions
from tests.end_to_end.wire import head, plain

pytestmark = pytest.mark.slow
Arrived = Callable[[], list[Received]]


@pytest.mark.parametrize("believed", [True, False])
def test_a_header_is_believed_from_named_networks_alone(
    tmp_path: Path, internet: StandIn, arrived: Arrived, believed: bool
) -> None:
    """On the CONNECT, as a front proxy sends it; inside the tunnel the client writes, and is never believed."""
    network = "127.0.0.0/8" if believed else "10.9.0.0/16"
    settings = f"listen: 127.0.0.1:0\nidentity: {{headers: [{{networks: [{network}]}}]}}\n"
    with serving(tmp_path, internet, settings) as proxy:
        named = httpx.Proxy(proxy.address, headers={"X-Remote-User": "jdupont"})
        context = ssl.create_default_context(cafile=str(proxy.ca))
        with httpx.Client(proxy=named, verify=context, trust_env=False) as client:
            assert 200 == client.post(URL, json=BODY, headers={"x-remote-user": "mmartin"}).status_code
        with client_for(proxy.address, proxy.ca) as client:
            assert 200 == client.post(URL, json=BODY, headers={"x-remote-user": "jdupont"}).status_code
        with httpx.Client(proxy=proxy.address, trust_env=False) as client:
            client.get("http://intranet.example/", headers={"x-remote-user": "jdupont"})
    first, second = [decision["user"] for decision in decisions(proxy)]
    assert (believed, None) == (first is not None, second)
    assert believed is ("x-remote-user" not in map(str.lower, arrived()[-1].headers))


def test_a_front_proxy_that_names_two_users_names_none(tmp_path: Path, internet: StandIn, arrived: Arrived) -> None:
    """One of the two was written by the client."""
    settings = "listen: 127.0.0.1:0\nidentity: {headers: [{networks: [127.0.0.0/8]}]}\n"
    with serving(tmp_path, internet, settings) as proxy, plain(proxy) as connection:
        connection.sendall(
            b"CONNECT api.openai.com:443 HTTP/1.1\r\nHost: x\r\nX-Remote-User: a\r\nX-Remote-User: b\r\n\r\n"
        )
        assert head(connection).startswith(b"HTTP/1.1 403")
    assert arrived() == []
