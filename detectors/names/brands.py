"""Firms that nobody knows by a name that is built like one, where something is said of a firm: `le CDA avec Xxxxelis`, `Xxxxvia nous facture`.

The build is that of invented names, by hand; of 9,362 French surnames (@zxcvbn-ts/language-fr) it fits one in a hundred, and only words that
no list knows are looked at. What is signed and paid tells a firm even from a name in small letters; a mail or a call must not be somebody's.
"""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import BytesAhoCorasick

from detectors.names.context import is_titled
from detectors.names.firms import is_within, people_of
from detectors.names.merging import Seen
from detectors.names.tagger import Mention

_SCORE = 0.85
_LIKELY = 0.6
_REACH = 60
_LONGEST_ROW = 12
_CAPITAL = re.compile(r"(?<![\w@./-])[A-ZÀ-Ý][A-Za-zÀ-ÿ]{4,15}(?![\w@/’'-])")
_SHAPED = re.compile(
    rb"[a-z]{2,}"
    rb"(?:[aeiouy][lrdvm]ys|(?:[aeiou][lnrv]|[ei]x|ax|ov|ic|nt|lt|nd|pt|ed)is|[eioa]xi?a|(?:i[xv]|[aeo][lrdvns]|es|ss|nt|rt|th|lt|ev|ur|ct"
    rb"|yr|[aou]x)ia"
    rb"|[aeiou]?trix|[aeiou]vi[ao]|(?:i|etr|yt|ix)um|n?t?[ei]x|lya|yra|ora|[a-z]ea|[aeo]li[ao]|elio|vio|eor|med|medica?|vasc|cells?|cyt|vance|care"
    rb"|genix|iva|ivex|teqa|tech|x[ei][ls]|ytics|lytica?|metri[cx]s?|logi[cx]s?|nostics|reg|pros?ys|sys|soft|ware|pharma?|labs?|bio|trial|stat|data"
    rb"|zyme|immune|thera|medis|vax|cure|[aioy]gen|path|core|span|vest|logis|hub|flow|wave|works|health|life|sight|wise|force|chem|flex"
    rb"|[aio]cor|this|[aeiou][rltnm]?elle|eos)"
)
"""`Xxxxelys`, `Xxxxantis`, `Xxxxmetrix`."""
_HUMPED = re.compile(r"(?!Ma?c|De|Di|Du|L[ae]|Van|O['’])[A-ZÀ-Ý][a-zà-ÿ]{2,}[A-ZÀ-Ý][a-zà-ÿ]{2,}")
"""`XxxxYyyy`; not `McXxxx`."""
_BUSINESS = (
    rb"(?<![a-z])(?:cda|nda|mta|dta|dpa|sla|sow|contrats?|conventions?|accords?|avenants?|addendums?|partenariats?|licences?|negociations?|litige"
    rb"|prestations?|bons? de commande|commandes?|devis|factures?|offres?|tarifs?|propositions? commerciales?|audits?|inspections?|rachats?"
    rb"|levees? de fonds|portail|plateforme|hotline|data ?room|copil|kick-?off|societes?|entreprises?|boites?|biotechs?|medtechs?|start-?ups?|cro"
    rb"|promoteurs?|sponsors?|prestataires?|sous-traitants?|fournisseurs?|editeurs?|hebergeurs?|transporteurs?|labos?|laboratoires?|mutuelles?"
    rb"|assureurs?|financeurs?|mecenes?|biobanques?|fabricants?|distributeurs?|concurrents?|centrale d'achats?|ecrf|e-crf|edc|iwrs|etmf"
    rb"|vendors?|suppliers?|invoices?|quotes?|agreements?|contracts?|audit[a-z]{1,6}|rachet[a-z]{1,4}|negoci[a-z]{1,6}|sponsoris[a-z]{1,4}"
    rb"|factur[a-z]{1,5}|heberge[a-z]{0,3})(?![a-z])"
)
_SIGNED = re.compile(rb"%b[^.;!?\n]{0,30}\Z" % _BUSINESS)
_BEHIND = re.compile(rb"%b[^.;!?\n]{0,45}" % _BUSINESS)
_SMALL = re.compile(rb"(?<![a-z0-9@/_\x80-])[a-z]{5,16}(?![a-z0-9@/_\x80'-])")
_SIGNS = BytesAhoCorasick(
    b"cda |nda |mta |contrat|convention|accord|avenant|partenariat|devis|facture|offre|tarif|audit|rachat|rachet|cro |promoteur|sponsor|prestat"
    b"|sous-t|fourn|heberg|labo |labos |startup|start-up|biotech|copil|assureur|mutuelle|biobanque|concurrent".split(
        b"|"
    )
)
"""What stands in a text that has one of them."""
_MET = re.compile(
    rb"(?<![a-z])(?:reunions?|visios?|calls?|points?|mails?|retours?|reponses?|reponds?|repondre|nouvelles|appel|relances?|equipes?|cra|arc|csm"
    rb"|monit(?:or|eur|oring)|chefs? de projet|dg|pdg|ceo|cso|cmo|cfo|juridique|compta|commerciale?|coursier|siege|support|serveurs?|cote"
    rb"|travaill[a-z]{1,4}|boss[a-z]{1,4}|collabor[a-z]{2,6}|stock[a-z]{1,3}|livre[a-z]{0,2}|envoy[a-z]{1,3}|transmis[a-z]{0,2}|propos[a-z]{1,3}"
    rb"|compar[a-z]{1,6}|concernant|chez|prefer[a-z]{1,5}|retenu[es]{0,2}|choisi[a-z]{0,3}|au lieu|a la place|vs|plutot|migr[a-z]{1,5}"
    rb"|bascul[a-z]{1,4}"
    rb"|est-ce|contacts?|entre)(?![a-z])[^.;!?\n]{0,20}\Z"
)
_SELLS = re.compile(
    rb",? (?:(?:nous |leur |va nous |vont nous |a |va |ont )?(?:factur|rachet|heberg|commercialis|distribu|sponsoris|sous-trait|leve \d"
    rb"|leve des fonds"
    rb"|deploi|developp[a-z]* (?:un|une|la|le|des) |doit \d|doit encore |augmente (?:ses|les) )"
    rb"|(?:demande|propose|prend|coute|exige) [0-9]|(?:ne (?:nous )?(?:livre|fournit|facture)|n'envoie)(?:nt)? (?:plus|pas|rien)"
    rb"|(?:invoice|quote|contract|proposal)(?![a-z]))"
)
_DOES = re.compile(
    rb",? (?:(?:qui )?(?:nous|vous|ne nous|veut|souhaite|voudrait|exige|impose|reclame|repousse|decline|refuse|propose|annonce|confirme"
    rb"|reprend|rend|livre|fournit"
    rb"|assure|gere|relance|demande|peut|peuvent|doit|doivent|repond|repondent|bloque|arrete|passe|missed|sent|delayed|failed|will|should)(?![a-z'])"
    rb"|leur |ne repond|(?:a|ont|n'a|n'ont) (?:pas |rien |encore |bien |toujours ){0,2}"
    rb"(?:repondu|livre|envoye|confirme|accepte|refuse|perdu|gagne|lance|ouvert|ferme|rendu|valide|recu|prevu|transmis|fourni|depose|paye"
    rb"|change)(?![a-z]))"
)
_OF_SOMEBODY = re.compile(rb" \([a-z]+[),]")
"""`Marie Dupont (Xxxxelis)`."""
_ROW = re.compile(rb"(?:,| et| ou| and| ?/| puis| vs\.?) ?(?:a |de |d')?\Z")
_GIVEN = frozenset("fg")
_NEIGHBOUR = re.compile(rb"([a-z]+)[ ]\Z")
_NEXT = re.compile(rb"[ ]([a-z]+)")


