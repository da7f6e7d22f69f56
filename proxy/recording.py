"""A decision as audit remembers it: without the text."""

import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate

from audit.marking import Marking
from detectors import SIGNALS
from models.context import Circumstance
from models.counting import REMINDED, USES, Counters
from models.decision import Decision, Effect, Gate, Located
from models.exchange import Exchange
from models.record import STUDIES, DecisionRecord, FindingSummary
from models.services import Route, Service
from models.studies import Mentioned
from proxy.identity import Client
from proxy.requests import Request

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No characters that are taken for one another when a reference is read out. 32 of them: every byte stands for one."""
_LENGTH = 10
_LETTERS = ALPHABET.encode() * 8


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"})
"""Any other method is a word of the client's own choosing, and is not written down."""

MOST_FINDINGS = 200
"""Findings that a record describes; how many there were in all is in `found`."""
MOST_SIGNALS = 20
"""Health signals among them: they decide nothing alone, and must not crowd out what does."""


_FIRSTS = {USES: Circumstance.FIRST_USE_TODAY, REMINDED: Circumstance.REMINDER_DUE}


@dataclass(frozen=True)
class Asking:
    """A request and all that is known around it at the moment it came."""

    request: Request
    service: Service
    route: Route | None
    client: Client
    reference: str
    started: float
    counters: Counters = field(default_factory=Counters)
    """What counters stood at before it."""

    @property
    def is_use(self) -> bool:
        """Whether it is a prompt. Of a service without routes every body may be one."""
        if self.route is not None:
            return self.route.kind == "chat"
        return not self.service.routes and bool(self.request.body)

    @property
    def circumstances(self) -> frozenset[Circumstance]:
        """What is out of the ordinary about it."""
        return frozenset(_circumstances(self))

    @property
    def elapsed_s(self) -> float:
        """Seconds since the request was whole."""
        return time.perf_counter() - self.started


def _circumstances(asking: Asking) -> Iterator[Circumstance]:
    if asking.route is None:
        yield Circumstance.UNMAPPED_ROUTE
    if asking.client.user is None:
        yield Circumstance.ANONYMOUS
    if asking.client.is_trained is False:
        yield Circumstance.TRAINING_MISSING
    for counter, circumstance in _FIRSTS.items():
        if any(one.number == 0 for one in asking.counters.of(counter)):
            yield circumstance


def reference() -> str:
    """A fresh reference number, `GF-` and 10 characters: what a user quotes and a reviewer looks up."""
    return "GF-" + secrets.token_bytes(_LENGTH).translate(_LETTERS).decode()


def record(asking: Asking, exchange: Exchange, decision: Decision, generation: int, marking: Marking) -> DecisionRecord:
    """The record of a decision, ready to be written."""
    passes = decision.gate is Gate.ALLOW
    return DecisionRecord(
        id=asking.reference,
        time=datetime.now(UTC),
        user=marking.pseudonym(asking.client.user),
        client_network=None if asking.client.user else asking.client.network,
        groups=asking.client.groups,
        account=asking.service.known_account,
        circumstances=tuple(sorted(asking.circumstances)),
        direction=exchange.direction,
        file_types=tuple(sorted(exchange.file_types)),
        chars=exchange.chars,
        service=asking.service.id,
        category=asking.service.category,
        route=asking.route.id if asking.route else None,
        method=asking.request.method if asking.request.method in METHODS else "OTHER",
        charter=decision.charter,
        generation=generation,
        gate=decision.gate,
        rules=_rules(decision, Effect.ENFORCED),
        observed=_rules(decision, Effect.OBSERVED),
        warned=_rules(decision, Effect.WARNED),
        exceptions=tuple(sorted({spoken.exception for spoken in decision.spoken if spoken.exception})),
        obligations=decision.obligations,
        flags=tuple(sorted(decision.flags)),
        transforms={entity: str(transform) for entity, transform in decision.transforms.items()},
        findings=_summaries(exchange, decision, marking),
        found=len(decision.findings),
        body_bytes=len(asking.request.body),
        replaced=len(decision.edits) if passes else 0,
        screening_ms=round(asking.elapsed_s * 1000, 3),
        study=_study(decision.mentioned, marking),
        contracts=tuple(sorted(map(str, decision.mentioned.clauses))),
        team=decision.mentioned.team and str(decision.mentioned.team),
        is_use=asking.is_use,
        counted=decision.counted,
    )


def _study(named: Mentioned, marking: Marking) -> str | None:
    """What studies are called in the log: by label, or by a keyed mark."""
    called = sorted(label or marking.mark("STUDY_CODE", code) for code, label in named.labels.items())
    return STUDIES.join(called) or None


def _rules(decision: Decision, effect: Effect) -> tuple[str, ...]:
    return tuple(spoken.rule for spoken in decision.spoken if spoken.effect is effect)


def _summaries(exchange: Exchange, decision: Decision, marking: Marking) -> tuple[FindingSummary, ...]:
    offsets = [0, *accumulate(len(part.text) for part in exchange.parts)]
    return tuple(
        marking.summary(found, part.path, part.text[found.start : found.end], offsets[located.part])
        for located in described(decision.findings)
        for part, found in ((exchange.parts[located.part], located.finding),)
    )


def described(findings: Sequence[Located]) -> list[Located]:
    """The findings that are described, in their order: health signals only where there is room, and few."""
    others = [place for place, located in enumerate(findings) if located.finding.entity not in SIGNALS][:MOST_FINDINGS]
    room = min(MOST_SIGNALS, MOST_FINDINGS - len(others))
    signals = [place for place, located in enumerate(findings) if located.finding.entity in SIGNALS][:room]
    return [findings[place] for place in sorted(others + signals)]
