"""Debian's Chromium through the proxy, on stand-ins for the pages of ChatGPT and Claude: what a person sees, and what left.

The browser checks certificates for real: the proxy's authority is in its NSS store, where IT puts it. Screenshots are in pytest's
temporary folder of each test.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, Response, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from scripts.serving import SETTINGS, Proxy, serving
from scripts.standin import Received, StandIn
from tests.end_to_end.prompts import CONTACT, CONTACT_SENT, HARMLESS, PATIENT
from tests.end_to_end.watching import decisions

pytestmark = pytest.mark.slow

Arrived = Callable[[], list[Received]]
Launch = Callable[..., Browser]
PAGES = Path(__file__).parent / "pages"
HOSTS = {"chatgpt": "chatgpt.com", "claude": "claude.ai"}
FORMS = {
    "ChatGPT": "https://chatgpt.com/",
    "ChatGPT, whole messages": "https://chatgpt.com/?form=whole",
    "Claude": "https://claude.ai/",
}
CHAT = ("/f/conversation", "/completion")
"""How the path ends that a prompt is sent to."""
DRAFTS = {"prepare": "/f/conversation/prepare", "autocompletions": "/experimental/generate_autocompletions"}
ARGUMENTS = [
    "--no-sandbox",  # tests may run as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # tests reach no network, not even to look up a name
]
REFUSED = ([("block", "conversation")], [("block", "completion")])
STORAGE = "sdmntpr.oaiusercontent.com"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FILES = {
    "unreadable bytes, at a storage of their own": (
        "ChatGPT",
        "compte-rendu.pdf",
        [("OPTIONS", "files.chatgpt.com"), ("POST", "files.chatgpt.com"), ("OPTIONS", STORAGE)],
    ),
    "a telling name, at another host of the service": (
        "ChatGPT",
        "patiente NIR 2 95 10 99 126 111 93.pdf",
        [("OPTIONS", "files.chatgpt.com")],
    ),
    "unreadable bytes, at the page's own host": ("Claude", "compte-rendu.pdf", []),
}
"""Page, name of the file, and what of it reaches the services: the browser's questions, and what may pass."""


@pytest.fixture(scope="module")
def internet() -> Iterator[StandIn]:
    """The AI services, with pages for a browser."""
    pages = {f"{host}/": (PAGES / f"{name}.html").read_bytes() for name, host in HOSTS.items()}
    pages |= {
        f"{host}/{file}": (PAGES / file).read_bytes() for host in HOSTS.values() for file in ("chat.js", "chat.css")
    }
    with StandIn(pages=pages) as service:
        yield service


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """Without the reminder of the day, which would end the first answer of all of them."""
    with serving(tmp_path_factory.mktemp("proxy"), internet, f"{SETTINGS}coach: false\n") as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, proxy: Proxy) -> Path:
    """A home whose NSS store trusts the proxy's authority for servers."""
    made = tmp_path_factory.mktemp("home")
    store = made / ".pki" / "nssdb"
    store.mkdir(parents=True)
    subprocess.run(["certutil", "-d", f"sql:{store}", "-N", "--empty-password"], check=True)
    trusted(made, proxy)
    return made


def trusted(home: Path, proxy: Proxy) -> Proxy:
    """The proxy, once IT has its authority in the store."""
    database = ["certutil", "-d", f"sql:{home / '.pki' / 'nssdb'}"]
    subprocess.run([*database, "-A", "-n", proxy.address, "-t", "C,,", "-i", str(proxy.ca)], check=True)
    return proxy


@pytest.fixture(scope="module")
def launch(home: Path, proxy: Proxy) -> Iterator[Launch]:
    """Starts a browser behind the proxy."""
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:

        def launched(home: Path = home, proxy: Proxy = proxy) -> Browser:
            return playwright.chromium.launch(
                executable_path=shutil.which("chromium") or "chromium",
                args=ARGUMENTS,
                proxy={"server": proxy.address},
                env={**os.environ, "HOME": str(home)},
            )

        yield launched


