"""Forms (application/x-www-form-urlencoded, WHATWG URL): pairs in order, repeated names kept, JSON in values read."""

from collections.abc import Iterator
from urllib.parse import unquote_plus

from models.exchange import Flag, Part
from models.services import Route
from models.settings import Limits
from proxy.bodies.body import Position, SplicedBody
from proxy.bodies.nested import unfolded
from proxy.bodies.refused import Unreadable
from proxy.bodies.selection import Selection, selection_of
from proxy.bodies.slot import FORM, Slot


def form_body(source: str, route: Route | None, limits: Limits) -> SplicedBody:
    """A form: one part for each value (`form.NAME`), and one for all names. Raises Unreadable."""
    if source.count("&") >= limits.strings:
        raise Unreadable(Flag.OVERSIZE, "too many fields in a form")
    names: dict[str, None] = {}
    positions = list(_positions(source, selection_of(route), names))
    if names:
        positions.append(Position(Part(path="form.~keys", text="\n".join(names)), None))
    return SplicedBody(source, positions)


def _positions(source: str, selection: Selection, names: dict[str, None]) -> Iterator[Position]:
    at = 0
    for field in source.split("&"):
        raw_name, equals, raw = field.partition("=")
        name = _unquoted(raw_name)
        names.update({name: None} if name else {})
        if equals:
            path = f"form{selection.step(name)}"
            slot = Slot(at + len(raw_name) + 1, raw, FORM)
            yield unfolded(_unquoted(raw), path, selection.kind(path), slot, lead=f"{name[:80]}: ")
        at += len(field) + 1


def _unquoted(raw: str) -> str:
    try:
        return unquote_plus(raw, errors="strict")
    except UnicodeDecodeError:  # raised again outside: the decoder's error holds the text
        pass
    raise Unreadable(Flag.UNDECODABLE, "a form that is not UTF-8")
