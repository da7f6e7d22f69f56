"""Numbers that a word such as `n°` introduces in a text about somebody: the file, sample, invoice or contract is theirs.

`M. Tarragnat, facture n° F25-0881204`, `Mme Oulhaj, n° d'adhérent 0 112 847 556`, `SN ASHL-0147 ... née en 1958`. No list of labels is whole, but
next to a name or a birth any long reference leads back to that person; where care is spoken of, a bare one too: `Mme Oulhaj, hémoc H2611-20047`.
It is taken out rather than stopped: attribute `kind: reference`.
Laws, versions, publications and medicines are numbered too, and are nobody's. Own rule.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from types import MappingProxyType

from detectors.labelled import is_date, is_uniform
from detectors.lines import line_end, line_start
from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.perhaps import matches, may_match
from detectors.settle import settle

REFERENCE = MappingProxyType({"kind": "reference"})
_SCORE = 0.6
_LEAST: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("PERSON", "DATE_OF_BIRTH", "ADDRESS"), 0.6),
        "INITIALS": 0.5,
        **dict.fromkeys(("FR_NIR", "FR_INS", "FR_IPP"), 0.4),
    }
)
"""Who or what tells of somebody, and how sure it must be."""

VALUE = (
    rb"(?:[a-z]{0,2}[0-9]{1,5}(?: [0-9]{2,7}){1,4}(?: ?[0-9a-z])?(?![0-9a-z])"
    rb"|(?!(?:d[eu]s?|l[ea]s?|et|en|aux?|une?|ou|par|sur|pas|est|a|ref|nu?[mo]s?|lot|art|tel|ddn|nee?|age|ans|rue|[bc]p) )"
    rb"[a-z]{1,3} [0-9]{2,6}(?:[ -][0-9]{2,6}){1,3}(?![0-9a-z])"
    rb"|#?(?=[a-z0-9/._-]{0,10}[0-9])[a-z0-9]{1,14}(?:[/._-][a-z0-9]{1,12}){0,4})(?![0-9a-z@])(?![.,/-][0-9])"
)
_MARK = (
    rb"(?:n(?:[o\xb0]s?|um(?:ero)?s?)\.?|#|ref(?:erence)?s?\.?|code[ -]?barres?|cab|s/?n|n/s|matricule"
    rb"|(?:dossier|contrat|facture|bon|demande|prelevement|echantillon|adh(?:erente?)?|assure|police|plainte|sinistre|licence|etiquet\w{1,4})(?![a-z]))"
)
_WORDS = rb"\.?[ _-]?(?=[^0-9\n]{0,48}[0-9])(?:[a-z][a-z'.-]{0,14}[ _]){0,4}?"
_REFERENCE = re.compile(
    rb"(?<![a-z0-9])%b%b(?:(?:d'|l')[a-z]{2,14} )?(?:(?:est|:|=|n[o\xb0]) ?|: ?)?[\"'(]?(?P<value>%b)"
    % (_MARK, _WORDS, VALUE)
)
"""`facture n° F25-0881204`, `N° dossier TI 22/A/00417`, `code-barres 0042611903517`."""
_LETTERED = re.compile(
    rb"(?<![0-9a-z./_-])(?P<value>[a-z]{1,6}(?:-?[0-9]{6,12}|(?:-[0-9]{3,6}){2,3}))(?![0-9a-z@])(?![.,/_-][0-9a-z])"
)
_IN_LINK = re.compile(rb"://[^\s\"'<>]{4,200}")
_PART = re.compile(rb"(?<=[/=])[0-9]{7,12}(?![0-9a-z.])")
"""`https://visio.local/r/8800447120?lang=fr`."""
_REGISTERED = re.compile(
    rb"(?:nct|crd|orpha|mondo|omim|pmid|pmc|doi|cip|ucd|ean|isbn|rs|enst|ensg|grch|kb|inc|fr|eu|covid|sars|rfc|iso|en|nf)-?[0-9]+"
)
"""Begin the numbers of registers, publications, products and norms."""
_PUBLIC = re.compile(
    rb"(?<![a-z])(?:lois?|articles?|art|arretes?|decrets?|ordonnances? (?=n)|circulaires?|reglements?|directives?|instructions?|normes?|iso|ich|cfr"
    rb"|versions?|v|pages?|chapitres?|figures?|tableaux?|tables?|annexes?|questions?|items?|etapes?|lignes?|colonnes?|visites?|cycles?|cures?"
    rb"|protocoles?|etudes?|essais?|pmid|pubmed|doi|isbn|issn|amm|cip|ucd|atc|lots?|nct|eudract|cnil|cpp|mr|avis|brevets?|modeles?"
    rb"|catalogue|produit|article|ticket|issue|commit|build|kb|cve|erreur|error|code|port|cas|crf|siret|siren|finess|ape|rcs|tva|omim|mim|orphanet|orpha)(?![a-z])"
)
_CIVIL = re.compile(
    rb"(?<![a-z])(?:adherente?|contrat|police|assurance|assuree?|mutuelle|beneficiaire|plainte|jugement|tribunal|ti|rg|tutelle|allocataire"
    rb"|sinistre|licence|membre|client|compte)(?![a-z])"
)
_BARE = re.compile(
    rb"(?<![0-9a-z.,:;/_@&=-])(?<![0-9] )(?P<value>[a-z]{0,3}-?(?=(?:[a-z]{0,2}[/-]?[0-9]){6}|[a-z]{1,2}[0-9]{5})[0-9]{2,13}"
    rb"(?:[a-z]{0,2}[/-]?[0-9]{2,13}){0,3}(?:-[a-z0-9])?|[0-9]{4,5} [0-9]{4,6})(?![0-9a-z@])(?![.,/_-][0-9a-z])(?! [0-9])"
)
"""`H2611-20047`, `26H08817`, `21126 0447`; not `10 000`, `4.12.30`, `397:1234`."""
_PRESSURE = re.compile(rb"[0-9]{2,3}/[0-9]{2,3}")
"""`TA 165/105`."""
_OF_CARE = re.compile(
    rb"(?<![a-z])(?:patiente?s?|malades?|hospit\w{0,12}|sejours?|chambres?|lits?|service|urgences|consult\w{0,8}|dossiers?|prelev\w{0,8}|tubes?|flacons?"
    rb"|labo\w{0,9}|hemoc\w{0,8}|bilans?|examens?|echantillons?|anapath|biopsie|scanner|irm|radio|bloc|greff\w{0,5}|donneu\w{1,3}|receveu\w{1,3}"
    rb"|bracelets?|etiquettes?|identite|ipp|iep|nda|dpi|cr|rcp|reanimation|rea|samu|smur|soins?|ald|cpam|hprim|hl7|adt|pid|secu|assuree?|traite\w{0,6}|dialyse|chimio\w{0,8}|oper\w{1,7}|infirmi\w{1,4}|medecin|poche|transfus\w{1,6})(?![a-z])"
)
_STAMP = re.compile(
    rb"1[67][0-9]{8}(?:[0-9]{3})?|34009[0-9]{8}|[0-9]{5}-[0-9]|0[0-9]{9}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-9]{4,6})?"
    rb"|(?:19|20)[0-9]{2}[/-](?:19|20)?[0-9]{2}.*|[0-9]+0{4,}|[0-9]{3}000|[0-9]+h[0-9]+(?:-[0-9h]+)?|[0-9]{4}-[0-9]{4}"
)
"""Times, codes of medicines (CIP) and of analyses (LOINC), telephones, years, round numbers."""
_SEQUENCE = re.compile(rb"[a-z]{1,3}[0-9]{5,8}")
"""`MN908947`, of GenBank."""
_CODED = re.compile(rb"(?<![0-9a-z])0x[0-9a-f]+\Z|#(?=[0-9]*[a-f])(?:[0-9a-f]{3}){1,2}\Z")
"""`0x00040000`, and `#95a5a6` of a colour."""
_NEAR, _CLOSE = 150, 24
_DIGIT = re.compile(rb"[0-9]")
_FEWEST_DIGITS = 4
_BEFORE = 32
_LEAD = re.compile(rb"(?:[a-z'-]{2,15} ){1,2}\Z")
"""The two words in front may tell what is numbered: `loi n°`."""
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}(?:[/-](?:19|20)?[0-9]{2})?")
_UNIT = re.compile(
    rb" ?(?:[m\xb5n]?g|ml|ui|mm|cm|euros?|eur|\x80|%|ans?|mois|jours?|semaines?|heures?|h|patients?|lits?|pages?)(?![a-z])"
)


def with_references(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits with the references beside somebody that nothing else has claimed. Linear."""
    is_told = any(tells_of_somebody(hit, _LEAST) for hit in hits)
    ages = () if is_told else [hit for hit in hits if hit.entity == "AGE"]
    if not is_told and not ages:
        return hits
    sure = [hit for hit in hits if hit.entity != "STRATEGIC" or hit.score >= _SCORE]
    data, is_free = plain(text), partial(_is_free, sure, [hit.end for hit in sure])
    told = _references(text, data) if is_told else (one for age in ages for one in _bare_beside(data, age))
    bare = (
        _bare(data, (0, len(data)), is_free) if is_told and may_match(_OF_CARE, data) and _OF_CARE.search(data) else ()
    )
    found = {one[:2]: one for one in chain(told, bare) if is_free(*one[:2])}
    return settle([*hits, *found.values()]) if found else hits


