"""Unpublished results of a study: a statistic, or a verdict on the endpoint, in the company of an own study and of no publication.

A score of 0.7 needs a cue that the study is one's own or not yet published; without any, 0.5: seen, but not enough to stop.
Cues from the usage of ICH E3 and E9 reports (interim analysis, topline, table 14.x, data monitoring committee); own expressions.
"""

import re
from collections.abc import Callable

from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen
from detectors.result_cues import CODE_SHAPE, CUES, cues_of

_NUMBER = r"[-+]?(?:[0-9]{1,4}(?:[.,][0-9]{1,4})?|[.,][0-9]{2,3})"
_RANGE = rf"[\[(][ ]?{_NUMBER}[ ]?(?:-|;|,|a|to|/|\x80)[ ]?{_NUMBER}[ ]?[\])]"
_CI = (
    rf"(?:[(\[,; ]{{0,3}}(?:(?:90|95|99) ?% ?)?(?:ic|ci|intervalle de confiance)[ ]?(?:a )?(?:95|90|99|97[.,]5)?[ ]?%?[ ]?[:=,]?["
    rf" ]?[\[(]?[ ]?{_NUMBER}[ ]?(?:-"
    rf"|;|,|a|to|\x80| )[ ]{{0,2}}{_NUMBER}[ ]?[\])]{{0,2}})"
)
_P = r"(?:[,; (]{1,3}(?:p|valeur[ -]?p|p[ -]value)[ ]?[=<>:][ ]?0?[.,][0-9]{1,6}\)?)"
_EFFECT = (
    r"(?:a?hr|a?or|rr|irr|smd|ls ?means? difference|hazard ratio|odds ratio|risque relatif|risk ratio|delta|difference(?: moyenne| de moyennes)?"
    r"|mean difference|d de cohen)"
)
_RATIO = (
    rf"{_EFFECT}[ ]?(?:de |of |a |at |etait de |was |est de )?[:=]?[ ]?{_NUMBER}(?:[ ]?(?:%|points?|kg|mmhg|mois|jours))?"
    rf"(?:[ ]?{_RANGE}|{_CI})?{_P}?"
)
_SURVIVAL = (
    r"(?:ssp|sg|sle|slp|slr|ssm|pfs|os|dfs|efs|rfs|ttp|dor|survie (?:globale|sans progression|sans recidive|sans maladie|sans evenement)"
    r"|(?:progression[- ]free|overall|disease[- ]free|event[- ]free) survival|duree de reponse)"
)
_MEDIAN = (
    rf"(?:{_SURVIVAL}[ ](?:mediane?|median)|(?:mediane? (?:de |d')?(?:la )?|median ){_SURVIVAL})[ ]?(?:de |of |a |etait de |est de |is "
    rf"|was )?[:=]?[ ]?{_NUMBER}[ ]?(?:mois|months|mo|ans|years|semaines|weeks|m)?(?:[ ](?:vs\.?|versus|contre"
    rf"|against)[ ]{_NUMBER}(?:[ ]?(?:mois|months|ans|years))?)?(?:{_CI})?{_P}?"
)
_RATE_WORDS = (
    r"(?:(?:taux de )?reponses? (?:complete|partielle|objective|globale)s?|orr|cr|pcr|dcr|taux de (?:reponse|rechute|succes|guerison"
    r"|mortalite|survie|controle)(?: [a-z]{2,12}){0,2}|response rate|complete response|remission)[ ]?(?:de |of |was |chez "
    r"|etait de )?[:=]?[ ]?"
)
_RATE = (
    rf"{_RATE_WORDS}(?:[0-9]{{1,4}} ?/ ?[0-9]{{1,4}}(?: ?\({_NUMBER} ?%\))?|{_NUMBER} ?%(?:[ ](?:vs\.?|versus"
    rf"|contre)[ ]{_NUMBER} ?%)?)(?:{_CI})?{_P}?"
)
_VERDICT_WORDS = (
    r"(?:(?:co-?)?criteres? (?:de jugement )?(?:principa(?:l|ux)|secondaires?)(?: de jugement| d'efficacite)? (?:(?:est|a ete"
    r"|n'a pas ete|n'est pas|sont|ont ete|non|pas) ){0,2}(?:atteint|rempli|satisfait)s?"
    r"|(?:primary|secondary|co-primary) (?:endpoint|outcome)s? (?:(?:was|were|is|are|has been|not|has not been) ){0,2}(?:met|reached|achieved)"
    r"|(?:failed to meet|met|did not meet|missed) (?:its|the) primary endpoint|(?:a )?(?:rate|manque) (?:son|le) critere (?:de jugement"
    r" )?principal|(?:superiorite|non[- ]inferiorite) (?:est |a ete |non "
    r"|n'est pas )?(?:demontree|atteinte|etablie))"
)
_VERDICT = rf"{_VERDICT_WORDS}(?:,? {_RATIO})?"
_BOARD = (
    r"(?:arret(?:er)?(?: (?:premature|de l'essai|de l'etude|du bras|l'essai|l'etude|anticipe)){0,2} pour (?:futilite|toxicite|efficacite"
    r"|inefficacite)|(?:stop(?:ped|ping)?|terminat(?:e|ed|ion)|discontinu(?:e|ed|ation))(?: [a-z]{2,10}){0,3} (?:for|due to) (?:futility"
    r"|efficacy|toxicity|safety)|futilite franchie|futility boundary crossed"
    r"|(?:continuer|poursui(?:vre|te)|continue|continuation)(?: de (?:l'etude|l'essai)| l'essai| l'etude| (?:of )?the (?:trial|study))?"
    r" (?:sans (?:modification|changement)s?|without (?:modification|change)s?|as planned|unchanged|unmodified))"
)

