"""gardefou in mitmproxy: a request's way. The door is closed first and opens on a finished verdict.

entrance.py has named the client before, guard.py looks a second time. mitmproxy forwards a request when a hook raises, so no hook here
lets an exception out.
"""

import asyncio
import re
import socket
from datetime import UTC, datetime
from time import perf_counter

import structlog
from mitmproxy import http, tls
from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from audit.keeping import Keeping
from models.exchange import Flag
from models.record import OutcomeRecord
from models.services import Category, RefusedTool, Service
from proxy.catalogue import Services
from proxy.door import closing, closing_async, shut
from proxy.egress import AddressRefused, Gatekeeper
from proxy.entrance import Entrance
from proxy.identity import Client
from proxy.judging import Verdict
from proxy.passage import KEY, Passage, admitted, names, passage_of, service_named
from proxy.recording import METHODS
from proxy.replies.page import page
from proxy.replies.reply import Reply
from proxy.replies.styles import cors
from proxy.requests import Request
from proxy.screening import Screening

log = structlog.get_logger()


WORDED = re.compile(
    r"content-disposition|title|slug|referer|x-goog-upload-.*|.*-(?:file-?name|metadata|title|description)",
    re.IGNORECASE,
)
"""Headers that carry words of a user."""

STALE = ("content-encoding", "transfer-encoding", "content-md5", "digest", "content-digest", "repr-digest")
"""Headers that speak of a body as it was before it was rewritten."""


class Gardefou:
    """The addon. It performs verdicts; `Screening` takes them."""

    def __init__(
        self, entrance: Entrance, services: Services, screening: Screening, keeper: Keeping, gatekeeper: Gatekeeper
    ) -> None:
        self._entrance = entrance
        self._settings = entrance.settings
        self._services = services
        self._screening = screening
        self._keeper = keeper
        self._gatekeeper = gatekeeper

    # -- connections

    @closing_async
    async def http_connect(self, flow: http.HTTPFlow) -> None:
        """Refuse tunnels to refused tools, unlisted hosts where only listed ones may be reached, and forbidden addresses."""
        if _let_in(flow) is None:
            return
        host = flow.request.host
        if self._services.service_of(flow.client_conn.sni or "") is not None:
            self._refuse_host(flow, "tunnel inside a tunnel refused")
            return
        if await self._refuses_tool(flow, host):
            return
        if self._is_unlisted(host):
            self._refuse_host(flow, "unlisted host refused")
            return
        try:
            await self._check_address(host, flow.request.port)
        except AddressRefused:
            self._refuse_host(flow, "address refused")

    async def tls_start_client(self, data: tls.TlsData) -> None:
        """A refused tool that was not named at CONNECT shows in the TLS greeting: no handshake, no decryption."""
        found = self._services.refused_tool(data.conn.sni or "")
        if found is not None:
            data.ssl_conn = None
            client = self._entrance.client_at(data.context.client)
            await self._screening.refuse(_as_service(*found), "CONNECT", client, Flag.REFUSED_TOOL)

    def server_connect(self, data: ServerConnectionHookData) -> None:
        """Check the address that is dialled. Names are checked where they are resolved, in egress.py."""
        data.server.error = "address refused"
        try:
            self._gatekeeper.check_literal(data.server.address[0] if data.server.address else "", data.client.sni)
        except AddressRefused:
            log.warning("address refused")
            return
        data.server.error = None

    # -- requests

    @closing
    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """Close the door of AI services; requests to other hosts stream past untouched."""
        flow.request.headers.pop("proxy-authorization", None)
        client = _let_in(flow)
        if client is None:
            return
        told = names(flow)
        service = service_named(told, self._services)
        if service is None and not any(map(self._services.refused_tool, told)):
            if self._is_unlisted(flow.request.host):
                self._refuse_host(flow, "unlisted host refused")
            else:
                flow.request.stream = True
            return
        shut(flow)
        if service is not None:
            flow.metadata[KEY] = Passage(service, client, is_misrouted=len(told) > 1)

    @closing_async
    async def request(self, flow: http.HTTPFlow) -> None:
        """Judge a request to an AI service, then answer it here or let it go on."""
        if _let_in(flow) is None:
            return
        passage = passage_of(flow)
        if passage is None:
            for name in sorted(names(flow)):
                if await self._refuses_tool(flow, name):
                    return
            return
        passage.verdict = await self._verdict(flow, passage)
        self._perform(flow, passage.verdict)

    async def _verdict(self, flow: http.HTTPFlow, passage: Passage) -> Verdict:
        if passage.is_misrouted:
            return await self._screening.refuse(passage.service, flow.request.method, passage.client, Flag.MISROUTED)
        return await self._screening.judge(_asked(flow), passage.service, passage.client)

    def _perform(self, flow: http.HTTPFlow, verdict: Verdict) -> None:
        if verdict.reply is not None:
            flow.response = _response(verdict.reply, dict(flow.request.headers.items()))
            return
        if verdict.is_changed:
            for stale in STALE:
                flow.request.headers.pop(stale, None)
            flow.request.raw_content = verdict.body
            flow.request.headers["content-length"] = str(len(verdict.body))
        if verdict.coach is not None:
            flow.request.headers["accept-encoding"] = "identity"  # its answer is added to
        flow.response = None

    # -- answers

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        """Answers stream back as they come. HTTP/3 is not offered: it would lead around the proxy."""
        if flow.response is None:
            return
        flow.response.headers.pop("alt-svc", None)
        passage = passage_of(flow)
        if passage is not None and passage.verdict is not None:
            flow.response.headers["x-gardefou"] = f"{passage.verdict.reference}; replaced={passage.verdict.replaced}"
        flow.response.stream = passage is None or passage.streamed(flow.response)

    def response(self, flow: http.HTTPFlow) -> None:
        """Remember what came of a decision."""
        self._outcome(flow, flow.response.status_code if flow.response else None, None)

    def error(self, flow: http.HTTPFlow) -> None:
        """Remember that a connection broke, or that a request was never whole."""
        self._outcome(flow, None, "connection broke")

    def _outcome(self, flow: http.HTTPFlow, status: int | None, error: str | None) -> None:
        passage = passage_of(flow)
        if passage is None:
            return
        if passage.verdict is None:
            self._event("refused unread", service=passage.service.id)
            return
        self._keeper.write_soon(
            OutcomeRecord(
                of=passage.verdict.reference,
                time=datetime.now(UTC),
                status=status,
                forwarded=passage.is_forwarded,
                latency_ms=round((perf_counter() - passage.started) * 1000, 3),
                error=error,
                coached=passage.coached,
                counted=passage.taken_back,
            )
        )

    # -- refusals without a service

    async def _refuses_tool(self, flow: http.HTTPFlow, host: str) -> bool:
        """Refuse a tool of the lists; whether it is one. To allow a tool, name it in the catalogue and take it off its list."""
        found = self._services.refused_tool(host)
        if found is None:
            return False
        category, tool = found
        service = _as_service(category, tool)
        client = admitted(flow) or self._entrance.client_at(flow.client_conn)
        verdict = await self._screening.refuse(service, flow.request.method, client, Flag.REFUSED_TOOL)
        flow.response = _response(page(tool.name, tool.why, self._settings.contact, verdict.reference), {})
        return True

    def _is_unlisted(self, host: str) -> bool:
        """Whether only listed hosts may be reached, and this is none."""
        return self._settings.admits_listed_hosts_only and self._services.service_of(host) is None

    def _refuse_host(self, flow: http.HTTPFlow, event: str) -> None:
        shut(flow)
        self._event(event)

    async def _check_address(self, host: str, port: int) -> None:
        """Raise AddressRefused before anything is dialled. Behind a parent proxy names are resolved there, not here."""
        self._gatekeeper.check_literal(host)
        if self._settings.egress.upstream_proxy is None:
            try:
                await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except AddressRefused:
                raise
            except OSError:
                log.info("name not resolved")

    def _event(self, event: str, **details: str | int) -> None:
        log.warning(event, **details)
        self._keeper.note(event, **details)


