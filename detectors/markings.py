"""Confidential markings on documents, in French and English: `CONFIDENTIEL`, `ne pas diffuser`, `sous embargo`, `TLP:AMBER`.

A marking stands alone, in capitals, or says what becomes of the document; talk about confidentiality, its negation and questions about
a marking are none. TLP: FIRST, https://www.first.org/tlp/. The rest from the usage of sponsors and hospitals.
"""

import re
from collections.abc import Callable

from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen

_SPACED = r"c[ ._-]{1,2}o[ ._-]{1,2}n[ ._-]{1,2}f[ ._-]{1,2}i[ ._-]{1,2}d[ ._-]{1,2}e[ ._-]{1,2}n[ ._-]{1,2}t[ ._-]{1,2}i[ ._-]{1,2}"
_OF = r"(?:[ ]{0,2}[-:,/.|][ ]{0,2}(?:property|propriete|proprietary)(?: of| de| du)?(?: [a-z0-9&.-]{2,30}){0,3})?"
_SURE = (
    r"tlp[ ]?[:=-]?[ ]?(?:red|amber(?:\+strict)?|rouge|orange|ambre)"
    r"|(?:strictement|hautement|tres) confidenti(?:el|elle)s?|(?:strictly|highly) (?:private (?:and|&) )?confidential"
    r"|(?:legally )?privileged (?:and|&) confidential|(?:proprietary|company|sponsor|corporate|dsmb|i?dmc|commercial(?:ly)?"
    r"|commercial in)(?: ?(?:and|&|,|/|-) ?| )(?:confidential|confidence)(?: information)?"
    r"|confidential(?: ?(?:and|&|,|/|-) ?| )proprietary|(?:company|sponsor) proprietary(?: information)?"
    r"|confidentiel(?:le)? ?[-:/]? ?(?:promoteur|sponsor|industrie|industriel|entreprise|societe|interne|laboratoire)"
    r"|diffusion interdite|diffusion interne (?:uniquement|seulement|exclusive)"
    r"|ne pas (?:diffuser|divulguer|distribuer|rediffuser|faire circuler)|a ne pas (?:diffuser|divulguer|communiquer|transmettre)"
    r"|(?:reproduction|diffusion|divulgation) (?:et (?:reproduction|diffusion|divulgation) )?(?:strictement )?interdites?"
    r"|do not (?:distribute|circulate|disclose|redistribute|forward or copy|copy or distribute|share externally)"
    r"|not for (?:further |external |public |onward )?(?:distribution|release|circulation|disclosure)"
    r"|(?:a |pour )?usage (?:strictement|exclusivement) interne|(?:a |pour )?usage interne (?:uniquement|exclusif|seulement)"
    r"|sous embargo(?: jusqu'(?:au|a|en))?|(?:under (?:strict )?|strictly )embargo(?:ed)?|embargo(?:ed)? (?:until|jusqu'(?:au|a|en))"
    r"|(?:couverte?s?|protegee?s?) par le secret des affaires|contains (?:confidential|proprietary|trade secret) information"
    r"|a garder (?:pour|entre) nous|(?:ca|cela) (?:doit )?reste[r]? entre nous|keep (?:this|it) (?:confidential|between us|to yourself)"
    r"|ne (?:peut|doit|saurait)(?: pas)? etre (?:communiquee?|diffusee?|divulguee?|reproduite?|transmise?)s?"
    r"|(?:est|reste) la propriete (?:exclusive )?(?:du promoteur|de (?:la societe|l'entreprise|notre))"
    r"|contient des informations (?:strictement )?confidentielles|do not (?:cite|quote)(?: or (?:cite|quote))?|ne pas citer ni diffuser"
)
_SPREAD = r"diffusion (?:tres )?(?:restreinte|limitee|controlee)"
_BARE = (
    rf"(?:for )?internal use only|secret des affaires|trade secret|confidentiel(?:le)?s?{_OF}|confidential{_OF}|{_SPACED}(?:e[ ._-]{{1,2}}l"
    rf"|a[ ._-]{{1,2}}l)"
)
_THING = re.compile(
    rb"(?<![a-z])(?:documents?|protocoles?|protocol|brochures?|rapports?|report|synopsis|fichiers?|file|presentation|version|draft|brouillon|projet"
    rb"|pieces? jointes?|annexes?|notes?|memo|dossier|csr|slides?|slide deck|deck|diapositives?|extrait|contenu|material|manuscrit|statut|status"
    rb"|classification|classe|niveau|marquage)s?(?:[ ](?!doi|devr|rest|si |peu|non|pas|n'|not|should|must|may"
    rb"|etre)[a-z0-9'.\xb0_-]{1,20}){0,4}[ ]?[:(\"=-]{0,2}[ ]?$"
)
"""The document said to be confidential stands just before; not `doit rester confidentiel`."""
_NEGATED = re.compile(
    rb"(?:(?<![a-z])(?:non|pas|not|ni|plus|jamais|aucunement|un-?|sans|no longer|declassifie[a-z]*)[ -]{0,2}(?:du tout |strictement "
    rb"|longer )?|n'est [a-z]{2,6} )[\"']?$"
)
_OWNED = re.compile(rb"(?<![a-z])(?:propriete|property) (?:exclusive )?(?:de |du |of |d')[^\n.]{2,40}[,;.-] ?\Z")
"""`Propriété de X, diffusion restreinte`."""
_TALK = re.compile(
    rb"(?<![a-z])(?:que signifi|signifi|veut dire|qu'est[ -]ce|c'est quoi|differences? entre|definition|define|what (?:is|does|are)|meaning"
    rb"|explain|why|how (?:do|to|can)"
    rb"|explique|comment |modeles? de|exemples? de|template|faut[ -]il|dois[ -]je|doit[ -]on|peut[ -]on|puis[ -]je|pourquoi|quand "
    rb"|dans quel|quel(?:le)?s? "
    rb"|ajoute|insere|appose|ecris|redige|propose|mettre|mentions?|mots?|termes?|tampon|filigrane|bandeau|watermark|word|label|intitule"
    rb"|libelle|liste des|niveaux)"
)
_ASKED = re.compile(
    rb"[\"' )]{0,3}[:;,?-]{0,2}[ ]?(?:signifie|veut dire|means|designe|(?:ca|cela) (?:veut|signifie)|que signifie|c'est quoi|what does|definition"
    rb"|formulation|traduction|traduire|quelle (?:est la |)(?:valeur|difference|portee))"
)
_MAY = re.compile(
    rb"[ ]?[:;,?-]{1,2}[ ]?(?:peut|puis|doit|faut|a-t|can|may|should)[- ](?:on|je|il|i|we)?[ ]?(?:le droit de )?(?:l'|le |la |les |it )?"
    rb"(?:envoy|transm|communiq|partag|diffus|joindre|montr|publi|mettre|utilis|send|share|upload|publish)[^?\n]{0,90}\?"
)
_ENDS = (b"-", b"|", b":", b",", b"(", b")", b".", b"?")
_PROPERTY = re.compile(rb"[-:,/.|] {0,2}(?:property|propriete|proprietary)")
"""`Confidential - property of`: whose it is."""
_TO_FILL = re.compile(rb"[ ]?(?:\[[a-z]|\{\{|<[a-z]|x{3,8}|_{3,8})")
"""`Confidential - Property of [Sponsor]`: a template, whose document is not written yet."""
_LEGAL = (b"secret des affaires", b"trade secret")
"""What laws are called, too."""
_LAST_WORDS = 90
_OWNER = re.compile(rb" (?:du|de la|de l'|de|of|appartenant|promoteur|sponsor)(?![a-z])")
_TRADE = re.compile(
    rb"[ ](?:americain|commercial|economique|petrolier|russe|total sur|sur les|de l'onu|depuis (?:19|20)[0-9]{2}|des nations)"
)
"""`Cuba, sous embargo américain`."""
_MAIL_FOOT = re.compile(rb"(?<![a-z])(?:message|courriel|e-?mail|mail|transmission|courrier electronique)s?(?![a-z])")
_PROMISE = re.compile(
    rb"(?<![a-z])(?:rest[a-z]{1,6}|ser(?:a|ont)|trait[a-z]{1,4}|demeur[a-z]{1,6}|reponses|entretiens?|echanges|appels?|(?:facon|maniere)"
    rb"|(?:s'engage(?:nt)? a|undertakes? to|agrees? to|shall)(?: [a-z]{2,12}){1,3}) $"
)
"""`vos réponses resteront strictement confidentielles`: said to patients; `chaque partie s'engage à tenir`: a clause."""
_MAGNETIC = re.compile(
    rb"(?<![a-z])(?:irm|mri|adc|dwi|hypersignal|hyposignal|sequence|imagerie|gadolinium|b ?1000|flair|lesion|signal|coefficient)s?(?![a-z])"
)
_SURE_EXACT = re.compile(rf"(?<![a-z])(?:{_SURE})(?![a-z])".encode())
_BARE_EXACT = re.compile(rf"(?<![a-z])(?:{_BARE})(?![a-z])".encode())


