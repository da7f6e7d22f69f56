"""What a company is about to do and has not told yet: dismissals, purchases, closures, the end of a programme. No figure is needed.

Either somebody of the company says it (`nous allons racheter …`), or a plan is named as one that is not public (`… sera annoncé lundi`).
Own lexicon; news, lessons, laws and questions in general are none.
"""

import re
from collections.abc import Callable

from detectors.cues import Cues
from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen

_WHO = (
    r"(?:on|nous|la direction|le (?:codir|comex|board|siege|groupe|labo|laboratoire|conseil d'administration)|la (?:boite|societe|maison mere|cro)"
    r"|(?:notre|our) (?:direction|groupe|societe|entreprise|labo|laboratoire|cro|board|boite|company|management|parent company)"
    r"|we|management|le (?:promoteur|sponsor|client)|the (?:board|company|sponsor))"
)
_PLANS = (
    r"(?: ne)? (?:va|allons|vont|veut|voulons|doit|devons|compte|comptons|prevoit|prevoyons|envisage|envisageons|prepare|preparons|s'apprete"
    r"|(?:vient|venons) (?:de |d')(?:decider|voter|valider|acter)|(?:a|avons) (?:finalement |enfin )?(?:decide|vote|valide|acte)|will|is going"
    r"|are going|plans?|intends?|(?:have|has) decided"
    r"|decided)"
    r"(?: (?:bientot|finalement|aussi|donc|de|a|to)| d'){0,2} ?"
)
_THE = r"(?:le|la|les|l'|notre|nos|leur|ce|cette|un|une|the|our) ?(?:[a-z]{3,14} (?:de |d')?)?"
_OURS = (
    r"(?:site|bureau|filiale|usine|labo(?:ratoire)?|antenne|agence|departement|division|activite|plateforme|entite|office|plant|subsidiary"
    r"|unit|branch)"
)
_WORK = (
    r"(?:programme|program|developpement|development|projet|project|molecule|compose|candidat|indication|etude|essai|study|trial|pipeline"
    r"|partenariat|partnership|collaboration|compound|asset)"
)
_FIRM = (
    r"(?:cro|societe|biotech|start-?up|labo(?:ratoire)?|entreprise|concurrent|company|competitor|firm|portefeuille|portfolio|licence|license|droits"
    r"|rights|brevets?|patents?)"
)
_DONE = (
    r"(?:licencier|se separer de (?:[a-z0-9]{1,10} ){0,2}(?:salaries?|collaborateurs?|personnes?|postes?|emplois?|arcs?)"
    r"|supprimer (?:[a-z0-9]{1,10} ){0,3}(?:postes?|emplois?)"
    r"|reduire (?:[a-z0-9]{1,10} ){0,2}effectifs?|(?:geler|gel) (?:[a-z]{1,4} ){0,2}(?:embauches?|recrutements?)"
    rf"|(?:fermer|delocaliser|ceder|vendre|revendre|externaliser|close|sell|divest|spin off) {_THE}{_OURS}"
    rf"|(?:arreter|stopper|abandonner|suspendre|geler|interrompre|enterrer|terminate|discontinue|stop|drop|shelve|kill) {_THE}{_WORK}"
    rf"|(?:racheter|acquerir|ceder|vendre|absorber|reprendre|acquire|buy|sell|divest) {_THE}{_FIRM}"
    r"|(?:racheter|acquerir|absorber|fusionner avec|acquire|buy out|merge with) (?P<named>[a-z][a-z0-9&-]{3,20})"
    r"|lay off|fire (?:[a-z0-9]{1,8} ){1,2}(?:people|employees|staff)|cut (?:[a-z0-9]{1,8} ){0,2}(?:jobs|positions|headcount|staff))"
)
_NOW = (
    rf"(?:(?:on|nous|direction|administration|codir|comex|actionnaires|board|groupe|societe|we) (?:ne )?|we')(?P<value>(?:licenci|supprim)(?:e"
    rf"|ons) (?:[a-z0-9]{{1,10}} ){{0,3}}(?:postes?"
    rf"|personnes?|salaries?|emplois?)|(?:ferm|ced|delocalis)(?:e|ons) {_THE}{_OURS}"
    rf"|mett?(?:ons)? fin (?:au|a la|a l'|a notre) ?(?:{_WORK}|contrat)|vend(?:ons)? {_THE}{_OURS}|(?:arret|stopp|abandonn|gel|enterr)(?:e"
    rf"|ons) {_THE}{_WORK}|(?:rachet|reprend|cede)(?:e|ons|s)? {_THE}{_FIRM}"
    r"|(?:are|re) (?:acquiring|selling|closing|buying|shutting down|dropping|stopping|terminating|discontinuing|laying off) (?!(?:the"
    r"|our) (?:treatment|drug)s?(?![a-z]))(?:[a-z]{3,14} ?){1,3}"
    rf"|(?:a|avons) (?:valide|vote|acte|decide|approuve) (?:l'|le |la |un |une )(?:abandon|arret|fermeture|cession|vente|rachat|suppression"
    rf"|acquisition|fusion"
    r"|licenciement|restructuration|reduction)s?)"
)
_PASSIVE = rf"(?:notre|nos|our) (?:[a-z]{{3,14}} ){{0,2}}(?:{_OURS}|{_WORK}|equipe|team)s? (?:[a-z]{{3,14}} ){{0,2}}"
"""`notre filiale `, in front of `va être fermée`."""
_PLANNED = (
    r"(?:plans? (?:de (?:licenciements?|departs?(?: volontaires)?|sauvegarde de l'emploi|restructuration|reduction)|social)|pse"
    r"|licenciements? (?:collectifs?|economiques?)|suppressions? (?:de |d')(?:[0-9]{1,4} )?(?:postes?|emplois?)|reductions? (?:d'effectifs?|(?:de "
    r"|d')[0-9]{1,4} (?:postes?|emplois?))"
    r"|restructuration|(?:projet|operation|offre|accord|rumeur) (?:d'acquisition|de (?:fusion|rachat|cession|reprise|licence))"
    r"|(?:acquisition|rachat|fusion|cession)(?= (?:de|d'|du|avec|par) )"
    rf"|arret (?:definitif |anticipe |premature )?(?:du|de (?:notre|la)|de l'|d'un) ?(?:[a-z]{{3,14}} )?{_WORK}"
    rf"|fermeture (?:du|de (?:notre|la)|de l'|des) ?(?:[a-z]{{3,14}} )?{_OURS}s?|layoffs?|redundanc(?:y|ies)|job cuts|site closure"
    rf"|headcount reduction"
    r"|depot (?:du dossier |de l')?(?:de demande )?(?:d')?amm|soumission (?:cta|ind|de l'amm|bla|nda)|(?:rupture|resiliation|denonciation) du contrat"
    r"|due diligence|introduction en bourse|ipo|levee de fonds)"
)
_CUES = Cues(
    "moves",
    hushed=(
        r"[^a-z](?:(?:sera|seront|va etre|vont etre) (?:annonc|communiqu|presente|rendu)|pas (?:encore )?(?:ete )?(?:annonc|communiqu|public"
        r"|officiel)"
        r"|rien (?:n'est|n'a ete) (?:annonc|officiel|public)|comment (?:l'|le |la )?annoncer|closing (?:prevu|en |mi|fin)|nda signe|(?:doit|doivent"
        r"|a) (?:rester |garder )(?:secret|confidentiel|entre nous)|secrete? "
        r"|confidentiel|avant (?:l'|toute )?annonce|avant (?:le|la) (?:cse|communique|publication)|non (?:annonc|officiel|public)|sous (?:nda"
        r"|embargo)"
        r"|not (?:yet |been )?(?:announced|public|disclosed)|to be announced|before (?:the |any )?announcement|under nda|embargo|confidential"
        r"|en interne (?:seulement|uniquement)|personne n'est au courant|discretement|ne (?:doit|doivent) pas (?:fuiter|savoir))"
    ),
    near=(
        r"[^a-z](?:prevue?s? (?:en|le|au|pour|fin|debut|courant|lundi|mardi|mercredi|jeudi|vendredi|cette|la semaine)|(?:aux|les) (?:managers"
        r"|equipes|salaries)"
        r"|au cse|en cours|signature|closing|prochaine?|bientot|imminent|planned for|expected in|upcoming|a annoncer)"
    ),
    ours=r"[^a-z](?:notre|nos|nous|our|ours|we|us|chez nous|la direction|en interne|ma boite|mon (?:labo|employeur|entreprise))[^a-z]",
    told=(
        r"[^a-z](?:exemple|example|exercice|ficti(?:f|ve)|modele|template|cours de|definition|publie|published|presse|rapport annuel|les echos"
        r"|reuters"
        r"|selon |d'apres|journal officiel|a annonce|ont annonce|announced (?:that|on|in)|article [0-9l]|code du travail|loi |decret|jurisprudence"
        r"|droit |rgpd|reglementa)"
    ),
    asked=(
        r"[^a-z](?:qu'est|c'est quoi|definition|signifie|difference|what (?:is|are)|how (?:to|do|does)|quelles sont|quels sont|quelle est|procedure"
        r"|obligations?|si |if |peut-on|faut-il|doit-on|peut on|doit on|comment (?:se |on |fonctionne|calcul|contester)|explique[rz]?[ -](?:moi"
        r"|ce que|comment|la )|explain )"
    ),
    private=(
        r"[^a-z](?:(?:ma|sa|leur|notre|une) maison|maison d|voiture|appartement|velo|famille|mariage|vacances|jardin|actions? en bourse"
        r"|pea|cigarette|fumer|traitement)"
    ),
)
_SAYS = re.compile(f"(?<![a-z]){_WHO}{_PLANS}\\Z".encode())
"""`la direction a décidé de `, in front of what is done."""
_SUFFERS = re.compile(rf"(?<![a-z]){_PASSIVE}\Z".encode())
_BEFORE = 90
_REACH = 160