_VERSUS = rf"{_NUMBER} ?%(?: [a-z]{{1,12}}){{0,3}} (?:vs\.?|versus|contre|against) (?:[a-z]{{1,12}} ){{0,3}}{_NUMBER} ?%(?:[ ]?{_RANGE}|{_CI})?{_P}?"
_COUNTS = (
    r"[0-9]{1,4} (?:deaths?|deces|morts?|events?|evenements?|eig|saes?|responders?|repondeurs?|relapses?|rechutes?|progressions?|arrets?)"
    r"(?: [a-z]{2,12}){0,2} (?:in|on|dans|sous|pour|with) (?:the |le )?(?:arm|bras|groupe|group|placebo|verum|actif|active)(?: [a-z0-9]{1,12})?"
    r"(?:,? (?:vs\.?|versus|contre|against|and|et) [0-9]{1,4})?"
)
_ADVISED = re.compile(
    rb"(?<![a-z])(?:i?dmc|dsmb|csi|comite|board|committee|promoteur|sponsor)(?: [a-z]{1,12}){0,3} (?:recomman|recommend|decid|vote|preconis|propose)"
)
_MAY = re.compile(
    rb"(?<![a-z])(?:may|can|could|might|peut|peuvent|pourra(?:it|ient)?) (?:[a-z]{2,10} ){0,1}(?:recommend|recommander"
    rb"|decide|propose|advise|vote|stop|arreter)"
)
_IF = re.compile(
    rb"(?<![a-z])(?:si|if|when|quand|lorsqu|whether|peut|may|can|could|pourrait|charte|charter|exemple|example)(?![a-z])"
)
"""A board that may advise has not advised."""
_CODE = re.compile(
    rb"(?<![a-z0-9-])(?!covid|sars|il-|cd[0-9]|pd-|ca-?[0-9]|her-?2|ctla|keynote|checkmate|egfr|iso|ich|phase|recist|ctcae|vih|hiv|icd"
    rb"|cim)%b(?![a-z0-9])" % CODE_SHAPE.encode()
)
"""A study or compound code, as sponsors make them; not a name of published trials."""
_REACH = 140
_UP = 260


