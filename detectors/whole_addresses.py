"""Addresses whole: a street goes on to the town behind it, and begins with the residence, building or lodger before it.

`12 rue des Lilas à lille`, `Résidence des Pins, entrée B, 12 rue des Lilas`, `domicilié Ferme du Moulin, D 914, 66190 Collioure`. What is found of
an address by its shape, and of a town by its name, stands apart: taken out alone, the street would leave the town. Own rule; postcodes:
https://www.laposte.fr/outils/trouver-un-code-postal. An address abroad, which may be that of any office, is only told behind a word of home.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter

from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.public_contacts import is_affiliation, is_public_address
from detectors.settle import touching

_SCORE = 0.8
_LIKELY = 0.5
_REACH = 110
_LONGEST_CODE = 10
_INNER = frozenset({"ADDRESS", "LOCATION", "ORGANIZATION"})
"""What may lie in an address."""
_POSTCODE = rb"(?:f-? ?)?(?:0[1-9]|[1-8][0-9]|9[0-8]|2[ab])[ .]?[0-9]{3}"
_TO_TOWN = re.compile(
    rb"(?:,? ?n[^a-z0-9 ] ?[0-9]{1,4})?(?:[ ]?[,;-]?[ ]{1,2}|,|[ ]?\r?\n[ ]{0,4})(?:(?:a|sur|%b[ ]?[,-]?|commune de)[ ]{1,2})?(?:l')?"
    % _POSTCODE
)
"""Between a street and its town: `, 75013 `, ` à `."""
_BEHIND = re.compile(
    rb"(?: ?\(?(?:1?[0-9]|20)(?:er|e|eme)(?: arr(?:ondissement|\.)?)?\)?(?![a-z0-9])|,? %b(?![0-9]))?(?: cedex(?: [0-9]{1,2}(?![0-9]))?)?"
    % _POSTCODE
)
"""`Paris 12e`, `Firminy 42700`, `lyon cedex 07`."""
_PARTS = re.compile(
    rb"(?<![a-z0-9])(?:(?:residence|res|lotissement|lot|hlm|villas?|immeuble|imm|batiment|bat|entree|escalier|esc|appartement|appt?|apt|etage|porte|hall|tour"
    rb"|cite|quartier|parc|zone|za|zac|zi|domaine|chez|ccas|ferme|mas|bp|cs|tsa"
    rb"|[dn] ?[0-9]{1,4}|grande?[ -]rue|rue|avenue|boulevard|chaussee|chemin|route|impasse|allee|quai"
    rb"|place|viale?|piazza|corso|calle|avenida|plaza|rua|[a-z]{3,20}(?:stra(?:ss|.)e|weg|platz|gasse|allee|straat|laan)"
    rb"|le clos|les jardins|hameau|lieu-?dit|niveau|logement|chambre|rez-de-chaussee|rdc|[0-9]{1,2}(?:er|e|eme) etage)"
    rb"(?![a-z0-9])[^,;:\n!?|]{0,40},[ ]{1,2}){1,4}\Z"
)
"""`Résidence des Pins, entrée B, `; `Hauptstraße 44, `."""
_AT_HOME = re.compile(
    rb"(?<![a-z])(?:adresses?(?: (?:postale|actuelle|personnelle|complete|du patient|de la patiente|de livraison))?|address|domicile"
    rb"|domicilie(?:e|\(e\))?|dom\.?|adr\.?|demeurant|demeure|habite|habitant|reside|loge|livraison chez (?:le patient|la patiente))"
    rb"(?:[ ]?[:=>-]{1,2}|,| est| a| au| aux| en| actuellement)?[ ]{1,2}"
    rb"(?P<lead>(?!(?:m\.|mme|mr|dr|pr)[ ]|(?:(?:au?x?|l[ae]|s[ao]n?|leurs?) ){0,2}"
    rb"(?:famille|patiente?|mere|pere|fille|fils|conjointe?|epouse|tut(?:eur|rice))[ ,])"
    rb"[a-z0-9][^;:\n!?|]{1,70}?,[ ]{1,2})\Z"
)
"""What leads from a word of home to a number or a postcode, each word of it with a capital or behind one."""
_CODED = re.compile(rb"(?<![a-z0-9.,])(?:%b|(?:[bcdeail]h?-)?[0-9]{4,5})[ ]{1,2}\Z" % _POSTCODE)
_FRENCH = re.compile(_POSTCODE)
_OF_SOMEBODY = re.compile(
    rb"(?<![a-z])(?:adresse?|address|habit[a-z]{1,4}|domicil[a-z]{1,4}|resid[a-z]{1,4}|demeur[a-z]{1,4}|loge|lives?|lived|home|livr[a-z]{2,6}"
    rb"|envoy[a-z]{1,3}|patient[a-z]{0,2}|mr|mrs|ms|mme|m)(?![a-z])[^\n?]*\Z"
)
_STREET = re.compile(
    rb"(?<![a-z])(?:habit[a-z]{1,4}|loge[a-z]{0,3}|resid[a-z]{1,4}|demeur[a-z]{1,4}|domicilie[a-z]{0,2}|(?:em|de)menag[a-z]{1,4}|adresse ?:?)"
    rb"(?: (?:maintenant|desormais|actuellement|seule?|dans|au|a|la|l'))*[ ]{1,2}"
    rb"(?P<street>(?:rue|avenue|av\.|boulevard|bd|place|impasse|allee|chemin|route|quai|cours|square)(?![a-z])"
    rb"(?:(?! (?:et|a|sur|puis) )[^.;:,\n!?|]){2,40})(?:, | a | sur )\Z"
)
"""`habite rue de la Monnaie à `: a street without a number, before a town, which is told by itself."""
_ABROAD = re.compile(
    r"(?<![\w.])\d{1,5}[A-Za-z]? (?:[A-Z][a-z'’]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Grove|Close|Drive|Dr|Gardens|Terrace|Way|Court|Square|Crescent|Boulevard|Blvd|Hill|Mews)"
    r"\.?,? (?:(?:Apt|Flat|Suite|Unit) \w{1,5},? )?(?:[A-Z][a-z]+[ ,]{1,2}){1,3}"
    r"(?:[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|[A-Z]{2},? \d{5}(?:-\d{4})?)(?!\w)"
)
"""`221 Upper Street, London N1 1AA`, `12 Elm Road, Springfield, IL 62701`."""


def with_towns(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits; each address with its town and what leads to it. What lies in such an address is part of it."""
    abroad = list(_ABROAD.finditer(text))
    if not abroad and not any(hit.entity in ("ADDRESS", "LOCATION") for hit in hits):
        return hits
    data = plain(text)
    found = [_home(match.start(), match.end()) for match in abroad if _is_somebodys(data, match.start())]
    found += _homes(text, data, hits)
    whole = [home for home in found if not is_public_address(data, home.start, home.end)]
    if not whole:
        return hits
    streets = (hit for home in whole for hit in touching(home, hits) if hit.entity == "ADDRESS")
    whole = _joined(chain(whole, streets))
    covered = {hit.start for home in whole for hit in touching(home, hits)}
    return sorted([*(hit for hit in hits if hit.start not in covered), *whole], key=itemgetter(0))


