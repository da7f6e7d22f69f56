"""Houses without a word of their own: hospitals by their bare name, those of a number, firms that somebody belongs to or that keep goods.

Forms by hand, from French usage; the names are those of detectors/lexicons/houses.txt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from detectors.lexicon import listed
from detectors.names.brands import brands
from detectors.names.context import before, is_titled
from detectors.names.firms import beside, firms
from detectors.names.gazetteers import COMMON
from detectors.names.house_columns import house_columns
from detectors.names.known_houses import known_houses
from detectors.names.merging import Seen
from detectors.names.tagger import Mention

_SCORE = 0.85
_SURE = 0.6
_LONGEST_VERB = 16
_NUMBERED = re.compile(
    r"(?<![\w-])(?:SAMU|SMUR|SDIS|UDAF|UNAF|ADMR|MSA|CODAMUPS|SOS [Mm]édecins|ADAPEI|CPAM|MDPH|ARS|AIST|CAF) (?:\d[\dAB]\d?)(?![\w-])"
)
"""`SAMU 31`: by its department."""
_UNIT = re.compile(
    rb"(?<![a-z0-9-])uf ?(?:n. ?|: ?)?[0-9]{3,4}[a-z]?(?![a-z0-9-]|[.,/][0-9]| ?(?:ui|u/|/|%|ml|kg|g/|copies|euros|patients|lits))"
)
"""`UF 1234`: a unit of a hospital by the number of its accounts; not `UF 100 UI`."""
_WARD = re.compile(
    r"(?<![\w-])(?:[Pp]avillon|[Uu]nité|HDJ|HDS|USC|USIC|USIP|UHCD|UHTCD|USLD|UCC|UHR|UCSA|[Rr]éa|PUI)"
    r" (?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*)"
    r"(?![\w'’-])"
)
"""`unité Bouvreau`, `HDJ Bouvreau`; not `unité Alzheimer`."""
_NO_WARD = frozenset("admrtvnkoh") | COMMON
_NO_NAMES = frozenset(b"covid mixte centrale".split())
_LISTED = frozenset(name.replace(b"-", b" ") for name in listed("houses.txt"))
_NAMED = _LISTED | {re.sub(rb"^saint(e?) ", rb"st\1 ", name) for name in _LISTED}
_PHRASES = BytesAhoCorasick(sorted(name for name in _NAMED if b" " in name), matchkind=MatchKind.LeftmostLongest)
_FAMOUS = listed("public_people.txt")
_AT = re.compile(
    rb"(?<![a-z])(?:a|au|aux|de|du|d'|vers|chez|depuis|pour|at|from|to|in|site|centre|urgences|bloc|rea|et|ou|ni) (?:la |l'|le )?\Z"
)
_WAY = re.compile(
    rb"(?<![a-z])(?:rue|avenue|av\.?|boulevard|bd|place|quai|allee|impasse|cours|square|lycee|college|ecole|hotel) (?:d[eu] )?\Z"
)
_WARD_OF = re.compile(
    rb"(?<![a-z])(?:bloc|urgences|rea(?:nimation)?|usi[cn]?|service|unite|pole|anapath\w*|pharmacie|pui|labo(?:ratoire)?|drci?|consultations?|consult"
    rb"|imagerie|radio|maternite|internes?|equipe|brancardiers?|standard|secretariat|hdj|cardio|onco|neuro|hemato|pneumo|nephro|pediatrie|chir)"
    rb"(?: (?:d'|de )[a-z-]{4,20}| [a-z-]{4,20})? (?:de |du |d'|de la )\Z"
)
"""`urgences de Saint-Roch`, `service d'hématologie de Saint-Éloi`."""
_SAINT = re.compile(rb"(?:st|ste|saint|sainte|notre-dame|sacre-coeur|hotel-dieu|notre dame|hotel dieu)(?:[ -]|\Z)")
_SAINTS = frozenset(
    b"saint-joseph saint-louis saint-antoine saint-vincent saint-luc sainte-anne saint-eloi saint-camille saint-roch saint-andre sainte-marie"
    b" sainte-marguerite saint-philibert st-joseph st-louis st-antoine st-luc st-eloi".split()
)
"""Communes of some size have these names, too, but more hospitals."""
_IN_TOWN = re.compile(r",? à [A-ZÀ-Ý][a-zà-ÿ]")
"""`Sainte-Xxxx à Yyyy`: a house in a town."""
_CARED_AT = re.compile(
    rb"(?<![a-z])(?:re)?(?:vue?s?|suivie?s?|operee?s?|transfere?e?s?|mutee?s?|hospitalisee?s?|adressee?s?|greffee?s?|irradiee?s?|scan(?:ner)?|irm|biopsie"
    rb"|rcp|chimio|dialysee?|garde|bloc|inclusions?|monitoring|mep|siv|admise?s?|admission|accouchee?|accouchement|orientee?s?|sortie?s?|sejour|place"
    rb"|prise? en charge|heliportee?|conduite?|emmenee?|envoyee?|retour|transfert|rendez-vous|rdv|prelevee?|urgences|reeducation|radiotherapie"
    rb"|consultation)(?: en urgence| ce matin| [a-z]{4,14})? (?:a|aux?|vers) (?P<article>la |le |les |l')?\Z"
)
"""`opérée hier à Saint-Roch`."""
_CARE = re.compile(
    rb"(?<![a-z])(?:vue?|suivie?|operee?|transfer\w{1,5}|mutee?|hospitalis\w{1,6}|adress\w{1,3}|admis\w{0,5}|ch|chu|clinique|urgences|service|rea|soins)"
    rb"(?![a-z])[^.;\n]{0,50} (?:a|vers|sur|de|puis) \Z"
)
_GIVEN = frozenset("fg")
_SITE = re.compile(rb"(?<![a-z])(?:le|du|au|notre|votre|ce) site \Z")
_TOWNS = frozenset("Cck")
_BARE = re.compile(
    r" (?:aux?|à|vers|de|des|du|d['’]|chez|depuis|sur|puis) ?(?:la |les |l['’])?(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*)(?![\w'’-])"
)
_HOSPITAL = "b"
_GOODS_AT = re.compile(
    rb"(?<![a-z])(?:lots?|tubes?|colis|kits?|lames|echantillons?|prelevements?|serums?|envois?|commandes?|stocks?|budgets?|contrats?|factures?|devis"
    rb"|donnees|serveurs?|audits?|bloquee?s?|livree?s?|stockee?s?|hebergee?s?|facturee?s?|expediee?s?|centralisee?s?)(?![a-z])"
    rb"(?:[^.\n]|(?<=[ (]m)\.|(?<=[dp]r)\.){0,50}"
    rb"(?<![a-z])chez \Z"
)
"""`le lot est bloqué chez Xxxx`."""
_WORD = r"(?!(?:Mme|Mlle|MM?|Mr|Dr|Pr|Drs|Monsieur|Madame|Docteur|Professeur)\b)[A-ZÀ-Ý][\w'’&-]+"
_BY = re.compile(rf" par (?P<name>{_WORD}(?: {_WORD})?)")
_MADE = re.compile(
    rb"(?<![a-z])(?:livr|fourni|heberg|sous-trait|distribu|fabriqu|transport|financ|sponsoris|commercialis|edit|achemin|assur)[a-z]{0,4}\Z"
)
"""`livré par Xxxx`."""
_PART = re.compile(
    rb" ?\((?:le |la |notre |votre )?(?:promoteur|co-promoteur|sponsor|cro|prestataire|labo(?:ratoire)?(?: central)?|fournisseur|transporteur"
    rb"|hebergeur|editeur|assureur|employeur|financeur|centre(?: coordonnateur| investigateur)?|hopital|clinique|association|mutuelle)[),:]"
)
"""`Xxxx (promoteur)`; a first name with a surname is somebody who works there."""
_BRAND = re.compile(
    rb"(?:bio|onco|cardio|neuro|immuno|geno|cryo|vacci|clini|medi)[a-z]{3,}|[a-z]*pharm[a-z]*"
    rb"|[a-z]{2,}(?:tech|trial|vax|zyme|immune|thera|medis|genix|nostics|nova|xis|ltis|vance|cure|data|stat|xelle|exa)"
)
"""`Oncoxxx`, `Xxxpharm`: of what is in no list."""
_AT_WORK = re.compile(rf" (?:chez|de chez|at) (?P<name>{_WORD}(?: {_WORD})?)")
"""`Marie Xxxx chez Yyyy`."""
_GIVEN = frozenset("fg")
_NAMES = frozenset("fs")
_OTHERS = frozenset("fgCckmrtn") | COMMON
"""What the lists know of a word that is no firm behind somebody."""
FORMS = (_BARE, _BY, _NUMBERED, _UNIT, _WARD)


def bare(seen: Seen, mentions: Sequence[Mention]) -> list[Mention]:
    """With the houses that what stands around them tells; what was taken for a person or a town may be one."""
    told = [*known_houses(seen), *house_columns(seen), *firms(seen, mentions), *brands(seen, mentions)]
    told += beside(seen, told, mentions)
    places = {firm.start for firm in told}
    ends = {firm.end: firm.start for firm in told}
    others = [one for one in mentions if one.start not in places and not _leads_to(seen, one, ends.get(one.end, 0))]
    return [*_found(seen, mentions), *told, *(_called(seen, one) for one in others)]


def _leads_to(seen: Seen, mention: Mention, firm: int) -> bool:
    """Whether what was taken for one name is a firm behind words of a language: `visio Xxxx`, `Our vendor Xxxx`."""
    words = seen.plain[mention.start : firm].decode("latin-1").split()
    is_small = seen.text[mention.start + 1 : firm].islower()
    return is_small and not any(_NAMES & set(seen.flags(word)) for word in words)


def _found(seen: Seen, mentions: Sequence[Mention]) -> Iterator[Mention]:
    for _, start, end in _PHRASES.find_matches_as_indexes(seen.plain.replace(b"-", b" ")):
        mention = Mention(start, end, "ORGANIZATION", _SCORE)
        if _is_whole(seen.plain, start, end) and _is_bare(seen, mention):
            yield mention
    yield from _numbered(seen)
    for match in seen.written(_BARE):
        house = Mention(*match.span("name"), "ORGANIZATION", _SCORE)
        if seen.flags(match["name"].lower()) == _HOSPITAL and _CARED_AT.search(*before(seen, house)):
            yield house
    for match in seen.written(_BY):
        if _MADE.search(seen.plain, max(0, match.start() - _LONGEST_VERB), match.start()):
            yield from _firm(seen, match)
    for person in mentions if b" chez " in seen.plain or b" at " in seen.plain else ():
        if person.label == "PERSON" and person.score >= _SURE and (work := _AT_WORK.match(seen.text, person.end)):
            yield from _firm(seen, work)


def _numbered(seen: Seen) -> Iterator[Mention]:
    """Bodies and units by their number, wards by their name."""
    for match in seen.written(_NUMBERED):
        yield Mention(*match.span(), "ORGANIZATION", _SCORE)
    for unit in seen.folded(_UNIT):
        yield Mention(*unit.span(), "ORGANIZATION", _SCORE)
    for ward in seen.written(_WARD):
        name = seen.plain[ward.start("name") : ward.end("name")]
        flags = set(seen.flags(name.decode("latin-1")))
        if name not in _NO_NAMES and _NO_WARD.isdisjoint(flags) and ("e" not in flags or _HOSPITAL in flags):
            yield Mention(*ward.span(), "ORGANIZATION", _SCORE)


def _firm(seen: Seen, match: re.Match[str]) -> Iterator[Mention]:
    """The words, if the lists know the first for neither a first name nor a place nor a word."""
    start, end = match.span("name")
    first = seen.plain[start:end].split(b" ")[0].split(b"-")[0]
    if _OTHERS.isdisjoint(seen.flags(first.decode("latin-1"))):
        yield Mention(start, end, "ORGANIZATION", _SCORE)


def _called(seen: Seen, mention: Mention) -> Mention:
    """What was taken for a person or a town and is a hospital by its bare name, a house by its saint, a firm that keeps goods."""
    if mention.label == "ADDRESS" or is_titled(seen, mention):
        return mention
    value = seen.plain[mention.start : mention.end]
    is_saint = _SAINT.match(value) is not None and _is_of_care(seen, mention)
    is_house = (
        is_named(seen, mention)
        or is_saint
        or _is_of_no_town(seen, mention)
        or _is_firm(seen, mention)
        or _keeps_goods(seen, mention)
    )
    return replace(mention, label="ORGANIZATION", score=max(mention.score, _SCORE)) if is_house else mention


def is_named(seen: Seen, mention: Mention) -> bool:
    """Whether it is a hospital of the list, and not a street or who it is called after."""
    return seen.plain[mention.start : mention.end].replace(b"-", b" ") in _NAMED and _is_bare(seen, mention)


def _is_of_care(seen: Seen, mention: Mention) -> bool:
    """A saint behind a ward or a treatment, unless a large town is called so."""
    value = seen.plain[mention.start : mention.end]
    if "C" in seen.flags(value.decode("latin-1")) and value.replace(b" ", b"-") not in _SAINTS:
        return False
    where = before(seen, mention)
    if _IN_TOWN.match(seen.text, mention.end):
        return True
    return _WARD_OF.search(*where) is not None or _CARED_AT.search(*where) is not None


def _is_of_no_town(seen: Seen, mention: Mention) -> bool:
    """What was taken for a place, is in no list of places and has an article where people are cared for: `admise à La Rouvelle`; `le site Xxxx`."""
    if mention.label != "LOCATION" or not seen.has_capital(mention.start):
        return False
    value = seen.plain[mention.start : mention.end]
    if not _TOWNS.isdisjoint(seen.flags(value.replace(b" ", b"-").decode("latin-1"))):
        return False
    where = before(seen, mention)
    if _SITE.search(*where) or (_is_called_after(seen, value) and _CARE.search(*where)):
        return True
    cared = _CARED_AT.search(*where)
    return cared is not None and (cared["article"] is not None or value.startswith((b"la ", b"le ", b"les ", b"l'")))


def _is_called_after(seen: Seen, value: bytes) -> bool:
    """A first name and a surname bound by a hyphen, as houses are written and people are not: `Yves-Le-Bouvre`."""
    first, *others = value.decode("latin-1").split("-")
    return bool(others) and "f" in seen.flags(first) and not any(_GIVEN & set(seen.flags(other)) for other in others)


def _keeps_goods(seen: Seen, mention: Mention) -> bool:
    is_behind = seen.plain.startswith(b"chez ", max(0, mention.start - len("chez ")))
    return is_behind and _GOODS_AT.search(*before(seen, mention)) is not None


def _is_firm(seen: Seen, mention: Mention) -> bool:
    """What part it has stands behind it, or it is built like a brand and in no list: `Xxxx (promoteur)`, `Oncoxxxx`."""
    if _PART.match(seen.plain, mention.end):
        first, _, last = seen.plain[mention.start : mention.end].partition(b" ")
        return not last or _GIVEN.isdisjoint(seen.flags(first.decode("latin-1")))
    is_brand = _BRAND.fullmatch(seen.plain, mention.start, mention.end) is not None and seen.has_capital(mention.start)
    return is_brand and not seen.flags(seen.plain[mention.start : mention.end].decode("latin-1"))


def _is_bare(seen: Seen, mention: Mention) -> bool:
    """Whether a name of the list stands for the house: no street, no title, and not whom everybody knows unless one can be there."""
    where = before(seen, mention)
    if is_titled(seen, mention) or _WAY.search(*where):
        return False
    value = seen.plain[mention.start : mention.end].replace(b"-", b" ")
    return value not in _FAMOUS or _AT.search(*where) is not None


def _is_whole(data: bytes, start: int, end: int) -> bool:
    return not (data[start - 1 : start].isalpha() or data[end : end + 1].isalpha())
