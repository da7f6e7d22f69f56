"""What a client asks of an AI service, cut into parts of text: the only thing that policies see of a request."""

from enum import StrEnum
from typing import Self

from pydantic import Field

from models.file_types import FileType, file_type
from models.frozen import Frozen


class PartKind(StrEnum):
    """What a part of a request is for; it decides what may be rewritten and what is read together."""

    PROMPT = "prompt"
    """Text that the service's catalogue entry names as user text: a replacement is known to be sound."""
    FILE_NAME = "file_name"
    OTHER = "other"
    """Any other string of the body: screened like a prompt, but a finding in it stops the request."""
    URL = "url"


class Flag(StrEnum):
    """A technical fact about a request that a charter can name. Each of them means that the text was not wholly screened: it is refused."""

    UNDECODABLE = "undecodable"
    OVERSIZE = "oversize"
    UNPARSED = "unparsed"
    ENCRYPTED = "encrypted"
    """A file or a block of text that only who has its key can read."""
    TIMEOUT = "timeout"
    DETECTOR_ERROR = "detector_error"
    AUDIT_UNWRITABLE = "audit_unwritable"
    NOT_REWRITABLE = "not_rewritable"
    MISROUTED = "misrouted"
    REFUSED_TOOL = "refused_tool"


class Direction(StrEnum):
    """Which way a text goes."""

    PROMPT = "prompt"
    UPLOAD = "upload"
    ANSWER = "answer"
    """What the service sends back. Not read yet: a charter that asks for it alone is refused."""


class Part(Frozen):
    """One text position of a request."""

    path: str
    """Where it stands: a JSONPath (`$.messages[0].content`), `url.path`, `url.query`, `form.NAME`."""
    text: str = Field(repr=False)
    kind: PartKind = PartKind.OTHER
    lead: str = Field(default="", repr=False)
    """Words that stand before the text and say what it is, such as the key of a JSON member (`nir: `). Read, never changed."""

    @property
    def is_rewritable(self) -> bool:
        """Whether a span of it may be replaced without breaking the request."""
        return self.kind is PartKind.PROMPT


class Exchange(Frozen):
    """A request to a service of the catalogue, decoded: where it goes and every text position in it, in document order."""

    service: str
    category: str
    route: str | None = None
    """The catalogue's route, or None where the catalogue knows none: screened all the same."""
    parts: tuple[Part, ...] = ()
    flags: frozenset[Flag] = frozenset()
    conversation: str | None = None
    direction: Direction = Direction.PROMPT

    @property
    def chars(self) -> int:
        """Code points of all parts."""
        return sum(len(part.text) for part in self.parts)

    @property
    def file_types(self) -> frozenset[FileType]:
        """Kinds of the files that are named in it."""
        return frozenset(file_type(part.text) for part in self.parts if part.kind is PartKind.FILE_NAME)

    def flagged(self, flag: Flag) -> Self:
        """The same exchange with one more technical fact."""
        return self.model_copy(update={"flags": self.flags | {flag}})
