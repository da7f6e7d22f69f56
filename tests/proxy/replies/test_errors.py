"""Errors are shown by the providers' own clients, after one try."""

import json

import anthropic
import openai
import pytest

from proxy.replies.errors import CODE, SHAPES, error
from tests.proxy.replies.serving import serving

NOTICE = 'Demande arrêtée (P2) : « donnée de santé ». Référence "G-123".'


@pytest.mark.parametrize("style", sorted(SHAPES))
def test_an_error_is_403_and_tells_the_notice(style: str) -> None:
    reply = error(style, NOTICE)
    assert (reply.status, reply.content_type) == (403, "application/json; charset=utf-8")
    assert NOTICE.replace('"', '\\"') in reply.body.decode()
    assert "message" in json.dumps(json.loads(reply.body))


@pytest.mark.parametrize("style", sorted(SHAPES))
def test_a_notice_with_half_of_a_surrogate_pair_is_written(style: str) -> None:
    assert json.loads(error(style, "a\ud800").body)


def test_bedrock_is_told_in_a_header() -> None:
    assert error("bedrock-error", NOTICE).headers == (("x-amzn-errortype", "AccessDeniedException"),)


@pytest.mark.parametrize("is_stream", [False, True])
@pytest.mark.parametrize("style", ["openai-error", "universal-error"])
def test_openai_chat_shows_the_notice(style: str, is_stream: bool) -> None:
    with serving(error(style, NOTICE)) as served, openai.OpenAI(base_url=served.url, api_key="k") as client:
        with pytest.raises(openai.PermissionDeniedError) as caught:
            client.chat.completions.create(model="m", messages=[{"role": "user", "content": "a"}], stream=is_stream)
        assert served.paths == ["/chat/completions"]
    assert NOTICE in str(caught.value)
    assert caught.value.code == (CODE if style == "openai-error" else caught.value.code)


@pytest.mark.parametrize("is_stream", [False, True])
def test_openai_responses_show_the_notice(is_stream: bool) -> None:
    with serving(error("openai-error", NOTICE)) as served, openai.OpenAI(base_url=served.url, api_key="k") as client:
        with pytest.raises(openai.PermissionDeniedError) as caught:
            client.responses.create(model="m", input="a", stream=is_stream)
        assert served.paths == ["/responses"]
    assert NOTICE in str(caught.value)


@pytest.mark.parametrize("is_stream", [False, True])
@pytest.mark.parametrize("style", ["anthropic-error", "universal-error"])
def test_anthropic_shows_the_notice(style: str, is_stream: bool) -> None:
    with serving(error(style, NOTICE)) as served, anthropic.Anthropic(base_url=served.url, api_key="k") as client:
        with pytest.raises(anthropic.PermissionDeniedError) as caught:
            client.messages.create(
                model="m", max_tokens=9, messages=[{"role": "user", "content": "a"}], stream=is_stream
            )
        assert served.paths == ["/v1/messages"]
    assert NOTICE in str(caught.value)
