"""From a prompt to the committee: what goes through a real proxy stands in the register and in the report, and a browser shows it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from scripts.main import gardefou
from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import CONTACT, HARMLESS, PATIENT
from tests.scripts.months import made, run

pytestmark = pytest.mark.slow

SETTINGS = """\
node: demo
listen: 127.0.0.1:0
clients: [{network: 127.0.0.0/8, user: jdupont, groups: [redaction]}]
"""
Command = Callable[..., str]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[tuple[Proxy, Path]]:
    """A proxy through which somebody has asked three things, and tried a refused tool."""
    folder = tmp_path_factory.mktemp("committee")
    with serving(folder, internet, settings=SETTINGS) as proxy, client_for(proxy.address, proxy.ca) as client:
        for prompt in (HARMLESS, CONTACT, PATIENT):
            body = {"model": "m", "messages": [{"role": "user", "content": prompt}]}
            client.post("https://api.openai.com/v1/chat/completions", json=body)
        client.get("http://www.phind.com/")
        yield proxy, folder


def told(used: tuple[Proxy, Path], *arguments: str) -> str:
    proxy, folder = used
    done = CliRunner().invoke(
        gardefou, [*arguments, "--config", str(folder / "gardefou.yaml"), "--data-dir", str(proxy.data_dir)]
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_what_went_through_stands_in_the_register(used: tuple[Proxy, Path]) -> None:
    """While the server runs."""
    text = told(used, "register", "export")
    [use] = [line for line in text.splitlines() if "openai-api" in line]
    assert use.startswith(
        "undeclared,openai-api,OpenAI API,public_genai,redaction,none,3,1,allow: 2; block: 1,chat: 3,"
    )
    assert "replaced" in use
    assert "refused" in use
    assert any(line.startswith("kept_out,phind,Phind,unknown_genai,") for line in text.splitlines())


def test_what_went_through_stands_in_the_report(used: tuple[Proxy, Path]) -> None:
    """Of one person nothing is shown, unless it is asked for; the journal of a running server is proven."""
    month = datetime.now(UTC).strftime("%Y-%m")
    assert "| demandes / requests | – | – |" in told(used, "report", "--month", month)
    text = told(used, "report", "--month", month, "--min-persons", "1")
    assert "| demandes / requests | 4 | – |" in text
    assert "| OpenAI API | 3 | – |" in text
    assert "Nœud demo : intact" in text
    assert [word for word in ("jdupont", *CONTACT.split()) if len(word) > 6 and word in text] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium") or "chromium", args=["--no-sandbox", "--disable-gpu"]
        ) as running,
    ):
        yield running


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("months", [(), (9, 10)], ids=["empty", "filled"])
def test_the_page_fits_and_says_nothing_to_the_console(
    browser: Browser, tmp_path: Path, width: int, months: tuple[int, ...]
) -> None:
    """On a telephone and on a desk; wide tables scroll in themselves. How it looked is kept beside it."""
    out = tmp_path / "report.html"
    data_dir = made(tmp_path / "state", *months)
    shown = run(data_dir, "report", "--month", "2026-10", "--format", "html", "--min-persons", "3", "--out", str(out))
    assert shown.exit_code == 0, shown.output
    said: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(out.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.get_by_role("heading", level=1).inner_text() == "Rapport mensuel du comité IA, octobre 2026"
        assert page.get_by_role("table").count() >= 5
        page.screenshot(path=tmp_path / "report.png", full_page=True)
        context.close()
    assert said == []
