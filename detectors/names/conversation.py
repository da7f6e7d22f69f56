"""A name found surely in one text of a conversation is found again in the others: alone, in capitals, in small letters."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.guards import guarded
from detectors.names.merging import Seen
from detectors.names.names import DETECTOR
from detectors.names.propagation import SURE, Again, terms_of
from detectors.names.raising import placed
from detectors.names.tagger import Mention
from detectors.normalise import plain
from models.finding import Finding

Flags = Callable[[str], str]
_SHORTEST = 3
"""Shorter words name nobody in another text."""


def named_again(
    texts: Sequence[str], findings: Sequence[Sequence[Finding]], flags: Flags
) -> Iterator[tuple[int, Finding]]:
    """People of each text where they stand in another one, outside of its own findings but for doubtful people: index, finding. Linear.

    `findings` are those of each text, in order and apart; `flags` is what lists know of a folded word. A doubtful person is one who is not
    sure enough to be looked for elsewhere: where somebody sure stands again, that takes its place.
    """
    sure = [[found for found in of_text if found.entity == "PERSON" and found.score >= SURE] for of_text in findings]
    if len(texts) < 2 or not any(sure):
        return
    seen = [Seen(text, plain(text), flags) for text in texts]
    terms: dict[bytes, float] = {}
    roles: dict[bytes, dict[str, str]] = {}
    for one, people in zip(seen, sure, strict=True):
        for person in people:
            own = terms_of(one, [Mention(person.start, person.end, "PERSON", person.score)])
            terms |= {word: max(score, terms.get(word, 0)) for word, score in own.items() if _names(word, flags)}
            for word in own:
                roles.setdefault(word, person.attributes)
    if terms:
        again = Again(terms)
        for index, (one, known) in enumerate(zip(seen, findings, strict=True)):
            doubtful = [found for found in known if _is_doubtful(found)]
            for found in _found(one, again, known):
                start, end = _with(found, doubtful)
                attributes = roles[one.plain[found.start : found.end]]
                yield (
                    index,
                    Finding(
                        entity="PERSON",
                        start=start,
                        end=end,
                        score=found.score,
                        detector=DETECTOR,
                        attributes=attributes,
                    ),
                )


def _found(seen: Seen, again: Again, known: Sequence[Finding]) -> Iterator[Mention]:
    taken = [Mention(found.start, found.end, "PERSON", found.score) for found in known if not _is_doubtful(found)]
    for mention in guarded(seen, list(again(seen, taken))):
        if placed(seen, mention).label == "PERSON":
            yield mention


def _with(mention: Mention, doubtful: Sequence[Finding]) -> tuple[int, int]:
    """The span of a mention with that of the doubtful person in whose place it stands."""
    place = bisect_left(doubtful, mention.end, key=_start) - 1
    if place < 0 or doubtful[place].end <= mention.start:
        return mention.start, mention.end
    return min(mention.start, doubtful[place].start), max(mention.end, doubtful[place].end)


def _start(found: Finding) -> int:
    return found.start


def _is_doubtful(found: Finding) -> bool:
    """A person of whom nothing but looks tells, and they not surely."""
    return found.entity == "PERSON" and found.detector == DETECTOR and found.score < SURE


def _names(word: bytes, flags: Flags) -> bool:
    """Not a word of the language, which means something else in another text, unless it is a name, too."""
    told = set(flags(word.decode("latin-1")))
    return len(word) >= _SHORTEST and (COMMON.isdisjoint(told) or not PEOPLE.isdisjoint(told))
