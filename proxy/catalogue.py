"""The service catalogue in use: which service a host is, which route a request takes, which hosts are decrypted or refused."""

import re
from collections.abc import Iterable
from functools import lru_cache

from models.services import Catalogue, Category, RefusedTool, Route, Service, ToolList
from proxy.destination import bare

REMEMBERED = 4096
_LABELS = r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*"


class Hosts[T]:
    """Host patterns -> what each stands for. `*` is one or more labels or parts of labels; most literal characters win."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        entries = list(entries)
        self.patterns = sorted({host for host, _ in entries})
        ranked = sorted(entries, key=lambda entry: len(entry[0].replace("*", "")), reverse=True)
        self._exact = {host: found for host, found in reversed(ranked) if "*" not in host}
        self._wild = [(re.compile(_pattern(host)), found) for host, found in ranked if "*" in host]

    def get(self, host: str) -> T | None:
        """What this host, already in canonical form, stands for."""
        if host in self._exact:
            return self._exact[host]
        return next((found for pattern, found in self._wild if pattern.fullmatch(host)), None)


class Services:
    """The catalogue and the lists of refused tools, read together. A host on both is refused."""

    def __init__(self, catalogue: Catalogue, *lists: ToolList) -> None:
        self._given: tuple[Catalogue | ToolList, ...] = (catalogue, *lists)
        self.services = catalogue.services
        self.by_id = {service.id: service for service in catalogue.services}
        self._hosts = Hosts((host, service) for service in catalogue.services for host in service.hosts)
        self._refused = Hosts(
            (host, (tools.category, tool)) for tools in lists for tool in tools.tools for host in tool.hosts
        )
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._found)

    def __reduce__(self) -> tuple[type["Services"], tuple[Catalogue | ToolList, ...]]:
        """Given to another process as what it is made of."""
        return Services, self._given

    @property
    def names(self) -> dict[str, str]:
        """Id -> name of every service and refused tool."""
        refused = {tool.id: tool.name for given in self._given if isinstance(given, ToolList) for tool in given.tools}
        return refused | {service.id: service.name for service in self.services}

    def service_of(self, host: str) -> Service | None:
        """The service of a host as a client names it: any case, trailing dot, port, Unicode; None where it is unknown or refused."""
        found = self._remembered(host)
        return found if isinstance(found, Service) else None

    def refused_tool(self, host: str) -> tuple[Category, RefusedTool] | None:
        """The refused tool of a host, and the category of its list."""
        found = self._remembered(host)
        return found if isinstance(found, tuple) else None

    def route_of(self, service: Service, method: str, path: str) -> Route | None:
        """The first route of the service that takes this request; `path` is without the query."""
        return next((route for route in service.routes if route.matches(method, path)), None)

    def decrypted_hosts(self) -> list[str]:
        """Anchored regexes over `host:port` for mitmproxy's `allow_hosts`, which searches without case."""
        hosts = {host for service in self.services for host in service.hosts}
        return [_with_port(host) for host in sorted(hosts) if not self.refused_tool(host)]

    def refused_hosts(self) -> list[str]:
        """The same for hosts of refused tools: their TLS greeting is looked at, and never answered."""
        return [_with_port(host) for host in self._refused.patterns]

    def all_hosts(self) -> list[str]:
        """Every host pattern of the catalogue and of the lists of refused tools."""
        return sorted({*self._hosts.patterns, *self._refused.patterns})

    def _found(self, host: str) -> Service | tuple[Category, RefusedTool] | None:
        name = canonical(host)
        return self._refused.get(name) or self._hosts.get(name)


def canonical(host: str) -> str:
    """A host as `bare` gives it, in ASCII (IDNA). A name that no DNS could hold gives ''."""
    name = bare(host)
    try:
        return name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return name if name.isascii() else ""


def _with_port(host: str) -> str:
    return rf"^{_pattern(host)}\.?:\d+$"


def _pattern(host: str) -> str:
    """A host pattern as a regex without anchors; `*.` at the front takes whole labels, as its neighbour is a dot."""
    return _LABELS.join(re.escape(piece).replace(r"\-", "-") for piece in host.split("*"))
