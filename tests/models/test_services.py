"""The shape of the service catalogue."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.services import Catalogue, Category, Draft, RefusedTool, Route, Service, ToolList


def route(**fields: Any) -> Route:
    return Route.model_validate({"id": "r", "method": "POST|PUT", "path": "/a/[^/]+", "example": "/a/b", **fields})


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("POST", "/a/c", True),
        ("PUT", "/a/c", True),
        ("GET", "/a/c", False),
        ("POST", "/a/b/c", False),
        ("POST", "/x/a/b", False),
        ("post", "/a/b", False),
        ("POST|PUT", "/a/b", False),
    ],
)
def test_a_route_matches_method_and_whole_path(method: str, path: str, expected: bool) -> None:
    """No prefix: what matches is rewritten by what the route says."""
    assert expected is route().matches(method, path)


def test_a_route_whose_example_does_not_match_is_refused() -> None:
    with pytest.raises(ValidationError, match="route r: its own example '/b' does not match its path"):
        route(example="/b")


def test_a_service_of_which_nothing_is_said_is_public() -> None:
    """The strictest of the categories that are let through at all; its drafts are screened."""
    service = Service(id="s", name="S", hosts=("s.example",))
    assert (Category.PUBLIC, Draft.SCREEN) == (service.category, route().draft)


def test_a_service_stands_once_in_a_catalogue() -> None:
    service = {"id": "s", "name": "S", "hosts": ["s.example"]}
    with pytest.raises(ValidationError, match="service named twice: s"):
        Catalogue.model_validate({"schema": "gardefou.services/v1", "services": [service, service]})


@pytest.mark.parametrize("category", ["public_genai", "approved_genai", "internal_genai"])
def test_only_tools_that_may_not_be_used_are_listed_as_refused(category: str) -> None:
    with pytest.raises(ValidationError):
        ToolList.model_validate({"schema": "gardefou.tools/v1", "category": category, "tools": []})


def test_a_tool_names_a_practice_of_its_list() -> None:
    tool = {"name": "x", "hosts": ["x.example"], "why": "w", "article": "5(1)(z)"}
    with pytest.raises(ValidationError, match=r"x: unknown article '5\(1\)\(z\)'"):
        ToolList.model_validate({"schema": "gardefou.tools/v1", "category": "prohibited_ai", "tools": [tool]})


def test_a_refused_tool_is_known_by_its_name() -> None:
    assert RefusedTool(name="T3 Chat (β)", hosts=(), why="w").id == "t3-chat--β-"