def brands(seen: Seen, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Words in no list that are built like a brand, told for a firm; who is surely a person only where something is signed or sold."""
    people = people_of(mentions)
    ends = {one.end for one in mentions if one.label == "PERSON"}
    houses = {one.end for one in mentions if one.label == "ORGANIZATION" and one.score >= _LIKELY}
    for start, end in _words(seen):
        brand = Mention(start, end, "ORGANIZATION", _SCORE)
        if not is_shaped(seen, brand) or is_titled(seen, brand) or _has_first_name(seen, start, end):
            continue
        is_somebodys = _OF_SOMEBODY.fullmatch(seen.plain, start - 2, end + 1) is not None and start - 2 in ends
        row = _ROW.search(seen.plain, max(0, start - _LONGEST_ROW), start)
        is_beside = row is not None and row.start() in houses
        if is_somebodys or is_beside or _is_firm(seen, brand, is_sure=is_within(people, start, end)):
            yield brand


def _words(seen: Seen) -> Iterator[tuple[int, int]]:
    """Words with a capital, and those in small letters of what something is signed or paid for."""
    for match in _CAPITAL.finditer(seen.text):
        yield match.span()
    for cue in _BEHIND.finditer(seen.plain) if _SIGNS.find_matches_as_indexes(seen.plain) else ():
        for word in _SMALL.finditer(seen.plain, *cue.span()):
            if not seen.has_capital(word.start()):
                yield word.span()


def is_shaped(seen: Seen, mention: Mention) -> bool:
    """Whether a name is one word in no list, built like a brand."""
    word = seen.plain[mention.start : mention.end]
    is_built = _SHAPED.fullmatch(word) or _HUMPED.fullmatch(seen.text, mention.start, mention.end)
    return is_built is not None and not seen.flags(word.decode("latin-1"))


def _is_firm(seen: Seen, brand: Mention, *, is_sure: bool) -> bool:
    where = seen.plain, max(0, brand.start - _REACH), brand.start
    if _SIGNED.search(*where) or _SELLS.match(seen.plain, brand.end):
        return True
    is_told = _MET.search(*where) is not None or _DOES.match(seen.plain, brand.end) is not None
    return is_told and seen.has_capital(brand.start) and not is_sure


def _has_first_name(seen: Seen, start: int, end: int) -> bool:
    """Beside a first name it is a surname."""
    sides = _NEIGHBOUR.search(seen.plain, max(0, start - _REACH), start), _NEXT.match(seen.plain, end)
    return any(
        side is not None
        and seen.has_capital(side.start(1))
        and not _GIVEN.isdisjoint(seen.flags(side[1].decode("ascii")))
        for side in sides
    )
