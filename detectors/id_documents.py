"""Civil documents: identity card, passport, residence permit, driving licence, their machine-readable lines, health and staff cards.

Issued by the ANTS and the GIP/ANS (Vitale, CPS). None but the machine-readable lines has a public key, so a number counts behind its
label only. Shapes: https://learn.microsoft.com/purview/sit-definitions (France), ICAO Doc 9303 parts 4 to 6 for the lines,
https://www.ants.gouv.fr.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detectors.pattern import NO_ATTRIBUTES, Pattern, Seen, words

CARD = words(
    r"c\.?n\.?i\.?e?s?",
    r"(?:cartes?|cart|pieces?|titre|document|justificatif)[ _](?:nationales? )?(?:d[' ]?)?ident(?:ite)?(?: nationale)?(?: electronique)?",
    r"(?:national )?(?:identity|id)[ _-](?:card|document)(?:[ _-]?(?:number|no|nr))?",
    r"(?:numero|n[o\xb0]) de document",
)
PASSPORT = words(r"pass?ep?ort?s?(?: biometrique)?", r"passp?orts?(?:[ _-]?(?:number|no|nr))?")
RESIDENCE = words(
    r"titres? (?:de )?sejour",
    r"cartes? (?:de )?(?:sejour|resident)(?: temporaire| pluriannuelle)?",
    r"permis de sejour",
    r"recepisses?(?: de demande(?: de titre(?: de sejour)?| d'asile)?)?",
    r"agdref",
    r"(?:numero|num|n[o\xb0]) (?:d')?etrangere?",
    r"id(?:entifiant)? etranger",
    r"attestation de demande d'asile",
    r"residen(?:ce|t)[ _-](?:permit|card)(?:[ _-]?(?:number|no))?",
)
LICENCE = words(
    r"permis(?: (?:de )?conduire)?",
    r"neph",
    r"driv(?:ing|er'?s?)[ _-]licen[cs]e(?:[ _-]?(?:number|no))?",
)
NUMBERED = words(r"ecrou", r"detenue?")
INSURED = words(r"cartes? europeennes?(?: d'assurance(?: maladie)?)?", r"ceam", r"ehic")
STAFF = words(r"badge (?:numero|n[o\xb0])", r"matricule(?: militaire| de l'agent| salarie| agent| etudiant)?")
REGISTER = words(
    r"allocataire(?: caf| msa)?",
    r"(?:identifiant|numero|n[o\xb0]) (?:national )?(?:d'|de |de l')?etudiante?",
    r"ine",
    r"(?:numero |n[o\xb0] |identifiant )(?:de demandeur d'emploi|france travail|pole emploi)",
)
CHIP = words(
    r"(?:carte )?vitale",
    r"cp[es]",
    r"carte (?:cps|de professionnel de sante)",
    r"(?:numero|n[o\xb0]) de serie",
    r"serie(?: \(tranche\))?",
    r"tranche",
    r"health (?:insurance )?card",
)
SMART_CARD = words(
    r"(?:carte|numero|num|n[o\xb0]) cps", r"(?:numero|num|n[o\xb0])[ _](?:de )?(?:la )?(?:carte )?vitale"
)
_WORDS = re.compile(rb"[a-z]{3}")
_NO_PERMIT = words(
    r"cpp",
    r"cnil",
    r"ansm",
    r"depot",
    r"livraison",
    r"colis",
    r"dedouanement",
    r"feu",
    r"construire",
    r"(?<=de )travail",
    r"chasse",
)
_LINE_END = re.compile(rb"[ \t]{0,4}(?:\r?\n|\Z)")
_FEWEST_BELOW = 4
_EDGE = rb"(?![0-9a-z])(?![.,/-][0-9])"
_START = rb"(?<![0-9a-z])(?<![0-9][.,/-])"
_GAP = rb"[ ._-]?"

_TWELVE = rb"[0-9](?:%b[0-9]){3}%b[0-9]%b[0-9ab](?:%b[0-9]){6}" % ((_GAP,) * 4)
"""Identity card before 2021 and licence: `880675300123`, `0801 2B1 00123`."""
_TEN = rb"[0-9](?:%b[0-9]){9}" % _GAP
"""Foreigner's file (AGDREF): `9903 123 456`."""
_WORDING = rb"(?P<wording>[^0-9\n]{0,40}?(?:\r?\n[ \t]{0,4})?)(?<![0-9a-z])"
_SHAPED = rb"[0-9]{2}[ .-]?[a-z]{2}[ .-]?[0-9]{5}"
_FOREIGN = rb"[a-z]{1,3}[ ]?[0-9]{6,8}|[0-9]{8,9}"
_NINE = rb"(?=[a-z]{0,8}[0-9])[0-9a-z]{9}"
"""`12AB34567`, passports of other countries, `X4RTBPFW4`; not `prévention`."""
_MIXED = rb"(?=(?:[a-z]{0,4}[0-9]){8})[0-9a-z]{12}"
"""`880675X12345`, twelve signs with at least eight digits."""
_CHIP = re.compile(_START + rb"8%b0%b2%b5%b0(?:%b[0-9]){11,15}" % ((_GAP,) * 5) + _EDGE)
"""`80250000019999999999`; not `80250`, a postcode."""

