"""Content classes beside what has a shape: sentences that are secret, or about one patient, without holding any identifier.

A class points at a sentence, and takes what no other finding of it has claimed. It says `kind: sentence`, so that charters can ask more of it
than of a shape; `why`, groups of words of closed lists; and for a patient how many `details` single them out.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter
from types import MappingProxyType

from detectors.calibration import likelier
from detectors.classes import Classifier, Judged, load
from detectors.classes.features import Features, features
from detectors.classes.groups import Bits, groups
from detectors.lessons import is_lesson
from detectors.normalise import Folded, fold
from detectors.pattern import Hit
from detectors.press import is_debate, is_of_press
from detectors.settle import gaps, is_whole, touching
from detectors.singular import SCORE, Span, surer, told, turns
from models.entities import DETAILS
from models.site import SiteData

DETECTOR = "classes"
ENTITIES = frozenset({"SPONSOR_SECRET", "STRATEGIC", "UNBLINDING", "INDIVIDUAL_CASE"})
Stage = Callable[[str, Folded, list[Hit]], list[Hit]]
"""A text, its folding and its settled hits -> the same with the sentences of a class."""

LEAST = 0.5
"""Sentences that are rather none are not told."""
_LEAST_OF = {"UNBLINDING": 0.4}
"""Whoever knows an arm has unblinded it: one is told, and the shipped charter stops it, sooner."""
_SURE = 0.6
"""A shape of the same type and of such a score says enough."""
_MOST = 20
"""So many sentences of a text are told, the surest."""
_LEAST_REST = 8
"""Of a sentence others leave so many characters, or it is theirs."""
_KINDS = {
    "age": frozenset({"AGE"}),
    "place": frozenset({"LOCATION", "ADDRESS"}),
    "trade": frozenset[str](),
    "rare": frozenset[str](),
    "kin": frozenset[str](),
    "life": frozenset[str](),
    "time": frozenset({"DATE_OF_CARE", "DATE_OF_BIRTH"}),
}
"""What singles out a patient: a group of words, or findings."""
_WORLDS = {
    "SPONSOR_SECRET": (
        "agency",
        "blind",
        "board",
        "dose",
        "event",
        "making",
        "patient",
        "plan",
        "result",
        "study",
        "treatment",
    ),
    "STRATEGIC": ("board", "deal", "firm", "money", "plan", "staff"),
    "UNBLINDING": ("blind", "looks", "patient", "treatment"),
    "INDIVIDUAL_CASE": ("body", "clinic", "course", "event", "rare", "remedy"),
}
"""Groups of words of which a class needs one, in the sentence or beside it: without any, it is about something else, unless it is sure."""
_EVEN_WITHOUT = 0.75
"""A sentence of such a score needs no word of its world."""
_NEVER_PRINTED = frozenset({"STRATEGIC", "UNBLINDING"})
"""Own results are, as rows of doses and toxicities."""
_FIGURE = re.compile(rb"(?<![a-z0-9.,])[0-9]{1,9}(?:[.,][0-9]{1,9})?(?![a-z0-9])")
_LONG_WORD = re.compile(rb"(?<![a-z])[a-z]{3,30}")
_FEWEST_FIGURES, _LOOKED_AT = 5, 600
_SIGNS = b"\"'()[]{}=_<>;$%&|\\#+"
_FEWEST_SIGNS, _SIGN_IN = 12, 5
_LEAST_LOOKED_AT = 0.25
"""Below such a score nothing makes a sentence one of a class."""
_USUAL, _FEW, _MANY, _WEIGHT = 11, 3, 40, 0.3
"""Of so many sentences that are worth weighing a score is taken as it is. One in a long text is likelier so by chance, one in a short text less."""
_BY_TURN = MappingProxyType({"kind": "sentence", "details": "two"})
_START = itemgetter(0)


class ClassSearch:
    """The stage. Any thread may call it."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier

    def __call__(self, text: str, folded: Folded, hits: list[Hit]) -> list[Hit]:
        """Settled hits, and with them, in order, the sentences of a class; one finding of a type for each sentence."""
        seen = features(folded.data)
        known = turns(folded.data)
        judged = [one for one in self._judged(seen, known) if _is_told(folded.data, one)]
        if not (judged or known) or is_debate(folded.data):
            return hits
        hits = sorted(hits, key=_START)
        if len(judged) > _MOST:
            judged = sorted(sorted(judged, key=lambda one: -one.score)[:_MOST], key=lambda one: one.start)
        for one in judged:
            if not _is_of_its_world(seen, one) or (one.entity == "INDIVIDUAL_CASE" and _is_nobodys(folded.data, one)):
                continue
            start, end = folded.original(one.start, one.end)
            found = self._told(seen, one, Hit(start, end, one.entity, one.score, DETECTOR, {}), hits)
            if one.entity == "INDIVIDUAL_CASE" and _is_beside(seen, one, known):
                found = found._replace(attributes={**found.attributes, "details": _one_more(found)})
            hits = _with(text, found, hits)
        for start, end in told([folded.original(*turn) for turn in known], hits):
            hits = _with(text, Hit(start, end, "INDIVIDUAL_CASE", SCORE, DETECTOR, _BY_TURN), hits)
        return hits

    def _judged(self, seen: Features, known: Sequence[Span]) -> Iterator[Judged]:
        """Sentences of a class; a story beside a turn that makes somebody known to many is likelier one."""
        for one in self._classifier.judged(seen, _LEAST_LOOKED_AT):
            score = _by_length(one.score, len(seen.rows))
            is_surer = one.entity == "INDIVIDUAL_CASE" and _is_beside(seen, one, known)
            yield replace(one, score=surer(score) if is_surer else score)

    def _told(self, seen: Features, one: Judged, hit: Hit, hits: Sequence[Hit]) -> Hit:
        said = {"kind": "sentence"}
        if means := self._classifier.means(seen, one):
            said["why"] = "+".join(means)
        if one.entity == "INDIVIDUAL_CASE":
            said["details"] = DETAILS[min(sum(_details(seen, one, hit, hits)), len(DETAILS) - 1)]
        return hit._replace(attributes=said)


