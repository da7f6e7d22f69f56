"""Strategic data of one's own company: prices, bids, contracts, deals. An amount in the company of a deal and of "we"; own lexicon.

Conservative: business words alone are no secret, nor are published prices, lessons and private budgets. 0.7 needs amount, deal and
own party on one line; an amount with a deal alone is 0.5: seen, not enough to stop.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from detectors.cues import Cues, Ends
from detectors.labelled import is_quantity
from detectors.lines import line_end, line_start
from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, stands
from detectors.placeholders import is_placeholder
from detectors.sights import near, near_matches

_MONEY = r"(?:\x80|euros?|eur|e(?=[^a-z0-9])|usd|\$|dollars?|chf|gbp|keur|meur|ht)"
_SUM = r"[0-9]{1,3}(?:[ .,]?[0-9]{3}){0,4}(?:[.,][0-9]{1,2})?"
_AMOUNT = rf"(?:{_SUM}[ ]?(?:(?:k|m|md|mds|millions?|milliards?|mille)[ ]?(?:d'|de )?)?{_MONEY}|(?:\$|usd|eur|\x80)[ ]?{_SUM}[ ]?(?:k|m|million|bn)?)"
_DEAL = (
    r"(?:rachats?|acquisition de|fusion avec|cession de|prise de participation|due diligence|data ?room|term ?sheet|lettre d'intention"
    r"|offre (?:non engageante|de rachat|ferme)|merger|takeover|licensing deal|accord de licence|levee de fonds"
    r"|nego[a-z]{4,9} (?:d'un |du |de la |le |la |les |de |d'une |avec |the |an? )?(?:cda|nda|msa|contrats?|accord|licence|clauses?|prix|tarifs?"
    r"|contract|price|budget)"
    r"|clauses? (?:d'exclusivite|de resiliation|de non-concurrence)|prix plancher|contre-offre|counter-?offer)"
)
_CUES = Cues(
    "strategic",
    deal=(
        r"[^a-z](?:(?:par|per) (?:(?:completed|evaluable|randomi[sz]ed|included) )?(?:patient|inclusion)"
        r"|budgets? (?:de l'|de |par |d'|du |pour )?(?:etude|patient|essai|centre|site|phase|trial"
        r"|study)|(?:study|trial|site) budget"
        r"|(?:cout|forfait|prix|tarif|cost|fee|price)s? (?:par|per|a la|du) (?:patient|visite|visit|inclusion|centre|site|lot|unite|dose|boite)"
        r"|grants?"
        r"|investigator fee|surcouts?|honoraires|appels? d'offres|offre (?:financiere|commerciale|de prix|concurrente|de service)|notre offre|rfp"
        r"|rfq|bid"
        r"|notre devis|devis (?:cro|etude|n)|tjm|taux journalier|racheter|marges?|remises?|rabais|upfront|milestones?|royalt|redevances?|rachat"
        r"|acquisition|cession"
        r"|fusion|levee de fonds|valorisation|valuation|term ?sheet|lettre d'intention|due diligence|prix (?:de vente|de lancement|cible|net|vise"
        r"|propose|plancher|facial|demande)"
        r"|ceps|target price|launch price|pricing|deal|contrats? (?:avec|cro|de prestation|cadre)|contract|licence|license|penalites?|avenant"
        r"|change order"
        r"|offres? (?:de )?(?:cro|recue|du prestataire)|(?:ces|deux|trois|nos|leurs) (?:[0-9] )?offres"
        r"|(?:notre|our) (?:budget max|max(?:imum)? budget)"
        r"|(?:notre|nos|mon|our) (?:proposition (?:financiere|commerciale|tarifaire|aux?|a|pour)[^a-z]|proposal|devis|quote|bid|marges?|tjm)"
        r"|contrat (?:promoteur|investigateur|hospitalier)"
        r"|work order|contre-offre|ebitda|chiffre d'affaires|forecast|(?:notre|nos|leur|our|their|mon) (?:prix|tarifs?|prices?|rates?|taux"
        r"|budget|chiffrage)"
        r"|(?:prix|tarif|taux|cout|price|rate|fee)s? (?:jour|journalier|unitaire|horaire|forfaitaire|client|maximum|max|minimum|mini|plafond|unit)"
        r"|unit price|day rate|chiffrage|prestation|facturer|facturons|(?:on|que l'on|nous|we) (?:facture|facturons|invoice|charge)"
        r"|set-?up fee|moins-disant"
        r"|en lice|moins chere?s? que|plus chere?s? que|cheaper than|(?:budget|forfait|prix|tarif) que|convention (?:avec|unique"
        r"|hospitaliere)|frais)"
    ),
    own=(
        r"[^a-z](?:notre|nos|nous|our|ours|we|us|mon offre|en interne|interne|confidentiel|confidential|concurrents?|contre-offre|proposons"
        r"|negoci[a-z]{0,7}"
        r"|negotiat|notre client|le promoteur|promoteur|sponsor|la cro|cro|le laboratoire)[^a-z]"
    ),
    ours=(
        r"[^a-z](?:(?:notre|nos|mon|our|my) (?:offre|bid|prix|prices?|devis|budget|marges?|margin|proposition|proposal"
        r"|quote|tjm|contre-offre|tarifs?|grille|chiffrage|taux|cout|remise)"
        r"|(?:pi|investigator) grant|holdback|fmv"
        r"|(?:ses|vos|leurs|his|her|your|their) (?:honoraires|fees)|(?:vous|lui|leur) (?:verserons|verse(?:ra)?|payons)"
        r"|(?:que )?(?:nous|on|l'on|we) (?:facturons|facture|proposons|propose|demandons|offrons|offre|vendons|charge|invoice|offer|bid"
        r"|peut accepter|accepte)"
        r"|term ?sheet ?:|chiffrage ?:|on est (?:deja )?a [0-9]|(?:en|une|la|ma) (?:proposition|offre) (?:commerciale|financiere)"
        r"|(?:avenant|devis|bon de"
        r" commande) ?(?:n[o\xb0]|d-)|change order ?(?::|for|#|n)|en lice"
        r"|convention (?:unique|avec|hospitaliere)|(?:le |la )?(?:centre|chu|site|promoteur|sponsor|client|cro|prestataire|fournisseur"
        r"|vendor|sous-traitant) (?:demande|propose|exige"
        r"|negocie|refuse|accepte|veut)"
        r"|(?:reponse|repondre|response) (?:au|a l'|a un|to the|to) ?(?:rfp|appel d'offres|rfq)"
        r"|(?:on|nous) (?:rachet|achet|ced|vend)[a-z]{1,4}|(?:moins|plus) chere?s? que nous|(?:cheaper|more expensive) than us"
        r"|(?:on va|nous allons|on veut|nous voulons|we will|we plan to) (?:racheter|acheter|ceder|vendre|acquire|buy|sell)"
        r"|(?:on|nous|we) (?:prepar|envisag|etudi|finalis|prevo)[a-z]{1,5} (?:l[ae'] ?|une? |d')?(?:rachat|acquisition|cession|fusion|levee))[^a-z]"
    ),
    told=(
        r"[^a-z](?:exemple|example|exercice|fictif|modele|template|cours de|moyenne? (?:en france|du marche)|journal officiel|publie|published|presse"
        r"|rapport annuel|definition|barem|grille nationale)"
    ),
    hushed=(
        r"[^a-z](?:confidentiel|confidential|avant (?:l'annonce|annonce|signature)|non annonce|pas encore (?:public|annonce|signe)|secret|closing"
        r"|signature prevue"
        r"|en (?:discussion|negociation|cours)|discut|negoci|sous nda|not (?:yet )?announced|before announcement|target|cible)"
    ),
    rate=r"[^a-z](?:(?:moins|plus) cher|cheaper|marges?|remises?|rabais|royalt|redevances?|discount|margin|overhead|frais de gestion)",
    spoken=(
        r"[^a-z](?:comment |exemple|example|expli|definition|signifie|difference|qu'est|que |quel|what|how|why|pourquoi|exercice|ficti(?:f|ve)|modele"
        r"|classement|top [0-9]|les [0-9]{1,3} plus "
        r"|template|cours de"
        r"|moyenne? (?:en france|du marche)|selon|d'apres|journal officiel|communique|annonce que|a annonce|publie|published|presse|les echos"
        r"|reuters|rapport annuel"
        r"|loi |decret|code |article|arrete|grille nationale|barem|secu|assurance maladie|rembours)"
    ),
    private=(
        r"[^a-z](?:vacances|maison|loyer|voiture|salaire|appartement|voyage|mariage|courses|impots?|livret|epargne|famille|cadeau|restaurant"
        r"|telephone|internet"
        r"|abonnement|logement|plombier|peintre|garagiste|electricien|serrurier|toiture|chaudiere|cuisine|velo|train|billet|hotel|creche|ecole)"
    ),
)
_PAPER = re.compile(
    rb"(?<![a-z])(?:(?P<paper>devis|contrats?|conventions?|contracts?|quotes?|quotation|work order|change order|statement of work|sow"
    rb"|proposition commerciale|factures?|bons? de commande|invoices?|purchase orders?|msa|master service agreement|cda)"
    rb"(?: (?:cro|promoteur|client|fournisseur|signee?|prestataire|cadre|unique|[a-z]{2,6}partite"
    rb"|de [a-z]{5,14}))?(?:[ _]?(?:ref(?:erence)?\.?|n[o\xb0]|number|no\.?))?(?: ?[:#] ?| )"
    rb"|(?=(?:msa|sow|ctr|cda)[-_](?:20[0-9]{2}[-_][0-9]{2}|[0-9]{4})))"
    rb"(?P<value>(?:sow|msa|wo)-[0-9]{3,5}(?:-[a-z0-9]{1,3})?"
    rb"|[a-z]{1,8}[-_/]?(?:20)?2[0-9](?:[-_/][a-z]{1,4})?[-_/][0-9]{3,6}(?:-[a-z0-9]{1,3})?|20[0-9]{2}[-_/][a-z]{2,6}[-_/][0-9]{2,6}"
    rb"|[a-z]{2,6}[-_/][a-z]{2,6}[-_/](?:20)?2[0-9][-_/][0-9]{2,6})(?![a-z0-9])"
)
"""`contrat CTR-2026-0173`; not `contrat de 2026`."""
_PAID = re.compile(rb"facture|bon|invoice|purchase")
"""What is only paid is hardly a secret."""
_SIZED = r"(?=(?:[0-9][ .,]?){3})(?!20(?:0[1-9]|[1-3][0-9])(?![0-9]))" + _SUM
"""No currency says that it is money: three digits at least, and no year."""
_UNIT = r"(?:patient|pt|sujet|subject|visit|inclusion|screen|sf|dispensation)"
_BY_THE = rf"[ ]?k?[ ]?(?:par|per) (?:(?:completed|evaluable|randomi[sz]ed|included) )?{_UNIT}"
_SLASHED = rf"[ ]?/{_UNIT}"
_EACH = rf"(?:{_BY_THE}|{_SLASHED})"
_COSTED = (
    r"(?:archivage|archiving|mise en place|pharmacie|pharmacy|close-?out|cloture|screen(?:ing)? failures?|surcouts?|start-?up|set-?up"
    r"|frais (?:fixes|de pharmacie)|(?:par|per) (?:patient|visite?|inclusion)"
    r"|(?:investigator|start-?up|set-?up|admin(?:istrative)?|pharmacy) fees?)"
)
"""What a contract of a trial has a price for."""
_ITEMS = re.compile(rf"(?<![a-z]){_COSTED}[ ]?(?:: ?|a |de )?{_SIZED}|(?<![a-z0-9]){_SIZED}{_EACH}".encode("latin-1"))
_ROLE = (
    r"(?:arc|cra|cp|cpm|pm|dm|ctl|tec|biostat(?:isticien)?|stat|mw|medical writer|data manager|chefs? de projet|project manager|moniteur)"
    r"(?: (?:junior|senior|confirmee?|jr|sr))?"
)
_RATED = (
    rf"(?<![a-z]){_ROLE}[ ]?(?::|=|a|at|\||,)?[ ]?(?P<value>(?!20[0-9]{{2}}(?![0-9]))[1-9][0-9]{{2,3}})"
    r"(?=[ ]?(?:[,;:|)/\x80\n]|\.(?![0-9])|\Z|(?:eur(?:os?)?|e|ht|et|and|par|per|puis)[^a-z]))"
)
"""`CRA 640`, where day rates are told."""
_RATES = re.compile(
    rb"(?<![a-z])(?:tjm|taux journaliers?|(?:day|daily) rates?|rate card|tarifs? (?:jour|journaliers?))(?![a-z])"
)
_OF_MARKET = re.compile(
    rb"(?<![a-z])(?:moyen(?:ne)?s?|marche|market|average|typical|typique|usuels?|habituels?|fictif|exemple|example|combien|how much"
    rb"|benchmark)(?![a-z])"
)
_REACH = 160
_DEALS = Ends("strategic-deal", _CUES.expressions["deal"])


def _judge_amount(seen: Seen) -> float:
    if b"\x80" in seen.value and "€" not in seen.original(seen.start, seen.end):
        return 0
    cues = _CUES(_line(seen) + b"\n")
    if (
        "deal" not in cues
        or "private" in cues
        or (seen.value.endswith(b"%") and not ("rate" in cues and cues & {"own", "ours"}))
    ):
        return 0
    if "ours" in cues and "told" not in cues:
        return 0.7
    if "spoken" in cues:
        return 0
    return 0.7 if "own" in cues else 0.5


def _judge_bare(seen: Seen) -> float:
    """An amount of no currency is one's own where it is asked for, or where a second one stands beside it."""
    line = b"\n" + _line(seen).replace(b"/", b" par ") + b"\n"
    cues = _CUES(line)
    if "deal" not in cues or not cues.isdisjoint(("private", "told")):
        return 0
    if "ours" in cues or ("own" in cues and "spoken" not in cues):
        return 0.65
    return 0.65 if len(list(islice(_ITEMS.finditer(line), 2))) > 1 else 0


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """No amount without a deal."""
    return near(starts, _DEALS(folded.data), 2 * _REACH)


