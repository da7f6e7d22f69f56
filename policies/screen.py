"""The heart: an exchange and its surroundings -> a decision. Synchronous and pure: no clock, no disk, no mitmproxy."""

from collections.abc import Mapping, Sequence

from models.context import Context
from models.decision import Decision, Edit, Gate, Located, Transform
from models.exchange import Exchange, Flag
from models.finding import Finding
from policies.actions.known import TRANSFORMS
from policies.actions.tags import Numbering
from policies.charter import Charter
from policies.decide import decide
from policies.search import Find, searched, straddling


def screen(exchange: Exchange, context: Context, charter: Charter, find: Find) -> Decision:
    """Decide on one exchange.

    A finding that the charter wants replaced where nothing can be replaced, or one that is still there
    after replacing, blocks the request. Raises what `find` raises: the caller refuses then.
    """
    findings = searched(exchange.parts, find)
    decision, transforms = decide(charter, exchange, findings)
    if decision.gate is Gate.BLOCK or not transforms:
        return decision
    if any(not _replaceable(exchange, findings[index]) for index in transforms):
        return _stopped(charter, exchange, findings)
    edits, texts, numbering = _replaced(exchange, findings, transforms, context)
    if _left(exchange, texts, charter, find):
        return _stopped(charter, exchange, findings)
    return decision.model_copy(update={"edits": edits, "new_tags": numbering.new})


def _replaceable(exchange: Exchange, located: Located) -> bool:
    return exchange.parts[located.part].is_rewritable and not located.straddles


def _stopped(charter: Charter, exchange: Exchange, findings: Sequence[Located]) -> Decision:
    """The same exchange, blocked because what must be replaced cannot be."""
    decision, _ = decide(charter, exchange.flagged(Flag.NOT_REWRITABLE), findings)
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


def _left(exchange: Exchange, texts: Mapping[int, str], charter: Charter, find: Find) -> bool:
    """Whether the charter would still stop or replace something in the new texts."""
    parts = tuple(part.model_copy(update={"text": texts.get(i, part.text)}) for i, part in enumerate(exchange.parts))
    changed = [parts[i] for i in sorted(texts)]
    again, transforms = decide(charter, exchange, [*searched(changed, find), *straddling(parts, find)])
    return again.gate is Gate.BLOCK or bool(transforms)