def _judge_said(seen: Seen) -> float:
    """Somebody of the company says what it will do; of a firm by its name, in capitals."""
    data, start = seen.folded.data, seen.match.start()
    if not _SAYS.search(data, max(0, start - _BEFORE), start) or _around(seen) & {"told", "private", "asked"}:
        return 0
    start, end = seen.match.span("named")
    return 0.7 if start < 0 or not seen.original(start, end)[:1].islower() else 0


def _judge_now(seen: Seen) -> float:
    return 0 if _around(seen) & {"told", "private", "asked"} else 0.65


def _judge_passive(seen: Seen) -> float:
    data, start = seen.folded.data, seen.start
    is_ours = _SUFFERS.search(data, max(0, start - _BEFORE), start) is not None
    return 0.65 if is_ours and not _around(seen) & {"told", "private", "asked"} else 0


def _judge_planned(seen: Seen) -> float:
    """A plan that is not public, or one of one's own that is near."""
    cues = _around(seen)
    if cues & {"told", "private"} or b"?" in seen.folded.data[seen.end : seen.end + 3]:
        return 0
    if "hushed" in cues:
        return 0 if "asked" in cues and "ours" not in cues else 0.7
    return 0.65 if {"near", "ours"} <= cues and "asked" not in cues else 0


def _around(seen: Seen) -> frozenset[str]:
    data, start, end = seen.folded.data, seen.start, seen.end
    return _CUES(data[line_start(data, start, _REACH) : line_end(data, end, _REACH)] + b"\n")


