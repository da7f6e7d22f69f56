"""Firms with which somebody deals: `kind: partner`. `le devis de la société Xxxx`, `client Xxxx SAS`, `Xxxx Therapeutics nous propose …`.

That two houses talk of a price, a contract or an audit is theirs to tell; what everybody knows of a firm is not. A firm of the lists, a hospital, or
one of which nothing is dealt with here stays. Own rule.
"""

import re
from types import MappingProxyType

from detectors.lexicon import listed
from detectors.lines import line_end, line_start
from detectors.normalise import plain
from detectors.pattern import Hit

_PARTNER = MappingProxyType({"kind": "partner"})
_LEAST = 0.6
_REACH = 200
_KNOWN = listed("companies.txt", "sponsors.txt", "drug_brands.txt", "acronyms.txt", "things.txt", "houses.txt")
_HEAD = re.compile(
    rb"(?:les? |la |l'|d'|de )?(?:societes?|entreprise|laboratoires?|labo|promoteur|cro|prestataire|employeur|fournisseur|start-up|biotech"
    rb"|sous-traitant|groupe"
    rb"|client|vendor|supplier|sponsor|partenaire|faconnier|cabinet) ?:? ?"
)
"""What stands in front of the name, and is no part of it."""
_PUBLIC = re.compile(
    rb"(?<![a-z])(?:ehpad|foyer|residence|clinique|hopital|chu|chru|ch|ght|maison|association|asso|institut|universite|faculte|fondation|ecole|lycee"
    rb"|college|mairie|ministere|prefecture|ars|cpam|caf|mutuelle|syndicat|federation|tribunal|cour|reseau|university|hospital|foundation|agency|agence)"
    rb"(?![a-z])"
)
"""Houses of care and of the public are no firms."""
_DEAL = (
    rb"(?:devis|offres?|propositions?|contrats?|conventions?|avenants?|factures?|honoraires|tarifs?|audits?|auditee?|nda|cda"
    rb"|accord de confidentialite|mise en demeure"
    rb"|penalites?|partenariat|rachat|acquisition|cession|fusion|negoci[a-z]{2,7}|due diligence|lettre d'intention|exclusivite|licence"
    rb"|levee de fonds|bon de"
    rb" commande|commandes?|prestations?|quotes?|quotation|proposals?|bids?|contracts?|invoices?|purchase orders?|work orders?"
    rb"|change orders?|rates?|licensing"
    rb"|royalt(?:y|ies)|upfront|co-develop[a-z]{0,4}|acquir[a-z]{1,3}|negotiat[a-z]{2,4}|clients?|prestataires?|fournisseurs?"
    rb"|sous-traitants?|vendors?|suppliers?"
    rb"|concurrente?s?|competitors?|non-conformite|fih|site unique)"
)
_OWN = (
    rb"(?:nous|notre|nos|on|mon|ma|we|us|our|ours|my|vous|votre|vos|your|leur|their|relance[rz]?|reponds|repondre|redige[rz]?|draft|courrier|mail"
    rb"|lettre|letter)"
)
_DEALT = re.compile(rb"(?<![a-z])%b(?![a-z])" % _DEAL)
_OWNED = re.compile(rb"(?<![a-z])%b(?![a-z])" % _OWN)
_ASKED = re.compile(
    rb"(?<![a-z])(?:modele|template|exemple|example|fictif|fictive|fictional|c'est quoi|what is|who is|qui est|qu'est-ce que"
    rb"|cours de bourse|action en bourse"
    rb"|stock price|communique de presse publie|annonce(?:nt)? que|a annonce|announced that|selon (?:le|la|les)|d'apres|rapport annuel"
    rb"|annual report|site web de"
    rb"|avis sur|reviews? of|logiciels?|software|application|appli|comment utiliser|how (?:do|to) use|support technique|reclamation)(?![a-z])"
)
"""What everybody may ask of a firm."""


def with_partners(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits; those of firms that somebody deals with say so. Linear."""
    if not any(map(_is_firm, hits)):
        return hits
    data = plain(text)
    return [hit._replace(attributes=_PARTNER) if _is_firm(hit) and _is_partner(data, hit) else hit for hit in hits]


def _is_firm(hit: Hit) -> bool:
    return hit.entity == "ORGANIZATION" and hit.score >= _LEAST and hit.attributes.get("kind") != "hospital"


def _is_partner(data: bytes, hit: Hit) -> bool:
    """Nobody knows it, and a deal of one's own is spoken of on its line."""
    low, high = line_start(data, hit.start, _REACH), line_end(data, hit.end, _REACH)
    if _PUBLIC.search(data, hit.start, hit.end):
        return False
    head = _HEAD.match(data, hit.start, hit.end)
    name = data[head.end() if head else hit.start : hit.end]
    if not name or _is_known(name) or _ASKED.search(data, low, high):
        return False
    return _DEALT.search(data, low, high) is not None and _OWNED.search(data, low, high) is not None


def _is_known(name: bytes) -> bool:
    """The name, or the word that it begins with."""
    return name in _KNOWN or re.split(rb"[ -]", name, maxsplit=1)[0] in _KNOWN
