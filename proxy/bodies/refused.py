"""A body that cannot be read as text. Its reason never holds a word of the body."""

from models.exchange import Flag


class Unreadable(Exception):
    """The body cannot be wholly screened, so it is refused. `reason` is a sentence of ours: it may be logged and shown."""

    def __init__(self, flag: Flag, reason: str) -> None:
        super().__init__(f"{flag.value}: {reason}")
        self.flag = flag
        self.reason = reason


class NotJson(Unreadable):
    """Text that is not JSON: refused where JSON is announced, read as something else where it is not."""

    def __init__(self) -> None:
        super().__init__(Flag.UNPARSED, "not JSON")
