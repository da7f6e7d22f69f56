"""Who is asking. It lets a named or anonymous client in, or answers that a password is needed.

What it lets in carries its client (`passage.admitted`); the next addon refuses every flow that carries none. Passwords end here: the
header is taken off before anything is awaited, and nothing of it is kept, logged or sent on.
"""

import weakref
from collections.abc import Awaitable
from dataclasses import replace

import structlog
from mitmproxy import connection, http

from audit.keeping import Keeping
from models.settings import Settings
from proxy.credentials import MalformedCredentials, credentials_of
from proxy.door import closing, closing_async
from proxy.identity import AmbiguousHeader, Client, client_of, named_by, source_of
from proxy.logins import Login, Logins
from proxy.passage import admit, admitted, is_explicit
from proxy.people import Known, People
from proxy.turned_away import Refusal, turned_away

log = structlog.get_logger()

HEADER = "proxy-authorization"

STRANGER = "not of an allowed network"
"""The error of a connection that is cut off."""


class TurnedAway(Exception):
    """A client that does not come in, and what it is told."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.event)


class Entrance:
    """Names clients: by password, by a front proxy's header, by network, in this order."""

    def __init__(self, settings: Settings, people: People, keeper: Keeping) -> None:
        self.settings = settings
        self._people = people
        self._keeper = keeper
        self._logins = Logins()
        self._inside: weakref.WeakKeyDictionary[connection.Client, Client] = weakref.WeakKeyDictionary()

    def client_connected(self, client: connection.Client) -> None:
        """Only clients of the allowed networks may use the proxy."""
        refused, client.error = client.error, STRANGER
        if client_of(client.peername[0], self.settings.clients) is None or self._stays_nameless(client):
            log.warning("client refused")
            return
        client.error = refused

    def client_disconnected(self, client: connection.Client) -> None:
        """Forget who was behind a connection."""
        self._inside.pop(client, None)

    @closing_async
    async def http_connect(self, flow: http.HTTPFlow) -> None:
        """Name the client of a tunnel, once."""
        await self._let_in(flow)

    def http_connected(self, flow: http.HTTPFlow) -> None:
        """The tunnel is open: all that comes through it is the same client's."""
        client = admitted(flow)
        if client is not None:
            self._inside[flow.client_conn] = client

    @closing
    def requestheaders(self, flow: http.HTTPFlow) -> Awaitable[None] | None:
        """Name the client of a request that needs no tunnel, each time: a front proxy sends those of many on one connection."""
        inside = self._inside.get(flow.client_conn)
        if inside is None:
            return self.http_connect(flow)
        flow.request.headers.pop(HEADER, None)
        admit(flow, inside)
        return None

    def client_at(self, connected: connection.Client) -> Client:
        """Who is behind a connection, as far as it is known before a request."""
        by_network = client_of(connected.peername[0], self.settings.clients)
        return self._inside.get(connected) or by_network or Client(network="none")

    async def _let_in(self, flow: http.HTTPFlow) -> None:
        given = flow.request.headers.get_all(HEADER)
        flow.request.headers.pop(HEADER, None)
        by_network = self.client_at(flow.client_conn)
        try:
            admit(flow, await self._named(flow, given, by_network))
        except TurnedAway as away:
            flow.response = turned_away(away.refusal)
            self._tell(away.refusal, by_network)

    async def _named(self, flow: http.HTTPFlow, given: list[str], by_network: Client) -> Client:
        """The client, by the best that is known of it. Raises TurnedAway."""
        explicit = is_explicit(flow)
        if explicit and self.settings.listen_tls and not flow.client_conn.tls_established:
            raise TurnedAway(Refusal.IN_CLEAR)
        known = self._people.known
        named = self._by_header(flow, by_network)
        if explicit and given and known.accounts:
            user = await self._by_password(known, given, flow.client_conn.peername[0])
            named = replace(by_network, user=user, groups=())
        client = known.with_groups(named or by_network)
        if self.settings.identity.required and client.user is None:
            raise TurnedAway(Refusal.NAMELESS if explicit and known.accounts else Refusal.UNKNOWN)
        return client

    def _by_header(self, flow: http.HTTPFlow, by_network: Client) -> Client | None:
        """What a named front proxy says. Its headers are for us, and go no further."""
        source = source_of(flow.client_conn.peername[0], self.settings.identity.headers)
        if source is None:
            return None
        headers = flow.request.headers
        users, groups = (headers.get_all(name) if name else [] for name in (source.user, source.groups))
        for name in filter(None, (source.user, source.groups)):
            headers.pop(name, None)
        try:
            return named_by(by_network.network, users, groups)
        except AmbiguousHeader:
            raise TurnedAway(Refusal.AMBIGUOUS) from None

    async def _by_password(self, known: Known, given: list[str], address: str) -> str:
        """The user, if the password is right. One that is wrong is refused, never taken for nobody."""
        try:
            credentials = credentials_of(given)
        except MalformedCredentials:
            raise TurnedAway(Refusal.MALFORMED) from None
        if credentials is None or known.accounts is None:
            raise TurnedAway(Refusal.MALFORMED)
        login = await self._logins.check(known.accounts, credentials, address)
        if login is not Login.RIGHT:
            raise TurnedAway(Refusal.BLOCKED if login is Login.BLOCKED else Refusal.WRONG)
        return credentials.user

    def _stays_nameless(self, client: connection.Client) -> bool:
        """Whether a captured client must be named and never can be: what it sends to other hosts is not looked at."""
        if self.settings.is_explicit or not self.settings.identity.required:
            return False
        address = client.peername[0]
        by_header = source_of(address, self.settings.identity.headers)
        return by_header is None and self.client_at(client).user is None

    def _tell(self, refusal: Refusal, client: Client) -> None:
        """A wrong password is written down, with the network it came from; that a client has yet to say its own is no news."""
        if refusal is Refusal.NAMELESS:
            return
        log.warning(refusal.event, network=client.network)
        if refusal is Refusal.WRONG:
            self._keeper.note(refusal.event, network=client.network)
