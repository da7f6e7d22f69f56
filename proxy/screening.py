"""One request from bytes to verdict: have it judged, remember durably, and only then say what may leave. Knows no mitmproxy."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import structlog

from audit.errors import AuditError
from audit.keeping import Keeping
from models.context import Tags
from models.exchange import Flag
from models.record import DecisionRecord
from models.services import Service
from models.settings import Settings
from models.uses import REGISTER
from policies.actions.known import COACH
from proxy.catalogue import Services
from proxy.counters import Counting
from proxy.identity import Client
from proxy.judging import Judge, Judged, OutOfTimeError, Verdict
from proxy.pleading import Plea, settled
from proxy.recording import Asking, reference
from proxy.requests import Request
from proxy.screener import Screener

log = structlog.get_logger()


class Screening:
    """Judges requests, each under one generation, and remembers each decision before it takes effect."""

    def __init__(
        self, services: Services, screener: Screener, keeper: Keeping, settings: Settings | None = None
    ) -> None:
        self.screener = screener
        """The one in force; a reload puts another here. Each request takes it once."""
        self._services = services
        self._keeper = keeper
        self._counting = Counting(keeper, settings)

    async def judge(self, request: Request, service: Service, client: Client) -> Verdict:
        """The verdict on a request to an AI service. When it has no `reply`, the decision is on disk."""
        screener, asking = self.screener, self._asking(request, service, client)
        charter = screener.judge.generation.charter

        def judging() -> Awaitable[Judged]:
            return self._counting.judged(asking, charter, lambda known: screener.judged(known, self._tags))

        return await self._guarded(screener.judge, asking, judging)

    async def refuse(self, service: Service, method: str, client: Client, flag: Flag) -> Verdict:
        """The verdict on a request that is not looked into: a tool refused as a whole, or one that is not where it says it is."""
        judge, asking = self.screener.judge, self._asking(Request(method), service, client)

        async def flagged() -> Judged:
            return judge.flagged(asking, flag)

        return await self._guarded(judge, asking, flagged)

    def _asking(self, request: Request, service: Service, client: Client) -> Asking:
        route = self._services.route_of(service, request.method, request.path)
        return Asking(request, service, route, client, reference(), time.perf_counter())

    async def _guarded(self, judge: Judge, asking: Asking, judging: Callable[[], Awaitable[Judged]]) -> Verdict:
        try:
            return await self._kept(asking, await judging())
        except asyncio.CancelledError:
            raise
        except OutOfTimeError as error:
            return await self._failed(judge, asking, Flag.TIMEOUT, error)
        except AuditError as error:
            return await self._failed(judge, asking, Flag.AUDIT_UNWRITABLE, error)
        except BaseException as error:  # noqa: BLE001  # whatever it is, the request is refused and its kind is logged
            return await self._failed(judge, asking, Flag.DETECTOR_ERROR, error)

    async def _tags(self, asking: Asking, conversation: str | None) -> Tags:
        return await self._keeper.tags(asking.client.user, conversation, datetime.now(UTC))

    async def _kept(self, asking: Asking, judged: Judged) -> Verdict:
        """The verdict, once its record is durable."""
        if judged.plea is not None and judged.passing is not None:
            judged = await self._settled(asking, judged, judged.plea, judged.passing)
        await self._keeper.write(judged.record)
        if judged.grant is not None:
            await self._keeper.keep_grant(asking.client.user, judged.grant, datetime.now(UTC))
        await self._keeper.remember(asking.client.user, judged.conversation, judged.new_tags, datetime.now(UTC))
        _tell_owed(judged.record)
        return judged.verdict

    async def _settled(self, asking: Asking, judged: Judged, plea: Plea, passing: Verdict) -> Judged:
        """A held request, let pass by a reason of its user or held for want of one."""
        now = datetime.now(UTC)
        what = settled(plea, asking, judged.record, await self._keeper.grants(asking.client.user, now), now)
        if what.reply is not None:
            verdict = replace(judged.verdict, reply=what.reply)
            return replace(judged, verdict=verdict, record=what.record, grant=what.grant, new_tags={})
        record = what.record.model_copy(update={"replaced": passing.replaced})
        return replace(judged, verdict=passing, record=record, grant=what.grant)

    async def _failed(self, judge: Judge, asking: Asking, flag: Flag, error: BaseException) -> Verdict:
        """Refuse because of a fault of ours. The log has the kind of the error, never its text."""
        asking = replace(asking, reference=reference())  # a decision that was written too late keeps the first one
        log.error(
            "failed", flag=flag, error=type(error).__name__, reference=asking.reference, service=asking.service.id
        )
        judged = judge.flagged(asking, flag)
        if flag is Flag.AUDIT_UNWRITABLE:
            self._keeper.write_soon(judged.record)  # counted as lost if the journal stays away
        else:
            await self._written(judged.record)
        _tell_owed(judged.record)
        return judged.verdict

    async def _written(self, made: DecisionRecord) -> None:
        """Remember a refusal; if the journal is away too, the request is refused all the same."""
        try:
            await self._keeper.write(made)
        except AuditError as error:
            log.warning("failed", flag=Flag.AUDIT_UNWRITABLE, error=type(error).__name__, reference=made.id)


def _tell_owed(made: DecisionRecord) -> None:
    for obligation in (one for one in made.obligations if one not in (COACH, REGISTER)):
        log.warning("owed", obligation=obligation, reference=made.id, service=made.service)
    for rule in made.warned:
        log.warning("warned", rule=rule, reference=made.id, service=made.service)
    if made.justification is not None:
        log.warning("justified", by=made.justification.reference, reference=made.id, service=made.service)
    for exception in made.exceptions:
        log.warning("excepted", exception=exception, reference=made.id, service=made.service)
