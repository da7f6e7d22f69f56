"""Coordinates of a place on earth: `44.1287, 4.0831`, `48°06'53.2"N 1°40'46.1"W`, a geohash, an IRIS. To metres they tell somebody's home.

Writing: ISO 6709 and WGS 84, as maps and telephones give them. Without a home or a person near by only the exactest count:
a town's coordinates, to a hundred metres, are in every atlas.
"""

import re

from detectors.pattern import Pattern, Seen, cue

_DECIMAL = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,-])(?P<value>[+-]?[0-9]{1,2}\.(?P<fine>[0-9]{3,15})(?:[ ]?[,;/] ?| |,? ?(?:lon|lng|long|longitude|et) ?[:=]? ?)"
    rb"[+-]?(?:1[0-7]|0)?[0-9]{1,2}\.[0-9]{3,15})(?![0-9a-z])(?![.,][0-9])"
)
"""`44.1287, 4.0831`; not `0.123, 0.456` of a table of results."""
_DEGREES = re.compile(
    rb"(?<![0-9a-z])(?P<value>[0-9]{1,2} ?\xb0 ?[0-9]{1,2} ?['\xb4`] ?(?:[0-9]{1,2}(?:[.,][0-9]{1,4})? ?(?:\"|''|\xb4\xb4) ?)?[ns],? ?"
    rb"[0-9]{1,3} ?\xb0 ?[0-9]{1,2} ?['\xb4`] ?(?:[0-9]{1,2}(?:[.,][0-9]{1,4})? ?(?:\"|''|\xb4\xb4) ?)?[ewo])(?![a-z])"
)
"""`48°06'53.2"N 1°40'46.1"W`; not `38°5 N`."""
_AREA = re.compile(
    rb"(?<![a-z])(?:geohash ?[:=]?[ \"']{0,2}(?P<hash>(?=[a-z]{0,11}[0-9])[0-9b-hjkmnp-z]{5,12})|(?:code )?iris(?: n[o\xb0])? ?[:=]?[ \"']{0,2}"
    rb"(?P<iris>[0-9]{9}))(?![0-9a-z])(?![.,/-][0-9])"
)
"""`geohash u09tvw0f`, `IRIS 751010101`, a quarter of two thousand people as INSEE cuts them; not `iris bleu`."""
_PLACE = cue(
    "gps coordonnees coordinates latitude longitude lat lon lng geoloc geolocalisation localisation position location maps domicile"
)
_HOME = cue(
    "domicile patient patiente patients habite habitation adresse maison chez home address lives tournee had ambulance vsl sujet"
    " residence logement"
)
_EXACT = 5
"""Decimals: a metre."""


def _of_area(seen: Seen) -> tuple[int, int]:
    """The code behind its name."""
    return seen.match.span("hash" if seen.match["hash"] else "iris")


def _judge_area(seen: Seen) -> float:
    """Somebody's, or one to be asked about."""
    return 0.6 if seen.is_near(_HOME, 80, 60) else 0.45


def _judge_decimal(seen: Seen) -> float:
    if not seen.is_near(_PLACE, 60, 30):
        return 0
    return 0.8 if len(seen.match["fine"]) >= _EXACT or seen.is_near(_HOME, 80, 60) else 0


PATTERNS = (
    Pattern(
        "coordinates",
        "LOCATION",
        rb"[^0-9a-z][+-]?[0-9]{1,2}\.[0-9]{3,15}[ ,;/]",
        _DECIMAL,
        _judge_decimal,
        attributes={"kind": "coordinates"},
    ),
    Pattern(
        "coordinates",
        "LOCATION",
        rb"[^0-9a-z][0-9]{1,2} ?\xb0 ?[0-9]{1,2} ?['\xb4`]",
        _DEGREES,
        lambda _: 0.8,
        attributes={"kind": "coordinates"},
    ),
    Pattern(
        "coordinates",
        "LOCATION",
        rb"[^a-z](?:geohash|(?:code )?iris)[^a-z]",
        _AREA,
        _judge_area,
        _of_area,
        attributes={"kind": "coordinates"},
    ),
)
