"""The heart: an exchange and its surroundings -> a decision. Synchronous and pure: no clock, no disk, no mitmproxy."""

from collections.abc import Mapping, Sequence, Set

from detectors import CLASSES, NAMES
from models.context import Context
from models.decision import Decision, Edit, Gate, Located, Transform
from models.exchange import Exchange, Flag
from models.finding import Finding
from policies.actions.known import TRANSFORMS
from policies.actions.tags import Numbering
from policies.charter import Charter
from policies.contracts import unpublished
from policies.decide import decide
from policies.facts import facts_of
from policies.search import Find, TooMany, searched, straddling
from policies.tallying import tallied

_AS_IT_WAS = frozenset({NAMES, CLASSES})
"""Detectors that look at words around a tag."""


def screen(exchange: Exchange, context: Context, charter: Charter, find: Find) -> Decision:
    """Decide on one exchange.

    A request with more findings than can be dealt with is blocked, and the rules that some of them are enough for say why.
    A finding that the charter wants replaced where nothing can be replaced, or one that is still there
    after replacing, blocks the request. Raises what `find` raises: the caller refuses then.
    """
    find = unpublished(find, context)
    try:
        findings = searched(exchange.parts, find)
    except TooMany as many:
        return _decided(charter, exchange.flagged(Flag.OVERSIZE), context, many.located)[0]
    decision, transforms = _decided(charter, exchange, context, findings)
    if decision.gate is Gate.BLOCK or not transforms:
        return decision
    if any(not replaceable(exchange, findings[index]) for index in transforms):
        return _stopped(charter, exchange, context, findings)
    edits, texts, numbering = _replaced(exchange, findings, transforms, context)
    after = _rewritten(exchange, texts)
    left, further = _decided(charter, after, context, _found_again(after, texts.keys(), findings, find))
    if further or left.gate.rank > decision.gate.rank:
        return _stopped(charter, exchange, context, findings)
    return decision.model_copy(update={"edits": edits, "new_tags": numbering.new})


def _decided(
    charter: Charter, exchange: Exchange, context: Context, findings: Sequence[Located]
) -> tuple[Decision, dict[int, Transform]]:
    """The decision, without edits, and what becomes of each finding, by its index."""
    facts = facts_of(exchange, context, findings)
    ruling = decide(charter, facts, context.exceptions)
    decision = Decision(
        gate=ruling.gate,
        charter=charter.name,
        flags=exchange.flags,
        findings=tuple(findings),
        transforms=_by_entity(ruling.transforms, findings),
        obligations=ruling.obligations,
        spoken=ruling.spoken,
        mentioned=facts.mentioned,
        counted=tallied(charter, facts, ruling) if context.counters.standings else (),
        to_justify=ruling.to_justify,
    )
    return decision, ruling.transforms


def _by_entity(transforms: Mapping[int, Transform], findings: Sequence[Located]) -> dict[str, Transform]:
    in_order = sorted(transforms, key=lambda index: transforms[index].rank)
    return {findings[index].finding.entity: transforms[index] for index in in_order}


def replaceable(exchange: Exchange, located: Located) -> bool:
    """Whether a finding stands where a tag may take its place."""
    return exchange.parts[located.part].is_rewritable and not located.straddles


def _stopped(charter: Charter, exchange: Exchange, context: Context, findings: Sequence[Located]) -> Decision:
    """The same exchange, blocked because what must be replaced cannot be."""
    decision, _ = _decided(charter, exchange.flagged(Flag.NOT_REWRITABLE), context, findings)
    return decision


def _replaced(
    exchange: Exchange, findings: Sequence[Located], transforms: Mapping[int, Transform], context: Context
) -> tuple[tuple[Edit, ...], dict[int, str], Numbering]:
    """The edits, and the new text of each part that has some."""
    numbering = Numbering(context.tags)
    chosen: dict[tuple[int, Transform], list[Finding]] = {}
    for index, transform in transforms.items():
        chosen.setdefault((findings[index].part, transform), []).append(findings[index].finding)
    edits: list[Edit] = []
    texts: dict[int, str] = {}
    for (part, transform), found in sorted(chosen.items()):
        in_order = sorted(found, key=lambda finding: finding.start)
        texts[part], made = TRANSFORMS[transform](part, exchange.parts[part].text, in_order, numbering)
        edits += made
    return tuple(edits), texts, numbering


def _rewritten(exchange: Exchange, texts: Mapping[int, str]) -> Exchange:
    parts = tuple(part.model_copy(update={"text": texts.get(i, part.text)}) for i, part in enumerate(exchange.parts))
    return exchange.model_copy(update={"parts": parts})


def _found_again(after: Exchange, texts: Set[int], findings: Sequence[Located], find: Find) -> list[Located]:
    """What stands in the new texts, the parts with these indexes, over all edges, and in the parts that stayed as they were.

    Names that only their looks tell, and classes, were looked for in the text as it was; beside a tag other words would look like some.
    """
    parts, changed = after.parts, sorted(texts)
    again = [
        located.model_copy(update={"part": changed[located.part]})
        for located in searched([parts[i] for i in changed], find)
        if not located.straddles and located.finding.detector not in _AS_IT_WAS
    ]
    kept = [located for located in findings if located.part not in texts and not located.straddles]
    return [*kept, *again, *straddling(parts, find)]
