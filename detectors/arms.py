"""Which treatment one subject has: the arm behind an allocation, an unblinding or a subject's number. A design names arms of nobody.

Why it matters: ICH E6(R3) 4.1, blinding; TRT01A, ARM and ACTARM are CDISC variables, https://www.cdisc.org/standards.
"""

import re

from detectors.lines import line_start
from detectors.pattern import Pattern, Seen, cue
from detectors.sights import near_matches

_NAME = (
    rb"(?:placebo|verum|actif|active|experimental|investigational|controle|control|temoin|comparat(?:eur|or)"
    rb"|standard|traite(?:ment)?(?: actif)?"
    rb"|treatment|intervention|imp|[a-f]|[1-6]|i{1,3}|forte dose|faible dose|high dose|low dose)"
    rb"(?![a-z0-9-])(?!/| (?:ou|or|vs\.?|versus) )"
)
_TREATMENT = rb"(?:(?:traitement|produit) (?:actif|experimental|a l'etude)|active (?:drug|treatment|product|substance)|study drug)"
_STRENGTH = rb"(?: (?:a |de )?[0-9]{1,4} ?(?:mg|\xb5g|ug|ui|ml)(?:/kg)?(?![a-z]))?"
_ARM = (
    rb"(?:(?:sous|on|received|recevait|recoit|recu) (?:le |la |the |du |un |an? |l')?(?:%b|actif|active(?! (?:arm|group))|(?:forte|faible"
    rb"|haute|high|low) dose(?: \([0-9]{1,4} ?mg\))?)(?![a-z])|(?:bras|groupe|arm"
    rb"|group)(?: de traitement| treatment)?(?: ?[:=\"']{1,2})? (?:l'|le )?(?:de )?%b"
    rb"|(?:placebo|active|experimental"
    rb"|control|treatment|comparator|verum) (?:arm|group)(?![a-z])|placebo|verum|comparateur|comparator|(?<=[:=] )%b%b)"
) % (_TREATMENT, _NAME, _TREATMENT, _STRENGTH)
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
_SUBJECT_CORE = rb"[^a-z]%b(?: rando(?:mise)?e?| inclus)? ?(?:n[o\xb0]|#|:)? ?(?:[a-z]{0,4}-?[0-9]|[a-h] ?[:=])" % _WHO
_TOLD = re.compile(
    rb"(?<![a-z])%b(?: rando(?:mise)?e?| inclus)? ?(?:n[o\xb0]|#|:)? ?(?:[a-z]{0,4}-?[0-9][0-9a-z-]{1,14}|[a-h](?= ?[:=]))(?![0-9a-z])"
    rb"(?P<between>(?:[^\n;?!.]|\.(?=[0-9])){0,80}?)(?<![a-z])%b(?![a-z0-9])" % (_WHO, _VALUE)
)
"""`sujet 0123 randomisé dans le bras expérimental`, `patient A : bras comparateur`; not `les patients du bras placebo`."""
_GIVEN_CORE = (
    rb"[0-9] ?(?:, ?)?(?:est|etait|a ete|is|was|a recu|a eu|recoit|recevait|avait|received|receives|got|contient|contenait"
    rb"|contains|contained|[:=\x80]|->) "
)
_BARE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/-])[a-z]{0,3}-?(?P<number>[0-9]{2,4}-[0-9]{2,5}|0[0-9]{2,4}) (?P<value>placebo|verum|actif|comparateur|comparator"
    rb"|bras [a-f1-4])(?![a-z0-9'-])"
)
"""`01-05 placebo, 01-06 actif`, where the line speaks of a list or the blind."""
_BLIND = cue(
    "aveugle insu liste rando randomisation blind unblinded unblinding allocation levee bras arm sujets patients subjects"
)
_GIVEN = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/-])[a-z]{0,3}-?(?P<number>[0-9]{1,8}(?:[-_][0-9]{2,5})?) ?(?:, ?)?(?:est|etait|a ete|is|was|a recu|a eu|recoit"
    rb"|recevait|avait|received|receives|got|contient|contenait|contains|contained|[:=\x80]|->) (?!(?<=est )le |(?<=is )the )(?:[a-z]{2,12} ){0,2}?"
    rb"(?:l'|le |la |du |de la |the )?(?P<value>%b|%b|actif|active)(?![a-z0-9'-])(?! (?:ou|or|vs|versus)(?![a-z]))"
    % (_ARM, _TREATMENT)
)
"""`001 est sous placebo`, `F-00871 contient du placebo`; not `2 est le placebo`, `groupe 2 : placebo`."""
_DRAWN = re.compile(
    rb"(?<![a-z])(?:tirage au sort|randomi[sz]ation|iwrs|ixrs|irt|minimi[sz]ation) (?:a |l'a |la |le |has |vient de )?"
    rb"(?:donne|attribue|alloue|affecte|place|mis|gave|assigned|allocated)(?:r|e)? %b%b" % (_GAP, _VALUE)
)
"""`le tirage au sort a donné le bras B`; not `la randomisation donne des bras équilibrés`."""
_CODED = re.compile(rb"0[0-9]|[0-9]{3}|[0-9]{1,4}[-_]")
_OTHERS = re.compile(
    rb"(?<![a-z])(?:groupe?|bras|arm|cohorte?|phase|etape|step|dose|table(?:au)?|figure|ratio|n ?=|p ?[<=]|version|chapitre|section|article"
    rb"|annee|in|en) ?\Z"
)
_LIST_ROW = re.compile(
    rb"(?<=\n)[a-z]{0,3}-?[0-9]{1,6}(?:-[0-9]{2,5})? ?[,;|\t:/] ?(?P<value>[a-d]|placebo|pbo|actif|active|act|verum|experimental|comparateur"
    rb"|comparator)(?= ?(?:[0-9]{1,4} ?(?:mg|\xb5g|ug|ui|ml) ?)?(?:\r?\n|\Z|[,;|]))"
)
"""`1001,A` under `liste de randomisation`."""
_RANDOM_LIST = re.compile(
    rb"(?<![a-z])(?:randomi[sz]ation|allocation|rando|unblinded|non aveugle|levees?) (?:list|liste|schedule|log|table|reelle|codes?)"
    rb"|liste (?:de |d'|non )(?:randomi|alloc|aveugle)|(?:randomi[sz]ation|emergency|code[- ]break|unblinding) (?:backup )?envelopes?"
    rb"|enveloppes? (?:de secours|de levee|de decodage|d'urgence|de rando)"
)
_INVENTED = re.compile(
    rb"(?<![a-z])(?:exemple|example|fictif|fictive|simul|gener|set\.seed|dummy|factice|schema|template|modele)"
)
_KIND = (
    rb"(?:trt0[1-9][ap]n?|trta|trtp|actarm(?:cd)?|armcd|(?:arm|trt)(?=[ ]?[=:])|(?:treatment|arm) (?:allocation"
    rb"|assignment|assigned|allocated)"
    rb"|(?:allocated|assigned|actual) (?:treatment|arm)|(?:bras|traitement|groupe) (?:alloue|attribue"
    rb"|assigne|reel|recu)"
    rb"|allocation(?: de traitement| du traitement)?"
    rb"|(?:code|liste|resultat) (?:de |d')(?:randomisation|allocation)|randomisation code|bras de"
    rb" randomisation|bras du (?:patient|sujet)"
    rb"|attribution du traitement|bras (?:de |du |d')(?:patient |sujet )?(?:[0-9]{2,4}-[0-9]{2,4}|[0-9]{3,6}))"
)
_ASSIGNED = re.compile(
    rb"(?<![a-z])%b(?![a-z])(?P<to> ?[:=] ?| (?:c')?est (?:le |du )?| is )(?P<value>[\"']?(?:%b|%b|(?<=[:= ])(?<! est"
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
_LISTED = re.compile(rb"[a-z0-9]{3,9}(?: ?[/,] ?| (?:et|and|ou|or|vs) ).?\Z")
"""`ARM / ACTARM / ARMCD : `, `ARM et ACTARM : `: variables are spoken of."""
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}")
_IF = re.compile(rb"(?<![a-z])(?:si|if|exemple|example|imagin|suppos|quand|when|fictif)(?![a-z])")
_NO_ARM = frozenset(
    b"the a an le la un une de in is by list plan based stratified blocks centralisee centralised aleatoire ratio"
    b" inconnu inconnue unknown na none null aveugle blinded str string varchar char"
    b""
    b" randomised randomized randomisee non-randomised non-randomized parallel crossover"
    b" difference differences definition exemple explication variable variables comment quelle quel pourquoi question".split()
)