def _judge_sure(seen: Seen) -> float:
    if _is_spoken_of(seen) or _TRADE.match(seen.folded.data, seen.end) or _PROMISE.search(_line(seen)[0]):
        return 0
    return 0.9


def _judge_spread(seen: Seen) -> float:
    """`Document à diffusion restreinte`; the diffusion of water in a magnetic field is restricted too."""
    before, behind = _line(seen)
    if _is_spoken_of(seen) or _MAGNETIC.search(before + behind):
        return 0
    is_last = before.rstrip()[-1:] in (b",", b"-", b"(", b"|", b";") and not behind.strip(b" .)]|*")
    return (
        0.85
        if is_last
        or _OWNED.search(before)
        or not before.strip(b" \t*#[(-")
        or _THING.search(before.removesuffix(b"a ").removesuffix(b"en "))
        else 0
    )


def _judge_bare(seen: Seen) -> float:
    """Alone on its line, or between bars; in capitals among small letters; or said of a document."""
    before, behind = _line(seen)
    if _NEGATED.search(before) or _TO_FILL.match(behind):
        return 0
    if seen.value.startswith((b"c ", b"c.", b"c-", b"c_")):
        return 0 if _TALK.search(before) else 0.85
    if seen.value in _LEGAL and (b":" in behind or _is_spoken_of(seen)):
        return 0
    if _is_alone(before, behind) or (_PROPERTY.search(seen.value) and not _is_spoken_of(seen)):
        return 0.9
    score = 0.85 if _stands_out(seen, before, behind) else 0.75 if _is_said_of_document(seen, before, behind) else 0
    return 0 if not score or _is_spoken_of(seen) or _MAIL_FOOT.search(before) else score


