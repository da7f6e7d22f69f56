"""All detectors as one Presidio recognizer: a text is searched in all its readings, and what is found is settled together."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, partial
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from detectors import classifying, naming
from detectors.births import echoes
from detectors.born_beside import with_births
from detectors.disguises.hidden_names import hidden_names, visible_names
from detectors.disguises.readings import Reader, Reading
from detectors.engine import PatternSearch, Search, capped
from detectors.extensions_beside import with_extensions
from detectors.health import HealthSearch
from detectors.homes import with_homes
from detectors.numbers_beside import with_numbers
from detectors.overflow import Overflow
from detectors.partners_beside import with_partners
from detectors.pattern import Hit
from detectors.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult
from detectors.references_beside import with_references
from detectors.repeated import repeated
from detectors.samples import without_samples
from detectors.settle import settle
from detectors.signals import SIGNALS, Room, without_places
from detectors.uuids import without_pieces
from detectors.whole_addresses import with_towns

LANGUAGE = "fr"
NAME = "gardefou"

_LINE_END = re.compile(r"[ \t]*[\r\n]")
_SURE = 0.5
"""Below, a number is wrong as it stands: it may go on in the next line."""
_LEAST_READ, _MOST_READ = 120_000, 3
"""Characters to read in other ways than as they stand, of any text, and for each of its own: tables and logs have fewer."""
_LEAST_JUDGED, _MOST_JUDGED = 10_000, 0.2
"""Places to look at in other readings, of any text, and for each character of its own; tables and logs have fewer."""
_GOES_ON = frozenset({"EMAIL_ADDRESS"})
"""Where a value that is whole as it stands goes on in another reading, it is not believed: the next line is another row."""


class Result(RecognizerResult):
    """A settled result. No two are alike, which makes Presidio's search for duplicates cheap."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


class Stages(NamedTuple):
    """What looks at a whole text once shapes are settled, in this order."""

    names: naming.Search | None
    """None: only those are told whom a title, a field or a kinship tells."""
    health: HealthSearch
    classes: classifying.Stage


class Fused(EntityRecognizer):
    """All searches as one recognizer: hits are found, capped and settled together."""

    def __init__(
        self,
        reader: Reader,
        searches: Sequence[Search],
        stages: Stages,
        entities: Set[str],
    ) -> None:
        self._reader = reader
        self._searches = tuple(searches)
        self._names, self._health, self._classes = stages
        super().__init__(sorted(entities), NAME, LANGUAGE)

    def load(self) -> None:
        """Nothing to load: the databases are compiled already."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Settled hits as Presidio results. Raises Overflow."""
        readings = self._reader(text)
        plain = next(readings)
        signals: list[Hit] = []
        hits = capped(_without(self._hits(plain, readings), signals))
        again = capped(chain(echoes(text, plain.folded, hits), repeated(text, hits)))
        hits = settle([*hits, *again])
        if self._names:
            hits = with_towns(text, visible_names(text, hits, self._names))
        hits = with_extensions(text, with_references(text, with_numbers(text, with_births(text, hits))))
        hits = without_pieces(text, with_partners(text, without_samples(text, hits)))
        room = Room(hits)
        kept = [hit for hit in settle(room.likely(signals)) if room.takes(hit.entity, hit.start, hit.end)]
        kept = settle([*kept, *self._health(text, plain.folded, room)])
        hits = with_homes(text, without_places(hits, kept), kept)
        return [result(hit) for hit in self._classes(text, plain.folded, [*hits, *kept])]

    def _hits(self, plain: Reading, others: Iterator[Reading]) -> Iterator[Hit]:
        """The hits of all searches in all readings of a text, each once. Whether all can be read is known before one is judged."""
        readings = self._affordable(plain.text, others)
        known: list[Hit] = []
        for search in self._searches:
            for hit in filter(None, map(plain.placed, search(plain.text, plain.folded))):
                known.append(hit)
                yield hit
        if readings:
            yield from self._elsewhere(plain.text, known, readings)

    def _elsewhere(self, text: str, known: Sequence[Hit], readings: Iterable[Reading]) -> Iterator[Hit]:
        """The hits in other readings of a text than as it stands, which has the known ones."""
        seen = {hit[:3] for hit in known}
        whole = cache(partial(_whole, known))
        for reading in readings:
            names = hidden_names(reading, self._names) if reading.has_names and self._names else ()
            for found in (*(search(reading.text, reading.folded) for search in self._searches), names):
                for placed in filter(None, map(reading.placed, found)):
                    if placed[:3] not in seen and not _goes_on(text, placed, whole(placed.entity)):
                        seen.add(placed[:3])
                        yield placed

    def _affordable(self, text: str, readings: Iterable[Reading]) -> list[Reading]:
        """The readings, all of them scanned before one is judged. Raises Overflow if they are too much."""
        left, places = max(_LEAST_READ, _MOST_READ * len(text)), max(_LEAST_JUDGED, _MOST_JUDGED * len(text))
        kept: list[Reading] = []
        for reading in readings:
            left -= len(reading.folded.data)
            for search in self._searches if left >= 0 else ():
                if isinstance(search, PatternSearch):
                    places -= len(search.candidates(reading.folded, int(places)).starts)
            if left < 0 or places < 0:
                raise Overflow("a text with too much to be read in other ways")
            kept.append(reading)
        return kept


def result(hit: Hit) -> Result:
    """A hit as Presidio's result; the engine adds whose it is."""
    metadata = {"detector": hit.detector, "attributes": hit.attributes}
    return Result(hit.entity, hit.start, hit.end, hit.score, recognition_metadata=metadata)


def hit_of(settled: Result) -> Hit:
    """The hit that a result was made of."""
    known = settled.recognition_metadata
    return Hit(settled.start, settled.end, settled.entity_type, settled.score, known["detector"], known["attributes"])


def _without(hits: Iterator[Hit], signals: list[Hit]) -> Iterator[Hit]:
    """Hits that count towards the cap; health signals are put aside."""
    for hit in hits:
        if hit.entity in SIGNALS:
            signals.append(hit)
        else:
            yield hit


def _whole(hits: Sequence[Hit], entity: str) -> list[tuple[int, int]]:
    """Ends and starts of a type's values that are whole as they stand, in order."""
    return sorted((hit.end, hit.start) for hit in hits if hit.entity == entity and hit.score >= _SURE)


def _goes_on(text: str, hit: Hit, whole: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit begins in a value that is whole as it stands, and goes on in the next line. `whole`: ends and starts, sorted."""
    place = bisect_right(whole, hit.start, key=itemgetter(0))
    if hit.entity in _GOES_ON or place == len(whole):
        return False
    end, start = whole[place]
    return start <= hit.start and end < hit.end and _LINE_END.match(text, end, hit.end) is not None
