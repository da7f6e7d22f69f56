"""Settling of overlaps: of hits that claim the same characters one remains."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter

from detectors.pattern import Hit

_START = itemgetter(0)
STRONG = 0.8
_PRIORITY = (
    "FR_INS",
    "FR_NIR",
    "IBAN_CODE",
    "FR_ID_DOCUMENT",
    "CREDIT_CARD",
    "FR_RPPS",
    "FR_SIRET",
    "CASE_ID",
    "SUBJECT_ID",
    "RANDOMISATION",
    "STUDY_CODE",
    "COMPOUND_CODE",
    "SPONSOR_SECRET",
    "TRIAL_ID",
    "EMAIL_ADDRESS",
    "FR_SPI",
    "PHONE_NUMBER",
    "DATE_OF_BIRTH",
    "ADDRESS",
)
_RANK = {entity: rank for rank, entity in enumerate(_PRIORITY)}


WHOLE = "HEALTH_RECORD"
_WHOLES = frozenset({"protected_documents"})
"""What such detectors find, and a health record, holds other findings: it is cut around them and claims what they leave."""
_SHORTEST_REST = 4
GENERIC = "payloads"
"""Finds by the key beside a value what others know by its shape."""


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without overlaps, sorted by start: the sure beat the unsure, then the longer, the higher rank, the better score."""
    parts = list(hits)
    wholes = [hit for hit in parts if is_whole(hit)]
    if not wholes:
        return _settled(parts)
    settled = _settled([hit for hit in parts if not is_whole(hit)])
    return sorted([*settled, *_rests(_settled(wholes), settled)], key=_START)


def is_whole(hit: Hit) -> bool:
    """Whether a hit holds other findings."""
    return hit.entity == WHOLE or hit.detector in _WHOLES


def _settled(hits: list[Hit]) -> list[Hit]:
    """Of each run of hits that hang together by overlaps those that remain; most stand alone."""
    settled: list[Hit] = []
    crowd: list[Hit] = []
    end = 0
    for hit in sorted(hits, key=_START):
        if hit.start >= end:
            settled += crowd if len(crowd) < 2 else _survivors(crowd)
            crowd = [hit]
            end = hit.end
        elif not _is_told_again(hit, crowd):
            crowd.append(hit)
            end = max(end, hit.end)
    return settled + (crowd if len(crowd) < 2 else _survivors(crowd))


def _is_told_again(hit: Hit, crowd: list[Hit]) -> bool:
    """Whether its detector has just found the very same, and tells no more of it; the surer of both stays."""
    other = crowd[-1]
    if hit[:3] != other[:3] or hit.detector != other.detector or hit.attributes or other.attributes:
        return False
    if hit.score > other.score:
        crowd[-1] = hit
    return True


def _rests(wholes: list[Hit], settled: list[Hit]) -> Iterator[Hit]:
    """What findings leave of the wholes around them; of a whole that is nothing but findings, nothing."""
    for whole in wholes:
        for start, end in gaps(whole, touching(whole, settled)):
            if end - start >= _SHORTEST_REST:
                yield whole._replace(start=start, end=end)


def touching(whole: Hit, settled: Sequence[Hit]) -> Iterator[Hit]:
    """Those of settled hits, in order and apart, that share a character with one."""
    for hit in islice(settled, bisect_left(settled, whole.start, key=_end_before), None):
        if hit.start >= whole.end:
            return
        yield hit


def gaps(whole: Hit, parts: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """The spans that hits, in order, leave of one; some may be empty or turned round."""
    at = whole.start
    for part in parts:
        yield at, part.start
        at = max(at, part.end)
    yield at, whole.end


def _survivors(crowd: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(crowd, key=_order):
        place = bisect_left(kept, hit.start, key=_end_before)
        rivals = _overlapping(kept, place, hit)
        if not rivals:
            kept.insert(place, hit)
        elif all(rival.entity == hit.entity for rival in rivals):
            kept[place : place + len(rivals)] = [_joined(hit, rivals)]
        elif "study" in hit.attributes:
            kept[place : place + len(rivals)] = [_naming(rival, hit.attributes) for rival in rivals]
    return kept


def _naming(kept: Hit, lost: Mapping[str, str]) -> Hit:
    """A hit that names the study of one which it claims: `GF-ONCO-301-014-0003` is a subject of GF-ONCO-301."""
    return (
        kept
        if "study" in kept.attributes
        else kept._replace(attributes={"registry": "part", **kept.attributes, "study": lost["study"]})
    )


def _order(hit: Hit) -> tuple[bool, int, int, float, int]:
    return hit.score < STRONG, hit.start - hit.end, _RANK.get(hit.entity, len(_RANK)), -hit.score, hit.start


def _end_before(hit: Hit) -> int:
    """For bisection: a hit that ends at or before `start` lies left of it."""
    return hit.end - 1


def _overlapping(kept: list[Hit], place: int, hit: Hit) -> list[Hit]:
    last = place
    while last < len(kept) and kept[last].start < hit.end:
        last += 1
    return kept[place:last]


def _joined(hit: Hit, rivals: list[Hit]) -> Hit:
    """The best of several hits of one kind, over all that they cover: nothing found sticks out. What is one's trade beats what reads any key."""
    best = max(rivals, key=lambda rival: rival.score)
    if best.detector == GENERIC and best[:3] == hit[:3] and not best.attributes:
        best = hit._replace(score=best.score)
    first, last = min(hit.start, rivals[0].start), max(hit.end, rivals[-1].end)
    return best._replace(start=first, end=last)