def _judge_deal(seen: Seen) -> float:
    """A deal of one's own that is not public yet."""
    cues = _CUES(_line(seen) + b"\n")
    return 0.65 if {"own", "hushed"} <= cues and cues.isdisjoint(("spoken", "private")) else 0


def _judge_rate(seen: Seen) -> float:
    """Behind whose day it is the price of, where rates are told on this line or one before it."""
    if is_quantity(seen):
        return 0
    around = max(0, seen.start - 2 * _REACH), seen.end + _REACH
    is_told = stands(seen.folded, _RATES, *around) and not stands(seen.folded, _OF_MARKET, *around)
    return 0.65 if is_told else 0


def _judge_paper(seen: Seen) -> float:
    if is_placeholder(seen.value) or "private" in _CUES(_line(seen) + b"\n"):
        return 0
    return 0.5 if _PAID.match(seen.match["paper"] or b"") else 0.65


def _line(seen: Seen) -> bytes:
    """The line around, cut after some characters."""
    data, start, end = seen.folded.data, seen.start, seen.end
    return data[line_start(data, start, _REACH) : line_end(data, end, _REACH)]


def _pattern(core: str, exact: str, judge: Callable[[Seen], float]) -> Pattern:
    return Pattern("strategic", "STRATEGIC", core.encode("latin-1"), re.compile(exact.encode("latin-1")), judge)


