"""Firms without a word of their own, by what is asked of them and what they do: `les devis de Xxxx et Yyyy`, `Xxxx rachète Yyyy`, `Xxxx/CHU de …`.

Forms by hand, from French usage; only words that the lists know for nothing else.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from detectors.names.gazetteers import COMMON
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.85
_SURE = 0.9
_LONGEST_ACRONYM = 6
_FIRM = (
    r"(?!(?:Mme|Mlle|MM?|Mr|Dr|Pr|Drs|Me|Monsieur|Madame|Docteur|Professeur|Le|La|Les|Il|Elle)\b)[A-ZÀ-Ý][\w&-]{2,}"
    r"(?: (?:[A-ZÀ-Ý][\w&-]+|[a-z]*[A-Z]\w*)){0,2}"
)
_ROW = rf"(?P<row>{_FIRM}(?:(?:, | et | ou | and | ?/ ?| puis | vs )(?:de |d['’]|celle de |celui de )?{_FIRM}){{0,4}})"
_ASKED = re.compile(
    r"(?<![\w'’-])(?i:(?:offres?|devis|tarifs?|propositions? commerciales?|prestations?|factures?|rachat|filiales?|actionnaires?|coursier"
    r"|commercial|TMF|copil|comité de pilotage) (?:de chez |de |d['’])"
    r"|(?:prestataires?|fournisseurs?|CRO|promoteurs?|sponsors?|labos?(?: centra(?:l|ux))?|biotechs?|start-ups?|éditeurs?|sous-traitants?|hébergeurs?"
    r"|transporteurs?|partenaires?|financeurs?|mécènes?|grossistes?|loueurs?|courtiers?|revendeurs?|assureurs?"
    r"|core labs?) ?:? (?:sont |est |comme |pressentis? )?"
    r"|(?:racheté(?:e|s|es)?|fusionn\w+ avec|auditée?s? par|trancher) (?:entre |par )?)"
    rf"{_ROW}"
)
"""`les offres de Xxxx, Yyyy et Zzzz`, `labos centraux : Xxxx et Yyyy`."""
_SIGNED = re.compile(
    r"(?<![\w'’-])(?:CDA|NDA|MTA|DTA|DPA|SOW|[Cc]ontrats?|[Cc]onventions?|[Aa]ccords?|[Pp]artenariats?|[Ll]itige|[Cc]ollaborations?|[Nn]égociations?)"
    rf" (?:(?:est |sont )?(?:signée?s?|tripartite|cadre|unique|commerciale?|de confidentialité|en cours) )?"
    rf"(?:avec|entre(?: nous et)?) {_ROW}(?![\w'’-]| ?\()"
)
"""`le NDA signé avec Xxxx`."""
_BINDING = re.compile(r"(?i:cda|nda|mta|dta|dpa|sow|contrats?|conventions?|partenariats?)(?!\w)")
"""What is signed with firms: one word that no list knows is the firm, even if the tagger is sure of somebody."""
_TAKEN_OVER = re.compile(
    r"(?<![\w'’-])(?:[Rr]achat|[Aa]cquisition|[Ff]usion|[Aa]bsorption|[Rr]eprise) (?:de |d['’]|entre )"
    rf"{_FIRM} (?:par|avec|et) (?P<row>{_FIRM})"
)
"""`le rachat de Xxxx par Yyyy`."""
_CONTACT = re.compile(
    r"(?<![\w'’-])(?i:contacts?|interlocut\w{3,6}|commercia\w{1,4}|boss\w{1,4}|stage|alternance|compte|command\w{1,3}|clients?|support|équipe|quelqu['’]un"
    rf"|postul\w{{1,3}}|entretien|mission)(?: [\w'’]+){{0,2}} chez (?P<row>{_FIRM})"
    rf"|(?<![\w'’-])[Cc]hez (?P<told>{_FIRM}),? (?:ils|on (?:me|nous|m['’])|ça)(?!\w)"
)
"""`un contact chez Xxxx`, `chez Xxxx ils disent`."""
_IN_CHARGE = re.compile(
    rf"(?<![\w'’-])(?P<row>{_FIRM}) \((?i:imaging|imagerie|epro|e-?crf|edc|iwrs|irt|bioanalys\w{{1,3}}|transports?|archivage"
    r"|logisti\w{1,4}|biostats?|data management|central lab|labo central|vendor|supplier)\)"
)
"""`Xxxx (ePRO)`."""
_VENDOR = re.compile(
    r"(?<![\w'’-])(?i:our|the|new|my|your|their) (?i:vendor|supplier|sponsor|cro|provider|partner|(?:central )?lab|client|customer),? "
    rf"(?P<row>{_FIRM})"
)
"""`our vendor Xxxx`."""
_DIRECT = re.compile(
    r"(?<![\w'’-])(?:CDA|NDA|MTA|SOW|[Aa]venant|[Cc]onvention|[Cc]ontrat|[Cc]opil|COPIL|[Kk]ick-?off|[Dd]evis|[Ff]acture|[Ll]abo(?: central)?"
    rf"|IWRS|eTMF) (?P<row>{_FIRM})"
    r"(?![\w'’-])"
)
"""`avenant Xxxx`."""
_LABELLED = re.compile(
    r"(?<![\w'’-])[\"']?(?:[Ss]ponsor|[Cc]ro|CRO|[Pp]romoteur|[Ll]abo(?:ratoire)?(?:[ _]central)?|[Ff]ournisseur|[Pp]restataire|[Ee]mployeur"
    r"|[Ss]ociété|[Tt]ransporteur|[Éé]diteur|[Hh]ébergeur|[Mm]utuelle|[Dd]épositaire|[Vv]endor|[Ss]upplier|[Cc]ompany|[Ee]mployer)"
    r"[\"']? ?[:=] ?[\"']?"
    rf"(?P<row>{_FIRM})(?=[\"',;.\n)]|$)"
)
"""`"cro": "Xxxx"`, `promoteur : Xxxx`."""
_APPOSED = re.compile(
    r"(?<![\w'’-])(?:prestataire|sous-traitant|fournisseur|hébergeur|CRO|promoteur|sponsor|transporteur|éditeur|partenaire|filiale|labo(?:ratoire)?"
    r"|dépositaire|employeur|assureur|core lab)"
    rf"(?: [\w'’-]+){{0,4}}, (?P<row>{_FIRM})(?=,| \()"
)
"""`notre labo d'anatomie, Xxxx, …`."""
_IS = re.compile(
    rf"(?<![\w'’-])(?P<row>{_FIRM}),? (?:c['’]est|est|était|devient|sera) (?:notre|leur|votre|une?|la|le) (?:nouve(?:au|lle) |seul |seule )?"
    r"(?:CRO|filiale"
    r"|prestataire|sous-traitant|fournisseur|promoteur|sponsor|start-up|biotech|éditeur|hébergeur|dépositaire|transporteur|concurrent)(?!\w)"
)
"""`Xxxx, c'est notre filiale`."""
_DOES = re.compile(
    rf"(?<![\w'’-])(?P<row>{_FIRM}(?: et {_FIRM})?) (?:(?:(?:a|ont|avait|va|doit) )?(?:nous )?(?:rachet\w+|rachèt\w+|fusionn\w+|factur\w+"
    r"|sous-trait\w+|commercialis\w+|distribu\w+|fabriqu\w+|hébergea?e?(?:nt)?|lev(?:é|er|ait) \d|embauch\w+|répond à l['’]appel d['’]offres)"
    r"|nous (?:impose|livre|fournit|réclame|doit \d|propose \d|demande \d)"
    r"|(?:a|ont) (?:signé|conclu) (?:un|l['’]|le|la|une) ?(?:accord|contrat|partenariat|NDA|CDA|MTA|convention|licence))(?!\w)"
)
"""`Xxxx a racheté`, `Xxxx facture`."""
_MET = re.compile(
    rf"(?:[Rr]éunion|[Vv]isio|[Cc]all|[Pp]oint|[Kk]ick-?off|COPIL|[Ss]taff|[Cc]ontrat|[Aa]venant|[Cc]onvention) (?:avec |entre )?"
    rf"(?P<row>{_FIRM} ?[/+] ?{_FIRM})"
)
"""`réunion Xxxx/Yyyy`."""
_ONE = re.compile(_FIRM)
_NEXT = re.compile(
    rf"(?:,| et| ou| and| ?/| puis| vs\.?) (?:de |d['’]|celle de |celui de |à )?(?P<name>{_FIRM})(?![\w'’-])"
)
"""`Xxxx et Yyyy`, where Xxxx is a firm."""
_OTHERS = frozenset("fgCckmrtvhn") | COMMON
FORMS = (
    _ASKED,
    _SIGNED,
    _DIRECT,
    _LABELLED,
    _APPOSED,
    _IS,
    _DOES,
    _MET,
    _TAKEN_OVER,
    _CONTACT,
    _VENDOR,
    _IN_CHARGE,
)


def firms(seen: Seen, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Each of a row whom somebody buys from, sells, meets; not who is surely a person, unless a field says what it is."""
    people = people_of(mentions)
    for form in FORMS:
        for match in seen.written(form):
            for one in _ONE.finditer(seen.text, *match.span(match.lastgroup or 0)):
                is_told = form is _LABELLED or (_BINDING.match(match[0]) is not None and _is_new(seen, *one.span()))
                if is_unknown(seen, *one.span()) and (is_told or not is_within(people, *one.span())):
                    yield Mention(*one.span(), "ORGANIZATION", _SCORE)


