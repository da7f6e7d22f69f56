"""Births of nobody: a first of January beside a word that says that it is made up, a day to come, one of a biography.

`exemple : Jean Dupont, né le 01/01/1980`. Any other day stays somebody's, whatever a text says of itself.
"""

import re

from detectors.dates import Day
from detectors.lines import line_end, line_start
from detectors.pattern import Seen, cue, stands

_SAID = cue(
    "exemple exemples example examples fictif fictive fictifs fictives fictional imaginaire invente inventee factice bidon dummy mock doe specimen"
)
_REACH = 80
_BIOGRAPHY = cue("biographie biography wikipedia pantheon academicien academicienne")
_HISTORY = re.compile(
    rb"(?<![a-z])(?:histoire d(?:es|e la|e l') ?(?:sciences?|medecine|arts?|france|litterature|musique)|prix nobel)(?![a-z])"
)
_PRIVATE = cue("patient patiente malade sujet subject monsieur madame m mme mr")
_LONG_AGO, _TO_COME = 1990, 2040


def is_invented(seen: Seen, day: Day) -> bool:
    """Whether a day is one that nobody was born on, or a public one: of a biography."""
    if day.year > _TO_COME or (day[1:] == (1, 1) and seen.is_near(_SAID, _REACH, _REACH)):
        return True
    if day.year >= _LONG_AGO or seen.is_near(_PRIVATE, 120, 120):
        return False
    around = line_start(seen.folded.data, seen.start, 160), line_end(seen.folded.data, seen.end, 160)
    return seen.is_near(_BIOGRAPHY, 120, 120) or stands(seen.folded, _HISTORY, *around)
