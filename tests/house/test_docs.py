"""The first pages tell the truth: the set-up commands come first, and the tables are those of the code."""

import os
import re

import pytest

from models.reading import read
from models.services import Catalogue
from scripts.main import gardefou
from scripts.tables import HEADINGS, rendered
from tests.house.plan import ROOT, committed

SET_UP = ["./scripts/run", "./scripts/test"]
PAGES = tuple(HEADINGS)


@pytest.mark.parametrize("page", PAGES)
def test_pages_start_with_the_set_up(page: str) -> None:
    """The first block of code of the page is the two set-up commands, within its first screen."""
    text = (ROOT / page).read_text(encoding="utf-8")
    block = re.search(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert block is not None
    assert [line.split("#")[0].strip() for line in block[1].strip().splitlines()] == SET_UP
    assert text[: block.start()].count("\n") < 25


@pytest.mark.parametrize("page", PAGES)
def test_tables_are_those_of_the_code(page: str) -> None:
    """Commands and services on the page are those of the code; `python -m scripts.tables` writes them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    catalogue = read(ROOT / "config" / "services.yaml", Catalogue)
    assert rendered(page, text, gardefou, catalogue) == text


@pytest.mark.parametrize("name", ["scripts/bootstrap", "scripts/run", "scripts/test", "scripts/check", ".ci/run"])
def test_set_up_commands_can_be_run(name: str) -> None:
    """The shell scripts are executable in a bare clone."""
    assert os.access(ROOT / name, os.X_OK)


def test_links_lead_somewhere() -> None:
    """Every relative link of a Markdown page leads to a file of the checkout."""
    dead = [
        f"{page}: {target}"
        for page in committed()
        if page.suffix == ".md"
        for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8"))
        if not (ROOT / page.parent / target).exists()
    ]
    assert dead == []