@pytest.fixture(scope="module")
def browser(launch: Launch) -> Iterator[Browser]:
    with launch() as running:
        yield running


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A fresh profile's page; how it looked at the end is kept."""
    with browser.new_context(locale="fr-FR", viewport={"width": 900, "height": 640}) as context:
        opened = context.new_page()
        yield opened
        opened.screenshot(path=tmp_path / "end.png")


@pytest.fixture
def arrived(internet: StandIn) -> Arrived:
    """What reached the services since the test began, without Chromium's own search for updates."""
    before = len(internet.received)
    return lambda: [r for r in internet.received[before:] if not r.path.startswith("http://update.googleapis.com/")]


def send(page: Page, text: str) -> None:
    """Type, key by key, and press Send."""
    page.get_by_label("Message").press_sequentially(text)
    page.get_by_role("button", name="Envoyer").click()


def bubble(page: Page) -> Locator:
    """The assistant's last message."""
    return page.locator("article[data-role=assistant]").last


def finished(page: Page) -> str:
    """The assistant's last message, once its stream has ended as the page expects."""
    expect(bubble(page)).to_have_attribute("data-state", "done")
    expect(page.get_by_role("alert")).to_have_count(0)
    return bubble(page).inner_text()


def prompts(arrived: list[Received]) -> list[Received]:
    """What of the arrived is a prompt."""
    return [received for received in arrived if received.path.endswith(CHAT)]


@pytest.fixture(params=FORMS)
def chat(request: pytest.FixtureRequest, page: Page) -> Page:
    """The page of a chat."""
    page.goto(FORMS[request.param])
    return page


def test_the_certificate_is_checked(launch: Launch, tmp_path: Path) -> None:
    """A browser that IT did not prepare does not take the proxy for the service: what passes below is trusted for real."""
    with launch(home=tmp_path) as stranger, pytest.raises(BrowserError, match="ERR_CERT_AUTHORITY_INVALID"):
        stranger.new_page().goto("https://chatgpt.com/")


