"""Addresses whole: a street goes on to the town behind it, and begins with the residence, building or lodger before it.

`12 rue des Lilas à lille`, `Résidence des Pins, entrée B, 12 rue des Lilas`, `domicilié Ferme du Moulin, D 914, 66190 Collioure`. What is found of
an address by its shape, and of a town by its name, stands apart: taken out alone, the street would leave the town. Own rule.
"""

import re
from collections.abc import Iterator, Sequence

from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.public_contacts import is_public_address

_SCORE = 0.8
_LIKELY = 0.5
_REACH = 110
_PLACES = frozenset({"ADDRESS", "LOCATION", "ORGANIZATION"})
_POSTCODE = r"(?:F-? ?)?(?:0[1-9]|[1-8]\d|9[0-8]|2[AB])[ .]?\d{3}"
_TO_TOWN = re.compile(
    rf"(?:,? ?n[°o] ?\d{{1,4}})?(?:[ ]?[,;–—-]?[ ]{{1,2}}|,|[ ]?\r?\n[ ]{{0,4}})(?:(?:à|a|sur|{_POSTCODE}[ ]?[,–-]?|commune de)[ ]{{1,2}})?(?:l['’])?"
)
"""Between a street and its town; a postcode with it."""
_BEHIND = re.compile(
    rf"(?: ?\(?(?:1?\d|20)(?:er|e|ème|eme)(?: arr(?:ondissement|\.)?)?\)?(?!\w)|,? {_POSTCODE}(?!\d))?(?: [Cc][Ee][Dd][Ee][Xx](?: \d{{1,2}}(?!\d))?)?"
)
"""`Paris 12e`, `Firminy 42700`, `lyon cedex 07`."""
_PARTS = re.compile(
    r"(?<!\w)(?:(?:[Rr]ésidence|[Rr]esidence|[Rr]és\.?|[Ll]otissement|[Ll]ot\.|HLM|hlm|[Vv]illas?|[Ii]mmeuble|[Ii]mm\.|[Bb][âa]timent|[Bb][âa]t\.?|[Ee]ntrée"
    r"|[Ee]ntree|[Ee]scalier|[Ee]sc\.?|[Aa]ppartement|[Aa]ppt?\.?|[ÉEée]tage|[Pp]orte|[Hh]all|[Tt]our|[Cc]ité|[Dd]omaine|[Cc]hez|CCAS|[Ff]erme|[Mm]as"
    r"|[Bb][Pp]|CS|TSA|[Gg]rande?[ -][Rr]ue|[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]haussée|[Cc]hemin|[Rr]oute|[Ii]mpasse|[Aa]llée|[Qq]uai|[Pp]lace"
    r"|[Vv]iale?|[Pp]iazza|[Cc]orso|[Cc]alle|[Aa]venida|[Pp]laza|Rua|[A-ZÄÖÜ][a-zäöüß]{2,20}(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|straat|laan)"
    r"|[Ll]e [Cc]los|[Ll]es [Jj]ardins|[Hh]ameau|[Ll]ieu-?dit|[Nn]iveau|[Ll]ogement|[Cc]hambre|[Rr]ez-de-chaussée|RDC|\d{1,2}(?:er|e|ème|eme) étage)"
    r"(?![\w])[^,;:\n!?|]{0,40},[ ]{1,2}){1,4}\Z"
)
"""`Résidence des Pins, entrée B, `."""
_AT_HOME = re.compile(
    r"(?<!\w)(?:[Aa]dresses?(?: postale| actuelle| personnelle| complète| du patient| de livraison)?|ADRESSE|[Aa]ddress|[Dd]omicile|DOMICILE"
    r"|[Dd]omicilié(?:e|\(e\))?|[Dd]emeurant|[Dd]emeure|[Hh]abit(?:e|ant)|[Rr]éside|[Ll]oge|[Ll]ivraison chez (?:le patient|la patiente))"
    r"(?:[ ]?[:=→-]{1,2}|,| est| à| au| aux| en| actuellement)?[ ]{1,2}(?P<lead>(?!(?:M\.|Mme|Mr|Dr|Pr)\b)[A-ZÀ-Ý0-9][^;:\n!?|]{1,70}?,[ ]{1,2})\Z"
)
"""What leads from a word of home to a postcode."""
_CODED = re.compile(rf"(?<![\w.,])(?:{_POSTCODE}|(?:B-|CH-|L-|D-|I-|E-|A-)?\d{{4,5}})[ ]{{1,2}}\Z")
_OF_SOMEBODY = re.compile(
    r"(?i)\b(?:adresse?|address|habit\w{1,4}|domicil\w{1,4}|résid\w{1,4}|demeur\w{1,4}|loge|lives?|lived|home|livr\w{2,6}|envoy\w{1,3}|patient\w{0,2}"
    r"|m(?:r|me|rs|s)\b)[^\n?]*\Z"
)
_FRENCH = re.compile(_POSTCODE)
_STREET_AT_HOME = re.compile(
    r"(?<!\w)(?:[Hh]abit\w{1,4}|[Ll]oge\w{0,3}|[Rr]ésid\w{1,4}|[Dd]emeur\w{1,4}|[Dd]omicilié\w{0,2}|emménag\w{1,4}|déménag\w{1,4}|[Aa]dresse ?:?)"
    r"(?: (?:maintenant|désormais|actuellement|seule?|dans|au|à|la|l['’]))*[ ]{1,2}"
    r"(?P<street>(?:rue|avenue|av\.|boulevard|bd|place|impasse|allée|chemin|route|quai|cours|square)(?![\w])(?:(?! (?:et|à|a|sur|puis) )[^.;:,\n!?|]){2,40})"
    r"(?:, | à | a | sur )\Z"
)
"""`habite rue de la Monnaie à `: a street without a number, before a town, which is told by itself."""
_ABROAD = re.compile(
    r"(?<![\w.])\d{1,5}[A-Za-z]? (?:[A-Z][a-z'’]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Grove|Close|Drive|Dr|Gardens|Terrace|Way|Court|Square|Crescent|Boulevard|Blvd|Hill|Mews)"
    r"(?:\.?,? (?:(?:Apt|Flat|Suite|Unit) \w{1,5},? )?(?:[A-Z][a-z]+[ ,]{1,2}){1,3}(?:[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|[A-Z]{2},? \d{5}(?:-\d{4})?)(?!\w))"
)
"""`221 Upper Street, London N1 1AA`, `12 Elm Road, Springfield, IL 62701`."""


