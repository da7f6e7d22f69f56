"""Debian's Chromium on the stand-in pages: a person reads how to justify, types it, and goes on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.test_browser import (
    FORMS,
    Arrived,
    arrived,
    browser,
    finished,
    home,
    internet,
    launch,
    page,
    prompts,
    send,
)
from tests.end_to_end.test_justify import CASE, REASON, SETTINGS, approved, reference_in
from tests.end_to_end.watching import decisions

__all__ = ["arrived", "browser", "home", "internet", "launch", "page"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:  # pytest's way
    """Before approved tools, for a user who is known."""
    folder = tmp_path_factory.mktemp("office")
    approved(folder)
    with serving(folder, internet, SETTINGS) as running:
        yield running


@pytest.mark.parametrize("form", FORMS)
def test_a_reason_is_typed_in_the_chat(page: Page, proxy: Proxy, arrived: Arrived, form: str) -> None:
    """The line on its own, Shift and Enter, the message; nothing of the line leaves, neither while it is typed nor with the message."""
    page.goto(FORMS[form])
    send(page, CASE)
    told = finished(page)
    assert told.startswith("Envoi suspendu par gardefou : rien n'a été transmis.")
    assert prompts(arrived()) == []
    page.get_by_label("Message").press_sequentially(f"gardefou : je justifie {reference_in(told)} — {REASON}")
    page.keyboard.press("Shift+Enter")
    send(page, CASE)
    expect(page.locator("article[data-role=assistant]")).to_have_count(2)
    assert CASE in finished(page)
    (prompt,) = prompts(arrived())
    assert CASE in prompt.body.decode()
    assert not any(b"justifie" in received.body or b"relue" in received.body for received in arrived())
    given = [one["justification"]["reason"] for one in decisions(proxy) if "justification" in one]
    assert REASON == given[-1]
