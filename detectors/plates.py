"""French licence plates: `AB-123-CD` (SIV, since 2009) and `1234 AB 75` (FNI, before), behind a word of the road.

Issued by the ANTS. Letters I, O and U are not used, nor SS and WW in front. Source: arrêté du 9 février 2009, NOR IOCS0901741A,
https://fr.wikipedia.org/wiki/Plaque_d%27immatriculation_fran%C3%A7aise. Without a label the shape is a kit or a study as often.
"""

import re

from detectors.pattern import Pattern, Seen, words
from detectors.placeholders import is_placeholder
from detectors.sights import near_matches

LABEL = words(
    r"plaques?(?: (?:d'immatriculation|mineralogique))?",
    r"immat(?:riculation|riculee?s?)?",
    r"(?:numero|n[o\xb0]) d'immat(?:riculation)?",
    r"vehicules?",
    r"voitures?",
    r"automobiles?",
    r"camion(?:nette)?s?",
    r"moto(?:cyclette)?s?",
    r"scooters?",
    r"taxis?",
    r"vsl",
    r"ambulances?",
    r"smur",
    r"vsav",
    r"carte grise",
    r"certificat d'immatriculation",
    r"parking",
    r"stationnee?s?",
    r"garee?s?",
    r"condui\w{1,6}|conductrice|roul(?:ait|e|ant)",
    r"accident(?:ee?)?s?|avp|collision|percute\w{0,3}|sinistre",
    r"(?:licen[cs]e|number|registration|car)[ _-]?plates?",
    r"car",
    r"vehicle",
    r"peugeot|renault|citroen|dacia|toyota|volkswagen|tesla",
)
_ABOVE = re.compile(rb"(?:\A|\n)[^0-9\n]{0,40}" + LABEL.pattern + rb"[^0-9\n]{0,30}\r?\n[ \t]{0,4}\Z")
"""The label on the line above, which has no number of its own."""
_NO_PLATE = words(r"kits?", r"study", r"etude", r"protocole?", r"lots?", r"sujet", r"refs?", r"reference", r"code")
_L = rb"[a-hj-np-tv-z]"
_SIV = re.compile(
    rb"(?<![0-9a-z-])(?!ss|ww)%b{2}(?P<sign>[ -]?|[.\xb0]| - )(?!000)[0-9]{3}(?P=sign)(?!ss)%b{2}(?![0-9a-z]|-[0-9a-z])"
    % (_L, _L)
)
"""`AB-123-CD`; not `AI-123-OU`."""
_FNI = re.compile(
    rb"(?<![0-9a-z-])(?<![0-9][ .,])[1-9][0-9]{0,3}(?P<sign>[ -]?)%b{2,3}(?P=sign)(?:0[1-9]|[1-8][0-9]|9[0-5]|2[ab]|97[1-8])(?![0-9a-z]|[.,-][0-9])"
    % _L
)
"""`1234 AB 75`, `987 ABC 2A`; not `12 mg 50` without a label."""
_UNIT = re.compile(rb"[0-9 ]+(?:mg|kg|cm|ml|dl|mm|ans?|km|ms|hz|cp|ct|mn|min|sec|and|par|pr|pc|gel)[ -]?[0-9][0-9ab]")


_SAID = re.compile(
    rb"(?:de|du|le|et|ce|se|ne|me|te|sa|ta|ma|en) [0-9]{3} (?:k[mgw]|m[glmsw]|c[mlv]|d[lb]|hz|ha|g[ob]|mo|ko|pt|ct|[a-z]h)"
)
"""`de 460 km`."""


def _judge(seen: Seen) -> float:
    if _SAID.fullmatch(seen.value) and not seen.original(seen.start, seen.start + 2).isupper():
        return 0
    if seen.is_after(_NO_PLATE) or is_placeholder(seen.value):
        return 0
    if not seen.is_labelled(LABEL) and not _ABOVE.search(seen.folded.data, max(0, seen.start - 100), seen.start):
        return 0
    return 0.75


def _judge_old(seen: Seen) -> float:
    return 0 if _UNIT.fullmatch(seen.value) else _judge(seen)


PATTERNS = (
    Pattern(
        "plates",
        "FR_LICENSE_PLATE",
        rb"[a-z](?:[ -]?|[.\xb0]| - )[0-9]{3}(?:[ -]?|[.\xb0]| - )[a-z]{2}",
        _SIV,
        _judge,
        lead=(2, b"abcdefghijklmnopqrstuvwxyz"),
        hopeful=near_matches(LABEL),
    ),
    Pattern(
        "plates",
        "FR_LICENSE_PLATE",
        rb"[^0-9a-z-][1-9][0-9]{0,3}[ -]?[a-z]{2,3}[ -]?[0-9][0-9ab]",
        _FNI,
        _judge_old,
        hopeful=near_matches(LABEL),
    ),
)