def beside(seen: Seen, told: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What stands behind a firm in a row, if no list knows it and it is not surely a person."""
    people = people_of(mentions)
    for firm in told:
        match = _NEXT.match(seen.text, firm.end)
        while (
            match is not None and is_unknown(seen, *match.span("name")) and not is_within(people, *match.span("name"))
        ):
            yield Mention(*match.span("name"), "ORGANIZATION", _SCORE)
            match = _NEXT.match(seen.text, match.end())


def people_of(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Spans of those who are surely people, in order."""
    return sorted((one.start, one.end) for one in mentions if one.label == "PERSON" and one.score >= _SURE)


def is_within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and apart, and this have a place in common."""
    place = bisect_left(spans, end, key=itemgetter(0)) - 1
    return place >= 0 and spans[place][1] > start


def _is_new(seen: Seen, start: int, end: int) -> bool:
    """One word, in no list whatever."""
    word = seen.plain[start:end]
    return b" " not in word and not seen.flags(word.decode("latin-1"))


def is_unknown(seen: Seen, start: int, end: int) -> bool:
    """Whether no list knows its first word for a first name, a place or a word, and it is none of those cut short."""
    first = seen.plain[start:end].split(b" ")[0].split(b"-")[0]
    flags = seen.flags(first.decode("latin-1"))
    is_shouted = seen.text[start:end].isupper() and (len(first) > _LONGEST_ACRONYM or "s" in flags)
    return first not in STOP and not is_shouted and _OTHERS.isdisjoint(flags)
