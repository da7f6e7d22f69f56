"""Building of `find`: every detector fused into one Presidio recognizer, called through AnalyzerEngine, beside the organisation's own.

Presidio's own recognizers are not loaded: they know no French identifier, fetch lists from the network and skip a pattern in silence
when it takes too long. Its NLP engine does nothing and its context enhancer passes results through: context is judged in `pattern`,
and the stock enhancer copies every result deeply and searches all tokens for each.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from operator import attrgetter
from typing import Any

from detectors import classifying, masks, naming, own_files, own_patterns, own_recognizers, payloads
from detectors.allowed import Allowed
from detectors.coined_names import coined_in_capitals
from detectors.disguises.readings import Reader
from detectors.disguises.triggers import LINE_SIGNS, SIGNS
from detectors.engine import PatternSearch, Search, TooManyHitsError, capped
from detectors.fused import LANGUAGE, Fused, Result, Stages, hit_of, result
from detectors.health import ENTITIES as HEALTH
from detectors.health import HealthSearch
from detectors.known import PATTERNS
from detectors.overflow import Overflow
from detectors.own_patterns import Fault, OwnPatternSearch
from detectors.payloads import PayloadSearch
from detectors.presidio import (
    AnalyzerEngine,
    ContextAwareEnhancer,
    EntityRecognizer,
    NoOpNlpEngine,
    RecognizerRegistry,
    RecognizerResult,
)
from detectors.settle import settle
from detectors.terms import ENTITIES, TermSearch
from models.finding import Finding
from models.site import SiteData

_start = attrgetter("start")
Find = Callable[[str], tuple[Finding, ...]]
"""Findings in a text, sorted by start, without overlaps; offsets in code points of that text. Raises Overflow."""


def build(site: SiteData) -> Find:
    """The detectors for a site: milliseconds, after a first time. Any thread may call the result; nothing touches the network.

    Raises ValueError for own patterns and recognizers that cannot be used; `faults` says where they stand.
    """
    own = own_recognizers.loaded(site.recognizers)
    patterns, payload, reader, health_search = warm()
    searches: list[Search] = [patterns, payload, coined_in_capitals, *_of_site(site)]
    stages = Stages(naming.search(site.names), health_search, classifying.stage(site))
    fused = Fused(reader, searches, stages, reported(site))
    analyzer = _analyzer([fused, *own])
    allowed = Allowed(site)
    nothing = analyzer.nlp_engine.process_text("", LANGUAGE)
    least = None if own else 0.0  # own recognizers have thresholds of their own

    def find(text: str) -> tuple[Finding, ...]:
        if not text:
            return ()
        try:
            results: Sequence[RecognizerResult] = analyzer.analyze(
                text, LANGUAGE, score_threshold=least, nlp_artifacts=nothing
            )
        except TooManyHitsError as many:
            raise Overflow(str(many), [_finding(result(hit)) for hit in settle(many.hits)]) from None
        if own:
            results = _together(results, len(text))
        results = allowed.without(text, results)
        return tuple(map(_finding, sorted(results, key=_start)))

    return find


@cache
def warm() -> tuple[PatternSearch, PayloadSearch, Reader, HealthSearch]:
    """What every site needs, compiled once on a machine (compiled.py), loaded once in a process. Call it before a fork to share it."""
    patterns = PatternSearch(PATTERNS, SIGNS, LINE_SIGNS, kept_as="patterns")
    return patterns, PayloadSearch(), Reader(patterns.signs), HealthSearch()


def _of_site(site: SiteData) -> Iterator[Search]:
    """Searches for what a site declares. Of equal hits the first stays: those that name their study."""
    yield from own_files.searches(site)
    if own := tuple(masks.patterns(site)):
        yield PatternSearch(own)
    if site.studies or site.compounds or site.projects or site.dictionaries:
        yield TermSearch(site)
    if site.patterns:
        yield OwnPatternSearch(site.patterns)


def reported(site: SiteData) -> frozenset[str]:
    """The entity types that some detector can report, those of a stage that the site turned off on purpose among them."""
    stages = naming.ENTITIES | classifying.ENTITIES
    known = frozenset(pattern.entity for pattern in PATTERNS) | ENTITIES | payloads.ENTITIES | HEALTH | stages
    theirs = (own.supported_entities for own in own_recognizers.loaded(site.recognizers))
    return known.union((own.entity for own in site.patterns), *theirs)


def faults(site: SiteData) -> tuple[Fault, ...]:
    """What is wrong with a site's own patterns, recognizers, files and model of names: where in its file, what, and the remedy."""
    mine = (own_patterns, own_recognizers, own_files, naming)
    return tuple(fault for module in mine for fault in module.faults(site))


def _together(results: Sequence[RecognizerResult], length: int) -> list[Result]:
    """Our results and those of own recognizers, settled. Raises Overflow."""
    ours = [hit_of(found) for found in results if isinstance(found, Result)]
    theirs = own_recognizers.hits([found for found in results if not isinstance(found, Result)], length)
    return [result(hit) for hit in settle(chain(ours, capped(theirs)))]


class _PassThrough(ContextAwareEnhancer):
    """No further context: the judges have had their say."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any
    ) -> list[RecognizerResult]:
        """Results as they are."""
        return raw_results


class _Registry(RecognizerRegistry):
    """The same recognizers for every text: the stock one chooses them anew, twice."""

    def get_recognizers(self, *_: Any, **__: Any) -> list[EntityRecognizer]:
        """All of them."""
        return list(self.recognizers)


class _Engine(AnalyzerEngine):
    """Presidio's engine; what its recognizers support is asked once."""

    @cached_property
    def _supported(self) -> list[str]:
        return super().get_supported_entities(LANGUAGE)

    def get_supported_entities(self, language: str | None = None) -> list[str]:
        """The entity types of all recognizers, whose language is one."""
        del language
        return self._supported


def _analyzer(recognizers: list[EntityRecognizer]) -> AnalyzerEngine:
    """Presidio's engine with these recognizers. Its decision log, which would print results, stays off."""
    return _Engine(
        registry=_Registry(recognizers=recognizers, supported_languages=[LANGUAGE]),
        nlp_engine=NoOpNlpEngine([{"lang_code": LANGUAGE, "model_name": "none"}]),
        context_aware_enhancer=_PassThrough(),
        supported_languages=[LANGUAGE],
        log_decision_process=False,
    )


def _finding(found: RecognizerResult) -> Finding:
    known = found.recognition_metadata
    attributes = known["attributes"]
    return Finding.trusted(
        entity=found.entity_type,
        start=found.start,
        end=found.end,
        score=found.score,
        detector=known["detector"],
        attributes=dict(attributes) if attributes else {},
    )
