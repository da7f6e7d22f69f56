"""Whatever a client calls its body, it is read wholly or refused."""

import pytest

from models.decision import Edit
from models.exchange import Flag
from models.settings import Limits
from proxy.bodies.opening import opened
from proxy.bodies.refused import Unreadable

LIMITS = Limits()
JSON = '{"a":"é"}'.encode()


def texts(content_type: str, data: bytes) -> list[str]:
    return [part.text for part in opened(content_type, data, None, LIMITS).parts]


def refused(content_type: str, data: bytes) -> Flag:
    with pytest.raises(Unreadable) as caught:
        opened(content_type, data, None, LIMITS)
    assert caught.value.__context__ is None or isinstance(caught.value.__context__, Unreadable)
    return caught.value.flag


@pytest.mark.parametrize(
    "content_type", ["", "application/json", "multipart/form-data", "application/grpc", "image/png"]
)
def test_an_empty_body_has_no_parts(content_type: str) -> None:
    assert texts(content_type, b"") == []


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "Application/JSON; charset=UTF-8",
        'application/json;charset="utf-8"',
        "application/vnd.api+json",
        "text/plain;charset=us-ascii",
        "text/html",
        "",
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "image/png",
    ],
)
def test_json_is_json_under_any_name(content_type: str) -> None:
    assert texts(content_type, JSON) == ["é", "a"]


def test_json_lines() -> None:
    assert texts("application/x-ndjson", b'{"a":"b"}\n{"a":"c"}') == ["b", "c", "a"]
    assert texts("application/jsonl", b'"b"') == ["b"]
    assert texts("text/plain", b'{"a":"\\u00e9"}\n{"a":"c"}\n') == ["é", "c", "a"]


def test_text_is_one_part() -> None:
    body = opened("text/plain", "Bonjour à tous".encode(), None, LIMITS)
    assert [("text", "Bonjour à tous")] == [(part.path, part.text) for part in body.parts]
    assert "Bonjour à X".encode() == body.replaced([Edit(part=0, start=10, end=14, tag="X")])


def test_lines_of_numbers_are_text() -> None:
    assert texts("text/plain", b"295\n109\n912") == ["295\n109\n912"]


def test_a_form() -> None:
    assert texts("application/x-www-form-urlencoded; charset=UTF-8", b"a=b+c") == ["b c", "a"]


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data; boundary=x",
        "application/grpc-web+proto",
        "application/connect+json",
        "application/x-protobuf",
        "application/octet-stream",
        "image/png",
        "",
    ],
)
def test_other_kinds_are_refused(content_type: str) -> None:
    assert refused(content_type, b"--x\r\nDupont\r\n--x--") is Flag.UNPARSED
    assert refused(content_type, b"\x89PNG\0\xff") is Flag.UNPARSED


def test_broken_json_is_refused_where_json_is_announced() -> None:
    assert refused("application/json", b"Dupont") is Flag.UNPARSED


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", ""])
def test_json_that_parsers_read_differently_is_not_taken_for_text(content_type: str) -> None:
    assert refused(content_type, b'{"a":1,"a":2}') is Flag.UNPARSED


@pytest.mark.parametrize(
    "data",
    [
        JSON.decode().encode("utf-16"),
        JSON.decode().encode("utf-16-le"),
        b"\xef\xbb\xbf{}",
        JSON.decode().encode("latin-1"),
    ],
)
@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_other_charsets_are_refused(content_type: str, data: bytes) -> None:
    assert refused(content_type, data) is Flag.UNDECODABLE


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "latin1", "utf-8; charset=utf-7", "", '"utf-7"'])
def test_other_declared_charsets_are_refused(charset: str) -> None:
    assert refused(f"application/json; charset={charset}", JSON) is Flag.UNDECODABLE
