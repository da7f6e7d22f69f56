"""Paths of the catalogue name positions of documents."""

import pytest

from models.exchange import PartKind
from proxy.bodies.selection import selection_of
from tests.proxy.bodies.documents import route


@pytest.mark.parametrize(
    ("path", "shape", "is_named"),
    [
        ("$.prompt", "$.prompt", True),
        ("$.prompt", "$.prompts", False),
        ("$.prompt", "$.a.prompt", False),
        ("$.m[*].content", "$.m[*].content", True),
        ("$.m[*].content", "$.m[*].content[*]", False),
        ("$.m[*].content", "$.m.content", False),
        ("$.metadata.*", "$.metadata.a", True),
        ("$.metadata.*", "$.metadata.a.b", False),
        ("$.metadata.*", "$.metadata[*]", False),
        ("$.v.*.text", "$.v.a.text", True),
        ("$.v.*.text", "$.v.a.b.text", False),
        ("$.t.**", "$.t", True),
        ("$.t.**", "$.t[*].a.b", True),
        ("$.t.**", "$.tt", False),
        ("$.**", "$[*].a", True),
        ("$.**", "$", True),
    ],
)
def test_paths(path: str, shape: str, is_named: bool) -> None:
    assert is_named == (selection_of(route(path)).kind(shape) is PartKind.PROMPT)


def test_file_names_are_a_kind_of_their_own() -> None:
    assert selection_of(route("$.a", file_names=("$.b",))).kind("$.b") is PartKind.FILE_NAME


@pytest.mark.parametrize("key", ["prompt", "dupont", "nir_2_95_10", "a b", "295109912611193", "é", "a.b", "x" * 41])
def test_only_keys_that_the_route_names_stand_in_paths(key: str) -> None:
    """Paths are logged; any other key may be a word of the user."""
    assert (".prompt" if key == "prompt" else ".?") == selection_of(route("$.prompt")).step(key)


def test_a_key_under_a_wildcard_is_found_and_not_told() -> None:
    """`$.metadata.*` selects whatever the user called it."""
    selection = selection_of(route("$.metadata.*"))
    assert PartKind.PROMPT is selection.kind(f"$.metadata{selection.step('Dupont_Marie')}")