def tells_of_somebody(hit: Hit, scores: Mapping[str, float]) -> bool:
    """Whether a hit is of a type that tells of somebody, from the score that is asked of it on, and of no clinician."""
    least = scores.get(hit.entity)
    return least is not None and hit.score >= least and hit.attributes.get("role") != "clinician"


def _references(text: str, data: bytes) -> Iterator[Hit]:
    """Behind a word, in a link, or capitals and figures in one piece: `PDA-000418837`."""
    for link in matches(_IN_LINK, data):
        for part in _PART.finditer(data, *link.span()):
            yield Hit(*part.span(), "FR_NDA", _SCORE, "references", REFERENCE)
    for found in matches(_LETTERED, data):
        start, end = found.span("value")
        if text[start:end].isupper() and not _REGISTERED.fullmatch(found["value"]):
            yield Hit(start, end, "FR_NDA", _SCORE, "references", REFERENCE)
    for found in matches(_REFERENCE, data):
        if is_somebodys(found) and not _UNIT.match(data, found.end()):
            entity = "FR_ID_DOCUMENT" if _CIVIL.search(found[0]) else "FR_NDA"
            yield Hit(*found.span("value"), entity, _SCORE, "references", REFERENCE)


def _is_free(hits: Sequence[Hit], ends: Sequence[int], start: int, end: int) -> bool:
    """Whether no settled hit, of which these are the ends, shares a character with a span."""
    place = bisect_right(ends, start)
    return place == len(hits) or hits[place].start >= end


