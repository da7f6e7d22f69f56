"""Houses that everybody knows: firms, hospitals by their initials, small houses by what they are called after (`ehpad les tilleuls`).

The names are those of detectors/lexicons: companies.txt, house_initials.txt and house_words.txt.
"""

import re
from collections.abc import Iterator

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from detectors.lexicon import listed
from detectors.names.context import before, is_titled
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention

_SCORE = 0.85
COMPANIES = listed("companies.txt")
_COMPANIES = BytesAhoCorasick(
    sorted({name.replace(b"-", b" ") for name in COMPANIES}), matchkind=MatchKind.LeftmostLongest
)
_AT = re.compile(
    rb"(?<![a-z])(?:chez|employeur|groupe|usines?|mutuelle|assur(?:eur|ance)|labo(?:ratoire)?|bio|ambulances?|transport(?:eur)?|coursier|livreurs?"
    rb"|chauffeur|salarie[es]{0,2}|ouvrier[es]{0,2}|prestataire|fournisseur|editeur|ehpad|residence|ssr|smr|clinique|dialyse|creche|colis|envoi"
    rb"|livraison|hotline|support|facture|devis|contrat) ?:? ?(?:de |de chez |d'|avec |chez |par )?\Z"
)
"""`chez Xxxx`, `labo Xxxx`: where a firm's name that is somebody's or a word, too, or in small letters, is the firm's."""
_INITIALS = frozenset(listed("house_initials.txt"))
_SHORT = re.compile(r"(?<![\w'’-])(?:[ld]['’])?(?P<name>[A-Z]{2,7}(?:-[A-Z]{1,2})?)(?![\w-])")
_SMALL = re.compile(
    rb"(?<![a-z])(?:aux?|du|de l'|a l'|vers) ?(?:l'|le )?(?P<name>(?!chic|cham)(?:ch|gh|hu|ap|ep)[a-z-]{2,5})(?![a-z'-])"
)
_OWN = re.compile(
    rb"(?<![a-z-])(?:ehpad|clinique|polyclinique|pharmacie|foyer(?: de vie| logement)?|ssr|smr|usld|residence(?: autonomie| seniors?"
    rb"| services)?|creche"
    rb"|maison de (?:retraite|sante|repos)|maison|maternite|cabinet(?: medical| dentaire| infirmier)?|centre(?: medical| de sante)?|labo|laboratoire"
    rb"|mecs|esat|mas|fam|ime|itep|garage|boulangerie|ecole|college|lycee|msp|mapa|marpa|ambulances?)"
    rb" (?:les? |la |l'|du |des |de la |de l'|d'|de )(?P<name>[a-z]{3,}(?: (?:de la|du|des|de|d'|et) ?[a-z]{3,})?)(?![a-z-])"
)
"""`ehpad les tilleuls`, `pharmacie de la gare`."""
_WORDS = listed("house_words.txt")
FORMS = (_SHORT, _SMALL, _OWN)
_VAGUE = (b"maison", b"centre", b"residence", b"garage", b"cabinet", b"ecole")
"""Words that need no name behind them: `la maison du village` is no house of care, `centre de la plage` neither."""
_NAMED_SO = re.compile(rb"(?:les|la|le|l'|l)\b")


def known_houses(seen: Seen) -> Iterator[Mention]:
    """Firms of the list, hospitals by their initials, houses in small letters."""
    yield from _companies(seen)
    for match in seen.written(_SHORT):
        if match["name"].lower().encode() in _INITIALS and not _is_all_upper(seen, match):
            yield Mention(*match.span("name"), "ORGANIZATION", _SCORE)
    for small in seen.folded(_SMALL):
        if small["name"] in _INITIALS:
            yield Mention(*small.span("name"), "ORGANIZATION", _SCORE)
    for own in seen.folded(_OWN):
        if _is_called(own):
            yield Mention(own.start(), _end(own), "ORGANIZATION", _SCORE)


def is_small_house(value: bytes) -> bool:
    """Whether it is a house by its own word and what it is called after: `pharmacie du marche`."""
    own = _OWN.fullmatch(value)
    return own is not None and _is_called(own)


def _companies(seen: Seen) -> Iterator[Mention]:
    for _, start, end in _COMPANIES.find_matches_as_indexes(seen.plain.replace(b"-", b" ")):
        firm = Mention(start, end, "ORGANIZATION", _SCORE)
        if seen.plain[start - 1 : start].isalnum() or seen.plain[end : end + 1].isalnum() or is_titled(seen, firm):
            continue
        flags = set(seen.flags(seen.plain[start:end].decode("latin-1")))
        is_plain = seen.has_capital(start) and (PEOPLE | COMMON).isdisjoint(flags)
        if is_plain or _AT.search(*before(seen, firm)):
            yield firm


def _is_all_upper(seen: Seen, match: re.Match[str]) -> bool:
    """Where all is in capitals they tell nothing."""
    return (seen.text[max(0, match.start() - 30) : match.start()] + seen.text[match.end() : match.end() + 30]).isupper()


def _is_called(own: re.Match[bytes]) -> bool:
    """By words that houses are called after; a word that says little takes an article of a name: `maison les tilleuls`."""
    first, *_ = own["name"].split(b" ")
    if first not in _WORDS:
        return False
    article = own[0].removesuffix(own["name"]).rstrip().rpartition(b" ")[2]
    return not own[0].startswith(_VAGUE) or (article in (b"les", b"la", b"l'") and b" de la" not in own[0])


def _end(own: re.Match[bytes]) -> int:
    """Behind the last word that houses are called after: `ehpad les tilleuls de vautreville` ends with the trees."""
    first, _, rest = own["name"].partition(b" ")
    last = rest.rpartition(b" ")[2].rpartition(b"'")[2]
    return own.end() if not rest or last in _WORDS else own.start("name") + len(first)