def _stands_out(seen: Seen, before: bytes, behind: bytes) -> bool:
    """In capitals on a line that is not."""
    original = seen.original(seen.start, seen.end)
    if not original.isupper():
        return False
    rest = seen.original(seen.start - len(before), seen.end + len(behind)).replace(original, "")
    return bool(rest) and not rest.isupper()


def _is_said_of_document(seen: Seen, before: bytes, behind: bytes) -> bool:
    """`document confidentiel`, at the end of what is said; of one document, not of documents in general."""
    is_end = not behind.strip(b' .,;:!)]|"') or behind.lstrip()[:1] in _ENDS or _OWNER.match(behind)
    return bool(is_end) and not seen.value.endswith(b"s") and _THING.search(before) is not None


def _line(seen: Seen) -> tuple[bytes, bytes]:
    """What stands before and behind on the same line, cut after some characters."""
    data, start, end = seen.folded.data, seen.start, seen.end
    return data[line_start(data, start, _LAST_WORDS) : start], data[end : line_end(data, end, 80)]


def _is_alone(before: bytes, behind: bytes) -> bool:
    """A header or footer: only numbers, dates and a few words beside it, parted by signs."""
    before, behind = before.strip(b" \t*_#>[(|-=\"'"), behind.lstrip(b" \t*_\"')]")
    if not before:
        return not behind[:1].isalnum() and b"?" not in behind
    is_field = before[-1:] in b":|/;" and len(before) < 60 and _TALK.search(before) is None
    return is_field and not behind.strip(b" \t*_#|-=.!)]")


def _is_spoken_of(seen: Seen) -> bool:
    """A question about the marking, an order to write one, its negation."""
    before, behind = _line(seen)
    return bool(
        _TALK.search(before) or _NEGATED.search(before) or _ASKED.match(behind) or _is_short_question(seen, behind)
    )


def _is_short_question(seen: Seen, behind: bytes) -> bool:
    """`le protocole est confidentiel : peut-on l'envoyer ?`, and no room for the document."""
    has_room = seen.start > 120 or len(seen.folded.data) - seen.end > 120
    return not has_room and _MAY.match(behind) is not None


def _pattern(core: str, exact: re.Pattern[bytes], judge: Callable[[Seen], float]) -> Pattern:
    return Pattern("markings", "SPONSOR_SECRET", core.encode(), exact, judge, attributes={"kind": "marking"})


PATTERNS = (
    _pattern(f"[^a-z](?:{_SURE})", _SURE_EXACT, _judge_sure),
    _pattern(f"[^a-z]{_SPREAD}", re.compile(rf"(?<![a-z]){_SPREAD}(?![a-z])".encode()), _judge_spread),
    _pattern(
        rf"[^a-z](?:for internal use|internal use|secret des affaires|trade secret|confidentiel|confidential|{_SPACED})",
        _BARE_EXACT,
        _judge_bare,
    ),
)
