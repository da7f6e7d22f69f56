"""Studies with a coined name: a word of no language, in capitals or with a rank, where the line speaks of running a study.

`relance TAVORIS centre 7`, `V2 TAVORIS 14/05`, `inclusion tavoris2 ce matin`. The large lists of words and names tell that nobody and nothing
else is called so; habit of project teams.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from detectors.capitals import capital_words
from detectors.lexicon import listed
from detectors.lines import line_end, line_start
from detectors.names import shipped_lists
from detectors.names.gazetteers import PEOPLE
from detectors.normalise import Folded
from detectors.pattern import Hit, Pattern, Seen, cue, stands
from detectors.public_codes import is_public_compound
from detectors.study_mentions import NO_STUDY, is_real
from detectors.study_names import AUTHOR, is_run, is_word

_BOUND = rb"(?<![a-z0-9_./@\\&%%#-])(?P<value>(?P<name>[a-z]{5,12})%b)(?![a-z0-9])(?![.,/_=-][a-z0-9])(?! ?[(=])"
_CAPITALS = re.compile(_BOUND % rb"(?:-?[0-9]{1,2})?")
_LINK = rb"(?:sur|pour|etude|essai|protocole|equipe|patients|inclusions?|e?crf|relance|avenant|dsur|planning)"
_LINKED = re.compile(
    rb"(?<![a-z])%b (?P<value>(?P<name>[a-z]{5,12})-?[0-9]{1,2})(?![a-z0-9])(?![.,/_=(-][a-z0-9])(?! ?[(=])" % _LINK
)
"""`inclusion tavoris2 ce matin`, in any case; not `visit2 = 3`."""
SURE = re.compile(
    rb"(?<![a-z0-9])(?:quer(?:y|ies)|avenants?|kits?|lplv|lpi|fpi|lpfv|fpfv|fplv|dbl|(?:db|database) lock|gel de (?:la )?base"
    rb"|newsletter|copil|close-?out|siv|imv|mvr|dsur|kick-?off|amendements?|amdts?|sdv|mise en place|surcouts"
    rb"|icf v?[0-9]|central lab|labo central|po (?:number|n[o\xb0])|avis (?:du )?cpp"
    rb"|(?:centre|site) (?:n[o\xb0] ?)?[0-9]{1,4}|[0-9]{1,3} (?:centres|sites|inclus|sf)|(?:wk|week|semaine|s) ?[0-9]{1,2} recruitment"
    rb"|visites? [0-9]{1,2} de|(?:avec la|notre) cro|promoteur (?:demande|veut|attend)|(?:facture|devis|bon de commande|invoice)[^\n]{0,40} visites"
    rb"|protocole(?= [a-z]{5,12}-?[0-9]{0,2} v[0-9]))"
    rb"(?![a-z0-9])"
)
"""Whom or what only those speak of who run a study; one is enough."""
_VISIT = re.compile(rb"(?<![a-z0-9])(?:v|visite? ?)[0-9]{1,2} \Z")
_DATED = re.compile(rb" (?:le |du |: ?)?[0-3]?[0-9][/h.][0-9]")
"""`V2 TAVORIS 14/05`."""
_RUN = cue(
    "cro arc arcs cra cras tec promoteur sponsor dsmb monitoring tmf etmf crf ecrf sae eig susar cpp ansm inclusion inclusions inclus recrutement"
    " centre centres site sites investigateur investigateurs patient patients pharmacie query queries amendement avenant kits dsur lplv fpi"
    " visite visites"
)
"""Enough for a coined word with a rank."""
_UNCODED = re.compile(rb"[;={}\\]|%[a-z]|proc |library\(|select |<-")
"""A line of code names variables."""
_ASKED = cue(
    "logiciel logiciels outil outils software vendor fournisseur editeur plateforme score echelle scale questionnaire variable variables macro"
    " acronyme signifie definition tutoriel excel formule sas proc domaine langage application appli module"
)
"""Where a tool, a scale or a variable is asked about."""
_VOWELS = re.compile(rb"[aeiouy]")
_CLUSTER = re.compile(rb"[^aeiouy]{4}|\A[^aeiouy]{3}(?<!str)(?<!scr)(?<!spr)")
_VARIABLE = re.compile(
    rb"(?:[a-z]{2,6}(?:dtc?|dtm|flg?|cd|seq|stat|resc?|term|decod|test|orres|lbl|num|grp)|(?:site|subj|study|visit|country)id|avalc?|chg|aval.*"
    rb"|aes[a-z]{3,5})"
)
"""Of SDTM and ADaM, https://www.cdisc.org: `VISITNUM`, `PARAMCD`."""
_TOOLS = frozenset(
    b"wingspan phlexglobal cluepoints siebel trackwise mastercontrol docusign powerpoint sharepoint onedrive onenote confluence kubernetes github"
    b" gitlab hadoop ansible vigibase vigiflow vigilyze eudralex eudravigilance whodrug castoredc clinion dacima openspecimen formedix spotfire"
    b" jreview rstudio jupyter pinnacle qualtrics limesurvey graphpad prism winnonlin monolix nonmem surveymonkey"
    b" chatgpt copilot mistral perplexity sumifs countifs countif sumif vlookup xlookup hlookup recherchev concatenate lifetest glimmix ttest"
    b" phreg swimlane webinar onboarding checklist template timeline startup benchmark workflow reporting dashboard feedback deadline".split()
)
_LISTED = listed("acronyms.txt", "drug_brands.txt", "sponsors.txt", "large_towns.txt", "things.txt", "houses.txt")
_AROUND = 70
_MANY = 100
"""Words in capitals of which it pays to note once where the words beside them stand."""


