"""What is called like people: software, storms, cases of the law, dishes, heroes of tales and plays, winners of races.

Each takes a turn of speech in front; a title lifts it. Forms by hand, from French usage.
"""

import re
from dataclasses import replace

from detectors.names.context import before, is_titled
from detectors.names.merging import Seen, is_first_name
from detectors.names.tagger import Mention

_ROW = rb"(?:[a-z'-]{2,20}(?:, | et | ou | and | & | c/ | contre )){0,4}"
_REACH = 80
_CASE = 30
_TOOL = re.compile(
    rb"(?<![a-z])(?:(?:les?|du|un|ce|notre|mon) (?:logiciel|robot|chatbot|serveur|cluster|plugin|module|cyclone|typhon|navire|satellite)"
    rb"|(?:la|une|cette) (?:tempete|appli|application|base|plateforme|machine|fusee)"
    rb"|(?:l'|d'|un |cet |une |cette )(?:outil|ouragan|appli|application)|programme|package) (?:de |d')?%b\Z" % _ROW
)
"""`le logiciel Xxxx`, `l'ouragan Xxxx`."""
_SORT = re.compile(
    rb"(?<![a-z])(?:langages?|satellites?|telescopes?|tempetes?|ouragans?|cyclones?|typhons?|effets?|concours|prix|medailles?|amendements?|decrets?"
    rb"|gambits?|cepages?|rosiers?|orchidees?|clematites?|dahlias?|pivoines?|tulipes?|hortensias?|pommiers?|pruniers?|cerisiers?|poires?|pommes?"
    rb"|fraises?|steaks?|oeufs|salades?|soupes?|potages?|sauces?|fromages?|requins?|perruches?|perroquets?|papillons?|chien de race|monts?|pics?"
    rb"|fusees?|sous-marins?|paquebots?|guitares?|pianos?|voitures?|motos?|velos?|aspirateurs?|respirateurs?|ventilateurs?|automates?|langage)"
    rb" %b\Z" % _ROW
)
"""`le langage Xxxx`, `une clématite Xxxx`: what is called so, without a word between."""
_CHOSEN = re.compile(
    rb"(?<![a-z])(?:(?:quel(?:le)?s? (?:%b)s?|menus? (?:de la |de |du )?(?:cantine|self|semaine|noel|midi|soir|fete)|(?:liste de )?courses)"
    rb"(?![a-z])[^.\n:]{0,40} ?: |marques? (?:de |: )?)"
    rb"(?:[a-z'-]{2,20}(?: [a-z'-]{2,20})?(?:, | ou | et )){0,4}(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?\Z"
    % (
        rb"jeu|jeux|plante|fleur|arbre|legume|haie|marque|modele|langage|vin|fromage|voiture|velo|outil|logiciel|police|couleur|instrument|destination"
        rb"|ville|plage|papillon|oiseau|course|biere|sport|vaccin|viande|poisson|dessert|plat"
    )
)
"""`quelles plantes en pot : Xxxx, Yyyy`, `menu cantine : lundi Xxxx`, `marques Xxxx, Yyyy`."""
_GOES_ON = re.compile(rb"(?: [a-z'-]{2,20})?(?: ?[,?.!\n]| ou | et |\Z)")
_LISTED = re.compile(
    r"(?<!\w)(?P<sort>arrêt|rapport|affaire|loi|jurisprudence|plan|traité) (?:Dame )?[A-ZÀ-Ý][\w’'-]{1,20}"
    r"(?:, | et (?:la |le |l['’])?)(?P=sort) (?:Dame )?[A-ZÀ-Ý]"
)
"""`arrêt Xxxx, arrêt Yyyy`: a row of what is taught."""
_COURT = re.compile(
    rb"(?<![a-z])(?:jurisprudences?|doctrine|(?:l'|les |des |d')(?:arrets?|decisions?|affaires?)) (?:de |d')?(?:la )?%b\Z"
    % _ROW
)
_LAW = re.compile(
    rb"(?<![a-z])(?:jurisprudence|cjue|cjce|cedh|cassation|conseil d'etat|cour (?:de justice|europeenne|constitutionnelle|supreme)|doctrine|droit"
    rb"|tribunal des conflits|directive|conseil constitutionnel)(?![a-z])"
)
"""`l'arrêt Xxxx`, where the law is spoken of; not `l'arrêt de M. Xxxx`."""
_VERSUS = re.compile(r"[A-Z][\w’'-]{1,20} v\. [A-Z][\w’'-]{1,20}")
"""`Xxxx v. Yyyy`: a case of an English court."""
_TALE = re.compile(
    rb"(?<![a-z])(?:(?:histoire|conte|fable|aventures?|dialogue|saynete|legende)s? (?:drole |courte |pour enfants? )?(?:de |d'|du |avec |entre )?"
    rb"|(?:slogan|logo|enseigne) (?:pour |d'|de )|(?:dragon|souris|ours|ourson|robot|fee|sorciere|pirate|boulangerie|restaurant|marque|start-up)[ ])"
    rb"[^.\n]{0,60}(?:nommee?s?|appelee?s?|prenommee?s?|baptisee?s?|s'appelle(?:nt)?) (?:le |la |l')?\Z"
)
"""`un conte de pirate nommé Xxxx`."""
_WON = re.compile(
    rb"(?<![a-z])qui (?:a (?:gagne|remporte)|gagne|remporte) (?:le |la |l'|les )(?:tour|giro|vuelta|finale|coupe|match|course|championnat|tournoi"
    rb"|etape|medaille|prix|ballon|oscar|cesar|eurovision|election|mondial|open|grand prix|jeux)[^.\n?]{0,40}[,:] %b\Z|(?<![a-z])qui (?:joue|jouait"
    rb"|incarne|incarnait|interprete) (?:le role de )?%b\Z" % (_ROW, _ROW)
)
"""`qui a gagné le Tour, Xxxx ou Yyyy ?`, `qui joue Xxxx ?`."""
_HINT = re.compile(
    rb"logiciel|robot|chatbot|serveur|cluster|plugin|module|cyclone|typhon|navire|satellite|tempete|appli|base |plateforme|machine|fusee|outil"
    rb"|langage|telescope|effet|concours|prix|medaille|amendement|decret|gambit|cepage|rosier|orchidee|clematite|dahlia|pivoine|tulipe|hortensia"
    rb"|pommier|prunier|cerisier|poire|pomme|fraise|steak|oeufs|salade|soupe|potage|sauce|fromage|requin|perruche|perroquet|papillon|chien|mont|pic"
    rb"|sous-marin|paquebot|guitare|piano|voiture|moto|velo|aspirateur|respirateur|ventilateur|automate|rapport|loi |traite "
    rb"|quel|marque|menu|courses|ouragan|programme|package|jurisprudence|doctrine|arret|decision|affaire|nomme|appel|baptise|qui "
)
"""What stands in front wherever one of these may match: one look instead of five."""
_DISH = re.compile(
    rb"(?:salade|poires?|peches?|crepes?|tartes?|filet|tournedos|oeufs?|sauce|pommes?|poulet|sole|steak|riz|gateau|bavarois|coupe|potage|veau|homard"
    rb"|boeuf|charlotte|omelette|pates?|carpaccio|consomme|creme|souffle) (?:belle )?[a-z-]{3,15}"
)

