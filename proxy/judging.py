"""From a request to what becomes of it, in two steps that know no disk, no network and no mitmproxy: open it, then judge it.

The same steps run in the event loop for what is quick, and in a screening process (lane_process.py) for what is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from audit.marking import Marking
from models.context import Context, Tags
from models.decision import Decision, Gate
from models.exchange import Exchange, Flag
from models.finding import Finding
from models.grants import Grant
from models.message import Message
from models.record import DecisionRecord
from models.settings import Limits
from models.studies import NO_STUDIES
from policies.actions.block import notice
from policies.actions.coach import reminder
from policies.actions.justify import STANDS, closed
from policies.screen import screen
from policies.search import Find
from proxy.generation import Generation
from proxy.phrase import Said, said
from proxy.pleading import Plea, Pleader
from proxy.recording import Asking, record
from proxy.remembered import Remembered
from proxy.replies.chats import chat
from proxy.replies.coach import Reminder
from proxy.replies.reply import Reply, asked
from proxy.replies.styles import refusal
from proxy.requests import Opened, edited, opens_as, read
from proxy.shadowing import beside


@dataclass(frozen=True)
class Verdict:
    """What the proxy does with a request: answer it with `reply`, or, where there is none, forward it with `body` as its bytes."""

    reference: str
    reply: Reply | None
    body: bytes = field(default=b"", repr=False)
    is_changed: bool = False
    replaced: int = 0
    """How many values were replaced in `body`."""
    coach: Reminder | None = None
    """What to add to the answer."""


@dataclass(frozen=True)
class Judged:
    """A verdict that may be carried out once its record is durable and its new tags are remembered."""

    verdict: Verdict
    record: DecisionRecord
    conversation: str | None = None
    new_tags: dict[str, str] = field(default_factory=dict, repr=False)
    plea: Plea | None = None
    """What would open the gate of a request that is held until its user says why."""
    passing: Verdict | None = None
    """The verdict on that request once it is open."""
    grant: Grant | None = None
    """What the keeper must remember of a reason, asked for or given."""


class OutOfTimeError(Exception):
    """Screening took longer than `limits.screening_s`."""


def _context(asking: Asking, tags: Tags, generation: Generation | None = None) -> Context:
    """The surroundings of a request. `tags` are those of its conversation; exceptions and studies are those of the generation, if any."""
    return Context(
        now=datetime.now(UTC),
        tags=tags,
        user=asking.client.user,
        groups=asking.client.groups,
        account=asking.service.known_account,
        circumstances=asking.circumstances,
        exceptions=generation.exceptions if generation else (),
        registry=generation.registry if generation else NO_STUDIES,
        counters=asking.counters,
        is_use=asking.is_use,
    )


class Judge:
    """Judges requests under one generation of charter and data."""

    def __init__(
        self, generation: Generation, limits: Limits, contact: str, marking: Marking, remembered: Remembered
    ) -> None:
        self.generation = generation
        self._limits = limits
        self._contact = contact
        self._marking = marking
        self._remembered = remembered
        self._pleader = Pleader(limits, contact, marking)

    def opened(self, asking: Asking) -> Opened:
        """Read a request."""
        return read(asking.request, asking.service, asking.route, self._limits)

    def judged(self, asking: Asking, opened: Opened, tags: Tags) -> Judged:
        """Judge an opened request. `tags` are those of its conversation. Raises OutOfTimeError, and what detectors raise."""
        told = said(opened.sent)
        exchange, body, context = told.exchange, asking.request.body, _context(asking, tags, self.generation)
        decision = self._decided(asking, exchange, context)
        edits = (*told.placed(decision.edits), *opened.blanks)
        if decision.gate is not Gate.BLOCK and edits and opened.body:
            body = opened.body.replaced(edits)
            if not opens_as(edited(opened.body, edits), body, asking.request, asking.route, self._limits):
                body, decision = b"", self._decided(asking, exchange.flagged(Flag.NOT_REWRITABLE), context)
        self._check_time(asking)
        made = self._recorded(asking, exchange, decision, context)
        if told.is_alone and decision.gate is Gate.ALLOW:
            decision = decision.model_copy(update={"gate": Gate.JUSTIFY})
            made = made.model_copy(update={"gate": Gate.JUSTIFY, "replaced": 0})
        verdict = self._verdict(asking, opened, decision, body, is_justified=told.attempt is not None)
        judged = Judged(verdict, made, exchange.conversation, decision.new_tags)
        plea = self._plea(asking, opened, told, decision) if decision.gate is Gate.JUSTIFY else None
        if plea is None:
            return judged
        open_gate = decision.model_copy(update={"gate": Gate.ALLOW})
        return replace(judged, plea=plea, passing=self._verdict(asking, opened, open_gate, body))

    def flagged(self, asking: Asking, flag: Flag) -> Judged:
        """The charter's word on a technical fact alone; nothing is searched."""
        exchange = Exchange(service=asking.service.id, category=asking.service.category, flags=frozenset({flag}))
        decision = screen(exchange, _context(asking, Tags(key=b"")), self.generation.charter, lambda text: ())
        made = record(asking, exchange, decision, self.generation.number, self._marking)
        return Judged(self._verdict(asking, Opened(exchange, None), decision, b""), made)

    def _decided(self, asking: Asking, exchange: Exchange, context: Context) -> Decision:
        decision = screen(exchange, context, self.generation.charter, self._in_time(asking))
        self._check_time(asking)
        return decision

    def _recorded(self, asking: Asking, exchange: Exchange, decision: Decision, context: Context) -> DecisionRecord:
        """The record of a decision, with what the second charter says of the same findings where there is one and it differs."""
        made = record(asking, exchange, decision, self.generation.number, self._marking)
        shadow = self.generation.shadow
        differs = beside(shadow, exchange, context, decision) if shadow else None
        return made.model_copy(update={"shadow": differs}) if differs else made

    def _plea(self, asking: Asking, opened: Opened, told: Said, decision: Decision) -> Plea | None:
        """What a reason would have to answer, and the one that was given; None where nobody can give one."""
        plea = self._pleader.plea(asking, opened, told, decision)
        return replace(plea, answer=self._pleader.answer(told, self._in_time(asking))) if plea else None

    def _in_time(self, asking: Asking) -> Find:
        """The generation's `find`, remembering, which stops between two texts once time is up."""
        remembering = self._remembered.finder(self.generation.find, self._scope(asking))

        def find(text: str) -> Sequence[Finding]:
            self._check_time(asking)
            return remembering(text)

        return find

    def _scope(self, asking: Asking) -> str:
        """Whose findings may be used again: those of the same user, or of the same network's anonymous ones, in this generation."""
        who = f"user {asking.client.user}" if asking.client.user is not None else f"network {asking.client.network}"
        return f"{self.generation.number} {who}"

    def _check_time(self, asking: Asking) -> None:
        if asking.elapsed_s > self._limits.screening_s:
            raise OutOfTimeError

    def _verdict(
        self, asking: Asking, opened: Opened, decision: Decision, body: bytes, *, is_justified: bool = False
    ) -> Verdict:
        """`is_justified`: whether a reason was given, rightly or not."""
        if opened.is_kept:
            return Verdict(asking.reference, chat("empty-json", "", asked(b"")))
        if decision.gate is not Gate.ALLOW:
            told = self._notice(asking, decision)
            if is_justified and decision.gate is Gate.BLOCK:
                told = told.after(STANDS)
            reply = refusal(asking.route, asking.service, told.both, asked(opened.plain))
            return Verdict(asking.reference, reply)
        changed = body is not asking.request.body
        coach = Reminder.owed(asking.route, reminder(self.generation.charter, decision), decision.counted)
        return Verdict(asking.reference, None, body, is_changed=changed, replaced=len(decision.edits), coach=coach)

    def _notice(self, asking: Asking, decision: Decision) -> Message:
        if decision.gate is Gate.BLOCK:
            return notice(decision, asking.reference, self._contact)
        return closed(decision, asking.reference, self._contact, is_anonymous=asking.client.user is None)
