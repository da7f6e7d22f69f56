"""Who does the work of a node: one worker in its own process (worker.py), or several in processes of theirs (workers.py)."""

from typing import NamedTuple, Protocol

from proxy.generation import Sources


class Load(NamedTuple):
    """What a crew has to do at this moment."""

    connections: int = 0
    in_flight: int = 0
    """Requests that are not answered to the end."""
    lag_s: float = 0.0
    """How late the latest event loop is."""
    lost: int = 0
    """Records that could not be handed to the keeper since the start of those that live."""


class Condition(NamedTuple):
    """How a crew is."""

    detectors: str = ""
    """Why they cannot be relied on; empty when they find what is there."""
    are_users_refused: bool = False
    """Whether the last change of the files of users was refused."""


class Crew(Protocol):
    """Workers that change generations together."""

    async def start(self, sources: Sources) -> str:
        """Begin to listen, under a generation. Returns the address, `HOST:PORT`. Raises ConfigError, AuditError."""
        ...

    async def prepare(self, sources: Sources) -> str:
        """Make the next generation ready everywhere; nobody uses it yet. Returns the charter's identity, `id@version`.

        Raises ConfigError: then nobody will use it.
        """
        ...

    async def commit(self) -> None:
        """Put the generation that was prepared in force."""
        ...

    async def condition(self) -> Condition:
        """How it is; what is wrong with one is wrong with all."""
        ...

    def load(self) -> Load:
        """What there is to do."""
        ...

    async def ended(self) -> None:
        """Wait until the crew stops without having been told to."""
        ...

    async def drain(self) -> None:
        """Listen no more; let requests and answers under way finish, for `limits.drain_s` at most; then end."""
        ...
