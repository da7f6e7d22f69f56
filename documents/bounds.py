"""How much of a file is read before it is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


class Unreadable(Exception):
    """A file whose text cannot be had. Says why and what to do; never what is in it."""


@dataclass(frozen=True)
class Bounds:
    """Limits of one file, from the moment that they are made. Each reader asks for what it needs."""

    file_bytes: int = 50_000_000
    text_bytes: int = 20_000_000
    """Of text, and of what an archive's part unpacks to."""
    ratio: int = 200
    """How many times larger than its packing a part may be."""
    pages: int = 2_000
    seconds: float = 60.0
    clock: Callable[[], float] = field(default=monotonic, repr=False)
    started: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """The time begins now."""
        object.__setattr__(self, "started", self.clock())

    def check_time(self) -> None:
        """Raises Unreadable when the time is over; called between pages and parts."""
        if self.clock() - self.started > self.seconds:
            raise Unreadable(f"takes more than {self.seconds:g} seconds to read; export it as plain text")

    def check_text(self, length: int) -> None:
        """Raises Unreadable for too much text, in bytes or code points."""
        if length > self.text_bytes:
            raise Unreadable(f"holds more than {self.text_bytes} bytes of text; split it")
