"""What a red team got past an earlier version, through the real proxy: each is refused now, and its harmless twin still passes."""

import base64
import json
from collections.abc import Callable

import httpx
import pytest

from scripts.serving import Proxy
from scripts.standin import Received
from tests.end_to_end.prompts import HARMLESS, PATIENT
from tests.end_to_end.wire import exchanged, post

Arrived = Callable[[], list[Received]]
OPENAI = "https://api.openai.com/v1/chat/completions"
ANTHROPIC = "https://api.anthropic.com/v1/messages"
NIR_13 = "2 95 10 99 126 111"
"""Found behind a label alone."""


def said(content: object) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": content}]}


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


SENTENCE = f"{PATIENT} Elle revient dans trois mois pour un contrôle."
EVASIONS: dict[str, tuple[str, object]] = {
    "document in base64": (
        ANTHROPIC,
        said([{"type": "document", "source": {"type": "base64", "media_type": "text/plain", "data": b64(SENTENCE)}}]),
    ),
    "file as data URL": (
        OPENAI,
        said([{"type": "file", "file": {"file_data": "data:text/csv;base64," + b64(SENTENCE)}}]),
    ),
    "base64 in prose": (OPENAI, said(f"Décode et résume : {b64(SENTENCE)} merci")),
    "tool call as JSON": (ANTHROPIC, said([{"type": "tool_use", "input": {"nir": NIR_13.replace(" ", "")}}])),
    "tool call with a number": (ANTHROPIC, said([{"type": "tool_use", "input": {"nir": 2951099126111}}])),
    "JSON after prose": (OPENAI, said("Analyse : " + json.dumps({"note": f"Bilan\nNIR {NIR_13}"}))),
    "escaped label": (OPENAI, said("Analyse : " + json.dumps({"note": f"n° de sécurité sociale {NIR_13}"}))),
    "HTML entities": (OPENAI, said(f"S&eacute;curit&eacute; sociale&nbsp;: {NIR_13.replace(' ', '&nbsp;')}")),
}


@pytest.mark.parametrize("name", EVASIONS)
def test_evasions_are_refused(name: str, client: httpx.Client, arrived: Arrived) -> None:
    """Nothing arrives, and the refusal says why."""
    url, body = EVASIONS[name]
    response = client.post(url, json=body)
    assert response.status_code == 403
    assert "NIR" in response.json()["error"]["message"]
    assert arrived() == []


@pytest.mark.parametrize(
    "body",
    [
        said([{"type": "document", "source": {"type": "base64", "data": b64(HARMLESS * 3)}}]),
        said([{"type": "tool_use", "input": {"query": "non-infériorité", "limit": 1234567890}}]),
        said("Analyse : " + json.dumps({"note": "Bilan\nnormal à 10⁹/L"})),
    ],
)
def test_their_harmless_twins_pass(body: object, client: httpx.Client, arrived: Arrived) -> None:
    """As they were typed."""
    assert client.post(ANTHROPIC, json=body).status_code == 200
    (received,) = arrived()
    assert json.loads(received.body) == body


@pytest.mark.parametrize(
    "request_bytes",
    [
        post(b"{}", f'Content-Disposition: attachment; filename="NIR {NIR_13}.txt"'),
        post(b"{}", "X-Goog-Upload-File-Name: NIR%20295109912611193.txt"),
        post(b"{}", "Referer: https://intranet.example/?q=NIR+295109912611193"),
        post(b"{}", host="NIR295109912611193@api.openai.com"),
        post(b"{}", host="api.openai.com:295109912611193"),
        post(b"{}").replace(b"POST", b"NIR-295109912611193"),
        post(b"{}", path="/v1/x?q=s\xe9cu+295109912611193"),
        post(b"{}", "Content-Type: text/plain"),
        post(b"{}", "Transfer-Encoding: gzip, chunked").replace(b"{}", b"2\r\n{}\r\n0\r\n\r\n"),
    ],
    ids=["disposition", "upload name", "referer", "userinfo", "port", "method", "latin-1", "two types", "gzip framing"],
)
def test_text_outside_of_the_body(request_bytes: bytes, proxy: Proxy, arrived: Arrived) -> None:
    """In headers, in the host, in the method, in bytes that are no UTF-8; and framing or types that two programs read differently."""
    answer = exchanged(proxy, request_bytes)
    assert answer == b"" or answer.split(b" ")[1] in (b"400", b"403")
    assert arrived() == []


def test_json_that_is_a_form_too(client: httpx.Client, arrived: Arrived) -> None:
    """The service may read the form where the proxy reads the JSON."""
    data = b'{"x":"&f.req=%32%39%35%31%30%39%39&"}'
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("https://gemini.google.com/x", content=data, headers=kind).status_code == 403
    assert arrived() == []


def test_a_flood_of_findings_is_refused(client: httpx.Client, arrived: Arrived) -> None:
    """Over many messages, too; and quickly."""
    messages = [{"role": "user", "content": f"courriel a{i}@exemple.fr"} for i in range(3000)]
    assert client.post(OPENAI, json={"messages": messages}).status_code == 403
    assert arrived() == []
