"""A request's path, query and body become parts; what cannot be read becomes a flag."""

import base64
import gzip
import json

import pytest

from models.decision import Edit
from models.exchange import Flag, PartKind
from models.services import Draft, Route, Service
from models.settings import Limits
from proxy.requests import Opened, Request, edited, opens_as, read
from tests.proxy.conftest import CONTACT, PATIENT, chat

SERVICE = Service(id="essai", name="Essai", hosts=("ia.example",))
ROUTE = Route.model_validate(
    {
        "id": "r",
        "method": "POST",
        "path": "/c",
        "example": "/c",
        "text": ["$.messages[*].content"],
        "conversation": "$.id",
    }
)
LIMITS = Limits()


def opened(limits: Limits = LIMITS, route: Route | None = ROUTE, **given: object) -> Opened:
    """A request that was read."""
    fields: dict[str, object] = {"method": "POST", "content_type": "application/json", **given}
    return read(Request(**fields), SERVICE, route, limits)  # type: ignore[arg-type]  # each test gives what it needs


def texts(read: Opened) -> list[tuple[str, str]]:
    """Path and text of each part."""
    return [(part.path, part.text) for part in read.exchange.parts]


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("/", "", []),
        ("//", "", []),
        ("/v1/chat", "", [("url.path", "/v1/chat")]),
        ("/a%20b", "q=c%C3%A9+d", [("url.path", "/a b"), ("url.query", "q=cé d")]),
        ("/a+b", "tel=%2B33+1", [("url.path", "/a+b"), ("url.query", "tel=+33 1")]),
        ("/", "a=1&b=2", [("url.query", "a=1\nb=2")]),
        ("/", "q=%26", [("url.query", "q=\n")]),
        ("/%F0%9F%98%80", "", [("url.path", "/😀")]),
    ],
)
def test_path_and_query_are_read_as_text(path: str, query: str, expected: list[tuple[str, str]]) -> None:
    """Percent-decoded once; a plus is a space in the query alone; parameters are lines, so that two are not read as one."""
    found = opened(method="GET", path=path, query=query)
    assert expected == texts(found)
    assert all(part.kind is PartKind.URL for part in found.exchange.parts)
    assert found.exchange.flags == frozenset()


@pytest.mark.parametrize("where", ["path", "query"])
def test_a_url_that_is_not_utf_8_is_undecodable(where: str) -> None:
    given: dict[str, object] = {where: "/caf%E9"}
    assert opened(**given).exchange.flags == {Flag.UNDECODABLE}  # type: ignore[arg-type]  # path or query


def test_parts_of_the_body_come_first() -> None:
    """With the indexes that the body's own `replaced` knows."""
    found = opened(path="/c", query="q=1", body=chat("bonjour"))
    assert found.body
    assert [("$.messages[0].content", "bonjour")] == texts(found)[:1]
    assert ["url.path", "url.query"] == [path for path, _ in texts(found)][-2:]
    assert found.exchange.parts[: len(found.body.parts)] == found.body.parts


def test_the_exchange_says_where_it_goes() -> None:
    exchange = opened(body=b'{"id": "c1", "messages": []}').exchange
    assert ("essai", "public_genai", "r", "c1") == (
        exchange.service,
        exchange.category,
        exchange.route,
        exchange.conversation,
    )
    assert opened(route=None).exchange.route is None


@pytest.mark.parametrize(
    ("flag", "given"),
    [
        (Flag.UNPARSED, {"content_type": "application/octet-stream", "body": b"\x00\x01"}),
        (Flag.UNPARSED, {"is_irregular": True, "body": chat("bonjour")}),
        (Flag.UNDECODABLE, {"content_encoding": "rot13", "body": chat("bonjour")}),
        (Flag.UNDECODABLE, {"content_type": "text/plain", "body": "é".encode("latin-1")}),
        (Flag.OVERSIZE, {"body": chat("x" * 100), "limits": Limits(body_bytes=100)}),
        (
            Flag.OVERSIZE,
            {
                "body": gzip.compress(bytes(101), mtime=0),
                "content_encoding": "gzip",
                "limits": Limits(decoded_bytes=100),
            },
        ),
    ],
    ids=["binary", "irregular", "unknown coding", "other charset", "too large", "too large once decoded"],
)
def test_what_cannot_be_read_whole_is_flagged(flag: Flag, given: dict[str, object]) -> None:
    """By what was in the way."""
    assert {flag} == opened(**given).exchange.flags  # type: ignore[arg-type]  # `limits` among them


def test_a_body_at_the_limit_is_read() -> None:
    body = chat("bonjour")
    assert opened(body=body, limits=Limits(body_bytes=len(body))).exchange.flags == frozenset()


def test_a_coded_body_is_read_decoded() -> None:
    found = opened(body=gzip.compress(chat("bonjour")), content_encoding="gzip")
    assert [("$.messages[0].content", "bonjour")] == texts(found)[:1]


