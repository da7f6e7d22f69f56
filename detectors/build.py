"""Building of `find`: every detector fused into one Presidio recognizer, called through AnalyzerEngine.

Presidio's own recognizers are not loaded: they know no French identifier, fetch lists from the network and skip a pattern in silence
when it takes too long. Its NLP engine does nothing and its context enhancer passes results through: context is judged in `pattern`,
and the stock enhancer copies every result deeply and searches all tokens for each.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

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
from detectors.terms import ENTITIES, TermSearch
from models.finding import Finding
from models.site import SiteData

Find = Callable[[str], tuple[Finding, ...]]
"""Findings in a text, sorted by start, without overlaps; offsets in code points of that text. Raises Overflow."""

_LANGUAGE = "fr"
_NAME = "gardefou"


def build(site: SiteData) -> Find:
    """Compile the detectors for a site: about half a second. The result may be called from any thread; nothing touches the network."""
    analyzer = _analyzer(_Fused((PatternSearch(PATTERNS), TermSearch(site))))
    nothing = analyzer.nlp_engine.process_text("", _LANGUAGE)

    def find(text: str) -> tuple[Finding, ...]:
        if not text:
            return ()
        results = analyzer.analyze(text, _LANGUAGE, nlp_artifacts=nothing)
        return tuple(map(_finding, sorted(results, key=_start)))

    return find


def reported(site: SiteData) -> frozenset[str]:
    """The entity types that some detector can report."""
    return frozenset(pattern.entity for pattern in PATTERNS) | ENTITIES


class _Fused(EntityRecognizer):
    """All detectors as one recognizer: hits are found, capped and settled together."""

    def __init__(self, searches: Sequence[Search]) -> None:
        self._searches = tuple(searches)
        super().__init__(sorted({pattern.entity for pattern in PATTERNS} | ENTITIES), _NAME, _LANGUAGE)

    def load(self) -> None:
        """Nothing to load: the databases are compiled already."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Settled hits as Presidio results. Raises Overflow."""
        folded = fold(text)
        hits = capped(chain.from_iterable(search(text, folded) for search in self._searches))
        return [self._result(hit) for hit in settle(hits)]

    def _result(self, hit: Hit) -> RecognizerResult:
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: _NAME,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            "detector": hit.detector,
            "attributes": hit.attributes,
        }
        return _Result(hit.entity, hit.start, hit.end, hit.score, recognition_metadata=metadata)


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
    return Finding.trusted(
        entity=result.entity_type,
        start=result.start,
        end=result.end,
        score=result.score,
        detector=known["detector"],
        attributes=dict(known["attributes"]),
    )
