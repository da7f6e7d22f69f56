"""Replacement tags belong to one user and one conversation."""

import dataclasses
import json

from proxy.catalogue import Services
from proxy.identity import Client
from proxy.requests import Request
from proxy.screening import Screening

ANYBODY = Client("127.0.0.0/8")
SOMEBODY = Client("10.1.2.3/32", user="jdupont")


def turn(prompt: str, conversation: str = "c1") -> bytes:
    """A message in a conversation of ChatGPT."""
    message = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": [prompt]}}
    return json.dumps({"messages": [message], "conversation_id": conversation}, ensure_ascii=False).encode()


async def said(screening: Screening, services: Services, prompt: str, client: Client, conversation: str = "c1") -> str:
    """The prompt as it leaves."""
    request = Request(
        "POST", "/backend-api/conversation", content_type="application/json", body=turn(prompt, conversation)
    )
    verdict = await screening.judge(request, services.by_id["chatgpt-web"], client)
    assert verdict.reply is None
    return str(json.loads(verdict.body)["messages"][0]["content"]["parts"][0])


async def test_a_named_user_keeps_tags_in_a_conversation(screening: Screening, services: Services) -> None:
    """The same value has the same tag in the next request, another value the next number; another conversation begins anew."""
    assert "à [EMAIL_1]" == await said(screening, services, "à anne@exemple.fr", SOMEBODY)
    assert "à [EMAIL_2], copie [EMAIL_1]" == await said(
        screening, services, "à basile@exemple.fr, copie anne@exemple.fr", SOMEBODY
    )
    assert "à [EMAIL_1]" == await said(screening, services, "à basile@exemple.fr", SOMEBODY, "c2")


async def test_tags_are_never_shared_between_users(screening: Screening, services: Services) -> None:
    """Not even in a conversation of the same name."""
    other = dataclasses.replace(SOMEBODY, user="mmartin")
    await said(screening, services, "à anne@exemple.fr", SOMEBODY)
    assert "à [EMAIL_1]" == await said(screening, services, "à basile@exemple.fr", other)


async def test_an_anonymous_user_gets_no_lasting_tags(screening: Screening, services: Services) -> None:
    """Two of them may be two people."""
    assert "à [EMAIL_1]" == await said(screening, services, "à anne@exemple.fr", ANYBODY)
    assert "à [EMAIL_1]" == await said(screening, services, "à basile@exemple.fr", ANYBODY)
