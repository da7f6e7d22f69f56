"""Which treatment one subject has: the arm behind an allocation, an unblinding or a subject's number. A design names arms of nobody.

Why it matters: ICH E6(R3) 4.1, blinding; TRT01A, ARM and ACTARM are CDISC variables, https://www.cdisc.org/standards.
"""

import re

from detectors.lines import line_start
from detectors.pattern import Pattern, Seen

_NAME = (
    rb"(?:placebo|verum|actif|active|experimental|investigational|controle|control|comparat(?:eur|or)"
    rb"|standard|traite(?:ment)?(?: actif)?"
    rb"|treatment|intervention|[a-f]|[1-6]|i{1,3}|forte dose|faible dose|high dose|low dose)"
    rb"(?![a-z0-9-])(?!/| (?:ou|or|vs\.?|versus) )"
)
_ARM = (
    rb"(?:(?:sous|on|received|recevait|recoit|recu) (?:le |the |du |un |an? )?(?:traitement actif|produit actif"
    rb"|active (?:drug|treatment|product|substance)|study drug|actif)(?![a-z])|(?:bras|groupe|arm"
    rb"|group)(?: de traitement| treatment)?(?: ?[:=\"']{1,2})? (?:l'|le )?(?:de )?%b"
    rb"|(?:placebo|active|experimental"
    rb"|control|treatment|comparator|verum) (?:arm|group)(?![a-z])|placebo|verum|comparateur|comparator)" % _NAME
)
_VALUE = rb"(?P<value>%b)" % _ARM
_GAP = rb"[^\n.;?!]{0,60}?"
_UNBLINDED = re.compile(
    rb"(?<![a-z])(?:levee?s? (?:de |d')(?:l')?(?:aveugle|insu)|(?:aveugle|insu) (?:a ete )?levee?"
    rb"|un-?blind(?:ed|ing)|deblindee?"
    rb"|(?:levant|leve|leverent) l'(?:aveugle|insu)|desaveugle(?:e?s?|ment)|code[- ]break|code (?:was "
    rb"|a ete )?(?:broken|leve)|decodage|debreak)(?![a-z])%b(?<![a-z])%b" % (_GAP, _VALUE)
)
"""`levée d'aveugle le 12/03, bras B`; not `procédure de levée d'aveugle au chapitre 8`."""
_WHO = rb"(?:patiente?|sujet|subject|participante?|volontaire|pt|rando(?:mi[sz]ation)?)"
_SUBJECT_CORE = rb"[^a-z]%b(?: rando(?:mise)?e?| inclus)? ?(?:n[o\xb0]|#|:)? ?[a-z]{0,4}-?[0-9]" % _WHO
_TOLD = re.compile(
    rb"(?<![a-z])%b(?: rando(?:mise)?e?| inclus)? ?(?:n[o\xb0]|#|:)? ?[a-z]{0,4}-?[0-9][0-9a-z-]{1,14}(?![0-9a-z])"
    rb"(?P<between>(?:[^\n;?!.]|\.(?=[0-9])){0,80}?)(?<![a-z])%b(?![a-z0-9])" % (_WHO, _VALUE)
)
"""`sujet 0123 randomisé dans le bras expérimental`; not `les patients du bras placebo`."""
_KIND = (
    rb"(?:trt0[1-9][ap]n?|trta|trtp|actarm(?:cd)?|armcd|arm(?=[ ]?[=:])|(?:treatment|arm) (?:allocation"
    rb"|assignment|assigned|allocated)"
    rb"|(?:allocated|assigned|actual) (?:treatment|arm)|(?:bras|traitement|groupe) (?:alloue|attribue"
    rb"|assigne|reel|recu)"
    rb"|allocation(?: de traitement| du traitement)?"
    rb"|(?:code|liste|resultat) (?:de |d')(?:randomisation|allocation)|randomisation code|bras de"
    rb" randomisation|bras du (?:patient|sujet)"
    rb"|attribution du traitement|bras (?:de |du |d')(?:patient |sujet )?[0-9]{2,4}-[0-9]{3,4})"
)
_ASSIGNED = re.compile(
    rb"(?<![a-z])%b(?![a-z])(?P<to> ?[:=] ?| est (?:le )?| is )(?P<value>[\"']?(?:%b|%b|(?<=[:= ])(?<! est"
    rb" )(?<! is )(?<!t le )[a-z][a-z0-9-]{1,20}"
    rb"(?: [0-9]{1,4} ?(?:mg|\xb5g|ug|ui|ml)(?:/(?:kg|j|day))?)?)(?![a-z0-9]))" % (_KIND, _ARM, _NAME)
)
"""`TRT01A = FICT 50 mg`; not `where TRT01A = "Placebo"`."""
_DESIGN = re.compile(
    rb"(?<![a-z])(?:procedures?|si|en cas|chapitre|section|doit|doivent|pourra|peut|peuvent|should|shall"
    rb"|must|may|can|if|whenever"
    rb"|demander?|conduite|design|schema|plan|ratio|versus|vs|ou|or|sera|seront|will|maintien|sans|not|pas"
    rb"|comment|how|exemple|example|double|simple|allocation ratio)(?![a-z])"
)
_CODE = re.compile(
    rb"(?<![a-z])(?:where|if|then|filter|when|case|select|subset|proc|data|mutate|group_by|df|adsl|def"
    rb"|function|library|import|plot"
    rb"|summary|class)(?![a-z])|cdiscpilot|==|<-|\[\[|\$"
)
_LISTED = re.compile(rb"[a-z0-9]{3,9} ?/ ?.?\Z")
"""`ARM / ACTARM / ARMCD : `: variables are spoken of."""
_NO_ARM = frozenset(
    b"the a an le la un une de in is by list plan based stratified blocks centralisee centralised aleatoire ratio"
    b" inconnu inconnue unknown na none null aveugle blinded str string varchar char"
    b" difference differences definition exemple explication variable variables comment quelle quel pourquoi question".split()
)


