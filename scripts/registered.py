"""The register of uses of these settings: its file, and the index read with its teams."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial

from audit.index import Engine
from audit.register import Entry, Seen, Span, entries, observed
from models.nearest import meant
from models.reading import Location, key_of, located, refuse, text_of
from models.settings import Settings
from models.uses import Uses, team_of
from proxy.catalogue import Services


def today() -> date:
    """The day of now in UTC, the clock of the journal."""
    return datetime.now(UTC).date()


class Written:
    """The file as people wrote it."""

    def __init__(self, settings: Settings) -> None:
        """Raises ConfigError."""
        self._name = str(settings.uses)
        self._lines: dict[Location, int] = {}
        self.uses = Uses()
        if settings.uses is not None:
            self.uses, self._lines = located(text_of(settings.uses), Uses, self._name)
        self.team_of: Callable[[list[str]], str] = partial(
            team_of, teams=self.uses.teams, trained=settings.identity.trained
        )

    def check(self, known: Iterable[str]) -> None:
        """Raises ConfigError for a tool that is none of those: not in the catalogue, on no list, and never seen."""
        tools = set(known)
        remedy = "; `gardefou services list` names those of the catalogue"
        unknown = (
            (where, f"{key_of(where)}: unknown tool '{tool}'{meant(tool, tools) or remedy}")
            for where, tool in self._named()
            if tool not in tools
        )
        refuse(unknown, self._lines, self._name)

    def _named(self) -> Iterator[tuple[Location, str]]:
        """Where the file names which tool."""
        yield from ((("tools", place, "tool"), one.tool) for place, one in enumerate(self.uses.tools))
        yield from ((("uses", place, "tool"), one.tool) for place, one in enumerate(self.uses.uses))


def looked_up(engine: Engine, written: Written, services: Services, span: Span) -> list[Entry]:
    """The register. Raises ConfigError, SQLAlchemyError."""
    seen = observed(engine, Span(), written.team_of)
    written.check({*services.names, *(one.tool for one in seen)})
    if span != Span():
        seen = observed(engine, span, written.team_of)
    return entries(seen, written.uses, today())


def kinds(seen: Seen, services: Services) -> dict[str, int]:
    """How many requests were of which kind, as the catalogue has it: chats, drafts, uploads. Unknown routes are `other`."""
    service = services.by_id.get(seen.tool)
    kind_of = {route.id: route.kind for route in service.routes} if service else {}
    counted: dict[str, int] = {}
    for route, count in sorted(seen.routes.items()):
        kind = kind_of.get(route, "other")
        counted[kind] = counted.get(kind, 0) + count
    return counted
