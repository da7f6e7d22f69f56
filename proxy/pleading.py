"""A request that is held until its user says why: what is needed to settle it, once the keeper has told what it knows of that user."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from audit.marking import Marking
from models.decision import Decision, Gate, Located
from models.exchange import Exchange, PartKind
from models.grants import Fault, Grant
from models.message import Message
from models.record import DecisionRecord, Justification
from models.settings import Limits
from policies.actions.justify import demand, faulted
from policies.answering import answered, standing
from policies.reasons import Reason, Refused, examined
from policies.search import Find
from proxy.phrase import Said
from proxy.recording import Asking
from proxy.replies.reply import Asked, Reply, asked
from proxy.replies.styles import refusal
from proxy.requests import Opened
from proxy.roles import SERVICE, role_of

MOST = 100
"""Texts that a reason is about one by one; of more, it is about all of them together. The keeper has them in memory."""


@dataclass(frozen=True)
class Answer:
    """What the newest message says: a reference, and the reason as it may be kept, or why it may not."""

    reference: str
    reason: Reason | Refused = field(repr=False)


@dataclass(frozen=True)
class Plea:
    """Made with the judgement, which holds the request; settled where the keeper can be asked."""

    demand: Grant
    """What a reason would have to answer."""
    told: Message
    asked: Asked
    answer: Answer | None = None


class Pleader:
    """Makes pleas, where the request is judged."""

    def __init__(self, limits: Limits, contact: str, marking: Marking) -> None:
        self._limits = limits
        self._contact = contact
        self._marking = marking

    def plea(self, asking: Asking, opened: Opened, told: Said, decision: Decision) -> Plea | None:
        """What a reason would have to answer; None where nobody can give one."""
        contents, values = demanded(told.exchange, decision, self._marking)
        if not _can_answer(asking, told.exchange) or opened.is_kept or not (contents or told.is_alone):
            return None
        grant = Grant(
            reference=asking.reference,
            service=asking.service.id,
            conversation=told.exchange.conversation,
            rules=tuple(sorted(decision.to_justify)),
            contents=frozenset() if told.is_alone else contents,
            values=values,
            until=datetime.now(UTC) + timedelta(seconds=self._limits.justified_s),
        )
        return Plea(
            demand=grant,
            told=self._demand(asking, told, decision),
            asked=asked(opened.plain),
        )

    def answer(self, told: Said, find: Find) -> Answer | None:
        """What the newest message says, its reason screened; None where it says nothing."""
        if told.attempt is None:
            return None
        if not told.attempt.reference:
            return Answer("", Refused(fault=Fault.UNREADABLE))
        return Answer(told.attempt.reference, examined(told.attempt.reason, find, self._limits.reason_chars))

    def _demand(self, asking: Asking, told: Said, decision: Decision) -> Message:
        """What is asked for. Who forgot the message is shown the reference again that they quoted: it is that of the message."""
        quoted = told.attempt.reference if told.is_alone and told.attempt else ""
        minutes = max(1, round(self._limits.justified_s / 60))
        return demand(decision, quoted or asking.reference, self._contact, minutes)


@dataclass(frozen=True)
class Settled:
    """What becomes of a held request. `reply` is None where it passes; `grant` is what the keeper must remember then."""

    record: DecisionRecord
    reply: Reply | None
    grant: Grant | None = None


def settled(plea: Plea, asking: Asking, record: DecisionRecord, grants: Sequence[Grant], now: datetime) -> Settled:
    """Let the request pass on a reason, or hold it and say why. `grants` are those of its user."""
    outcome = _outcome(plea, grants, now)
    if not isinstance(outcome, Grant):
        return Settled(record, _reply(plea, asking, outcome), plea.demand if plea.demand.contents else None)
    is_answered = plea.answer is not None and plea.answer.reference == outcome.reference
    reason = plea.answer.reason if is_answered and plea.answer else None
    justification = Justification(
        reference=outcome.reference,
        rules=plea.demand.rules,
        reason=reason.text if isinstance(reason, Reason) else "",
    )
    passed = record.model_copy(update={"gate": Gate.ALLOW, "justification": justification})
    return Settled(passed, None, None if outcome in grants else outcome)


def demanded(exchange: Exchange, decision: Decision, marking: Marking) -> tuple[frozenset[str], frozenset[str]]:
    """What a reason must be about, and what else it then covers, as keyed digests.

    It must be about each text that a rule looks at; where a rule looks at no finding, about all that the user says. Of what the service
    itself has said since, only the found values count: an answer to a justified text names the same ones, in other words.
    """
    about = [decision.findings[index] for index in frozenset[int]().union(*decision.to_justify.values())]
    places = {place for located in about for place in _places(located)}
    if not all(decision.to_justify.values()):
        places |= {index for index, part in enumerate(exchange.parts) if part.kind is PartKind.PROMPT}
    answers = {place for place in places if role_of(place, exchange.parts) in SERVICE}
    texts = (exchange.parts[place].text.strip() for place in places - answers)
    values = [(located.part, _value(exchange, located, marking)) for located in about if not located.straddles]
    said = {value for place, value in values if place in answers}
    contents = {marking.content(text) for text in texts if text} | said
    if len(contents) > MOST:
        contents = {marking.content("\n".join(sorted(contents)))}
    return frozenset(contents), frozenset(sorted({value for _, value in values})[:MOST])


def _can_answer(asking: Asking, exchange: Exchange) -> bool:
    """Whether a reason could be given: by somebody who is known, in a text where it can be found and taken out."""
    return asking.client.user is not None and any(part.kind is PartKind.PROMPT for part in exchange.parts)


def _places(located: Located) -> tuple[int, ...]:
    return (located.part, located.part + 1) if located.straddles else (located.part,)


def _value(exchange: Exchange, located: Located, marking: Marking) -> str:
    found = located.finding
    return marking.mark(found.entity, exchange.parts[located.part].text[found.start : found.end])


def _outcome(plea: Plea, grants: Sequence[Grant], now: datetime) -> Grant | Refused | None:
    """What a reason leads to: the grant, or why there is none; None where no reason was given."""
    if not plea.demand.contents:
        return Refused(fault=Fault.ALONE)
    found = _answered(plea, grants, now)
    if isinstance(found, Grant):
        return found
    return standing(plea.demand, grants, now) or found


def _answered(plea: Plea, grants: Sequence[Grant], now: datetime) -> Grant | Refused | None:
    answer = plea.answer
    if answer is None:
        return None
    if isinstance(answer.reason, Refused):
        return answer.reason
    found = answered(plea.demand, grants, answer.reference, now)
    return found if isinstance(found, Grant) else Refused(fault=found)


def _reply(plea: Plea, asking: Asking, refused: Refused | None) -> Reply:
    told = plea.told.after(faulted(refused.fault, refused.found)) if refused else plea.told
    return refusal(asking.route, asking.service, told.both, plea.asked)