def _is_unknown(name: bytes, is_ranked: bool) -> bool:
    """Neither a word nor a tool, and it can be spoken; nor, without a rank, a name of people."""
    if is_word(name) or name in _LISTED or name in NO_STUDY or name in _TOOLS or _VARIABLE.fullmatch(name):
        return False
    if len(_VOWELS.findall(name)) < 2 or _CLUSTER.search(name) or is_public_compound(name):
        return False
    flags = shipped_lists().flags(name.decode("ascii"))
    return not flags or (is_ranked and PEOPLE.issuperset(flags))


def _judge_plain(seen: Seen) -> float:
    """In capitals: a word with a rank is a name on any line of a trial, another beside what is said of one's own."""
    return 0.62 if _is_unknown(seen.match["name"], bool(seen.digits)) and _is_run(seen) and _is_name(seen) else 0


def _judge_ranked(seen: Seen) -> float:
    """In any case, as it is typed in haste; with a hyphen nothing but capitals tells it from a word and its number."""
    if b"-" in seen.value and seen.original(seen.start, seen.end).islower():
        return 0
    return (
        0.62 if seen.is_near(_RUN, _AROUND, _AROUND) and _is_unknown(seen.match["name"], True) and _is_name(seen) else 0
    )


def _is_run(seen: Seen) -> bool:
    data, start, end = seen.folded.data, seen.start, seen.end
    if _VISIT.search(data, max(0, start - 16), start) and _DATED.match(data, end):
        return True
    if seen.digits and seen.is_near(_RUN, _AROUND, _AROUND):
        return True
    return stands(seen.folded, SURE, *_line(seen)) or is_run(seen, 2)


def _is_name(seen: Seen) -> bool:
    """Not one of a list of variables, a tool that is asked about, an author, nor one word of a line in capitals."""
    data = seen.folded.data
    if _UNCODED.search(data, *_line(seen)) or seen.is_near(_ASKED, 60, 60) or not is_real(seen):
        return False
    is_author = not seen.original(seen.start, seen.end).isupper() and AUTHOR.match(data, seen.end)
    return not is_author and _stands_out(seen)


def _stands_out(seen: Seen) -> bool:
    (low, start), (end, high) = (_line(seen)[0], seen.start), (seen.end, _line(seen)[1])
    around = (seen.original(low, start) if low < start else "") + (seen.original(end, high) if end < high else "")
    return any(map(str.islower, around))


def _line(seen: Seen) -> tuple[int, int]:
    data = seen.folded.data
    return line_start(data, seen.start, _AROUND), line_end(data, seen.end, _AROUND)


_IN_CAPITALS = Pattern("study_codes", "STUDY_CODE", rb"[^a-z0-9][a-z]{5}", _CAPITALS, _judge_plain, in_capitals=True)
COINED = (
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z]%b [a-z]{5,12}-?[0-9]{1,2}[^0-9a-z]" % _LINK,
        _LINKED,
        _judge_ranked,
    ),
)


def coined_in_capitals(text: str, folded: Folded) -> Iterator[Hit]:
    """A Search for coined names in capitals: by the capitals themselves, as a core would stand at every word."""
    starts = list(capital_words(text)) if folded.rewritten is None else []
    if len(starts) > _MANY:
        folded = replace(folded, told={})
    for start in starts:
        place = start if folded.offsets is None else bisect_left(folded.offsets, start)
        yield from _IN_CAPITALS.hits(text, folded, place)
