"""What programs and pages send around a harmless prompt, tools, settings and identifiers, is no name: it arrives as it was sent."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from scripts.serving import serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import HARMLESS

TOOL = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get current temperature for a given location.",
        "parameters": {
            "type": "object",
            "properties": {"location": {"type": "string", "description": "City and country"}, "first_name": {}},
            "additionalProperties": False,
        },
        "strict": True,
    },
}
STYLE = {"type": "default", "key": "Default", "name": "Normal", "nameKey": "normal_style_name", "isDefault": True}
SCHEMA = {"type": "OBJECT", "properties": {"nom": {"type": "STRING"}, "ville": {"type": "STRING"}}}
SENT: dict[str, dict[str, object]] = {
    "https://api.openai.com/v1/chat/completions": {
        "model": "gpt-4o-mini",
        "messages": [{"role": "user", "content": HARMLESS}],
        "tools": [TOOL],
        "metadata": {"topic": "demo"},
    },
    "https://api.anthropic.com/v1/messages": {
        "model": "claude-sonnet-4-5",
        "max_tokens": 1024,
        "system": "You are Claude.",
        "messages": [{"role": "user", "content": HARMLESS}],
        "metadata": {"user_id": "13803d75-b4b5-4c3e-b2a2-6f21399b021b"},
    },
    "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent": {
        "contents": [{"role": "user", "parts": [{"text": HARMLESS}]}],
        "generationConfig": {"responseMimeType": "application/json", "responseSchema": SCHEMA},
        "safetySettings": [{"category": "HARM_CATEGORY_DANGEROUS_CONTENT", "threshold": "BLOCK_ONLY_HIGH"}],
    },
    "https://claude.ai/api/organizations/3f1c2d4e/chat_conversations/7b1c2d4e/completion": {
        "prompt": HARMLESS,
        "timezone": "Europe/Paris",
        "personalized_styles": [STYLE],
        "tools": [{"type": "repl_v0", "name": "repl"}, {"type": "web_search_v0", "name": "web_search"}],
        "rendering_mode": "messages",
    },
    "https://chat.mistral.ai/api/chat": {
        "messageInput": [{"type": "text", "text": HARMLESS}],
        "features": ["beta-code-interpreter", "beta-websearch"],
        "clientPromptData": {"userTimezone": "UTC+01:00 (Europe/Paris)"},
    },
}


@pytest.fixture(scope="module")
def service() -> Iterator[StandIn]:
    """What plays the services."""
    with StandIn() as played:
        yield played


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, service: StandIn) -> Iterator[httpx.Client]:
    """A client behind a proxy as it is shipped."""
    folder: Path = tmp_path_factory.mktemp("fields")
    with serving(folder, service) as proxy, client_for(proxy.address, proxy.ca) as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("url", SENT)
def test_fields_around_a_harmless_prompt_pass(client: httpx.Client, service: StandIn, url: str) -> None:
    """Byte by byte."""
    answer = client.post(url, json=SENT[url])
    assert answer.status_code == 200, answer.text
    assert service.received[-1].body == answer.request.content
