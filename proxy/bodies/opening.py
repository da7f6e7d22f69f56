"""Bytes of a request -> a body cut into parts. What cannot be wholly read is refused, never guessed."""

import re
from contextlib import suppress

from models.exchange import Flag, Part
from models.services import Route
from models.settings import Limits
from proxy.bodies.attached import unread
from proxy.bodies.body import Body, Position, SplicedBody
from proxy.bodies.form_body import form_body
from proxy.bodies.json_body import json_body, lines_body
from proxy.bodies.refused import NotJson, Unreadable
from proxy.bodies.slot import PLAIN, Slot

FORM = "application/x-www-form-urlencoded"
_JSON = re.compile(r"application/json|text/json|[a-z]+/[a-z0-9.+-]+\+json")
_JSON_LINES = re.compile(r"[a-z]+/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)")
_NEVER = ("multipart/", "application/grpc", "application/connect", "application/proto", "application/x-proto")
_PAIRS = re.compile(r"[&=]|%[0-9A-Fa-f]{2}")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]*)", re.IGNORECASE)
_ASCII_OR_UTF8 = {"utf-8", "utf8", "us-ascii", "ascii"}
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def opened(content_type: str, data: bytes, route: Route | None, limits: Limits) -> Body:
    """The body of a request, its content coding already undone. Raises Unreadable."""
    if not data:
        return SplicedBody("")
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type.startswith(_NEVER):
        raise _unread(data)
    if _JSON_LINES.fullmatch(media_type):
        return lines_body(_text(content_type, data), route, limits)
    if _JSON.fullmatch(media_type):
        return json_body(_text(content_type, data), route, limits)
    return _of_another_type(media_type, _text(content_type, data), route, limits)


def _of_another_type(media_type: str, source: str, route: Route | None, limits: Limits) -> Body:
    """JSON under any name is read as JSON: many a client calls it text, or does not say. Not if it may be a form as well."""
    with suppress(NotJson):
        body = json_body(source, route, limits)
        if media_type == FORM and _PAIRS.search(source):
            raise Unreadable(Flag.UNPARSED, "JSON that is a form too")
        return body
    if source.lstrip().startswith(("{", "[")):
        with suppress(NotJson):
            return lines_body(source, route, limits)
    if media_type == FORM:
        return form_body(source, route, limits)
    if media_type.startswith("text/"):
        return SplicedBody(source, [Position(Part(path="text", text=source), Slot(0, source, PLAIN))])
    raise _unread()


def _text(content_type: str, data: bytes) -> str:
    if any(name.lower() not in _ASCII_OR_UTF8 for name in _CHARSET.findall(content_type)):
        raise Unreadable(Flag.UNDECODABLE, "a charset other than UTF-8")
    if data.startswith(_BYTE_ORDER_MARKS) or b"\0" in data:
        raise _undecoded(content_type, data)
    try:
        return data.decode()
    except UnicodeDecodeError:  # raised again outside: the decoder's error holds the bytes
        pass
    raise _undecoded(content_type, data)


def _undecoded(content_type: str, data: bytes) -> Unreadable:
    """Text in another charset where text is announced; else bytes of an unknown kind."""
    is_text = re.match(r"\s*text/|[^;]*(?:json|urlencoded)", content_type, re.IGNORECASE)
    return Unreadable(Flag.UNDECODABLE, "not plain UTF-8") if is_text else _unread(data)


def _unread(data: bytes = b"") -> Unreadable:
    return unread(data, "a kind of body that is not read")
