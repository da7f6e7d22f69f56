"""Towns of the lists behind a word of place, large ones also in small letters: `habite a douai`, `centre de thionville`. Forms by hand.

And small ones, whose people know each other: together with an age and a disease they single somebody out.
"""

import re
from collections.abc import Iterator

from detectors.lexicon import listed
from detectors.names.eponyms import CASE, SIGN
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.press import is_of_press

_SCORE = 0.7
_TOWN = re.compile(
    rb"(?<![a-z'-])(?:(?:a|de|vers|depuis|habite|centre|site|ville|commune|naissance|residence|localite|in|from)[ :]{1,3}|d')"
    rb"(?=([a-z]{4,}(?:-[a-z]+){0,3})(?![a-z'-]))"
)
"""What leads to a town; a word behind it may be another that does: `lieu de naissance : Xxxx`."""
_LARGE = "C"
_REACH = 60
_COMMUNE_ONLY = "c"
_COMMUNE = frozenset("cC")
_COUNTRY = "k"
_SURE = 0.55
_OTHERS = COMMON | PEOPLE
"""Of a town in small letters: it is nothing else, and the tagger is sure."""
_CITIES = listed("large_towns.txt")
_DIRECTIONS = frozenset(b"nord sud est ouest centre".split())
"""`au Nord du Bénin`."""
_SPACES = str.maketrans(" ", "-")
_LIVED_IN = re.compile(
    rb"(?<![a-z])(?:(?:mairie|ville|commune|gare|region|pompiers|gendarmerie|prefecture) de"
    rb"|(?:habite|vit|nee?|reside|domiciliee?|installee?|demenage)(?: seule?)? (?:a|en)|habite|originaire de) ([a-z]{4,}(?:-[a-z]+){0,3})(?![a-z'-])"
)
_AT_HOME = re.compile(rb"habite|vit |nee? a |mairie|(?:ville|commune|gare|region) |origin|domicil|resid")
FORMS = (_TOWN, _LIVED_IN, _AT_HOME)


def towns(seen: Seen) -> Iterator[Mention]:
    """Towns that are no word of the language and nobody's name; somebody's too where people live or are born, small ones with a capital."""
    for match in seen.folded(_LIVED_IN) if seen.has(_AT_HOME) else ():
        flags = seen.flags(match[1].decode("ascii"))
        if _LARGE in flags and COMMON.isdisjoint(flags) and not PEOPLE.isdisjoint(flags):
            yield Mention(match.start(1), match.end(1), "LOCATION", _SCORE)
    for match in seen.folded(_TOWN):
        flags = seen.flags(match[1].decode("ascii"))
        is_town = _LARGE in flags or (_COMMUNE_ONLY in flags and _is_written_so(seen, match.start(1)))
        if is_town and COMMON.isdisjoint(flags) and PEOPLE.isdisjoint(flags):
            yield Mention(match.start(1), match.end(1), "LOCATION", _SCORE)


def _is_written_so(seen: Seen, start: int) -> bool:
    """With a capital, and not behind what is called after people: `maladie de Still`."""
    low = max(0, start - _REACH)
    return seen.has_capital(start) and not (CASE.search(seen.plain, low, start) or SIGN.search(seen.plain, low, start))


def is_small(seen: Seen, place: Mention) -> bool:
    """Whether a place is a commune of the lists, and neither a city, which is listed, too, nor a country; in a newspaper it is nobody's secret."""
    value = seen.plain[place.start : place.end]
    is_city = value in _CITIES or value.replace(b"-", b" ") in _CITIES
    if is_city or value in _DIRECTIONS:
        return False
    flags = set(seen.flags(value.decode("latin-1").translate(_SPACES)))
    is_written_so = seen.has_capital(place.start) or (place.score >= _SURE and flags.isdisjoint(_OTHERS))
    return (
        is_written_so
        and not _COMMUNE.isdisjoint(flags)
        and _COUNTRY not in flags
        and not is_of_press(seen.plain, place.start)
    )
