"""One request from bytes to verdict: read, screen, remember durably, and only then say what may leave. Knows no mitmproxy."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import structlog

from audit.errors import AuditError
from audit.keeper import Keeper
from models.context import Context, Tags
from models.decision import Decision, Gate
from models.exchange import Exchange, Flag
from models.finding import Finding
from models.record import DecisionRecord
from models.services import Service
from models.settings import Limits
from policies.actions.block import notice
from policies.screen import screen
from policies.search import Find
from proxy.catalogue import Services
from proxy.generation import Generations
from proxy.identity import Client
from proxy.recording import Asking, record, reference
from proxy.replies.chats import chat
from proxy.replies.reply import Reply, asked
from proxy.replies.styles import refusal
from proxy.requests import Opened, Request, edited, opens_as, read

log = structlog.get_logger()


@dataclass(frozen=True)
class Verdict:
    """What the proxy does with a request: answer it with `reply`, or, where there is none, forward it with `body` as its bytes."""

    reference: str
    reply: Reply | None
    body: bytes = field(default=b"", repr=False)
    is_changed: bool = False
    replaced: int = 0
    """How many values were replaced in `body`."""


class OutOfTimeError(Exception):
    """Screening took longer than `limits.screening_s`."""


class Screening:
    """Judges requests, each under one generation of charter and data."""

    def __init__(
        self, services: Services, generations: Generations, keeper: Keeper, limits: Limits, contact: str
    ) -> None:
        self._services = services
        self._generations = generations
        self._keeper = keeper
        self._limits = limits
        self._contact = contact

    async def judge(self, request: Request, service: Service, client: Client) -> Verdict:
        """The verdict on a request to an AI service. When it has no `reply`, the decision is on disk."""
        asking = self._asking(request, service, client)
        return await self._guarded(asking, lambda: read(request, service, asking.route, self._limits))

    async def refuse(self, service: Service, method: str, client: Client, flag: Flag) -> Verdict:
        """The verdict on a request that is not looked into: a tool refused as a whole, or one that is not where it says it is."""
        asking = self._asking(Request(method), service, client)
        exchange = Exchange(service=service.id, category=service.category, flags=frozenset({flag}))
        return await self._guarded(asking, lambda: Opened(exchange, None))

    def _asking(self, request: Request, service: Service, client: Client) -> Asking:
        route = self._services.route_of(service, request.method, request.path)
        return Asking(request, service, route, client, self._generations.current, reference(), time.perf_counter())

    async def _guarded(self, asking: Asking, reading: Callable[[], Opened]) -> Verdict:
        try:
            return await self._judged(asking, reading())
        except asyncio.CancelledError:
            raise
        except OutOfTimeError as error:
            return await self._failed(asking, Flag.TIMEOUT, error)
        except AuditError as error:
            return await self._failed(asking, Flag.AUDIT_UNWRITABLE, error)
        except BaseException as error:  # noqa: BLE001  # whatever it is, the request is refused and its kind is logged
            return await self._failed(asking, Flag.DETECTOR_ERROR, error)

    async def _judged(self, asking: Asking, opened: Opened) -> Verdict:
        exchange = opened.sent
        decision = self._decided(asking, exchange)
        body = asking.request.body
        if decision.gate is not Gate.BLOCK and (edits := (*decision.edits, *opened.blanks)) and opened.body:
            body = opened.body.replaced(edits)
            if not opens_as(edited(opened.body, edits), body, asking.request, asking.route, self._limits):
                body, decision = b"", self._decided(asking, exchange.flagged(Flag.NOT_REWRITABLE))
        self._check_time(asking)
        await self._keeper.write(record(asking, exchange, decision, self._keeper))
        self._keeper.remember(asking.client.user, exchange.conversation, decision.new_tags, datetime.now(UTC))
        return self._performed(asking, opened, decision, body)

    def _decided(self, asking: Asking, exchange: Exchange) -> Decision:
        now = datetime.now(UTC)
        tags = self._keeper.tags(asking.client.user, exchange.conversation, now)
        context = Context(now=now, tags=tags, user=asking.client.user, groups=asking.client.groups)
        decision = screen(exchange, context, asking.generation.charter, self._in_time(asking))
        self._check_time(asking)
        return decision

    def _in_time(self, asking: Asking) -> Find:
        """The generation's `find`, which stops between two texts once time is up."""

        def find(text: str) -> Sequence[Finding]:
            self._check_time(asking)
            return asking.generation.find(text)

        return find

    def _check_time(self, asking: Asking) -> None:
        if asking.elapsed_s > self._limits.screening_s:
            raise OutOfTimeError

    def _flagged(self, asking: Asking, exchange: Exchange) -> Decision:
        """The charter's word on a technical fact alone; nothing is searched."""
        context = Context(now=datetime.now(UTC), tags=Tags(key=b""))
        return screen(exchange, context, asking.generation.charter, lambda text: ())

    def _performed(self, asking: Asking, opened: Opened, decision: Decision, body: bytes) -> Verdict:
        for obligation in decision.obligations:
            log.warning("owed", obligation=obligation, reference=asking.reference, service=asking.service.id)
        if opened.is_kept:
            return Verdict(asking.reference, chat("empty-json", "", asked(b"")))
        if decision.gate is Gate.BLOCK:
            told = notice(decision, asking.reference, self._contact)
            reply = refusal(asking.route, asking.service, f"{told.fr}\n\n{told.en}", asked(opened.plain))
            return Verdict(asking.reference, reply)
        changed = body is not asking.request.body
        return Verdict(asking.reference, None, body, is_changed=changed, replaced=len(decision.edits))

    async def _failed(self, asking: Asking, flag: Flag, error: BaseException) -> Verdict:
        """Refuse because of a fault of ours. The log has the kind of the error, never its text."""
        asking = replace(asking, reference=reference())  # a decision that was written too late keeps the first one
        log.error(
            "failed", flag=flag, error=type(error).__name__, reference=asking.reference, service=asking.service.id
        )
        exchange = Exchange(service=asking.service.id, category=asking.service.category, flags=frozenset({flag}))
        decision = self._flagged(asking, exchange)
        made = record(asking, exchange, decision, self._keeper)
        if flag is Flag.AUDIT_UNWRITABLE:
            self._keeper.write_soon(made)  # counted as lost if the journal stays away
        else:
            await self._kept(made)
        return self._performed(asking, Opened(exchange, None), decision, b"")

    async def _kept(self, made: DecisionRecord) -> None:
        """Remember a refusal; if the journal is away too, the request is refused all the same."""
        try:
            await self._keeper.write(made)
        except AuditError as error:
            log.warning("failed", flag=Flag.AUDIT_UNWRITABLE, error=type(error).__name__, reference=made.id)
