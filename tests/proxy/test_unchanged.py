"""What is sent is what was written, but for what is replaced: texts are undone, folded and read otherwise for detection alone."""

import json
import time

from hypothesis import given
from hypothesis import strategies as st

from audit.marking import Marking
from models.context import Tags
from models.settings import Limits
from proxy.catalogue import Services
from proxy.generation import Generation
from proxy.identity import Client
from proxy.judging import Judge
from proxy.recording import Asking
from proxy.remembered import Remembered
from proxy.requests import Request
from tests.proxy.conftest import chat

HARMLESS = ("le bras", "une étude", "en double aveugle", "p < 0,05", "la tolérance", "12 %", "n = 40", "chez l'adulte")
DISGUISES = (
    *(
        "\u200b",
        "\u00ad",
        "\u2060",
        "\ufeff",
        "\u202e",
        "\u0301",
        "\u00a0",
        "\u202f",
        "ａ",
        "а",
        "ο",
        "²",
        "①",
        "𝟏",
        "٣",
    ),
    *("%41", "%25", "&eacute;", "&#65;", "\\u0041", "\\x41", "=C3=A9", "[at]", " arobase ", "Ym9uam91ciBsZSBtb25kZQ=="),
    *("zéro un deux trois ", "a b c d e f g h ", "1*2*3", "l O ", "\n", "\r\n> ", "-\n"),
)
CHARACTERS = st.text(st.characters(exclude_categories=["Cs", "Nd", "L"]), max_size=2)
TEXTS = st.lists(st.sampled_from(HARMLESS) | st.sampled_from(DISGUISES) | CHARACTERS, min_size=1, max_size=12)


@given(TEXTS)
def test_where_nothing_is_replaced_nothing_is_changed(
    generation: Generation, services: Services, pieces: list[str]
) -> None:
    """Byte for byte, whatever disguises the text shows."""
    judge = Judge(generation, Limits(), "", Marking(b"k" * 32), Remembered())
    service = services.by_id["openai-api"]
    body = chat(" ".join(pieces))
    request = Request("POST", "/v1/chat/completions", content_type="application/json", body=body)
    route = services.route_of(service, "POST", "/v1/chat/completions")
    asking = Asking(request, service, route, Client("127.0.0.0/8"), "r", time.perf_counter())
    verdict = judge.judged(asking, judge.opened(asking), Tags(key=b"k" * 32)).verdict
    if verdict.reply is None and not verdict.replaced:
        assert body == verdict.body
        assert json.loads(verdict.body) == json.loads(body)
    assert verdict.replaced == 0
