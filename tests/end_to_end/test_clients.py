"""The official clients, through HTTPS_PROXY and the generated authority: an answer, an answer to redacted text, a refusal in one try."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

import anthropic
import openai
import pytest

from scripts.serving import Proxy
from scripts.standin import Received
from tests.end_to_end.prompts import CONTACT, CONTACT_SENT, HARMLESS, PATIENT
from tests.end_to_end.watching import decisions

pytestmark = pytest.mark.usefixtures("environment")
Arrived = Callable[[], list[Received]]


def openai_chat(prompt: str, *, stream: bool) -> str:
    """What a program using chat completions reads."""
    messages: Any = [{"role": "user", "content": prompt}]
    with openai.OpenAI(api_key="none") as client:
        if not stream:
            return str(client.chat.completions.create(model="m", messages=messages).choices[0].message.content)
        chunks = client.chat.completions.create(model="m", messages=messages, stream=True)
        return "".join(c.choices[0].delta.content or "" for c in chunks if c.choices).strip()


def openai_responses(prompt: str, *, stream: bool) -> str:
    """What a program using responses reads."""
    with openai.OpenAI(api_key="none") as client:
        if not stream:
            return client.responses.create(model="m", input=prompt).output_text
        events = client.responses.create(model="m", input=prompt, stream=True)
        return "".join(e.delta for e in events if e.type == "response.output_text.delta").strip()


def anthropic_messages(prompt: str, *, stream: bool) -> str:
    """What a program using messages reads."""
    messages: Any = [{"role": "user", "content": prompt}]
    with anthropic.Anthropic(api_key="none") as client:
        if not stream:
            block: Any = client.messages.create(model="m", max_tokens=9, messages=messages).content[0]
            return str(block.text)
        with client.messages.stream(model="m", max_tokens=9, messages=messages) as events:
            return "".join(events.text_stream).strip()


CLIENTS = [openai_chat, openai_responses, anthropic_messages]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("ask", CLIENTS)
def test_harmless_prompts_are_answered(ask: Callable[..., str], stream: bool, arrived: Arrived) -> None:
    """Text sent is text typed."""
    assert ask(HARMLESS, stream=stream) == f"Bien reçu : {HARMLESS}"
    (received,) = arrived()
    assert HARMLESS in received.body.decode()


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("ask", CLIENTS)
def test_contact_details_are_replaced(ask: Callable[..., str], stream: bool, arrived: Arrived) -> None:
    """The answer is one to the redacted text."""
    assert ask(CONTACT, stream=stream) == f"Bien reçu : {CONTACT_SENT}"
    (received,) = arrived()
    assert CONTACT_SENT in received.body.decode()
    assert "vautravers" not in received.body.decode()


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("ask", CLIENTS)
def test_patient_data_is_refused_in_one_try(
    ask: Callable[..., str], stream: bool, arrived: Arrived, proxy: Proxy
) -> None:
    """A clear French refusal with a reference, once; nothing arrives."""
    before = len(decisions(proxy))
    with pytest.raises((openai.PermissionDeniedError, anthropic.PermissionDeniedError)) as caught:
        ask(PATIENT, stream=stream)
    assert "Envoi arrêté par gardefou" in str(caught.value)
    assert "Référence : GF-" in str(caught.value)
    assert arrived() == []
    assert len(decisions(proxy)) - before == 1


@pytest.mark.parametrize(("prompt", "told"), [(HARMLESS, HARMLESS), (CONTACT, CONTACT_SENT), (PATIENT, "Envoi arrêté")])
def test_curl(prompt: str, told: str, proxy: Proxy) -> None:
    """curl on HTTP/2, as it comes."""
    body = json.dumps({"messages": [{"role": "user", "content": prompt}]})
    command = [
        "curl",
        "-sS",
        "--proxy",
        proxy.address,
        "--cacert",
        str(proxy.ca),
        "-H",
        "content-type: application/json",
    ]
    run = subprocess.run(
        [*command, "-d", body, "https://api.openai.com/v1/chat/completions"], capture_output=True, check=True
    )
    assert told in run.stdout.decode()