def _home(start: int, end: int) -> Hit:
    return Hit(start, end, "ADDRESS", _SCORE, "addresses", NO_ATTRIBUTES)


def _homes(text: str, data: bytes, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Of each street, and of each town behind its postcode, the whole address, if it is more than that."""
    towns = {hit.start: hit for hit in hits if hit.entity == "LOCATION"}
    low = 0
    for hit in hits:
        if hit.entity == "ADDRESS" and hit.score >= _LIKELY:
            start, end = _start(data, low, hit.start), _end(data, hit, towns)
            if (start, end) != (hit.start, hit.end):
                yield hit._replace(start=start, end=end)
        elif hit.entity == "LOCATION":
            yield from _of_town(text, data, low, hit)
        low = low if hit.entity in _INNER else max(low, hit.end)


def _start(data: bytes, low: int, start: int) -> int:
    """Where an address begins: with the parts before it, or behind a word of home; not before what else is found."""
    low = max(low, start - _REACH)
    if home := _AT_HOME.search(data, low, start):
        return home.start("lead")
    parts = _PARTS.search(data, low, start)
    return parts.start() if parts else start


def _end(data: bytes, home: Hit, towns: dict[int, Hit]) -> int:
    """Where an address ends: behind its town; the town of a street without any number is told by itself."""
    between = _TO_TOWN.match(data, home.end)
    town = towns.get(between.end()) if between else None
    if town is None or not any(0x30 <= sign <= 0x39 for sign in data[home.start : town.start]):
        return home.end
    behind = _BEHIND.match(data, town.end)
    return behind.end() if behind else town.end


def _of_town(text: str, data: bytes, low: int, town: Hit) -> Iterator[Hit]:
    """The street at home before a town, or the address that ends with its postcode and itself; of one in small letters these two will do."""
    if street := _STREET.search(data, max(low, town.start - _REACH), town.start):
        yield _home(*street.span("street"))
        return
    code = _CODED.search(data, max(low, town.start - _LONGEST_CODE), town.start)
    if code is None:
        return
    start, is_french = _start(data, low, code.start()), _FRENCH.match(data, code.start()) is not None
    is_small = is_french and text[town.start : town.end].islower() and not is_affiliation(data, start)
    is_led = start < code.start() and (is_french or _is_somebodys(data, start))
    if is_small or is_led:
        behind = _BEHIND.match(data, town.end)
        yield _home(start, behind.end() if behind else town.end)


def _is_somebodys(data: bytes, start: int) -> bool:
    """Whether a word of home or a person stands before it."""
    return _OF_SOMEBODY.search(data, max(0, start - _REACH), start) is not None


def _joined(homes: Iterator[Hit]) -> list[Hit]:
    """Addresses that overlap are one."""
    joined: list[Hit] = []
    for home in sorted(homes, key=itemgetter(0)):
        last = joined[-1] if joined else None
        if last is not None and home.start < last.end:
            joined[-1] = last._replace(end=max(last.end, home.end), score=max(last.score, home.score))
        else:
            joined.append(home)
    return joined
