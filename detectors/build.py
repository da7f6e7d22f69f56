"""Building of `find`: every detector fused into one Presidio recognizer, called through AnalyzerEngine.

Presidio's own recognizers are not loaded: they know no French identifier, fetch lists from the network and skip a pattern in silence
when it takes too long. Its NLP engine does nothing and its context enhancer passes results through: context is judged in `pattern`,
and the stock enhancer copies every result deeply and searches all tokens for each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from detectors import health, masks, payloads, terms
from detectors.births import echoes
from detectors.engine import PatternSearch, Search, capped
from detectors.known import PATTERNS
from detectors.normalise import fold
from detectors.pattern import Hit
from detectors.presidio import (
    AnalyzerEngine,
    ContextAwareEnhancer,
    EntityRecognizer,
    NlpArtifacts,
    NoOpNlpEngine,
    RecognizerRegistry,
    RecognizerResult,
)
from detectors.settle import settle
from detectors.signals import SIGNALS, Room
from models.finding import Finding
from models.site import SiteData

Find = Callable[[str], tuple[Finding, ...]]
"""Findings in a text, sorted by start, without overlaps; offsets in code points of that text. Raises Overflow."""

_LANGUAGE = "fr"
_NAME = "gardefou"


_ENTITIES = frozenset(pattern.entity for pattern in PATTERNS) | terms.ENTITIES | payloads.ENTITIES | health.ENTITIES
"""What can be found; masks give other shapes to some of these."""


def build(site: SiteData) -> Find:
    """The detectors for a site: milliseconds, after a first time of `warm`. Any thread may call the result; nothing touches the network."""
    analyzer = _analyzer(_Fused([*warm(), *_of_site(site)]))
    nothing = analyzer.nlp_engine.process_text("", _LANGUAGE)

    def find(text: str) -> tuple[Finding, ...]:
        if not text:
            return ()
        results = analyzer.analyze(text, _LANGUAGE, nlp_artifacts=nothing)
        return tuple(map(_finding, sorted(results, key=_start)))

    return find


@cache
def warm() -> tuple[Search, ...]:
    """The searches that are the same for every site, compiled once in a process: one to two seconds. Call it before a fork to share them."""
    return PatternSearch(PATTERNS), payloads.PayloadSearch()


@cache
def _health() -> health.HealthSearch:
    return health.HealthSearch()


def _of_site(site: SiteData) -> Iterator[Search]:
    """Searches for what a site declares."""
    if own := tuple(masks.patterns(site)):
        yield PatternSearch(own)
    if site.studies or site.compounds or site.projects:
        yield terms.TermSearch(site)


def reported(site: SiteData) -> frozenset[str]:
    """The entity types that some detector can report; a site's own terms and masks are of these types, too."""
    del site
    return _ENTITIES


class _Fused(EntityRecognizer):
    """All detectors as one recognizer: hits are found, capped and settled together."""

    def __init__(self, searches: Sequence[Search]) -> None:
        self._searches = searches
        self._health = _health()
        super().__init__(sorted(_ENTITIES), _NAME, _LANGUAGE)

    def load(self) -> None:
        """Nothing to load: the databases are compiled already."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Settled hits as Presidio results; health signals where the others leave room. Raises Overflow."""
        folded = fold(text)
        signals: list[Hit] = []
        found = chain.from_iterable(search(text, folded) for search in self._searches)
        hits = capped(_without(found, signals))
        hits = settle([*hits, *capped(echoes(text, folded, hits))])
        room = Room(hits)
        told = [hit for hit in settle(signals) if room.takes(hit.entity, hit.start, hit.end)]
        told += self._health(text, folded, room)
        return [self._result(hit) for hit in (*hits, *settle(told))]

    def _result(self, hit: Hit) -> RecognizerResult:
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: _NAME,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            "detector": hit.detector,
            "attributes": hit.attributes,
        }
        return _Result(hit.entity, hit.start, hit.end, hit.score, recognition_metadata=metadata)


def _without(hits: Iterable[Hit], signals: list[Hit]) -> Iterator[Hit]:
    """Hits that count towards the cap; health signals are put aside."""
    for hit in hits:
        if hit.entity in SIGNALS:
            signals.append(hit)
        else:
            yield hit


class _Result(RecognizerResult):
    """A settled result. No two start at the same place, which makes Presidio's search for duplicates cheap."""

    def __hash__(self) -> int:
        return self.start

    def __eq__(self, other: object) -> bool:
        return self is other


class _PassThrough(ContextAwareEnhancer):
    """No further context: the judges have had their say."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any
    ) -> list[RecognizerResult]:
        """Results as they are."""
        return raw_results


def _analyzer(recognizer: EntityRecognizer) -> AnalyzerEngine:
    """Presidio's engine with one recognizer. Its decision log, which would print results, stays off."""
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=[recognizer], supported_languages=[_LANGUAGE]),
        nlp_engine=NoOpNlpEngine([{"lang_code": _LANGUAGE, "model_name": "none"}]),
        context_aware_enhancer=_PassThrough(),
        supported_languages=[_LANGUAGE],
        log_decision_process=False,
    )


def _start(result: RecognizerResult) -> int:
    start: int = result.start
    return start


def _finding(result: RecognizerResult) -> Finding:
    known = result.recognition_metadata
    return Finding(
        entity=result.entity_type,
        start=result.start,
        end=result.end,
        score=result.score,
        detector=known["detector"],
        attributes=dict(known["attributes"]),
    )