def _judge(seen: Seen) -> float:
    """The statistic's own line, then what stands above it."""
    line = _line(seen)
    cues = cues_of(line)
    if not cues.isdisjoint(("cited", "taught")):
        return 0
    if "own" in cues or ("code" in cues and _has_code(seen, line)):
        return 0.7
    if "full" not in CUES(seen.value):
        return 0.5 if "arm" in cues else 0
    above = cues_of(_above(seen))
    if "cited" in above:
        return 0
    return 0.65 if "own" in above and "taught" not in above else 0.5


def _judge_versus(seen: Seen) -> float:
    """Two rates of one's own study; rates of nobody's are not even seen."""
    cues = cues_of(_line(seen))
    is_told = "mine" in cues and "lesson" not in cues and "full" in CUES(seen.value)
    return 0.7 if "own" in cues and (is_told or cues.isdisjoint(("cited", "taught"))) else 0


def _judge_counts(seen: Seen) -> float:
    """Events of one arm alone need an own study."""
    cues = cues_of(_line(seen))
    return (
        _judge(seen)
        if "full" in CUES(seen.value)
        else 0.65
        if "own" in cues and cues.isdisjoint(("cited", "taught", "asked"))
        else 0
    )


def _judge_board(seen: Seen) -> float:
    """A stop that somebody advised or decided; not rules of stopping."""
    line = _line(seen)
    if _MAY.search(line):
        return 0
    if _ADVISED.search(line) and not _IF.search(line):
        return 0.75
    cues = cues_of(line)
    return 0.75 if "advised" in cues and cues.isdisjoint(("cited", "taught")) else 0


def _judge_verdict(seen: Seen) -> float:
    """An endpoint met or not; a question whether it was is none."""
    return 0 if b"?" in seen.folded.data[seen.end : seen.end + 30] else _judge(seen)


def _has_code(seen: Seen, line: bytes) -> bool:
    """A sponsor's code on the line, written in capitals."""
    found = _CODE.search(line)
    if found is None:
        return False
    start = _line_start(seen) + found.start()
    return seen.original(start, start + len(found[0])).upper() == seen.original(start, start + len(found[0]))


def _line_start(seen: Seen) -> int:
    return line_start(seen.folded.data, seen.start, _REACH)


def _line(seen: Seen) -> bytes:
    """The line around, cut after some characters."""
    data, end = seen.folded.data, seen.end
    return data[_line_start(seen) : line_end(data, end, _REACH)]


def _above(seen: Seen) -> bytes:
    """What stands above the line."""
    start = _line_start(seen)
    return seen.folded.data[max(0, start - _UP) : start]


def _pattern(core: str, exact: str, judge: Callable[[Seen], float]) -> Pattern:
    compiled = re.compile(
        rf"(?<![a-z0-9])(?P<value>{exact})(?![a-z0-9]|[ ]?(?:bpm|/ ?min|mg|ml|mmol|kg|cm|h(?![a-z])))".encode("latin-1")
    )
    return Pattern("results", "SPONSOR_SECRET", core.encode("latin-1"), compiled, judge, attributes={"kind": "result"})


_TABLE = re.compile(
    rb"(?<![a-z])(?:table(?:au)?|figure|listing) 1[46]\.[0-9]|(?<![a-z])(?:tlf|tfl|csr|topline)(?![a-z])"
)
_SHELL = re.compile(rb"(?<![a-z])(?:shell|mock|maquette|exemple|example|dummy|fictif|fictive|xx)")


def _judge_row(seen: Seen) -> float:
    """A row of counts under the number of a report's table; not an empty shell."""
    above = seen.folded.data[max(0, seen.start - 400) : seen.start]
    is_own = _TABLE.search(above) is not None or "own" in cues_of(above)
    return 0.7 if is_own and not _SHELL.search(above) and "cited" not in cues_of(above) else 0


