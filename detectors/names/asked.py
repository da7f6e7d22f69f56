"""People of whom a question speaks, and nobody here knows: authors, inventors, players and actors, names as such; software that is set up.

Each takes a turn of speech in front or behind; a title lifts it.
"""

import re

from detectors.names.context import before, is_titled
from detectors.names.gazetteers import PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention

_ROW = rb"(?:[a-z'-]{2,20}(?:, | et | and | & )){0,4}"
_OLD = re.compile(rb"(?: (?:et|and) [a-z'-]{2,20})?,? (?:en|in|vers) (?:1[0-8][0-9]{2}|19[0-4][0-9])(?![0-9])")
_DISCOVERY = re.compile(rb"(?<![a-z])(?:decou\w+|invent\w+|discover\w+|histoire)[^.\n]{0,60} (?:par|by|de) %b\Z" % _ROW)
_NAMES = re.compile(
    rb"(?<![a-z])(?:origine|signification|etymologie|sens|popularite|frequence|feminin|masculin|diminutifs?)s? d(?:u|es|e ce|e ces) (?:pre)?noms?"
    rb"(?: de famille)? \Z"
)
"""`l'origine du prénom Xxxx`; not `le prénom de la patiente`."""
_NAME = re.compile(rb"(?<![a-z])(?:le|ce) (?:prenom|patronyme|nom de famille) \Z")
_IS_IT = re.compile(rb" ?(?:est-(?:il|ce|elle)|vient-il|signifie|existe-t-il|a-t-il)")
_INVERTED = re.compile(rb"(?:est|vient|existe|a)-(?:il|ce|elle|t-il)\Z")
_REPORT = re.compile(rb"(?<![a-z])(?:le|du|au) (?:rapport|plan|livre blanc) \Z")
_SAYS = re.compile(rb" (?:sur|parle|dit|propose|prevoit|recommande|preconise|conclut|aborde)(?![a-z])")
_WORKS = re.compile(
    rb"(?<![a-z])(?:(?:cite\w*|liste\w*|resume\w*|compare\w*|selon|d'apres) (?:moi )?)?"
    rb"(?:les?|l') ?(?:articles?|travaux|publications?|ouvrages?|theories?) (?:princeps |recents? )?(?:de |d')%b\Z"
    % _ROW
)
_STUDY = re.compile(rb"(?<![a-z])(?:l')?etude (?:princeps )?(?:de |d')\Z")
_ITS_NAME = re.compile(r" \((?:[A-Z][A-Z0-9-]{3,}|(?:19|20)\d\d)")
_ACCORDING = re.compile(rb"(?:\A|[.?!\n] ?)(?:selon|d'apres|que disent|que dit) %b\Z" % _ROW)
_ASKED = re.compile(
    rb"(?: (?:et|and|&) [a-z'-]{2,25})?(?:, (?:qu'|que |quel|comment|pourquoi|faut|quand|quoi)| (?:sur|a propos)(?![a-z]))"
)
_DEFINED = re.compile(
    rb"(?<![a-z])(?:crit|diagnos|class|stad|score|grad|cote|cotation|defini|calcul|estim)[a-z]*[^.\n;]{0,60} (?:selon|d'apres|according to|per) %b\Z"
    % _ROW
)
"""`diagnostic retenu selon Xxxx`."""
_SCALES = re.compile(
    r"(?:[Ss]cores?|[ÉEée]chelles?|[Cc]lassifications?|[Ii]ndices?|[Ss]tades?)(?: de)?:? (?:[\w-]{2,20}(?: [\w-]{2,20})?, (?:de )?){0,6}"
    r"[A-Z][\w-]*[A-Z0-9][\w-]*,? (?:et |de )?\Z"
)
"""`score de Hurley, IHS4, Xxxx`."""
_GAME = re.compile(
    rb"(?<![a-z])(?:finales?|tournoi|roland-garros|wimbledon|coupe du monde|championnat|mondial|ligue [12]|ballon d'or|match)(?![a-z])"
    rb"[^.\n]{0,40} (?:entre|opposant|contre)"
    rb" %b\Z" % _ROW
)
_FILM = re.compile(
    rb"(?<![a-z])(?:films?|series? tele\w*|pieces? de theatre|romans?|bd|comedie) (?:avec|de|par) %b\Z" % _ROW
)
_SET_UP = re.compile(
    rb"(?<![a-z])(?:configurer?|installer?|deployer?|desinstaller?|debugger?|coder en|programmer en|migrer vers|plugin|logiciel|packages?|librairie"
    rb"|framework|paquet|api|python ou|sous r,|avec conda,|install|deploy) \Z"
)
_AS_WORD = re.compile(
    rb"(?<![a-z])(?:que (?:veut|veulent) dire|que signifient?|what does|what do|definition d|definir|define|le(?:s)? (?:mots?|termes?|memes?)"
    rb"|l'expression|prononcer|pronounce|comment (?:dit|ecrit)-on|orthographe d|synonymes? d|rimes? (?:a|avec)|the (?:words?|terms?))[^.\n]{0,60}"
    rb"[\"'] ?\Z"
)
"""`que veut dire "Xxxx"`, `le mot « Xxxx »`."""
_FORM_OF = re.compile(
    rb"(?<![a-z])(?:feminin|masculin|pluriel|contraire|synonymes?|antonymes?|anagrammes?|origine|etymologie|definition"
    rb"|orthographe) (?:d[eu] |d'|des )"
    rb"[^.\n]{0,60}\Z"
)
"""`le féminin de Xxxx, et celui de yyyy`: of words in small letters."""
_NOUNS = re.compile(
    rb"[^.\n]{0,60}(?:noms communs|cette expression|ces (?:mots|expressions|termes)|comme (?:noms?|adjectifs?))(?![a-z])"
)
"""`Xxxx, yyyy : origine de ces mots`."""
_HINT = re.compile(
    rb"veu|signif|what|defin|mot|terme|meme|express|pronon|pronoun|comment|orthog|synon|rime|word"
    rb"|nom |patronyme|decou|invent|discover|histoire|rapport|plan|livre|etude|final|tournoi|garros|wimbledon|coupe|championnat|mondial|ligue|ballon"
    rb"|match|film|serie|piece|roman|bd|comedie|config|install|deplo|debug|coder|program|migrer|plugin|logiciel|package|librairie|framework|paquet"
    rb"|api|python|sous r|conda|articl|travaux|publi|ouvrag|theor|selon|apres|accord|per |dit |disent|score|chelle|class|ndice|stade|noms|famille"
)
"""What stands in front wherever one of these may match: one look instead of ten."""


