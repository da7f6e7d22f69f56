"""An HTTP request -> an Exchange: path, query and every text position of its body. What cannot be read becomes a flag."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from documents.encrypted import holds_ciphertext
from models.decision import Edit, text_after
from models.exchange import Direction, Exchange, Flag, Part, PartKind
from models.services import Draft, Route, Service
from models.settings import Limits
from proxy.bodies.body import Body
from proxy.bodies.coding import decoded
from proxy.bodies.opening import opened
from proxy.bodies.refused import Unreadable


@dataclass(frozen=True)
class Request:
    """What was asked, as bytes. Its repr shows no text."""

    method: str
    path: str = field(default="/", repr=False)
    """Without the query, percent-encoded as it came."""
    query: str = field(default="", repr=False)
    content_type: str = ""
    content_encoding: str = ""
    body: bytes = field(default=b"", repr=False)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Headers that carry words of the user, such as the name of an uploaded file."""
    is_irregular: bool = False
    """An upgrade, trailers, an unknown method or framing: text could travel outside of what is read."""


@dataclass(frozen=True)
class Opened:
    """A request that was read: its exchange, and its body if it has one that can be read."""

    exchange: Exchange
    body: Body | None
    blanks: tuple[Edit, ...] = ()
    """Edits that empty every text position of a draft."""
    plain: bytes = field(default=b"", repr=False)
    """The body without its content coding, as far as it could be undone."""
    is_kept: bool = False
    """Whether it is a draft that is answered here and never forwarded."""

    @property
    def sent(self) -> Exchange:
        """The exchange as it would leave: the text of a draft is blanked and needs no screening, one answered here does not leave."""
        if self.is_kept:
            return self.exchange.model_copy(update={"parts": (), "flags": frozenset()})
        blanked = {edit.part for edit in self.blanks}
        parts = (p.model_copy(update={"text": ""}) if i in blanked else p for i, p in enumerate(self.exchange.parts))
        return self.exchange.model_copy(update={"parts": tuple(parts)}) if blanked else self.exchange


def read(request: Request, service: Service, route: Route | None, limits: Limits) -> Opened:
    """Cut a request into parts; the body's come first, with the indexes that `Body.replaced` knows."""
    flags = {Flag.UNPARSED} if request.is_irregular else set()
    body: Body | None = None
    url: tuple[Part, ...] = ()
    plain = b""
    try:
        url = _url_parts(request)
        plain = decoded(request.body, request.content_encoding, limits)
        body = opened(request.content_type, plain, route, limits)
    except Unreadable as error:
        flags.add(error.flag)
    if body is not None and any(holds_ciphertext(part.text) for part in body.parts):
        flags.add(Flag.ENCRYPTED)
    exchange = Exchange(
        service=service.id,
        category=service.category,
        route=route.id if route else None,
        parts=(*(body.parts if body else ()), *url),
        flags=frozenset(flags),
        conversation=body.conversation if body else None,
        direction=Direction.UPLOAD if route is not None and route.kind == "upload" else Direction.PROMPT,
    )
    is_kept = route is not None and route.draft is Draft.ANSWER
    return Opened(exchange, body, _blanks(body, route), plain, is_kept)


def opens_as(texts: Sequence[str], rewritten: bytes, request: Request, route: Route | None, limits: Limits) -> bool:
    """Whether a rewritten body, opened again, shows exactly these texts."""
    try:
        after = opened(request.content_type, rewritten, route, limits)
    except Unreadable:
        return False
    return [part.text for part in after.parts] == list(texts)


def edited(body: Body, edits: Sequence[Edit]) -> list[str]:
    """The texts of a body with the edits made."""
    by_part: dict[int, list[Edit]] = {}
    for edit in edits:
        by_part.setdefault(edit.part, []).append(edit)
    return [text_after(part.text, by_part.get(i, ())) for i, part in enumerate(body.parts)]


def _blanks(body: Body | None, route: Route | None) -> tuple[Edit, ...]:
    if body is None or route is None or route.draft is not Draft.BLANK:
        return ()
    return tuple(
        Edit(part=i, start=0, end=len(part.text), tag="")
        for i, part in enumerate(body.parts)
        if part.is_rewritable and part.text
    )


def _url_parts(request: Request) -> tuple[Part, ...]:
    """Path, query and headers, percent-decoded; a plus sign in the query is a space."""
    texts = {"url.path": _unquoted(request.path), "url.query": _unquoted(request.query.replace("+", " "))}
    texts |= {f"header.{name}": _unquoted(value) for name, value in request.headers}
    return tuple(Part(path=path, text=text, kind=PartKind.URL) for path, text in texts.items() if text.strip("/"))


def _unquoted(text: str) -> str:
    try:
        plain = unquote(text, errors="strict").replace("&", "\n")
        plain.encode()
    except UnicodeError:  # raised again outside: the error holds the text
        pass
    else:
        return plain
    raise Unreadable(Flag.UNDECODABLE, "URL is not UTF-8")