def _judge_change(seen: Seen) -> float:
    """So much less or more, in results of one's own that are not public."""
    cues = cues_of(_line(seen))
    return 0.7 if cues & {"own", "mine"} and cues.isdisjoint(("cited", "taught", "asked")) else 0


def _judge_chance(seen: Seen) -> float:
    """What an interim analysis told; not what a method asks for."""
    cues = CUES(_TERM.sub(b"", _line(seen)) + b"\n")
    return 0.7 if cues & {"own", "mine"} and cues.isdisjoint(("cited", "taught")) else 0


def _judge_far(seen: Seen) -> float:
    """A rate of one's own study."""
    cues = cues_of(_line(seen))
    return 0.65 if "mine" in cues and cues.isdisjoint(("cited", "taught")) else 0


def _judge_far_or_cut(seen: Seen) -> float:
    """So many of one's own patients."""
    cues = cues_of(_line(seen))
    return 0.65 if "own" in cues and cues.isdisjoint(("cited", "taught", "asked")) else 0


def _judge_advice(seen: Seen) -> float:
    """What a board has advised, said of one study; not what boards do."""
    line = _line(seen)
    return 0 if _MAY.search(line) or _IF.search(line) or not CUES(line + b"\n").isdisjoint(("cited", "taught")) else 0.7