_CAPITAL = re.compile(r"(?<![^ ])([A-ZÀ-Ý])")


def is_namesake(seen: Seen, mention: Mention) -> bool:
    """A thing, a case of the law, a hero of a tale, a winner that is called so; a dish."""
    if is_titled(seen, mention):
        return False
    if _DISH.fullmatch(seen.plain, mention.start, mention.end) and seen.text[mention.start : mention.end].istitle():
        return True
    return _is_party(seen, mention) or _is_called_so(seen, mention)


def _is_called_so(seen: Seen, mention: Mention) -> bool:
    named = proper(seen, mention)
    where = before(seen, named)
    if _HINT.search(*where) is None:
        return False
    if _TOOL.search(*where) or _SORT.search(*where):
        return b" " not in seen.plain[named.start : named.end]
    if _CHOSEN.search(*where):
        first = re.split(rb"[ -]", seen.plain[named.start : named.end])[0]
        return _GOES_ON.match(seen.plain, named.end) is not None and not is_first_name(seen, first)
    if _LISTED.search(seen.text, where[1], mention.end + _REACH):
        return True
    if _COURT.search(*where):
        return _LAW.search(seen.plain, where[1], mention.end + _REACH) is not None
    return (_TALE.search(*where) or _WON.search(*where)) is not None


def _is_party(seen: Seen, mention: Mention) -> bool:
    """Whether it is one side of a case, or both."""
    return any(
        case.start() < mention.end and mention.start < case.end()
        for case in _VERSUS.finditer(seen.text, max(0, mention.start - _CASE), mention.end + _CASE)
    )


def proper(seen: Seen, mention: Mention) -> Mention:
    """The mention from its first capital: `joue Xxxx`."""
    capital = _CAPITAL.search(seen.text, mention.start, mention.end)
    return replace(mention, start=capital.start(1)) if capital else mention
