"""Hospitals, firms and foundations whose own word stands in front of their name: `clinique des Ormeaux`, `CHU de Bouvreau`, `société Bouvreau`.

Forms by hand, from French usage. A name behind is a row of words with capitals; where a person begins, the house ends.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from detectors.names.gazetteers import COMMON
from detectors.names.merging import Seen
from detectors.names.tagger import Mention

_SCORE = 0.85
_OF = r"(?: (?:de la|de l['’]|du|des|de|d['’]|[Ll]es?|[Ll]a|[Ll]['’]))?[ ]?"
_CARE = (
    r"(?:[Hh][ôo]p(?:ita(?:l|ux)|\.)|H[ÔO]PITAL|[Cc]lin(?:ique|\.)|CLINIQUE|[Pp]olyclinique|CHU|CHRU|CHR|CHI|CHS|CH|GHT|GHU|CIC|CRPV"
    r"|[Cc]entre (?:[Hh]ospitalier|[Mm]édical|d['’]imagerie|de (?:rééducation|dialyse|radiothérapie|santé|soins|référence|convalescence))"
    r"|[Ee]hpad|EHPAD|SSR|SMR|MAS|[Mm]aison de (?:retraite|santé)|[Mm]aternité|[Cc]linic|[Hh]ospital"
    r"|Ospedale|Policlinico|Klinikum|Ziekenhuis|Szpital|HIA"
    r"|UHSA|UHSI|SMPR|CRB|MECS|SESSAD|SAVS|SAMSAH|FAM|IEM|EEAP|FJT|CMPEA|CPEF|CeGIDD|CEGIDD|EMPP|USLD|MSP"
    r"|[Mm]aison d['’]arrêt|[Cc]entre (?:pénitentiaire|de détention)|[Rr]ésidence (?:autonomie|seniors?|services)"
    r"|CAMSP|CMPP?|CSAPA|CRCM|HAD|SSIAD|SAMU|SMUR"
    r"|PMI|MDPH|CPAM|ARS|CCAS|UDAF|CAF|MSA|OPH|EFS|CADA|CHRS|ESAT|IME|ITEP|MARPA|ADMR|IFSI|UZ|UMC"
    r"|DRCI|CPP|[Cc]omité de protection des personnes|[Tt]ribunal (?:judiciaire|administratif)|[Cc]our d['’]appel)"
)
_MORE = (
    r"(?: (?:[Uu]niversitaire|[Rr]égional|[Ii]ntercommunal|[Pp]rivée?|[Mm]utualiste|[Mm]ilitaire(?: d['’][Ii]nstruction)?|[Ll]ocal|[Gg]énéral"
    r"|[Pp]ublic|[Pp]ermanente?|[Mm]édicale))?"
)
_FIRM = (
    r"(?:[Ss]ociétés?|[Ee]ntreprise|[Ll]aboratoires?|[Pp]romoteur|CRO|[Pp]restataire|[Ee]mployeur|[Ff]ournisseur|[Ff]ondation|[Ii]nstitut|[Ss]tart-up"
    r"|[Aa]ssociation|[Ee]ts|[Éé]tablissements|[Mm]enuiserie|[Tt]ransports|[Bb]oulangerie|[Gg]arage|[Pp]harmacie|[Ll]abo|[Bb]iotech|[Cc]oursier"
    r"|[Tt]ransporteur|[Mm]utuelle|[Aa]ssureur|[Aa]mbulances?|[Dd]épositaire|[Ff]açonnier|[Ss]ous-traitant|[Rr]éseau|[Cc]onsortium|[Ff]édération"
    r"|[Ss]yndicat|[Cc]ollectif|[Bb]iobanque|[Cc]rèche|[Uu]sine|[Aa]rsenal|[Aa]ciéries?|[Ff]onderie|[Cc]hantiers|[Ff]oyer|[Bb]rigade"
    r"|[Aa]sso|[Cc]abinet) ?:?"
)
_WORD = r"(?!(?:Mme|Mlle|MM?|Mr|Dr|Pr|Drs|Monsieur|Madame|Docteur|Professeur|Le|La|Les|Il|Elle|Patient|Patiente)\b)[A-ZÀ-Ý][\w'’&-]*"
_NAME = rf"{_WORD}(?: (?:(?:de la|du|des|de|sur|en|les?|la|aux|et|pour la) |d['’]|l['’])?{_WORD}){{0,3}}"
_HOUSE = re.compile(rf"(?<![\w-])(?:{_CARE}(?!\w){_MORE}|{_FIRM}(?![\w’'])){_OF}(?P<name>{_NAME})")
"""Not `Hôpital : Dr Bouvreau`, nor `clinique chez Bouvreau`."""
_EMPLOYED = re.compile(
    r"\b(?:travaill\w{1,4}|boss\w{1,4}|alternance|intérim|ouvri(?:er|ère)|vendeu(?:r|se)|caissi(?:er|ère)|technicien(?:ne)?|ingénieure?"
    r"|employée?|salariée?|embauchée?|ARC|CRA|TEC|manager|chauffeur|poste|stage|recrutée?)\b[^.,;\n]{0,25} (?:chez|de chez|at)"
    rf" (?P<name>{_WORD}(?: {_WORD}){{0,2}})"
)
_FORMED = re.compile(
    rf"(?<![\w'’-])(?:[dlDL]['’])?(?P<name>{_WORD}(?: {_WORD})?) (?:CRO|SAS|SASU|SARL|Inc|Ltd|GmbH|Pharma|Therapeutics|Biotech|Biosciences|Santé SA"
    r"|Partners|Diagnostics|Healthcare)\b"
)
_BRANCHED = re.compile(
    rf"(?<![\w'’-])(?:[dlDL]['’])?(?P<name>{_WORD}) (?:(?P<form>SA|AG|BV|NV|AB|SpA|Srl|LLC|LLP|plc|Corp|Limited"
    r"|Bio|Biologics|Biopharma|Medtech|Oncology"
    r"|Genomics)"
    r"|(?:Life )?Sciences|Labs?|Laboratories|Consulting|Conseil|Research|Clinical|Groupe?|Holding|International|Europe|France|Solutions|Systems?"
    r"|Services|Software|Digital|Analytics|Imaging|Ventures|Capital|Assurances?|Ambulances?|Logistics|Technologies|Tech|Medical|Médical|Santé"
    r"|Health|Care)(?![\w'’-])"
)
"""`Bouvrexa France`: behind a word that no list knows but for a surname; `Rose Bio`: or for a first name."""
FORMS = (_HOUSE, _EMPLOYED, _FORMED, _BRANCHED)
_NO_FORMED = frozenset("kmrtvn") | COMMON
_NO_BRANCHED = _NO_FORMED | frozenset("fgCca")
_BEFORE_PLACE = re.compile(
    rb"(?<![a-z-])(?:hopital|clinique|polyclinique|chu|chru|chr|chi|ch|centre hospitalier|ehpad|ssr|smr|mater(?:nite)?|crpv|cic"
    rb"|camsp|cmpp?|csapa|crcm|had|samu|smur|pmi|mdph|cpam|ars|chs|ght|ghu|caf|msa|oph|ccas|cada|chrs|esat|ime|itep|ifsi|udaf)"
    rb"(?: universitaire| regional| intercommunal| prive| general)?[ ](?:de la |de l'|du |des |de |d'|la |le |les )?\Z"
)
_FORM = re.compile(
    rb" (?:cro|sas|sarl|sasu|inc|ltd|gmbh|pharma(?:ceuticals)?|therapeutics|biotech|biosciences|medical|clinical"
    rb"|consulting|technologies|laboratoires?|labs?)"
    rb"(?![a-z])"
)
_BRAND = re.compile(rb"[a-z]{3,}(?:soft|data|pharma?|biotech?|labs|genomics|therapeutics|clinical)")


def housed(seen: Seen, mentions: list[Mention]) -> list[Mention]:
    """With the houses that their own word tells; a brand or a place behind such a word is one."""
    told = [_firm(seen, _of_place(seen, mention)) for mention in mentions]
    return [*_found(seen, told), *told]


def _found(seen: Seen, mentions: list[Mention]) -> Iterator[Mention]:
    people = [mention.start for mention in mentions if mention.label == "PERSON" and mention.score >= 0.5]
    for match in seen.written(_HOUSE):
        if match[0].isupper():
            continue
        end = _until(people, *match.span("name"))
        yield Mention(match.start(), end, "ORGANIZATION", _SCORE)
    for match in seen.written(_EMPLOYED):
        yield Mention(*match.span("name"), "ORGANIZATION", _SCORE)
    for match in seen.written(_FORMED):
        yield Mention(match.start("name"), match.end(), "ORGANIZATION", _SCORE)
    for match in seen.written(_BRANCHED):
        if not match[0].isupper() and _is_no_word(seen, match):
            yield Mention(match.start("name"), match.end(), "ORGANIZATION", _SCORE)


def is_formed(seen: Seen, mention: Mention) -> bool:
    """Whether a name ends with the form or the branch of a firm: `Bouvrexa SAS`, `Bouvrexa France`."""
    if _FORMED.fullmatch(seen.text, mention.start, mention.end):
        return True
    match = _BRANCHED.fullmatch(seen.text, mention.start, mention.end)
    return match is not None and _is_no_word(seen, match)


def _is_no_word(seen: Seen, match: re.Match[str]) -> bool:
    """Whether no list knows what is in front of a form for anything but a name."""
    others = _NO_FORMED if match["form"] else _NO_BRANCHED
    parts = seen.plain[match.start("name") : match.end("name")].decode("latin-1").split("-")
    return all(others.isdisjoint(seen.flags(part)) for part in parts)


def _until(people: list[int], start: int, end: int) -> int:
    """Where the house ends: a person who begins behind its first word is not in its name."""
    place = bisect_left(people, start + 1)
    return people[place] if place < len(people) and people[place] < end else end


def _of_place(seen: Seen, mention: Mention) -> Mention:
    """`chu de lille`: the house, not the town."""
    if mention.label != "LOCATION":
        return mention
    word = _BEFORE_PLACE.search(seen.plain, max(0, mention.start - 40), mention.start)
    return mention if word is None else replace(mention, start=word.start(), label="ORGANIZATION")


def _firm(seen: Seen, mention: Mention) -> Mention:
    """A firm by its legal form or its trade: `Bouvreau SAS`, `Orphéodata`."""
    if mention.label == "ADDRESS" or seen.plain[mention.start : mention.end].count(b" ") > 1:
        return mention
    if is_formed(seen, mention):
        return replace(mention, label="ORGANIZATION", score=max(mention.score, _SCORE))
    form = _FORM.match(seen.plain, mention.end)
    if form is not None:
        return replace(mention, end=form.end(), label="ORGANIZATION")
    is_brand = mention.label == "PERSON" and _BRAND.fullmatch(seen.plain, mention.start, mention.end) is not None
    return replace(mention, label="ORGANIZATION") if is_brand else mention