def is_asked_about(seen: Seen, mention: Mention) -> bool:
    """Somebody known from books, the news or the stage, or a name that is asked for as a name."""
    if is_titled(seen, mention):
        return False
    where = before(seen, mention)
    return _is_word_as_such(seen, mention, where) or _is_known(seen, mention, where)


def _is_known(seen: Seen, mention: Mention, where: tuple[bytes, int, int]) -> bool:
    """By what stands in front."""
    if _HINT.search(*where) is None:
        return False
    if _is_name_as_such(seen, mention, where) or _is_of_history(seen, mention, where):
        return True
    value = seen.plain[mention.start : mention.end]
    flags = [seen.flags(word) for word in value.decode("latin-1").split(" ")]
    if _GAME.search(*where) or (_FILM.search(*where) and "f" not in flags[0]):
        return b" " not in value
    if any(PEOPLE & set(flag) for flag in flags):
        return False
    return _SET_UP.search(*where) is not None or _is_author_alone(seen, mention, where)


def _is_word_as_such(seen: Seen, mention: Mention, where: tuple[bytes, int, int]) -> bool:
    """In small letters, a form of which is asked; a single word that is called one."""
    if seen.text[mention.start : mention.end].islower() and _FORM_OF.search(*where):
        return True
    return _NOUNS.match(seen.plain, mention.end) is not None and b" " not in seen.plain[mention.start : mention.end]


def _is_name_as_such(seen: Seen, mention: Mention, where: tuple[bytes, int, int]) -> bool:
    """A first name that is asked about, a word in quotes of which the sense is asked."""
    is_word = b" " not in seen.plain[mention.start : mention.end] and _AS_WORD.search(*where) is not None
    if is_word or _NAMES.search(*where):
        return True
    is_asked = _IS_IT.match(seen.plain, mention.end) or _INVERTED.search(seen.plain, mention.start, mention.end)
    return _NAME.search(*where) is not None and is_asked is not None


def _is_of_history(seen: Seen, mention: Mention, where: tuple[bytes, int, int]) -> bool:
    """Before 1950 in a discovery, a report that says something, somebody's works."""
    if _DISCOVERY.search(*where) and _OLD.match(seen.plain, mention.end):
        return True
    if _REPORT.search(*where) and _SAYS.match(seen.plain, mention.end):
        return True
    return _STUDY.search(*where) is not None and _ITS_NAME.match(seen.text, mention.end) is not None


def _is_author_alone(seen: Seen, mention: Mention, where: tuple[bytes, int, int]) -> bool:
    """Somebody in no list, of whose works or criteria it is."""
    if _WORKS.search(*where) or _DEFINED.search(*where):
        return True
    if _SCALES.search(seen.text, max(where[1], mention.start - 80), mention.start):
        return True
    return _ACCORDING.search(*where) is not None and _ASKED.match(seen.plain, mention.end) is not None
