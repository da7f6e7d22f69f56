"""What the words around a statistic tell: an own study, a publication, a lesson, a question. For results.py; own expressions."""

import re

from detectors.cues import Cues

CODE_SHAPE = r"[a-z]{2,6}-?[0-9]{3,6}[a-z]?"
_UNSAID_WORDS = (
    r"(?:(?:article|manuscrit|papier|abstract|paper) (?:n'est |is )?)?"
    r"(?:non|pas encore|jamais|avant|before|not yet|prior to) (?:encore )?(?:ete )?(?:publi|soumi|submit)[a-z]{1,6}"
    r"|on est a [0-9]{1,2} ?% des (?:events|evenements)"
    r"|(?:rien|aucun[a-z]{0,2}|n'est|n'a|n'ont) (?:[a-z']{1,9} ){0,3}publi[a-z]{1,6}"
    r"|abstract a soumettre|unpublished|not (?:yet )?(?:been )?(?:public|announced)|non publique?s?"
)
_UNSAID = re.compile(_UNSAID_WORDS.encode())
_DRAFT = re.compile(
    rb"(?<![a-z])(?:(?:redige|ecris|prepare|draft|write|fais|propose|trouve|aide[a-z -]{0,6}a (?:ecrire"
    rb"|rediger))[a-z]{0,3} (?:[a-z]{1,10}[ ']){0,5}(?:abstracts?(?: (?:asco|esmo|ash|esc|acc|aha|eha|easd))?|article"
    rb"|manuscrit|manuscript|paper|poster|communique|press release)"
    rb"|(?:pour|to|for|at|a|au) (?:l'|the |le |la )?(?:congres (?:de l')?)?(?:asco|esmo|ash|esc|acc|aha|eha|easd|ectrims)(?![a-z]))"
)
"""An abstract that is still to be written is no publication."""
CUES = Cues(
    "results",
    own=(
        r"[^a-z](?:top[- ]?line|data on file|(?:rate|manque) (?:son|le) critere|investigator meeting|primary endpoint results|analyse"
        r" (?:intermediaire|interimaire|preliminaire)|interim"
        r" analys[ie]s|interim (?:results|data)"
        r"|(?:resultats|donnees|chiffres) (?:intermediaires|preliminaires|provisoires|non)|preliminary (?:results|data)|premiers resultats|a paraitre"
        r"|notre (?:[a-z]{2,12} )?(?:etude|essai|cohorte|phase|produit|bras|molecule)|nos (?:resultats|donnees|patients|analyses)"
        r"|our (?:[a-z]{2,12} )?(?:study|trial|phase|data|results|drug|compound)|mon (?:essai|etude)|ma (?:cohorte|these)|levee? d'aveugle|unblind"
        r"|gel de (?:la )?base|debloque la base|leve l'aveugle|(?:trial|study|essai|etude) (?:has |a )?(?:failed|echoue)|we (?:will )?announce"
        r"|nous annoncons|base gelee|database lock|dsmb|idmc|dmc|comite (?:de surveillance|independant)|csi|csr|rapport d'etude|tfl|tlf"
        r"|table(?:au)? 14\.[0-9]|figure 14\.[0-9]|listing 16\.[0-9]|embargo|confidentiel|confidential|en interne"
        r"|(?:au|le|notre|the|our) board|l'interim |the interim "
        r"|investor q|a soumettre"
        r"|manuscrit en cours|ne pas diffuser|data cut|cut-?off du|etude en cours|essai en cours)"
    ),
    unsaid=f"[^a-z](?:{_UNSAID_WORDS})",
    code=f"[^a-z0-9-]{CODE_SHAPE}[^a-z0-9]",
    arm=r"[^a-z](?:bras|arm|groupe|group) [a-z0-9-]",
    cited=(
        r"[^a-z](?:nejm|n engl j|lancet|jama|bmj|annals|jco|j clin|nature|cell|pnas|plos|cochrane|pubmed|medline|pmid|doi|et al|et coll"
        r"|keynote|checkmate|impower|empower|destiny|monaleesa|paloma|monarch|flaura|adaura|aurora|rely|aristotle|rocket|paradigm|dapa"
        r"|emperor|declare|empa|leader|sustain|select|fourier|odyssey|sprint|recovery|solidarity|prodige|polo|solo|katherine|cleopatra"
        r"|affinity|herizon|pacific|javelin|clear|cabosun|stampede|titan|latitude|vision|proseva|isis|asco|esmo|ash|esc|acc|aha|article"
        r"|publication de|publie|published|litterature|literature|meta-?analys|revue systematique|systematic review|guideline"
        r"|recommandations|rcp|ema|epar|smpc|ansm|has|amm|abstract|study by|trial by|auteur|author)[eis]{0,3}[^a-z]"
        r"|[\[(, ](?:19|20)[0-9]{2}[)\]]"
    ),
    mine=(
        r"[^a-z](?:(?:notre|nos|our) (?:[a-z]{2,12} )?(?:etude|essai|cohorte|phase|produit|bras|molecule|resultats|donnees|patients|study|trial"
        r"|data|results|drug|compound)|(?:mon|ma|mes|my) (?:etude|essai|cohorte|phase|resultats|study|trial|data|results)|top[- ]?line"
        r"|base gelee|embargo"
        r"|gel de (?:la )?base|leve l'aveugle|levee d'aveugle|database lock|non publies?|unpublished|ne pas diffuser)[^a-z]"
    ),
    taught=(
        r"[^a-z](?:hypothes[ei]|puissance|power|alpha|nombre de sujets|sample size|calcul|exercice|homework|(?:un|le|du|mon|de) cours|exemple"
        r"|example|suppos|imagin|fictif|simul|par defaut|seuil|threshold|define|definition"
        r"|difference entre|si |when |lorsque|quand|regles? d|bornes?|critere d'arret|charte|formule"
        r"|que (?:recommande|dit|disent|prevoi|exige|demande)|what (?:do|does|is)[^a-z]"
        r"|code|python|sas |logiciel|jeu de donnees|dataset|data\(|set\.seed|attendu|expected|prevu|planifie|assum)"
    ),
    lesson=(
        r"[^a-z](?:exercice|homework|(?:un|le|du|mon|de) cours|exemple|example|suppos|imagin|fictif|simul|dataset|set\.seed|hypothes[ei]|puissance"
        r"|sample size|seuil|threshold)"
    ),
    asked=r"[^a-z](?:comment|interpret|expli|signifie|veut dire|what|how|pourquoi|que penser|quelle)",
    full=r"[\[(]|[^a-z](?:ic|ci|p|vs|versus|contre|atteint|met|reached)[^a-z]",
    advised=(
        r"[^a-z](?:dsmb|idmc|dmc|csi|comite|board|committee|recommand|recommend|decid|conclu|propos|vote|preconis|annonc|nous |notre |our |we )"
    ),
)
"""own: the study is one's own, or not public; mine: said so. cited: it was published. taught: statistics are spoken of; asked: perhaps, but
how to show results of one's own is asked, too. full: told with interval or rival."""


def cues_of(data: bytes) -> frozenset[str]:
    """What the words tell; what is said not to be published is not taken for a publication."""
    cues = CUES(data + b"\n")
    if "unsaid" in cues:
        return CUES(_DRAFT.sub(b"", _UNSAID.sub(b"", data)) + b"\n") - {"taught"} | {"own"}
    if {"own", "cited"} <= cues:
        cues = CUES(_DRAFT.sub(b"", data) + b"\n")
    return cues | {"taught"} if "asked" in cues and "mine" not in cues else cues
