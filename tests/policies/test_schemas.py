"""The committed schemas are those of the code, and know the closed lists."""

import json

import pytest

from models.entities import FAMILY_OF
from policies.actions.known import OBLIGATIONS
from policies.loading import SHIPPED
from policies.schemas import SHAPES, committed, schema


@pytest.mark.parametrize("kind", SHAPES)
def test_the_committed_schema_is_current(kind: str) -> None:
    """`gardefou charter schema KIND > policies/charters/KIND.schema.json` writes it."""
    assert committed(kind).read_text(encoding="utf-8") == schema(kind)


def test_the_shipped_charter_names_its_schema() -> None:
    """Where editors look: in the first line."""
    first = SHIPPED.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={committed('charter').name}"


def test_closed_lists_are_in_the_schema() -> None:
    shapes = json.loads(schema("charter"))["$defs"]
    assert shapes["Selector"]["properties"]["entity"]["items"]["enum"] == sorted(FAMILY_OF)
    assert shapes["Then"]["properties"]["obligations"]["items"]["enum"] == sorted(OBLIGATIONS)
    assert shapes["When"]["additionalProperties"] is False
