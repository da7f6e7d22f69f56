"""ChatGPT and Claude in a browser: the refusal is an answer in the chat, drafts stay home, pages may read the reply."""

import json
from collections.abc import Callable

import httpx
import pytest

from scripts.standin import Received
from tests.end_to_end.prompts import CONTACT, CONTACT_SENT, HARMLESS, PATIENT

Arrived = Callable[[], list[Received]]
CHATGPT = "https://chatgpt.com/backend-api"
CLAUDE = "https://claude.ai/api/organizations/11111111-1111-4111-8111-111111111111/chat_conversations/22222222-2222-4222-8222-222222222222"
ORIGIN = {"origin": "https://chatgpt.com"}


def chatgpt(prompt: str) -> dict[str, object]:
    """What the page sends."""
    content = {"content_type": "text", "parts": [prompt]}
    message = {
        "id": "aaaaaaaa-0000-4000-8000-000000000001",
        "author": {"role": "user"},
        "content": content,
        "metadata": {},
    }
    return {
        "action": "next",
        "messages": [message],
        "model": "auto",
        "conversation_id": "c1",
        "parent_message_id": "p1",
    }


@pytest.mark.parametrize("path", ["/conversation", "/f/conversation"])
def test_chatgpt(path: str, client: httpx.Client, arrived: Arrived) -> None:
    """Harmless, redacted, refused inside the chat with status 200."""
    assert HARMLESS in client.post(CHATGPT + path, json=chatgpt(HARMLESS), headers=ORIGIN).text
    assert CONTACT_SENT in client.post(CHATGPT + path, json=chatgpt(CONTACT), headers=ORIGIN).text
    assert len(arrived()) == 2
    refused = client.post(CHATGPT + path, json=chatgpt(PATIENT), headers=ORIGIN)
    assert (refused.status_code, refused.headers["content-type"].split(";")[0]) == (200, "text/event-stream")
    assert refused.headers["access-control-allow-origin"] == ORIGIN["origin"]
    first = json.loads(refused.text.split("data: ")[1].split("\n")[0])
    assert "Envoi arrêté par gardefou" in json.dumps(first, ensure_ascii=False)
    assert refused.text.rstrip().endswith("data: [DONE]")
    assert len(arrived()) == 2


def test_references_beside_somebody(client: httpx.Client, arrived: Arrived) -> None:
    """Of an invoice, an employee and a login: taken out, where a number of a stay would stop the prompt."""
    prompt = "Mme Vautravers conteste la facture F25-0881204 (agent matricule 0047815, login : q.maubert)."
    assert client.post(f"{CHATGPT}/conversation", json=chatgpt(prompt), headers=ORIGIN).status_code == 200
    (sent,) = arrived()
    assert sent.body.count(b"[") > 3
    for value in (b"Vautravers", b"F25-0881204", b"0047815", b"q.maubert"):
        assert value not in sent.body


def test_drafts_stay_home(client: httpx.Client, arrived: Arrived) -> None:
    """`prepare` goes on without its text, as the page needs its answer; autocompletions are answered here."""
    draft = {
        "action": "next",
        "partial_query": {
            "id": "x",
            "author": {"role": "user"},
            "content": {"content_type": "text", "parts": [PATIENT]},
        },
    }
    assert client.post(f"{CHATGPT}/f/conversation/prepare", json=draft).json()["conduit_token"] == "token"
    (received,) = arrived()
    assert json.loads(received.body)["partial_query"]["content"]["parts"] == [""]
    url = f"{CHATGPT}/conversation/experimental/generate_autocompletions"
    assert client.post(url, json={"input_text": PATIENT}).json() == {}
    assert len(arrived()) == 1


def test_claude(client: httpx.Client, arrived: Arrived) -> None:
    """The same, in the shape of claude.ai."""
    body = {"prompt": HARMLESS, "timezone": "Europe/Paris", "attachments": [], "files": []}
    assert HARMLESS.split()[0] in client.post(f"{CLAUDE}/completion", json=body).text
    assert "[TEL_1]" in client.post(f"{CLAUDE}/completion", json={**body, "prompt": CONTACT}).text
    refused = client.post(f"{CLAUDE}/completion", json={**body, "prompt": PATIENT})
    assert refused.status_code == 200
    assert "Envoi arrêté par gardefou" in refused.text
    assert "event: message_stop" in refused.text
    assert len(arrived()) == 2


def test_an_attachment_of_claude_is_read(client: httpx.Client, arrived: Arrived) -> None:
    """Its extracted text travels in the completion."""
    attachment = {"file_name": "notes.txt", "file_type": "txt", "extracted_content": PATIENT}
    body = {"prompt": "Résume.", "attachments": [attachment]}
    assert "Envoi arrêté" in client.post(f"{CLAUDE}/completion", json=body).text
    assert arrived() == []


def test_preflights_and_pages_pass(client: httpx.Client, arrived: Arrived) -> None:
    """OPTIONS and GET without anything in them; HTTP/3 is not offered on."""
    assert client.options(f"{CHATGPT}/conversation", headers=ORIGIN).status_code == 200
    page = client.get("https://chatgpt.com/")
    assert page.status_code == 200
    assert "alt-svc" not in page.headers
    assert len(arrived()) == 2


@pytest.mark.parametrize("host", ["clearview.ai", "pimeyes.com"])
def test_prohibited_tools_are_refused_at_connect(host: str, client: httpx.Client, arrived: Arrived) -> None:
    """Without decryption."""
    with pytest.raises(httpx.ProxyError, match="403"):
        client.get(f"https://{host}/")
    assert arrived() == []
