"""Numbers of a company's papers: `votre offre PROP-26-0418`, `bon de commande BC-2026-00417`, `CAPA-0452`, `rapport d'audit AUD/2026/09`.

Offers, orders, contracts and the files of quality (deviations, corrective actions, audits, inspections) have numbers that each house builds alike:
a few letters, the year, a rank. The paper is named beside, or by the letters themselves. It is taken out rather than stopped: attribute
`kind: reference`. Laws, norms, registers, tickets and rules of how to number are no papers. Habit of the trade.
"""

import re

from detectors.labelled import is_quantity
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder
from detectors.references_beside import REFERENCE
from detectors.sights import near_words

_SERIALS = (
    rb"(?:prop|qt|quo|devis|dev|bc|bdc|po|cde|ao|aap|rfp|rfq|ctr|conv|cont|msa|sow|wo|cda|avt|fac|fact|inv|fnc|nc|nce|capa|pd|dv|aud"
    rb"|qa|ins|insp|obs|d)"
)
"""By which houses begin them: `PROP`, `NC`, `AUD`."""
_RANK = rb"[0-9]{2,6}(?:[-_/][0-9a-z]{1,3})?"
_YEAR = rb"(?:20)?2[0-9]"
_END = rb"(?![a-z0-9@])(?![.,/_-][a-z0-9])"
_BOUND = rb"(?<![a-z0-9./_@#&-])"
_DATED = re.compile(
    rb"%b(?P<value>[a-z]{1,6}(?:[-_/][a-z]{2,5})?[-_/]?%b(?:[-_/][a-z]{1,5})?[-_/]%b)%b" % (_BOUND, _YEAR, _RANK, _END)
)
"""`DEV26-1187`, `AAP-26-PHRC-0217`, `QA-EXT-26-07`; not `le 26/07`."""
_YEAR_FIRST = re.compile(
    rb"%b(?P<value>%b[-_/][a-z]{1,5}(?:[-_/][a-z]{1,4})?[-_/][0-9]{3,6})%b" % (_BOUND, _YEAR, _END)
)
"""`26-M-0142`; not `26-mai-2026`."""
_SERIAL = re.compile(rb"%b(?P<value>%b[-_/]?[0-9]{3,10})%b" % (_BOUND, _SERIALS, _END))
"""`CAPA-0452`, `PO-4500871`, `D-261104`."""
_ORDER = re.compile(
    rb"(?<![a-z])(?:commande|po|purchase order|bdc|bc)(?: n[o\xb0])? ?[:#]? ?(?P<value>45[0-9]{8})%b" % _END
)
"""As the software of purchasers counts orders: `la commande 4500128834`."""
_TELLING = (b"capa", b"prop", b"aud", b"insp", b"devis", b"rfp", b"rfq")
"""Letters that name the paper."""
_PAPERS = cue(
    "offre offres proposition propositions devis commande commandes bon contrat contrats avenant convention marche appel aap ao facture"
    " factures audit audits auditeur inspection inspections ecart ecarts deviation deviations conformite conformites fnc constat constats"
    " observation proposal quote quotation bid tender order orders po invoice agreement amendment finding findings nonconformity sow wo"
    " subvention cotation capa prop aud insp rfp rfq"
)
_NO_PAPERS = cue(
    "modele modeles template templates exemple exemples example examples format nomenclature nommage numerotation numeroter fictif"
    " fictive mentions plombier peintre garagiste electricien serrurier garage voiture maison appartement loyer fictifs loi lois decret"
    " arrete norme normes iso reglement directive article journal jira ticket tickets bug sprint branche branch commit merge pull lcd"
    " clavier imprimante carte serie serial firmware github gitlab endpoint python sql publie published pubmed doi"
)
_BOUGHT = cue(
    "achats achat fournisseur fournisseurs vendor supplier prestation prestataire cro sap purchasing signee validee validation jalon"
    " promoteur sponsor"
)
_PUBLIC = re.compile(
    rb"(?:nct|anr|eu|fr|iso|nf|en|din|ich|ema|chmp|has|ansm|cnil|mr|rgpd|covid|sars|cve|kb|rfc|doi|isbn|pmid|ct|euct|eudract|euctr|horizon|phrc|loi"
    rb"|cert|cerfa|sop|pos|meddra|idf|[hvtswj]|us)[-_/0-9].*|.*20[0-9]{2}[-_/](?:0[1-9]|1[0-2])[-_/][0-3]?[0-9]"
)
"""Registers, norms, quarters, days."""
_REACH = 70


def _judge(seen: Seen) -> float:
    """Beside the paper that it numbers."""
    if not _is_number(seen) or _PUBLIC.fullmatch(seen.value):
        return 0
    is_written = seen.original(seen.start, seen.end).isupper() or seen.value[:1].isdigit()
    return 0.6 if is_written and _is_named(seen) else 0


def _judge_serial(seen: Seen) -> float:
    """By its letters, where the paper is named, if not by them."""
    if not _is_number(seen) or len(set(seen.digits)) == 1:
        return 0
    return 0.6 if _is_named(seen) and seen.original(seen.start, seen.end).isupper() else 0


def _judge_order(seen: Seen) -> float:
    return 0.6 if seen.is_near(_BOUGHT, _REACH, _REACH) else 0


def _is_named(seen: Seen) -> bool:
    return seen.value.startswith(_TELLING) or seen.is_near(_PAPERS, _REACH, _REACH)


def _is_number(seen: Seen) -> bool:
    return not (is_placeholder(seen.value) or is_quantity(seen) or seen.is_near(_NO_PAPERS, _REACH, _REACH))


PATTERNS = (
    Pattern(
        "trade_papers",
        "FR_NDA",
        rb"[a-z][-_/]?(?:20)?2[0-9](?:[-_/][a-z]{1,5})?[-_/][0-9]{2}",
        _DATED,
        _judge,
        attributes=REFERENCE,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz-_/"),
        hopeful=near_words(_PAPERS),
    ),
    Pattern(
        "trade_papers",
        "FR_NDA",
        rb"[^0-9a-z](?:20)?2[0-9][-_/][a-z]{1,5}(?:[-_/][a-z]{1,4})?[-_/][0-9]{3}",
        _YEAR_FIRST,
        _judge,
        attributes=REFERENCE,
        hopeful=near_words(_PAPERS),
    ),
    Pattern(
        "trade_papers",
        "FR_NDA",
        rb"[^0-9a-z](?:%b)[-_/]?[0-9]{3}" % _SERIALS,
        _SERIAL,
        _judge_serial,
        attributes=REFERENCE,
    ),
    Pattern(
        "trade_papers",
        "FR_NDA",
        rb"[^a-z](?:commande|po|purchase order|bdc|bc)(?: n[o\xb0])? ?[:#]? ?45[0-9]{8}",
        _ORDER,
        _judge_order,
        attributes=REFERENCE,
    ),
)