def test_a_drafts_texts_are_blanked() -> None:
    """Its known text positions leave empty and are not screened; all others are screened as ever."""
    route = ROUTE.model_copy(update={"draft": Draft.BLANK})
    body = json.dumps({"messages": [{"content": PATIENT}, {"content": ""}], "other": "bonjour"}).encode()
    found = opened(route=route, body=body)
    assert found.body
    assert [Edit(part=0, start=0, end=len(PATIENT), tag="")] == list(found.blanks)
    sent = [(part.path, part.text) for part in found.sent.parts]
    assert ("$.messages[0].content", "") in sent
    assert ("$.?", "bonjour") in [(path, text) for path, text in sent if text]
    assert PATIENT.encode() not in found.body.replaced(found.blanks)
    assert json.loads(found.body.replaced(found.blanks))["other"] == "bonjour"


def test_a_draft_that_is_answered_here_sends_nothing() -> None:
    """No part of it is screened, and what cannot be read in it stops nobody."""
    route = ROUTE.model_copy(update={"draft": Draft.ANSWER})
    for body in (chat(PATIENT), b"\xff"):
        found = opened(route=route, body=body)
        assert ((), frozenset(), (), True) == (found.sent.parts, found.sent.flags, found.blanks, found.is_kept)


def test_any_other_request_is_sent_as_it_is() -> None:
    found = opened(body=chat(PATIENT))
    assert ((), False) == (found.blanks, found.is_kept)
    assert found.sent is found.exchange


def test_edited_texts_are_those_of_every_part() -> None:
    """Each edit in its own part; parts without one as they were."""
    body = opened(body=chat(CONTACT)).body
    assert body
    edits = [Edit(part=0, start=9, end=len(CONTACT), tag="[B]"), Edit(part=0, start=0, end=5, tag="[A]")]
    assert ["[A] à c[B]", *(part.text for part in body.parts[1:])] == edited(body, edits)


def reopened(body: bytes, content_type: str = "application/json") -> bool:
    """Whether these bytes open as the body of CONTACT with its first word replaced."""
    before = opened(body=chat(CONTACT)).body
    assert before
    texts = edited(before, [Edit(part=0, start=0, end=5, tag="[X]")])
    return opens_as(texts, body, Request("POST", "/c", content_type=content_type), ROUTE, LIMITS)


EXPECTED = chat("[X]" + CONTACT[5:])


def test_a_body_that_shows_the_edited_texts_is_as_expected() -> None:
    assert reopened(EXPECTED)


@pytest.mark.parametrize(
    "body",
    [
        chat(CONTACT),
        chat("[X]"),
        EXPECTED[:-1],
        b"",
        EXPECTED.replace(b'"user"', b'"user", "more": "x"'),
        EXPECTED.replace(b'"user"', b'"system"'),
    ],
    ids=["unchanged", "too much", "cut", "nothing", "one string more", "another string changed"],
)
def test_any_other_body_is_not(body: bytes) -> None:
    assert not reopened(body)


@pytest.mark.parametrize("content_type", ["multipart/form-data", "application/json; charset=utf-16"])
def test_the_body_is_opened_as_the_service_will(content_type: str) -> None:
    """In the request's own content type: what cannot be read so is not as expected."""
    assert not reopened(EXPECTED, content_type)


def test_reprs_show_no_text() -> None:
    """Neither of the bytes nor of the URL."""
    request = Request("POST", f"/{PATIENT}", f"q={PATIENT}", body=chat(PATIENT))
    assert "NIR" not in repr(request) + repr(read(request, SERVICE, ROUTE, LIMITS))


def test_ciphertext_is_flagged_wherever_it_stands() -> None:
    """In a message, in base64 in a message, as a file of its own or in a `data:` URL; a file that is not encrypted is unparsed as before."""
    lines = base64.b64encode(bytes(range(150))).decode()
    armour = f"-----BEGIN PGP MESSAGE-----\n\n{lines}\n-----END PGP MESSAGE-----"
    locked, free = (b"%PDF-1.7\ntrailer<</Root 1 0 R" + more + b">>" + b" " * 60 for more in (b"/Encrypt 5 0 R", b""))
    url = "data:application/pdf;base64,"
    for text in (armour, base64.b64encode(armour.encode()).decode(), url + base64.b64encode(locked).decode()):
        assert opened(body=chat(text)).exchange.flags == {Flag.ENCRYPTED}
    assert opened(body=chat(base64.b64encode(locked).decode())).exchange.flags == {Flag.ENCRYPTED}
    assert opened(body=locked + b"\xff", content_type="application/pdf").exchange.flags == {Flag.ENCRYPTED}
    assert opened(body=chat(url + base64.b64encode(free).decode())).exchange.flags == {Flag.UNPARSED}
    assert opened(body=chat(url + "é" * 60)).exchange.flags == {Flag.UNPARSED}
    assert opened(body=free + b"\xff", content_type="application/pdf").exchange.flags == {Flag.UNPARSED}