_ROW = rb"[a-z0-9<]"
_BREAK = rb"[ \t]{0,4}(?:\r?\n[ \t>|]{0,4})?"
_MRZ = re.compile(
    rb"(?<![0-9a-z<])(?:[pv][a-z<][a-z<]{3}[a-z<-]{34,39}(?:%b%b{40,44})?"
    rb"|[iactr][a-z<][a-z<]{3}%b{24,31}(?:%b%b{27,36}){0,2})(?![0-9a-z<])" % (_BREAK, _ROW, _ROW, _BREAK, _ROW)
)
"""`P<FRA…` of two lines of 44, `IDFRA…` of two of 36 or three of 30."""
_MRZ_VALUES = {
    **{48 + digit: digit for digit in range(10)},
    **{97 + letter: 10 + letter for letter in range(26)},
    60: 0,
}


def check_digit(field: bytes) -> int:
    """The 7-3-1 check digit of a folded field of a machine-readable line (ICAO Doc 9303-3, 4.9)."""
    return sum(_MRZ_VALUES[byte] * (7, 3, 1)[place % 3] for place, byte in enumerate(field)) % 10


def _judge_chip(seen: Seen) -> float:
    if seen.is_labelled(CHIP):
        return 0.9
    return 0.85 if len(seen.digits) == 20 and seen.digits.startswith(b"8025000") else 0


def _judge_mrz(seen: Seen) -> float:
    rows = re.findall(rb"%b{20,}" % _ROW, seen.value)
    if b"<<" not in seen.value or len(b"".join(rows)) < 30:
        return 0
    return 0.99 if any(_has_right_date(row) for row in rows) else 0.85


def _has_right_date(row: bytes) -> bool:
    """A second line bears a date of birth with its check digit: at 13 (passport), 0 (cards of three lines) or 27 (old card)."""
    fields = (row[place : place + 7] for place in (13, 0, 27))
    return any(len(field) == 7 and field.isdigit() and check_digit(field[:6]) == field[6] - 48 for field in fields)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document whose number, of letters and digits, stands behind its name."""

    name: str
    label: re.Pattern[bytes]
    value: bytes
    attributes: Mapping[str, str] = NO_ATTRIBUTES

    def pattern(self) -> Pattern:
        """This document as a pattern of the engine."""
        core = self.label.pattern.replace(rb"(?<![a-z])", rb"[^a-z]").replace(rb"(?![a-z])", rb"[^a-z]")
        exact = re.compile(self.label.pattern + _WORDING + rb"(?P<value>%b)" % self.value + _EDGE)
        return Pattern(
            "id_documents",
            "FR_ID_DOCUMENT",
            core,
            exact,
            self.judge,
            attributes=MappingProxyType({"document": self.name, **self.attributes}),
        )

    def judge(self, seen: Seen) -> float:
        """Behind its own label; no word of nine letters and a digit, no telephone at the end of a sentence."""
        if b"\n" in seen.match["wording"]:
            return 0.75 if self._is_alone(seen) else 0
        if not seen.is_after(self.label) or seen.is_after(_NO_PERMIT):
            return 0
        if len(seen.digits) == 10 and seen.value[:1] == b"0" and _WORDS.search(seen.match["wording"]):
            return 0
        is_word = len(seen.digits) < 2 and not seen.original(seen.start, seen.end).isupper()
        return 0 if is_word else 0.75

    def _is_alone(self, seen: Seen) -> bool:
        """All of its line, below the label: `n° de passeport du volontaire` and the number."""
        is_number = len(seen.digits) >= _FEWEST_BELOW and _LINE_END.match(seen.folded.data, seen.end) is not None
        return is_number and not _NO_PERMIT.search(seen.match["wording"])


_DOCUMENTS = (
    _Document("card", CARD, rb"%b|%b|%b" % (_TWELVE, _MIXED, _NINE)),
    _Document("passport", PASSPORT, rb"%b|%b|%b" % (_SHAPED, _FOREIGN, _NINE)),
    _Document("residence", RESIDENCE, rb"%b|%b|%b" % (_TEN, _NINE, _FOREIGN)),
    _Document("roll", NUMBERED, rb"[a-z]{0,2}[0-9]{4,10}|[0-9]{1,3}[. ][0-9]{3}"),
    _Document("insured", INSURED, rb"80(?: ?[0-9]){13,18}"),
    _Document(
        "staff", STAFF, rb"[a-z]{0,2}[0-9]{4,10}|[0-9]{2,3}(?: [0-9]{3}){1,2}", MappingProxyType({"kind": "reference"})
    ),
    _Document("register", REGISTER, rb"[a-z]{0,2}[0-9]{6,10}[a-z]{0,2}"),
    _Document("chip", SMART_CARD, rb"[0-9]{8,12}|[0-9](?: ?[0-9]{3}){3}"),
    _Document("licence", LICENCE, rb"%b|%b" % (_TWELVE, _SHAPED)),
)
PATTERNS = (
    Pattern(
        "id_documents",
        "FR_ID_DOCUMENT",
        rb"[^0-9a-z]8[ ._-]?0[ ._-]?2[ ._-]?5[ ._-]?0",
        _CHIP,
        _judge_chip,
        tells_digits=True,
    ),
    Pattern(
        "id_documents",
        "FR_ID_DOCUMENT",
        rb"[a-z0-9]<<[a-z<]",
        _MRZ,
        _judge_mrz,
        lead=(44, b"abcdefghijklmnopqrstuvwxyz0123456789<"),
    ),
    *(document.pattern() for document in _DOCUMENTS),
)
