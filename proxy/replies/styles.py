"""Which reply a refusal takes: an answer in the chat where a person reads it, an error where a program does."""

from collections.abc import Iterator, Mapping

from models.reading import ConfigError
from models.services import Catalogue, Route, Service, Surface
from proxy.replies import chats, errors
from proxy.replies.endings import ENDINGS
from proxy.replies.reply import Asked, Reply


def refusal(route: Route | None, service: Service, notice: str, asked: Asked) -> Reply:
    """The reply that shows `notice` to whoever made a request of this route."""
    if route and route.reply and service.surface is Surface.WEB_CHAT:
        return chats.chat(route.reply, notice, asked)
    return errors.error(route.error if route else service.error, notice)


def cors(request_headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Headers that let the page which asked read the reply, and no other page. None for requests without Origin."""
    origin = next((value for name, value in request_headers.items() if name.lower() == "origin"), "")
    if not origin or not origin.isprintable() or not origin.isascii() or "*" in origin:
        return ()
    return (
        ("access-control-allow-origin", origin),
        ("access-control-allow-credentials", "true"),
        ("vary", "Origin"),
    )


def check_styles(catalogue: Catalogue) -> None:
    """Raise ConfigError for a style that nothing here can write."""
    for where, style, known in _named(catalogue):
        if style not in known:
            raise ConfigError(f"{where}: unknown style '{style}'; known: {', '.join(sorted(known))}")


def _named(catalogue: Catalogue) -> Iterator[tuple[str, str, set[str]]]:
    """Every style that the catalogue names: where, which, and the styles known for that place."""
    for service in catalogue.services:
        yield f"service {service.id}: error", service.error, set(errors.SHAPES)
        for route in service.routes:
            yield f"service {service.id}, route {route.id}: error", route.error, set(errors.SHAPES)
            if route.reply:
                yield f"service {service.id}, route {route.id}: reply", route.reply, set(chats.SHAPES)
            if route.coach:
                yield f"service {service.id}, route {route.id}: coach", route.coach, set(ENDINGS)
