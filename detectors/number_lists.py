"""Lists of patients' and stays' numbers apart from the word that tells what they are: `IPP à fusionner :` above, `patients sortis 8114520 8114533`.

One long number alone is anything; several of one length, or one behind a word for a number of a hospital and a colon, are somebody's where the
words in front say so. Own rule; the words are those of identitovigilance (RNIV) and of the PMSI.
"""

import re

from detectors.labelled import STAMP, is_date, is_quantity, is_uniform
from detectors.pattern import Pattern, Seen, last
from detectors.sights import near_matches
from detectors.stays import OTHER_FILE

_NUMBER = rb"[a-z]{0,2}[0-9]{6,12}"
_BETWEEN = (
    rb"(?:[ \t]{0,2}(?:[,;/|+&=>-]{1,2}|\r?\n[ \t]{0,4}[*>-]{0,2}|(?<=[0-9]) (?=[0-9]))[ \t]{0,2}(?:et |and |ou )?"
    rb"| (?:et|and|ou|puis|avec|vers|dans|au?|en) )"
)
_SERIES = re.compile(
    rb"(?<![0-9a-z.,/-])(?<![0-9][ \n])(?<![0-9][,;/] )(?<![0-9] [/|-] )(?P<value>%b(?:%b%b(?![0-9a-z])){1,40}+)(?![0-9a-z])(?![.,/-][0-9])"
    % (_NUMBER, _BETWEEN, _NUMBER)
)
"""`8004512 / 8019977`, one after the other or below each other; not `06 12 34 56 78`."""
_ITEM = re.compile(_NUMBER)
_ONE = re.compile(
    rb"(?:(?P<sign>[:=])|(?<![a-z])(?:est|soit|sous|devient))(?: le)? ?(?P<value>[0-9]{7,12})(?![0-9a-z])(?![.,/-][0-9])"
)
"""`IPP faux du patient de ce matin : 8114520`."""
_PARTED = re.compile(rb"[0-9]{4}|\n|[.;!?] ")
_OF_PHONE = 10
_OWN = rb"i\.?p\.?p\.?s?|n\.?i\.?p\.?s?|i\.?e\.?p\.?s?|n\.?d\.?a\.?s?|ndos|mrns?"
_THEIRS = (
    rb"patiente?s?|malades?|sejours?|venues?|dossiers?|passages?|identites?|doublons?|hospitalisations?|hospitalise[es]{0,2}|residente?s?"
    rb"|donneurs?|receveurs?|admissions?|entrees?|sorties?|sortants?|entrants?|rss|rum|rsa|rhs|prelevements?|tubes?|echantillons?|examens?|demandes?"
    rb"|anapaths?|poches?|culots?|deces|dcd"
)
_TOLD = re.compile(
    rb"(?<![a-z])(?<!nombre de )(?<!nombre des )(?<!total des )(?<!millions de )"
    rb"(?:(?P<own>%b)|(?P<theirs>%b))(?![a-z])" % (_OWN, _THEIRS)
)
_OTHER = re.compile(
    rb"(?<![a-z])(?:pmids?|pubmed|doi|pmc|nct|ccam|cim|ghm|ghs|atc|cip|ucd|loinc|snomed|siret|siren|finess|rpps|adeli|isbn|issn|gtin|lots?|tel|telephone"
    rb"|postes?|fax|prix|euros?|budget|lignes?|rows?|factures?|commandes?|tickets?|devis|articles?|lois?|population|habitants|nombre|total|effectifs?|seed"
    rb"|combien|exemples?|ex|fictifs?|fictives?|bidons?|format|regex|type|comme|test|seuils?|bornes?|entre)(?![a-z])"
)
"""What else is numbered, or how many there are, between the word and its numbers."""
_MADE_UP = re.compile(
    rb"(?<![a-z])(?:fictifs?|fictives?|exemples?|bidons?|format|regex|inventee?s?|simulee?s?)(?![a-z])"
)
_ROUND = re.compile(rb"[0-9]+000|12345[0-9]*|0+[0-9]?")
_REACH = 90
_MOST_LINES = 2
_FEWEST = 7
"""Figures of a number behind a word for people."""


def _judge(seen: Seen) -> float:
    """Not far behind a word for people or their numbers, which no other thing claims."""
    told = _told(seen)
    return 0.7 if told is not None and (told["own"] is not None or len(seen.digits) >= _FEWEST) else 0


def _judge_one(seen: Seen) -> float:
    """On the line of such a word, with no other number in between; behind a verb one of a hospital's own numbers only."""
    told = _told(seen)
    if told is None or _PARTED.search(seen.folded.data, told.end(), seen.match.start()):
        return 0
    is_phone = len(seen.digits) == _OF_PHONE and seen.digits.startswith(b"0")
    is_file = told["own"] is not None or (seen.match["sign"] is not None and not seen.is_near(OTHER_FILE, 60, 20))
    return 0.65 if is_file and not is_phone else 0


def _told(seen: Seen) -> re.Match[bytes] | None:
    """The word that tells what is numbered, if a value is a number at all."""
    data, start = seen.folded.data, seen.match.start()
    low = max(0, start - _REACH)
    told = last(_TOLD.finditer(data, low, start))
    if told is None or data.count(b"\n", told.end(), start) > _MOST_LINES or _OTHER.search(data, told.end(), start):
        return None
    digits = seen.digits
    is_shown = is_uniform(digits) or _ROUND.fullmatch(digits) or _MADE_UP.search(data, low, start)
    return None if is_shown or is_date(seen.value) or STAMP.fullmatch(digits) or is_quantity(seen) else told


PATTERNS = (
    Pattern(
        "number_lists",
        "FR_IPP",
        rb"[^0-9a-z][a-z]{0,2}[0-9]{6,12}[^0-9]{1,8}[0-9]{6}",
        _SERIES,
        _judge,
        items=_ITEM,
        hopeful=near_matches(_TOLD),
    ),
    Pattern(
        "number_lists",
        "FR_IPP",
        rb"[^0-9](?:[:=]|est|soit|sous|devient)(?: le)? ?[0-9]{7}",
        _ONE,
        _judge_one,
        hopeful=near_matches(_TOLD),
    ),
)