def _judge_unblinded(seen: Seen) -> float:
    data, start = seen.folded.data, seen.start
    return 0 if _DESIGN.search(data, line_start(data, start, start - seen.match.start() + 40), start) else 0.85


def _judge_told(seen: Seen) -> float:
    """Behind a subject's number, in the same sentence."""
    return 0 if _DESIGN.search(seen.match["between"]) else 0.8


def _judge_given(seen: Seen) -> float:
    """Behind a number that is written like a code, in the same sentence."""
    data, first = seen.folded.data, seen.match.start("number")
    is_code = _CODED.match(seen.match["number"]) is not None and _YEAR.fullmatch(seen.match["number"]) is None
    if not is_code or _OTHERS.search(data, max(0, first - 12), first) or _DESIGN.search(data, first, seen.start):
        return 0
    return 0 if _IF.search(data, line_start(data, first, 60), first) else 0.75


def _before(seen: Seen) -> bytes:
    return seen.folded.data[max(0, seen.start - 300) : seen.start]


def _judge_row(seen: Seen) -> float:
    """Under the head of a list of allocations that nobody made up."""
    above = _before(seen)
    return 0.75 if _RANDOM_LIST.search(above) and not _INVENTED.search(above) else 0


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
    if (
        seen.value.strip(b"\"'") in _NO_ARM
        or data[seen.end : seen.end + 1] == b"("
        or _DESIGN.match(data, seen.end + 1, seen.end + 40 if line < 0 else line)
    ):
        return 0
    return 0.75