def test_a_harmless_prompt_is_answered_as_it_streams(
    chat: Page, internet: StandIn, arrived: Arrived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first words can be read before the last are sent."""
    monkeypatch.setattr(internet, "pause_s", 0.5)
    send(chat, HARMLESS)
    expect(chat.locator("article[data-state=arriving]")).to_contain_text("Bien")
    assert "non-infériorité" not in bubble(chat).inner_text()
    chat.screenshot(path=tmp_path / "arriving.png")
    internet.pause_s = 0
    assert finished(chat).strip() == f"Bien reçu : {HARMLESS}"
    assert len(prompts(arrived())) == 1


@pytest.mark.parametrize("form", FORMS)
def test_the_first_answer_reminds(form: str, launch: Launch, home: Path, internet: StandIn, tmp_path: Path) -> None:
    """As the end of the assistant's message. The second answer has none."""
    with serving(tmp_path, internet) as coaching, launch(proxy=trusted(home, coaching)) as browser:
        page = browser.new_page()
        page.goto(FORMS[form])
        send(page, HARMLESS)
        assert re.match(r"Bien reçu : [^\0]* \?\s+---\s+Rappel du jour, ajouté par gardefou", finished(page))
        send(page, HARMLESS)
        expect(bubble(page)).not_to_contain_text("Rappel")


def test_contact_details_leave_as_tags(chat: Page, arrived: Arrived) -> None:
    """The person sees in the answer what the service saw."""
    send(chat, CONTACT)
    assert CONTACT_SENT in finished(chat)
    (prompt,) = prompts(arrived())
    assert CONTACT_SENT in prompt.body.decode()
    assert not any(b"vautravers" in received.body or b"12 34" in received.body for received in arrived())


def test_patient_data_is_refused_inside_the_chat(chat: Page, proxy: Proxy, arrived: Arrived) -> None:
    """Our notice is the assistant's message, with the journal's number; the page asks once, and nothing leaves."""
    asked: list[str] = []
    chat.on("request", lambda request: asked.append(request.url))
    send(chat, PATIENT)
    told = finished(chat)
    assert "Envoi arrêté par gardefou : rien n'a été transmis." in told
    assert "numéro de sécurité sociale (NIR)" in told
    reference = re.search(r"Référence : (GF-\w{10})\.", told)
    assert reference
    assert [(d["gate"], d["route"]) for d in decisions(proxy) if d["id"] == reference[1]] in REFUSED
    if "claude" in chat.url:
        expect(chat).to_have_title("Nouvelle conversation")  # asked for with the prompt's text, and answered here
    assert len([url for url in asked if url.endswith(CHAT)]) == 1
    assert prompts(arrived()) == []
    assert not any(b"126" in received.body or b"patiente" in received.body for received in arrived())


def test_what_is_typed_stays_home_until_it_is_sent(page: Page, arrived: Arrived) -> None:
    """Half a number is no number yet, and no detector could find it: drafts are emptied or answered here, whatever they hold."""
    page.goto(FORMS["ChatGPT"])
    field = page.get_by_label("Message")
    for half in (PATIENT[:30], PATIENT[30:]):
        with (
            page.expect_response(is_of(DRAFTS["prepare"])) as prepared,
            page.expect_response(is_of(DRAFTS["autocompletions"])) as completed,
        ):
            field.press_sequentially(half)
        assert prepared.value.json() == {"status": "ok", "conduit_token": "token"}
        assert completed.value.json() == {}
    drafts = [received for received in arrived() if received.method == "POST"]
    assert {received.path for received in drafts} == {f"/backend-api{DRAFTS['prepare']}"}
    assert {tuple(json.loads(received.body)["partial_query"]["content"]["parts"]) for received in drafts} == {("",)}
    assert not any(b"patiente" in received.body or b"sume" in received.body for received in arrived())


def is_of(path: str) -> Callable[[Response], bool]:
    return lambda response: response.url.endswith(path)


@pytest.mark.parametrize("case", FILES)
def test_a_refused_file_is_explained_to_the_page(case: str, page: Page, arrived: Arrived) -> None:
    """Also to one that asks another host, whose answer the browser shows it only if it is told that it may (CORS)."""
    name, file, reaches = FILES[case]
    page.goto(FORMS[name])
    content: FilePayload = {"name": file, "mimeType": "application/pdf", "buffer": PDF}
    page.locator("input[type=file]").set_input_files(content)
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"Envoi arrêté par gardefou.* GF-\w{10}"))
    assert reaches == [(received.method, received.host) for received in arrived() if received.method != "GET"]
    assert not any(b"%PDF" in received.body for received in arrived())


def test_a_prohibited_tool_cannot_be_opened(page: Page, proxy: Proxy, arrived: Arrived, tmp_path: Path) -> None:
    """Over HTTPS nothing is decrypted, and browsers show no page of a proxy that refuses a tunnel; over HTTP ours is shown."""
    with pytest.raises(BrowserError, match="ERR_TUNNEL_CONNECTION_FAILED"):
        page.goto("https://clearview.ai/")
    page.wait_for_url("chrome-error://chromewebdata/")
    expect(page.locator("body")).to_contain_text("ERR_TUNNEL_CONNECTION_FAILED")
    page.screenshot(path=tmp_path / "https.png")
    answer = page.goto("http://clearview.ai/")
    assert answer
    assert answer.status == 403
    expect(page.get_by_role("heading")).to_have_text("Clearview AI n’est pas autorisé ici")
    assert decisions(proxy)[-1]["id"] in page.locator("main").inner_text()
    assert arrived() == []


def test_the_browsers_own_calls_are_no_decisions(launch: Launch, internet: StandIn, proxy: Proxy) -> None:
    """Chromium looks for updates and accounts by itself, through the proxy, which lets it and writes nothing down."""
    tunnels, before = len(internet.tunnels), len(decisions(proxy))
    with launch() as started:
        page = started.new_page()
        page.goto(FORMS["Claude"])
        for _ in range(600):
            if any("google" in host for host in internet.tunnels[tunnels:]):
                break
            page.wait_for_timeout(50)
        else:
            pytest.fail("Chromium called nobody: this test shows nothing")
    assert {"claude-web"} == {decision["service"] for decision in decisions(proxy)[before:]}
    assert not any("google" in file.read_text() for file in (proxy.data_dir / "journal").glob("*.jsonl"))
