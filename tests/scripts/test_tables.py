"""Tables of the first pages: written between their markers, and nowhere else."""

import click
import pytest

from models.services import Catalogue
from scripts.tables import HEADINGS, command_rows, filled, rendered, service_rows, table

PAGE = "# gardefou\n<!-- commands -->\nold\n<!-- /commands -->\nkept\n<!-- services -->\n<!-- /services -->\n<!-- bench -->\n<!-- /bench -->\n"


@click.group()
def tool() -> None:
    """A group."""


@tool.group()
def charter() -> None:
    """A group inside."""


@charter.command()
def check() -> None:
    """Checks a | b."""


@tool.command(hidden=True)
def secret() -> None:
    """Not shown."""


CATALOGUE = Catalogue.model_validate(
    {
        "schema": "gardefou.services/v1",
        "services": [
            {
                "id": "essai",
                "name": "Essai",
                "hosts": ["ia.example", "*.ia.example"],
                "routes": [
                    {"id": "chat", "method": "POST", "path": "/chat", "example": "/chat", "text": [".prompt"]},
                    {"id": "health", "method": "GET", "path": "/health", "example": "/health"},
                ],
            }
        ],
    }
)


def test_commands_are_named_in_full_and_hidden_ones_are_left_out() -> None:
    assert [("`gardefou charter check`", "Checks a | b.")] == list(command_rows(tool, "gardefou"))


def test_a_service_shows_the_routes_whose_text_is_known() -> None:
    expected = ("Essai (`essai`)", "`ia.example` `*.ia.example`", "public_genai", "chat")
    assert [expected] == list(service_rows(CATALOGUE))


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert "| x |\n| --- |\n| a \\| b |" == table(("x",), iter([("a | b",)]))


@pytest.mark.parametrize("page", HEADINGS)
def test_only_what_stands_between_markers_changes(page: str) -> None:
    once = rendered(page, PAGE, tool, CATALOGUE)
    assert "old" not in once
    assert "\nkept\n" in once
    assert once == rendered(page, once, tool, CATALOGUE)


@pytest.mark.parametrize("page", ["no markers", "<!-- x -->\n<!-- /x -->\n" * 2])
def test_missing_or_double_markers_are_an_error(page: str) -> None:
    with pytest.raises(ValueError, match="write <!-- x -->"):
        filled(page, "x", "content")