def _let_in(flow: http.HTTPFlow) -> Client | None:
    """The client that the entrance let in. For nobody the flow has its answer; if it has none, the door is closed here."""
    client = admitted(flow)
    if client is None and flow.response is None:
        shut(flow)
    return client


def _asked(flow: http.HTTPFlow) -> Request:
    request, headers = flow.request, flow.request.headers
    path, _, query = request.path.partition("?")
    return Request(
        method=request.method,
        path=path,
        query=query,
        content_type=headers.get("content-type", ""),
        content_encoding=",".join(headers.get_all("content-encoding")),
        body=request.raw_content or b"",
        headers=tuple((name.lower(), value) for name, value in headers.items() if WORDED.fullmatch(name)),
        is_irregular=_is_irregular(request),
    )


def _is_irregular(request: http.Request) -> bool:
    headers = request.headers
    return (
        request.method not in METHODS
        or "upgrade" in headers
        or bool(request.trailers)
        or "," in ",".join(headers.get_all("content-type"))
        or headers.get("transfer-encoding", "chunked").lower() != "chunked"
    )


def _response(reply: Reply, asked: dict[str, str]) -> http.Response:
    headers = {
        "content-type": reply.content_type,
        "cache-control": "no-store",
        **dict(reply.headers),
        **dict(cors(asked)),
    }
    return http.Response.make(reply.status, reply.body, headers)


def _as_service(category: Category, tool: RefusedTool) -> Service:
    """A refused tool, as the service that decisions are about."""
    return Service(id=tool.id, name=tool.name, hosts=tool.hosts, category=category)