def _bare(data: bytes, span: tuple[int, int], is_free: Callable[[int, int], bool]) -> Iterator[Hit]:
    """Without any word that introduces it, where nothing was found."""
    for found in _BARE.finditer(data, *span):
        start, value = found.start(), found["value"]
        if not is_free(*found.span("value")):
            continue
        if (
            _PRESSURE.fullmatch(value)
            or _STAMP.fullmatch(value)
            or _REGISTERED.fullmatch(value)
            or _UNIT.match(data, found.end())
        ):
            continue
        if _PUBLIC.search(data, line_start(data, start, _CLOSE), start) is None and is_somebodys(found):
            yield Hit(*found.span("value"), "FR_NDA", _SCORE, "references", REFERENCE)


def _bare_beside(data: bytes, age: Hit) -> Iterator[Hit]:
    """On the line of somebody's age, where care is spoken of; reports of cases have numbers of sequences there."""
    low, high = line_start(data, age.start, _NEAR), line_end(data, age.end, _NEAR)
    if _OF_CARE.search(data, low, high):
        free = _bare(data, (low, high), lambda *_: True)
        yield from (one for one in free if not _SEQUENCE.fullmatch(data, one.start, one.end))


def is_reference(value: bytes) -> bool:
    """Whether it is long enough, and no day, year or form."""
    is_long = len(_DIGIT.findall(value)) >= _FEWEST_DIGITS and len(value) > _FEWEST_DIGITS
    return is_long and not (is_uniform(value) or is_date(value) or _YEAR.fullmatch(value))


def is_somebodys(found: re.Match[bytes]) -> bool:
    """A reference, and of no law, version or publication."""
    if not is_reference(found["value"]):
        return False
    data, start = found.string, found.start()
    if _CODED.search(data, max(0, found.start("value") - 2), found.end("value")):
        return False
    lead = _LEAD.search(data, line_start(data, start, _BEFORE), start)
    return _PUBLIC.search(data, lead.start() if lead else start, found.start("value")) is None
