"""Building of `find`: every detector fused into one Presidio recognizer, called through AnalyzerEngine.

Presidio's own recognizers are not loaded: they know no French identifier, fetch lists from the network and skip a pattern in silence
when it takes too long. Its NLP engine does nothing and its context enhancer passes results through: context is judged in `pattern`,
and the stock enhancer copies every result deeply and searches all tokens for each.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import chain
from typing import Any

from presidio_analyzer import (
    AnalyzerEngine,
    ContextAwareEnhancer,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

from detectors import own_patterns, own_recognizers
from detectors.engine import PatternSearch, Search, capped
from detectors.known import PATTERNS
from detectors.own_patterns import Fault, OwnPatternSearch
from detectors.pattern import Hit
from detectors.readings import Reader
from detectors.settle import settle
from detectors.terms import ENTITIES, TermSearch
from models.finding import Finding
from models.site import SiteData

Find = Callable[[str], tuple[Finding, ...]]
"""Findings in a text, sorted by start, without overlaps; offsets in code points of that text. Raises Overflow."""

_LANGUAGE = "fr"
_NAME = "gardefou"


def build(site: SiteData) -> Find:
    """Compile the detectors for a site: about half a second. The result may be called from any thread; nothing touches the network.

    Raises ValueError for own patterns and recognizers that cannot be used; `faults` says where they stand.
    """
    own = own_recognizers.loaded(site.recognizers)
    analyzer = _analyzer(
        [_Fused((PatternSearch(PATTERNS), TermSearch(site), OwnPatternSearch(site.patterns)), reported(site)), *own]
    )

    def find(text: str) -> tuple[Finding, ...]:
        if not text:
            return ()
        results = analyzer.analyze(text, _LANGUAGE)
        if own:
            results = _together(results, len(text))
        return tuple(map(_finding, sorted(results, key=_start)))

    return find


def reported(site: SiteData) -> frozenset[str]:
    """The entity types that some detector can report."""
    known = frozenset(pattern.entity for pattern in PATTERNS) | ENTITIES | {own.entity for own in site.patterns}
    return known.union(*(own.supported_entities for own in own_recognizers.loaded(site.recognizers)))


def faults(site: SiteData) -> tuple[Fault, ...]:
    """What is wrong with a site's own patterns and recognizers: where in its file, what, and the remedy."""
    return (*own_patterns.faults(site), *own_recognizers.faults(site))


def _together(results: Sequence[RecognizerResult], length: int) -> list[RecognizerResult]:
    """Our results and those of own recognizers, settled. Raises Overflow."""
    ours = (_hit(result) for result in results if isinstance(result, _Result))
    theirs = own_recognizers.hits([result for result in results if not isinstance(result, _Result)], length)
    return [_result(hit) for hit in settle(capped(chain(ours, theirs)))]


class _Fused(EntityRecognizer):
    """All detectors as one recognizer: hits are found, capped and settled together."""

    def __init__(self, searches: Sequence[Search], entities: Set[str]) -> None:
        self._searches = tuple(searches)
        self._reader = Reader()
        super().__init__(sorted(entities), _NAME, _LANGUAGE)

    def load(self) -> None:
        """Nothing to load: the databases are compiled already."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Settled hits as Presidio results. Raises Overflow."""
        return [_result(hit) for hit in settle(capped(self._hits(text)))]

    def _hits(self, text: str) -> Iterator[Hit]:
        """The hits of all searches in all readings of a text, each once."""
        seen: set[tuple[int, int, str]] = set()
        for reading in self._reader(text):
            for search in self._searches:
                for hit in map(reading.placed, search(reading.text, reading.folded)):
                    if hit is not None and (hit.start, hit.end, hit.entity) not in seen:
                        seen.add((hit.start, hit.end, hit.entity))
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


def _analyzer(recognizers: list[EntityRecognizer]) -> AnalyzerEngine:
    """Presidio's engine with these recognizers. Its decision log, which would print results, stays off."""
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=recognizers, supported_languages=[_LANGUAGE]),
        nlp_engine=NoOpNlpEngine([{"lang_code": _LANGUAGE, "model_name": "none"}]),
        context_aware_enhancer=_PassThrough(),
        supported_languages=[_LANGUAGE],
        log_decision_process=False,
    )


def _result(hit: Hit) -> RecognizerResult:
    """A hit as Presidio's result; the engine adds whose it is."""
    metadata = {"detector": hit.detector, "attributes": hit.attributes}
    return _Result(hit.entity, hit.start, hit.end, hit.score, recognition_metadata=metadata)


def _hit(result: RecognizerResult) -> Hit:
    known = result.recognition_metadata
    return Hit(result.start, result.end, result.entity_type, result.score, known["detector"], known["attributes"])


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