_SHARE = rf"[0-9]{{1,4}} {{0,2}}\([ ]?{_NUMBER}[ ]?%?\)"
_ENDPOINTS = (
    r"(?:orr|dcr|cbr|cr|pr|sd|pd|pcr|deaths?|deces|deceased|responders?|repondeurs?|reponses?(?: [a-z]{2,12}){0,2}|response|remission|relapses?"
    r"|rechutes?|progression|events?|evenements?|teaes?|saes?|any (?:te)?ae|acr[257]0|pasi [0-9]{2,3}|success|succes|failures?|echecs?)"
)
_ROW = rf"{_ENDPOINTS},?[ ]?(?:n|n ?[(]%[)]|%|[(]%[)]|, n [(]%[)])?[ |\t:;]{{1,30}}{_SHARE}(?:[ |\t;]{{1,30}}{_SHARE}){{1,3}}"
_BOARD_NAME = (
    r"(?:i?dmc|dsmb|csi|comite (?:de surveillance|independant|scientifique)|(?:data )?monitoring (?:board|committee))"
)
_ADVICE = re.compile(
    (
        rf"(?<![a-z0-9]){_BOARD_NAME}(?![a-z])[^\n?!]{{0,60}}?(?:recommand[a-z]{{1,6}}|recommend[a-z]{{0,6}}|preconis[a-z]{{1,5}}|demand[a-z]{{1,5}}"
        r"|decid[a-z]{1,3}) (?:que |de |d'|l'|la |le |to |the |that |an? ){0,2}(?P<value>(?:arret|stop|halt|suspen|ferm|clos|poursui"
        r"|continu|interromp"
        r"|terminat|discontinu|drop)[a-z]{0,8}(?: (?:de |d'|l'|le |la |the |of )?[a-z0-9-]{1,14}){0,2})(?![a-z0-9])"
    ).encode("latin-1")
)
"""`le DSMB recommande d'arrêter le bras haute dose`."""
_CHANCE = r"(?:(?:puissance|probabilite) (?:conditionnelle|predictive)(?: de succes)?|(?:conditional|predictive) (?:power|probability))"
_TERM = re.compile(_CHANCE.encode())
_CHANGE = (
    r"(?:reduction|baisse|diminution|augmentation|amelioration|gain|hausse|reduction in|decrease|increase|improvement)(?: (?:relative|absolue|moyenne"
    r"|mediane|significative|relative|absolute|mean))?"
)
_CHANGED = (
    rf"{_CHANGE} (?:de|d'|of) (?:(?:plus|pres|more than) (?:de )?)?{_NUMBER} ?(?:%|points?|mmhg|kg|mg/dl|jours|mois|log)"
    rf"(?:[ ]?{_RANGE}|{_CI})?{_P}?"
)
_COMPARED = rf"(?:vs\.?|versus|contre|against) {_NUMBER}[^\n.;?!]{{0,30}}?{_P}"
_OF = (
    r"[0-9]{1,4} (?:of|sur|/|out of) [0-9]{1,4} (?:patients|sujets|subjects|participants)(?: [a-z]{2,14}){0,3} (?:had|have|ont|avaient"
    r"|achieved|presentent"
    r"|repond[a-z]{1,5}|responded)(?: [a-z]{1,12}){0,3}"
)
_FAR_RATE = r"(?:taux|proportion|pourcentage|rate|proportion|incidence|prevalence|frequence)s? (?:de |d'|des |of )"
_FAR = rf"{_FAR_RATE}[^\n.?!%]{{3,70}}? (?:est|etait|atteint|is|was|reached) (?:de |d'|a |of )?{_NUMBER} ?%(?: (?:vs\.?|versus|contre) {_NUMBER})?"
PATTERNS = (
    _pattern("[^a-z0-9](?:vs|versus|contre|against)[. ]", _COMPARED, _judge_versus),
    _pattern(
        r"[^a-z0-9][0-9]{1,4} (?:of|sur|/|out of) [0-9]{1,4} (?:patients|suj|subj|partic)", _OF, _judge_far_or_cut
    ),
    _pattern(f"[^a-z0-9]{_CHANGE} (?:de|d'|of) [a-z ]{{0,14}}[-+]?[0-9]", _CHANGED, _judge_change),
    _pattern(f"[^a-z0-9]{_CHANCE}", rf"{_CHANCE}[^\n.%]{{0,40}}?{_NUMBER} ?%", _judge_chance),
    _pattern(f"[^a-z0-9]{_FAR_RATE}", _FAR, _judge_far),
    _pattern(f"[^a-z0-9]{_ENDPOINTS},?[^\n0-9]{{1,30}}[0-9]{{1,4}} {{0,2}}\\(", _ROW, _judge_row),
    Pattern(
        "results",
        "SPONSOR_SECRET",
        rf"[^a-z0-9]{_BOARD_NAME}[^a-z][^\n?!]{{0,59}}(?:recommand(?:e|ai|ant|on)|recommend|preconis|demand|decid)".encode(
            "latin-1"
        ),
        _ADVICE,
        _judge_advice,
        attributes={"kind": "result"},
    ),
    _pattern(
        f"[^a-z0-9]{_EFFECT}[ ]?(?:de |of |a |at |etait de |was |est de )?[:=]?[ ]?[-+]?[.,]?[0-9]", _RATIO, _judge
    ),
    _pattern(f"[^a-z0-9](?:{_SURVIVAL}[ ]med|median?e? )", _MEDIAN, _judge),
    _pattern(f"[^a-z0-9]{_RATE_WORDS}[-+]?[0-9]", _RATE, _judge),
    _pattern(
        f"[^a-z0-9]{_VERDICT_WORDS}",
        _VERDICT,
        _judge_verdict,
    ),
    _pattern(
        "[^a-z0-9][0-9]{1,4} (?:deaths?|deces|morts?|events?|evenements?|eig|saes?|responders?|repondeurs?"
        "|relapses?|rechutes?|progressions?|arrets?) ",
        _COUNTS,
        _judge_counts,
    ),
    _pattern(
        r"[^a-z0-9][0-9]{1,2}(?:[.,][0-9]{1,2})? ?%[a-z0-9 ]{0,40} (?:vs|versus|contre|against)", _VERSUS, _judge_versus
    ),
    _pattern("[^a-z0-9](?:arret|stop|terminat|discontinu|futilit|continu|poursui)", _BOARD, _judge_board),
)
