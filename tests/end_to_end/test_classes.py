"""What is secret without any identifier does not leave, and its record holds no word of it."""

import json
from pathlib import Path

import pytest

from scripts.serving import serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for

URL = "https://api.openai.com/v1/chat/completions"
SECRETS = (
    "Le comité de surveillance nous demande de baisser la dose après trois DLT, ce n'est pas encore annoncé.",
    "Notre prix plancher face au CHU est de 2 900 euros par patient, ne pas descendre.",
    "Ma patiente, fleuriste à Guingamp, 52 ans, a une maladie de Gaucher, je la revois jeudi.",
)
HARMLESS = "Qu'est-ce qu'une DLT dans un essai de phase I, et que fait un comité de surveillance ?"
GEMINI = "https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate"
LE_CHAT = "https://chat.mistral.ai/api/chat"
COPILOT = "https://copilot.microsoft.com/c/api/conversations"


@pytest.mark.slow
def test_where_the_catalogue_knows_no_field_of_prompts_it_is_refused_too(tmp_path: Path) -> None:
    """In a form, in a field of any name, on a path that nobody knows; the question passes unchanged."""
    with StandIn() as service, serving(tmp_path, service) as proxy, client_for(proxy.address, proxy.ca) as client:
        for text in (*SECRETS, HARMLESS):
            form = {
                "f.req": json.dumps([None, json.dumps([[text, 0, None, 0], ["fr"]])]),
                "at": "AJvLN6P:1763870000123",
            }
            answers = (
                client.post(GEMINI, data=form),
                client.post(LE_CHAT, json={"mode": "append", "messageInput": [{"type": "text", "text": text}]}),
                client.post(COPILOT, json={"event": "send", "content": [{"type": "text", "text": text}]}),
            )
            assert [text in SECRETS] * 3 == [answer.status_code == 403 for answer in answers], text
        assert len(service.received) == 3


@pytest.mark.slow
def test_a_secret_without_an_identifier_is_refused(tmp_path: Path) -> None:
    """A question about the same things passes."""
    with StandIn() as service, serving(tmp_path, service) as proxy, client_for(proxy.address, proxy.ca) as client:
        for text in (*SECRETS, HARMLESS):
            answer = client.post(URL, json={"messages": [{"role": "user", "content": text}]})
            assert (403 if text in SECRETS else 200) == answer.status_code, text
        arrived = [json.loads(received.body)["messages"][0]["content"] for received in service.received]
    assert [HARMLESS] == arrived
    journal = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.jsonl"))
    assert "P2-PHRASE-CONFIDENTIELLE" in journal
    assert '"details":"more"' in journal
    assert not any(word in journal for word in ("plancher", "Guingamp", "fleuriste", "cohorte"))
