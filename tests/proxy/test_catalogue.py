"""Hosts lead to services, requests to routes, and refused tools stay refused."""

import re

import pytest

from models.reading import read
from models.services import Catalogue, Category, RefusedTool, Service, ToolList
from proxy.catalogue import REMEMBERED, Services, canonical
from proxy.replies.styles import check_styles
from tests.house.plan import ROOT

CATALOGUE = read(ROOT / "config/services.yaml", Catalogue)
LISTS = [read(ROOT / f"config/{name}_tools.yaml", ToolList) for name in ("prohibited", "unknown")]
SHIPPED = Services(CATALOGUE, *LISTS)
NEVER = [
    "auth.openai.com",
    "openai.com",
    "cdn.oaistatic.com",
    "accounts.google.com",
    "huggingface.co",
    "duckduckgo.com",
]


def small(*hosts: str, refused: tuple[str, ...] = ()) -> Services:
    """One service for each host, named after it."""
    services = tuple(Service(id=host, name=host, hosts=(host,)) for host in hosts)
    tool = RefusedTool(name="t", hosts=refused, why="w")
    tools = ToolList(schema="gardefou.tools/v1", category=Category.UNKNOWN, tools=(tool,))
    return Services(Catalogue(schema="gardefou.services/v1", services=services), tools)


def found(services: Services, host: str) -> str | None:
    service = services.service_of(host)
    return service.id if service else None


@pytest.mark.parametrize(
    "host",
    [
        "chatgpt.com",
        "ChatGPT.com",
        "chatgpt.com.",
        "chatgpt.com:443",
        "chatgpt.com.:8443",
        "ｃhatgpt。com",
        "ws.chatgpt.com",
    ],
)
def test_a_service_is_found_however_its_host_is_written(host: str) -> None:
    assert found(SHIPPED, host) == "chatgpt-web"


@pytest.mark.parametrize(
    "host", [*NEVER, "", "evilchatgpt.com", "chatgpt.com.evil.test", "[::1]:443", "::1", "a" * 80 + ".com", "é" * 80]
)
def test_other_hosts_are_no_service(host: str) -> None:
    assert found(SHIPPED, host) is None
    assert SHIPPED.refused_tool(host) is None


def test_the_most_literal_host_wins() -> None:
    services = small("*.a.com", "x.a.com", "*.x.a.com")
    assert ["x.a.com", "*.x.a.com", "*.a.com", None] == [
        found(services, h) for h in ("x.a.com", "y.x.a.com", "y.a.com", "a.com")
    ]


def test_a_star_is_one_or_more_labels_or_parts_of_them() -> None:
    services = small("*-ai.a.com", "b.*.c.com")
    assert ["*-ai.a.com", None] == [found(services, h) for h in ("eu-west-ai.a.com", "-ai.a.com")]
    assert ["b.*.c.com", "b.*.c.com", None] == [found(services, h) for h in ("b.x.c.com", "b.x.y.c.com", "b.c.com")]


def test_unicode_hosts_are_compared_in_ascii() -> None:
    assert found(small("xn--t-9fa.com"), "Ét.com") == "xn--t-9fa.com"


def test_a_refused_host_is_refused_even_if_it_is_in_the_catalogue() -> None:
    services = small("a.com", "b.a.com", refused=("*.a.com",))
    assert services.service_of("b.a.com") is None
    assert services.refused_tool("B.a.com:443") == (
        Category.UNKNOWN,
        RefusedTool(name="t", hosts=("*.a.com",), why="w"),
    )
    assert services.decrypted_hosts() == [r"^a\.com\.?:\d+$"]


def test_every_tool_has_a_name_refused_ones_too() -> None:
    assert small("a.com", refused=("b.com",)).names == {"a.com": "a.com", "t": "t"}


def test_the_memory_of_hosts_is_bounded() -> None:
    services = small("a.com")
    for number in range(REMEMBERED + 10):
        services.service_of(f"h{number}.test")
    assert services._remembered.cache_info().currsize == REMEMBERED


def test_the_first_route_that_matches_wins() -> None:
    service = SHIPPED.service_of("chatgpt.com")
    assert service
    found = [
        SHIPPED.route_of(service, "POST", f"/backend-api/{path}")
        for path in ("f/conversation", "f/conversation/prepare", "x")
    ]
    assert ["conversation", "prepare", None] == [route and route.id for route in found]
    assert SHIPPED.route_of(service, "GET", "/backend-api/f/conversation") is None


def is_decrypted(host_and_port: str) -> bool:
    """As mitmproxy asks: an unanchored search without case."""
    return any(re.search(pattern, host_and_port, re.IGNORECASE) for pattern in SHIPPED.decrypted_hosts())


@pytest.mark.parametrize(
    "place",
    [
        "chatgpt.com:443",
        "CHATGPT.com:8443",
        "chatgpt.com.:443",
        "x.y.chatgpt.com:443",
        "bedrock-runtime.eu-west-3.amazonaws.com:443",
    ],
)
def test_hosts_of_the_catalogue_are_decrypted(place: str) -> None:
    assert is_decrypted(place)


@pytest.mark.parametrize(
    "place",
    [
        *(f"{host}:443" for host in NEVER),
        "evilchatgpt.com:443",
        "chatgpt.com:443.evil.test:443",
        "chatgptxcom:443",
        "pimeyes.com:443",
    ],
)
def test_no_other_host_is_decrypted(place: str) -> None:
    assert not is_decrypted(place)


def test_every_host_of_the_catalogue_is_found_and_decrypted() -> None:
    for service in CATALOGUE.services:
        for host in service.hosts:
            example = host.replace("*", "a.b")
            assert (service.id, True, host) == (
                found(SHIPPED, example),
                is_decrypted(f"{example}:443"),
                canonical(host),
            )


def test_every_example_takes_its_own_route() -> None:
    """No earlier route of the service hides it."""
    for service in CATALOGUE.services:
        for route in service.routes:
            assert route == SHIPPED.route_of(service, route.method.split("|")[0], route.example)


def test_every_style_of_the_catalogue_is_known() -> None:
    check_styles(CATALOGUE)


def test_no_tool_is_both_described_and_refused() -> None:
    for tools in LISTS:
        for tool in tools.tools:
            assert [SHIPPED.refused_tool(host.replace("*", "www")) for host in tool.hosts] == [
                (tools.category, tool)
            ] * len(tool.hosts)
            assert not any(host in service.hosts for host in tool.hosts for service in CATALOGUE.services)


def test_prohibited_tools_cite_the_article() -> None:
    assert all(re.search(r"article 5\(1\)\([a-h]\)", tool.why) for tool in LISTS[0].tools)


def test_the_nine_practices_that_the_law_prohibits_are_listed_with_their_source() -> None:
    """Whether or not a tool is known for each; every refused tool says which it serves."""
    prohibited = LISTS[0]
    assert len({practice.article for practice in prohibited.practices}) == 9
    assert all(practice.source.startswith("https://eur-lex.europa.eu/") for practice in prohibited.practices)
    assert all(tool.article for tool in prohibited.tools)