def _by_length(score: float, sentences: int) -> float:
    """The score of a sentence among so many: its odds grow as they are fewer."""
    return likelier(score, math.pow(_USUAL / min(max(sentences, _FEW), _MANY), _WEIGHT))


def _is_nobodys(data: bytes, story: Judged) -> bool:
    """Told by the press, or to teach."""
    return is_of_press(data, story.end) or is_lesson(data, story.end)


def _is_told(data: bytes, one: Judged) -> bool:
    if one.score < _LEAST_OF.get(one.entity, LEAST):
        return False
    return one.entity not in _NEVER_PRINTED or not _is_printed(data[one.start : one.end])


def _is_printed(sentence: bytes) -> bool:
    """Figures in rows, or code full of signs: no sentence. What is secret in a table or a program its shape tells."""
    sentence = sentence[:_LOOKED_AT]
    figures = len(_FIGURE.findall(sentence))
    signs = len(sentence) - len(sentence.translate(None, _SIGNS))
    is_code = signs >= _FEWEST_SIGNS and signs * _SIGN_IN > len(sentence)
    return is_code or (figures >= _FEWEST_FIGURES and figures > 3 * len(_LONG_WORD.findall(sentence)))


def _is_of_its_world(seen: Features, one: Judged) -> bool:
    """Whether a word of what the class is about stands in the sentence or in one beside it; a sure one needs none."""
    return one.score >= _EVEN_WITHOUT or bool((_around(seen, one) & groups().bit(*_WORLDS[one.entity])).any())


def _is_beside(seen: Features, one: Judged, known: Sequence[Span]) -> bool:
    """Whether one of some turns stands in the sentence or in one beside it."""
    first, last = max(one.sentence - 1, 0), min(one.sentence + 1, len(seen.firsts) - 1)
    low, high = seen.span(first)[0], seen.span(last)[1]
    return any(low < end and start < high for start, end in known)


def _one_more(story: Hit) -> str:
    """One detail more."""
    return DETAILS[min(DETAILS.index(story.attributes["details"]) + 1, len(DETAILS) - 1)]


def _around(seen: Features, one: Judged) -> Bits:
    """The bits of the words' groups in the sentence and those beside it."""
    return seen.bits[max(one.sentence - 1, 0) : one.sentence + 2]


def _details(seen: Features, one: Judged, hit: Hit, hits: Sequence[Hit]) -> Iterator[bool]:
    """For each kind whether it stands in the sentence or in one beside it."""
    bits = _around(seen, one)
    entities = {near.entity for near in touching(hit, hits)}
    for name, types in _KINDS.items():
        number = groups().names.index(name)
        yield bool((bits >> number & 1).any()) or not types.isdisjoint(entities)


def _with(text: str, told: Hit, hits: list[Hit]) -> list[Hit]:
    """The hits with one more, unless one of its type, or one that holds it whole, says enough; weaker ones of its type give way to it."""
    beside = list(touching(told, hits))
    rivals = [hit for hit in beside if hit.entity == told.entity]
    if any(rival.score >= min(_SURE, told.score) for rival in rivals) or any(map(is_whole, beside)):
        return hits
    others = [hit for hit in beside if hit.entity != told.entity]
    start, end = max(gaps(told, others), key=lambda gap: gap[1] - gap[0])
    while start < end and not text[start].isalnum():
        start += 1
    if end - start < _LEAST_REST:
        return hits
    kept = [hit for hit in hits if hit not in rivals]
    return sorted([*kept, told._replace(start=start, end=end)], key=_START)


def stage(site: SiteData) -> Stage:
    """The stage that a site asks for."""
    return builtin() if site.tells_classes else _nothing


def _nothing(_text: str, _folded: Folded, hits: list[Hit]) -> list[Hit]:
    """Only what has a shape."""
    return hits


@cache
def builtin() -> ClassSearch:
    """The stage with the model that gardefou brings, read once in a process."""
    return ClassSearch(_classifier())


@cache
def _classifier() -> Classifier:
    return load()


def words(text: str, start: int, end: int) -> list[str]:
    """The words that weighed most in a class's finding, for whoever may read the text: told on a screen, kept nowhere."""
    folded = fold(text)
    seen = features(folded.data)
    for one in _classifier().judged(seen, _LEAST_LOOKED_AT):
        first, last = folded.original(one.start, one.end)
        if first <= start and end <= last:
            spans = (folded.original(*span) for span in _classifier().words(seen, one))
            return [text[low:high] for low, high in spans]
    return []