def _judge_unblinded(seen: Seen) -> float:
    data, start = seen.folded.data, seen.start
    return 0 if _DESIGN.search(data, line_start(data, start, start - seen.match.start() + 40), start) else 0.85


def _judge_told(seen: Seen) -> float:
    """Behind a subject's number, in the same sentence."""
    return 0 if _DESIGN.search(seen.match["between"]) else 0.8


def _judge_assigned(seen: Seen) -> float:
    data = seen.folded.data
    start = line_start(data, seen.start, seen.start - seen.match.start() + 60)
    line = data.find(b"\n", seen.end, seen.end + 40)
    if (
        _CODE.search(data, start, seen.end)
        or _DESIGN.search(data, start, seen.start)
        or _LISTED.search(data, start, seen.match.start() + 1)
    ):
        return 0
    if seen.value.strip(b"\"'") in _NO_ARM or _DESIGN.match(data, seen.end + 1, seen.end + 40 if line < 0 else line):
        return 0
    return 0.75


PATTERNS = (
    Pattern(
        "arms",
        "UNBLINDING",
        rb"[^a-z](?:levee?s? (?:de |d')|(?:aveugle|insu) |un-?blind|deblind|(?:levant|leve|leverent) l'(?:aveugle|insu)"
        rb"|desaveugle|code[- ]break|code (?:was |a ete )?(?:broken|leve)|decodage|debreak)",
        _UNBLINDED,
        _judge_unblinded,
    ),
    Pattern(
        "arms",
        "UNBLINDING",
        _SUBJECT_CORE,
        _TOLD,
        _judge_told,
    ),
    Pattern(
        "arms",
        "UNBLINDING",
        rb"[^a-z]%b(?: ?[:=]| est| is)" % _KIND.replace(rb"(?=[ ]?[=:])", b""),
        _ASSIGNED,
        _judge_assigned,
    ),
)