def _pattern(core: str, exact: str, judge: Callable[[Seen], float]) -> Pattern:
    return Pattern("moves", "STRATEGIC", core.encode(), re.compile(exact.encode()), judge)


_VERBS = (
    r"(?:licencier|se separer de|supprimer|reduire|geler|gel|fermer|delocaliser|ceder|vendre|revendre|externaliser|close|sell|divest|spin off|arreter"
    r"|stopper|abandonner|suspendre|interrompre|enterrer|terminate|discontinue|stop|drop|shelve|kill|racheter|acquerir|absorber|reprendre|acquire|buy"
    r"|fusionner|merge with|lay off|fire|cut)"
)
_NOUNS = (
    r"(?:plans? (?:de |social)|pse[^a-z]|licenciement|suppressions? d|reductions? (?:d'eff|de [0-9]|d'[0-9])|restructuration|(?:projet|operation"
    r"|offre|accord|rumeur) d"
    r"|acquisition d|rachat |fusion |cession |arret |fermeture d|layoff|redundanc|job cuts|site closure|headcount|depot (?:d|amm)|soumission "
    r"|(?:rupture|resiliation|denonciation) du|due dil|introduction en b|ipo[^a-z]|levee de fonds)"
)
PATTERNS = (
    _pattern(f"[^a-z]{_VERBS} ", f"(?<![a-z]){_DONE}(?![a-z])", _judge_said),
    _pattern(
        "[^a-z](?:we're (?:acq|sell|clos|buy|shut|drop|stop|term|disc|lay)|(?:on|nous|direction|administration|codir|comex|actionnaires|board"
        "|groupe|societe|we) (?:ne )?(?:mett?(?:ons)? fin|licenci|supprim"
        "|ferm|ced|delocalis|vend|arret|stopp|abandonn|gel|enterr|rachet"
        "|reprend|(?:a|avons) (?:valid|vot|act|decid|approuv)|are (?:acq|sell|clos|buy|shut|drop|stop|term|disc|lay)))",
        f"(?<![a-z]){_NOW}(?![a-z])",
        _judge_now,
    ),
    _pattern(
        "[^a-z](?:va|vont|will|sera|seront|is going to|are going to|doit|doivent)(?: bientot)? (?:etre |be )?(?:ferme|cede|vendu|delocalis|rachet"
        "|arret"
        "|stopp|abandonn|supprim|licenci|dissou|externalis|closed|sold|shut|terminated|discontinued|dropped|laid)",
        "(?<![a-z])(?:va|vont|will|sera|seront|is going to|are going to|doit|doivent)(?: bientot)? (?:etre |be )?[a-z]{4,14}(?: off)?",
        _judge_passive,
    ),
    _pattern(f"[^a-z]{_NOUNS}", f"(?<![a-z]){_PLANNED}(?![a-z])", _judge_planned),
)
