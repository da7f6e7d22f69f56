"""What the hooks of one flow tell each other."""

import pytest
from mitmproxy.proxy.mode_specs import ProxyMode

from proxy.catalogue import Services
from proxy.identity import Client
from proxy.passage import KEY, Passage, ai_host, names, passage_of
from tests.proxy.conftest import OPENAI, flow_to


def test_every_name_counts() -> None:
    """The host that is connected to, TLS, and each Host header."""
    flow = flow_to("https://a.example/", host="b.example")
    flow.client_conn.sni = "c.example"
    flow.request.headers.add("host", "d.example:443")
    assert {"a.example", "b.example", "c.example", "d.example"} == names(flow)


def test_the_authority_of_http2_counts() -> None:
    flow = flow_to("https://a.example/")
    flow.request.authority = "b.example:443"
    assert {"a.example", "b.example"} == names(flow)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("regular", {"203.0.113.9", "api.openai.com"}),
        ("upstream:http://proxy.example:3128", {"203.0.113.9", "api.openai.com"}),
        ("transparent", {"api.openai.com"}),
        ("socks5", {"api.openai.com"}),
    ],
)
def test_an_address_is_a_name_only_where_the_client_chose_it(mode: str, expected: set[str]) -> None:
    flow = flow_to("https://203.0.113.9/", host="api.openai.com")
    flow.client_conn.sni = "api.openai.com"
    flow.client_conn.proxy_mode = ProxyMode.parse(mode)
    assert expected == names(flow)


@pytest.mark.parametrize("place", ["target", "sni", "host"])
def test_an_ai_service_is_found_by_any_name(services: Services, place: str) -> None:
    url, sni, host = ("api.openai.com" if place == where else "cdn.example" for where in ("target", "sni", "host"))
    flow = flow_to(f"https://{url}/", host=host)
    flow.client_conn.sni = sni
    found = ai_host(flow, services)
    assert found
    assert found.id == "openai-api"


def test_other_hosts_belong_to_no_service(services: Services) -> None:
    assert ai_host(flow_to("https://intranet.example/"), services) is None


def test_only_a_passage_is_taken_for_one(services: Services) -> None:
    """Metadata may be written by anybody; what is no Passage says nothing."""
    flow = flow_to(OPENAI)
    service = ai_host(flow, services)
    assert service
    passage = Passage(service, Client("127.0.0.0/8"), is_misrouted=False)
    found = []
    for value in (passage, "passage", None):
        flow.metadata[KEY] = value
        found.append(passage_of(flow))
    assert [passage, None, None] == found
    assert passage_of(flow_to(OPENAI)) is None


def test_a_new_passage_has_no_verdict(services: Services) -> None:
    """Absence of a word is a refusal."""
    service = services.service_of("api.openai.com")
    assert service
    assert Passage(service, Client("127.0.0.0/8"), is_misrouted=False).verdict is None
