"""The shape of the service catalogue: which hosts are AI services, where their routes hold text, how they answer."""

import re
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from models.frozen import Frozen
from models.message import Message
from models.nearest import unknown


class Category(StrEnum):
    """What the organisation thinks of a service. The names of the charter."""

    PUBLIC = "public_genai"
    APPROVED = "approved_genai"
    INTERNAL = "internal_genai"
    UNKNOWN = "unknown_genai"
    PROHIBITED = "prohibited_ai"


KEPT_OUT = frozenset((Category.UNKNOWN, Category.PROHIBITED))
"""Categories of tools that are refused as a whole."""


class Surface(StrEnum):
    """Who reads the answer: a person in a web chat, or a program."""

    WEB_CHAT = "web_chat"
    API = "api"


class Account(StrEnum):
    """Whose account a service is used with, where that is known."""

    PERSONAL = "personal"
    WORKSPACE = "workspace"
    """The organisation's own, under its contract."""
    API = "api"
    """A program's key."""


class Draft(StrEnum):
    """What is done with text that a page sends while its user still types."""

    SCREEN = "screen"
    """Nothing special: screened like any prompt."""
    BLANK = "blank"
    """Forwarded with its text positions emptied: the page needs the answer, the service does not need the text."""
    ANSWER = "answer"
    """Answered here with `{}`; never forwarded."""


class Route(Frozen):
    """One kind of request. `path` is a regex that must match the whole path, without the query; `example` is its own test."""

    id: str
    method: str
    path: re.Pattern[str]
    example: str
    kind: Literal["chat", "draft", "embedding", "title", "upload", "meta", "other"] = "chat"
    text: tuple[str, ...] = ()
    """Paths of user text: JSONPath steps `.name`, `[*]`, `.*` (any member), `.**` (every string below)."""
    file_names: tuple[str, ...] = ()
    conversation: str | None = None
    """Path of the conversation's identifier in the body, or None where the service has none."""
    draft: Draft = Draft.SCREEN
    reply: str | None = None
    """Style of the friendly answer that shows a refusal inside the chat; None where an error is the right answer."""
    error: str = "universal-error"
    coach: str | None = None
    """Shape of the answer's stream, at the end of which a reminder can be shown; None where it is not known, or nobody reads it."""

    @model_validator(mode="after")
    def _example_matches(self) -> Self:
        if not self.matches(self.method.split("|")[0], self.example):
            raise ValueError(f"route {self.id}: its own example {self.example!r} does not match its path")
        return self

    def matches(self, method: str, path: str) -> bool:
        """Whether a request of this method and path (no query) is of this route."""
        return method in self.method.split("|") and self.path.fullmatch(path) is not None


class Service(Frozen):
    """An AI service: hosts in lower case, `*` for one or more whole labels (`*.chatgpt.com`)."""

    id: str
    name: str
    hosts: tuple[str, ...]
    category: Category = Category.PUBLIC
    surface: Surface = Surface.API
    account: Account | None = None
    """Whose accounts are used at these hosts, where the organisation knows it; None: a key at an API, unknown in a web chat."""
    error: str = "universal-error"
    """Error style of requests on no known route."""
    routes: tuple[Route, ...] = ()

    @property
    def known_account(self) -> Account | None:
        """Whose account is used, as far as it is known: an API is used with a key."""
        return self.account or (Account.API if self.surface is Surface.API else None)


class Catalogue(Frozen):
    """Every service that gardefou decrypts and screens, and the hosts of tools that it refuses unseen."""

    schema_: Literal["gardefou.services/v1"] = Field(alias="schema")
    services: tuple[Service, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        ids = [service.id for service in self.services]
        if twice := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"service named twice: {', '.join(sorted(twice))}")
        return self


class RefusedTool(Frozen):
    """A tool that is refused, and why."""

    name: str
    hosts: tuple[str, ...]
    why: str
    article: str | None = None
    """The practice of the list that it serves."""

    @property
    def id(self) -> str:
        """Its name in records, as of a service."""
        return "".join(c if c.isalnum() else "-" for c in self.name.lower())


class Practice(Frozen):
    """A practice of AI that the law prohibits."""

    article: str
    what: Message
    source: str
    """Address of the text."""
    since: date


class ToolList(Frozen):
    """Hosts of tools of one category that are refused at CONNECT, without decryption."""

    schema_: Literal["gardefou.tools/v1"] = Field(alias="schema")
    category: Literal[Category.UNKNOWN, Category.PROHIBITED]
    practices: tuple[Practice, ...] = ()
    """What the law prohibits, whether or not a public tool is known that does it."""
    tools: tuple[RefusedTool, ...]

    @model_validator(mode="after")
    def _practices_are_listed(self) -> Self:
        articles = [practice.article for practice in self.practices]
        for tool in self.tools:
            if tool.article is not None and tool.article not in articles:
                raise ValueError(f"{tool.name}: {unknown('article', tool.article, articles)}")
        return self