PATTERNS = (
    Pattern(
        "arms",
        "UNBLINDING",
        rb"[^a-z](?:tirage au sort|randomi[sz]ation|iwrs|ixrs|irt|minimi[sz]ation) (?:a |l'a |la |le |has |vient de )?(?:donne|attrib"
        rb"|allou|affect|plac|mis|gave|assig|alloc)",
        _DRAWN,
        _judge_unblinded,
    ),
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
        hopeful=near_matches(re.compile(_VALUE)),
    ),
    Pattern(
        "arms", "UNBLINDING", _GIVEN_CORE, _GIVEN, _judge_given, lead=(12, b"abcdefghijklmnopqrstuvwxyz0123456789-_")
    ),
    Pattern(
        "arms",
        "UNBLINDING",
        rb"[0-9] (?:placebo|verum|actif|comparat|bras)",
        _BARE,
        lambda seen: 0.7 if seen.is_near(_BLIND, 100, 100) and not _INVENTED.search(_before(seen)) else 0,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz0123456789-_"),
    ),
    Pattern(
        "arms", "UNBLINDING", rb"\n[a-z]{0,3}-?[0-9]{1,6}(?:-[0-9]{2,5})? ?[,;|\t:/] ?[a-dpve]", _LIST_ROW, _judge_row
    ),
    Pattern(
        "arms",
        "UNBLINDING",
        rb"[^a-z]%b(?: ?[:=]| (?:c')?est| is)" % _KIND.replace(rb"(?=[ ]?[=:])", b""),
        _ASSIGNED,
        _judge_assigned,
    ),
)