def with_towns(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits; each address with its town and what leads to it. What lies in such an address is part of it."""
    starts = {hit.start: hit for hit in hits if hit.entity == "LOCATION"}
    found = [home for hit in hits if (home := _home(text, hit, hits, starts)) is not None]
    found += (
        Hit(*match.span(), "ADDRESS", _SCORE, "addresses", NO_ATTRIBUTES)
        for match in _ABROAD.finditer(text)
        if _is_somebodys(text, match.start())
    )
    data = plain(text) if found else b""
    whole = [home for home in found if not is_public_address(data, home.start, home.end)]
    if not whole:
        return hits
    streets = [hit for hit in hits if hit.entity == "ADDRESS"]
    whole = list(_apart([*whole, *(hit for hit in streets if _is_beside(hit, whole))]))
    return sorted([*(hit for hit in hits if not _is_beside(hit, whole)), *whole], key=lambda hit: hit.start)


def _is_beside(hit: Hit, homes: Sequence[Hit]) -> bool:
    """Whether a finding and one of the addresses have a place in common."""
    return any(home.start < hit.end and hit.start < home.end for home in homes)


def _home(text: str, hit: Hit, hits: Sequence[Hit], towns: dict[int, Hit]) -> Hit | None:
    """The whole address that a street, or a town behind its postcode, is part of; None if it is no more than that."""
    if hit.entity == "ADDRESS" and hit.score >= _LIKELY:
        start, end = _start(text, hit.start, hits), _end(text, hit, towns)
        return hit._replace(start=start, end=end) if (start, end) != (hit.start, hit.end) else None
    if hit.entity != "LOCATION":
        return None
    if street := _STREET_AT_HOME.search(text, max(0, hit.start - _REACH), hit.start):
        return Hit(*street.span("street"), "ADDRESS", _SCORE, "addresses", NO_ATTRIBUTES)
    if (start := _led(text, hit, hits)) is None:
        return None
    behind = _BEHIND.match(text, hit.end)
    return Hit(start, behind.end() if behind else hit.end, "ADDRESS", _SCORE, "addresses", NO_ATTRIBUTES)


def _led(text: str, town: Hit, hits: Sequence[Hit]) -> int | None:
    """Where what leads to a town begins: parts before its postcode, or the postcode of one in small letters."""
    code = _CODED.search(text, max(0, town.start - 10), town.start)
    if code is None:
        return None
    start, is_french = _start(text, code.start(), hits), _FRENCH.match(text, code.start()) is not None
    if start == code.start():
        return start if is_french and text[town.start : town.end].islower() else None
    return start if is_french or _is_somebodys(text, start) else None


def _is_somebodys(text: str, start: int) -> bool:
    """Whether an address abroad, which may be that of any office, is somebody's by what stands before it."""
    return _OF_SOMEBODY.search(text, max(0, start - _REACH), start) is not None


def _start(text: str, start: int, hits: Sequence[Hit]) -> int:
    """Where an address begins: with the parts before it, or behind a word of home; not before what else is found."""
    low = max(0, start - _REACH, *(hit.end for hit in hits if hit.end <= start and hit.entity not in _PLACES))
    if home := _AT_HOME.search(text, low, start):
        return home.start("lead")
    parts = _PARTS.search(text, low, start)
    return parts.start() if parts else start


def _end(text: str, home: Hit, towns: dict[int, Hit]) -> int:
    """Where an address ends: behind its town; the town of a street without any number is told by itself."""
    between = _TO_TOWN.match(text, home.end)
    town = towns.get(between.end()) if between else None
    if town is None or not any(sign.isdigit() for sign in text[home.start : town.start]):
        return home.end
    behind = _BEHIND.match(text, town.end)
    return behind.end() if behind else town.end


def _apart(homes: Sequence[Hit]) -> Iterator[Hit]:
    """Addresses that overlap are one."""
    last: Hit | None = None
    for home in sorted(homes, key=lambda hit: hit.start):
        if last is not None and home.start < last.end:
            last = last._replace(end=max(last.end, home.end), score=max(last.score, home.score))
            continue
        if last is not None:
            yield last
        last = home
    if last is not None:
        yield last