_RATE_WORD = (
    r"(?:moins cher|plus cher|cheaper|marge|remise|rabais|royalt|redevance|discount|margin|overhead|frais de gestion)"
)
_SHARE = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?[ ]?%"
"""A percentage is an amount where a rate of trade is named near by."""
_UNIT_CORE = r"[0-9][ ]?(?:(?:k|m|md|mds|millions?|milliards?|mille)[ ]?(?:d'|de )?)?" + _MONEY.replace(
    "e(?=[^a-z0-9])", "e[^a-z0-9]"
)
PATTERNS = (
    _pattern(rf"[^a-z0-9.,]{_SHARE}[^\n]{{0,60}}{_RATE_WORD}", rf"(?<![a-z0-9.,]){_SHARE}(?![a-z0-9])", _judge_amount),
    _pattern(
        rf"[^a-z]{_RATE_WORD}[^%\n]{{0,60}}%",
        rf"(?<![a-z]){_RATE_WORD}[^%\n]{{0,60}}?(?<![a-z0-9.,])(?P<value>{_SHARE})(?![a-z0-9])",
        _judge_amount,
    ),
    Pattern(
        "strategic",
        "STRATEGIC",
        _UNIT_CORE.encode("latin-1"),
        re.compile(rf"[0-9 .,]{{0,24}}?(?<![a-z0-9.,])(?P<value>{_AMOUNT})(?![a-z0-9])".encode("latin-1")),
        _judge_amount,
        lead=(24, b"0123456789 .,"),
        hopeful=_hopeful,
    ),
    replace(
        _pattern(r"[^a-z0-9](?:\$|usd|eur|\x80)[ ]?[0-9]", rf"(?<![a-z0-9]){_AMOUNT}(?![a-z0-9])", _judge_amount),
        hopeful=_hopeful,
    ),
    Pattern(
        "strategic",
        "STRATEGIC",
        rb"[^a-z](?:(?:msa|sow|ctr|cda)[-_][0-9]{4}|(?:devis|contrats?|conventions?|contracts?|quot(?:es?|ation)|work order|change order"
        rb"|statement of work|sow|proposition commerciale|factures?|bons? de commande|invoices?|purchase orders?|msa"
        rb"|master service agreement|cda)[ _:#][^\n]{0,24}[0-9])",
        _PAPER,
        _judge_paper,
    ),
    *(
        replace(
            _pattern(
                rf"[0-9]{each}",
                rf"[0-9 .,]{{0,16}}?(?<![a-z0-9.,])(?<![0-9] )(?P<value>{_SIZED})(?={each})",
                _judge_bare,
            ),
            lead=(16, b"0123456789 .,"),
            hopeful=_hopeful,
        )
        for each in (_BY_THE, _SLASHED)
    ),
    replace(
        _pattern(
            rf"[^a-z]{_COSTED}[ ]?(?:: ?|a |de )?[0-9]",
            rf"(?<![a-z]){_COSTED}[ ]?(?:: ?|a |de )?(?P<value>{_SIZED})(?![a-z0-9]|[.,][0-9])"
            r"(?! ?(?:m?g|ml|h|min|patients?|pts|visites?|visits|sujets)(?![a-z]))",
            _judge_bare,
        ),
        hopeful=_hopeful,
    ),
    replace(
        _pattern(rf"[^a-z]{_ROLE}[ ]?(?::|=|a|at|\\||,)?[ ]?[0-9]{{3}}", _RATED, _judge_rate),
        hopeful=near_matches(_RATES, reach=2 * _REACH),
    ),
    _pattern(f"[^a-z]{_DEAL}", f"(?<![a-z]){_DEAL}(?![a-z])", _judge_deal),
)
