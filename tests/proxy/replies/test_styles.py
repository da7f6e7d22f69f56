"""People read refusals in the chat; programs get errors; unknown styles do not load."""

import pytest

from models.reading import ConfigError
from models.services import Catalogue, Service, Surface
from proxy.replies.reply import Asked
from proxy.replies.styles import check_styles, cors, refusal
from tests.proxy.bodies.documents import route

CHAT = Service(id="c", name="C", hosts=(), surface=Surface.WEB_CHAT, error="anthropic-error")
API = Service(id="a", name="A", hosts=(), error="openai-error")
FRIENDLY = route().model_copy(update={"reply": "claude-web-sse", "error": "google-error"})


def catalogue(**of_service: object) -> Catalogue:
    return Catalogue(schema="gardefou.services/v1", services=(CHAT.model_copy(update=of_service),))


def test_a_chat_gets_an_answer() -> None:
    assert refusal(FRIENDLY, CHAT, "non", Asked()).status == 200


def test_a_program_gets_an_error() -> None:
    """A notice with status 200 would be stored as an answer of the model."""
    reply = refusal(FRIENDLY, API, "non", Asked())
    assert (reply.status, b"PERMISSION_DENIED" in reply.body) == (403, True)


def test_a_route_without_friendly_answer_gets_its_error() -> None:
    assert b'"detail"' in refusal(route(), CHAT, "non", Asked()).body


def test_an_unknown_route_gets_the_error_of_its_service() -> None:
    assert b"permission_error" in refusal(None, CHAT, "non", Asked()).body


def test_cors_echoes_the_page() -> None:
    headers = dict(cors({"Origin": "https://claude.ai"}))
    assert headers["access-control-allow-origin"] == "https://claude.ai"
    assert (headers["access-control-allow-credentials"], headers["vary"]) == ("true", "Origin")


@pytest.mark.parametrize("origin", ["", "*", "https://a\r\nx: y", "https://é.test"])
def test_cors_never_answers_to_everybody(origin: str) -> None:
    assert cors({"origin": origin}) == ()
    assert cors({}) == ()


def test_known_styles_load() -> None:
    check_styles(catalogue(routes=(FRIENDLY,)))


@pytest.mark.parametrize(
    "of_service",
    [
        {"error": "empty-json"},
        {"routes": (route().model_copy(update={"reply": "x"}),)},
        {"routes": (route().model_copy(update={"error": "x"}),)},
    ],
)
def test_an_unknown_style_is_refused(of_service: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=r"service c.*unknown style '.*'; known: "):
        check_styles(catalogue(**of_service))
