"""Studies called by a word and what they are about, wherever a text works on one: `les slides TAMARIN-LC`, `réunion BOREAL-IV`.

Nothing but a study is called so; names of published trials are, too. Those everybody knows are listed, the others are read about: asked what
they showed, summed up, compared, in a row with one that is known. Lists: detectors/lexicons/topics.txt and published_trials.txt.
"""

import re
from array import array
from bisect import bisect_left, bisect_right

from detectors.lexicon import listed
from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen, match_places
from detectors.public_codes import is_published_trial
from detectors.study_mentions import NO_STUDY, is_real
from detectors.study_names import HOLDERS, RUN, is_read_about
from detectors.words import STOP

_TOPICS = b"|".join(sorted(listed("topics.txt"), reverse=True))
_NAME = re.compile(
    rb"(?<![a-z0-9_./@\\&-])(?P<value>(?P<head>[a-z]{4,12})-(?P<topic>%b))(?![a-z0-9])(?![._/=@-][a-z0-9])" % _TOPICS
)
"""`BOREAL-IV`, `equinox-hf`; not `PD-L1`, `follow-up`."""
_NO_HEADS = frozenset(
    b"type grade stade stage phase class classe niveau level tier part partie annexe annex chapitre chapter module volume tome article"
    b" appendix tableau"
    b" table figure groupe group bras cohorte cohort cycle post anti inter intra multi semi auto hyper hypo extra ultra super mini micro"
    b" sous over under"
    b" factor facteur anticorps version visite visit jour acute chronic early late severe resistant positive negative naive treated related onset"
    b" first second third world guerre louis henri charles pape saint titre title section windows office pack covid sars vitamine vitamin"
    b" nyha ccsa ecog"
    b" child pugh gold fact core eortc angiotensine collagene interleukin interleukine hepatite hepatitis".split()
)
_OWN = re.compile(
    rb"(?<![a-z])(?:notre|nos|nous|on|our|we|team|equipe|mails?|reunions?|meeting|calls?|visio|slides?|diapos?|planning|agenda|relances?"
    rb"|budget|factures?"
    rb"|invoice|clients?|bonjour|cordialement|dear|best regards|objet ?:|subject ?:|centres?|sites?|patients?|visites?|submission"
    rb"|soumission|cover note"
    rb"|letters?|lettres?|rendez-vous|rdv|convention|contrat|assureur|recruter|protocole?|amendement|avenant|drafts?|redige[rz]?"
    rb"|randomi[sz]ation|v[1-9])(?![a-z])"
)
"""Somebody works on it: with such a name one of these is enough, which stand near almost all that is written at work."""
_NAMED = rb"[a-z][a-z0-9]{2,14}(?:[- ][a-z0-9]{1,10})?"
_SEPARATED = rb"(?: ?[,;/] ?(?:et |and |ou |or )?| (?:et|and|ou|or|vs\.?|versus|a|to|with|avec) )"
_ROW_AHEAD = re.compile(rb"(?<![a-z0-9-])(?:%b%b){1,5}\Z" % (_NAMED, _SEPARATED))
_ROW_BEHIND = re.compile(rb"(?:%b%b){1,5}" % (_SEPARATED, _NAMED))
_EACH = re.compile(rb"[a-z0-9]{3,15}(?:-[a-z0-9]{1,10})?")
_READ_AHEAD = re.compile(
    rb"(?<![a-z])(?:(?:resume|compare|explique|presente|discute|critique|cite|commente)[rz]?|summari[sz]e|explain|discuss|review|describe"
    rb"|rappelle[rz]?|connais(?:-tu)?"
    rb"|resultats?|results?|findings?|conclusions?|lessons?|lecons?|design|donnees|evidence|criteres?(?: d'inclusion| principal)?"
    rb"|endpoints?|selon|d'apres"
    rb"|comme dans|as in|according to|contrairement a|inspired by|from|(?<!nos )(?<!our )(?:essais|etudes|trials|studies)|what (?:did|was"
    rb"|were|does)"
    rb"|why (?:did|was)|qu(?:els?|elles?) (?:est|sont|etai(?:en)?t)|population)(?:-moi)?"
    rb"(?: (?:moi|us|me|briefly|brievement|rapidement|from|de|des|of|in|dans))?"
    rb" (?:(?:l'|d'|(?:les?|la|the|des?|du|of|to|a|entre|between|et|and|resultats?|results?|donnees|data|essais?|etudes?|trials?|study"
    rb"|studies|conclusions?|findings"
    rb"|design|criteres?|principal|principaux|primary|endpoints?|published|publiee?s?|landmark|grande?s?|pivot|inclusion) ?)){0,6}[\"'(]?\Z"
)
"""`résume l'essai BOREAL-IV`, `les critères de BOREAL-IV`; not `résume le compte rendu de BOREAL-IV`."""
_READ_BEHIND = re.compile(
    rb"[\"')]{0,2},? (?:trial |study )?(?:(?:(?:a|ont|avait|had|has|have) )?(?:montre|conclu|demontre|change|inclus [0-9]|shown|randomi|reuni)"
    rb"|showed|shows|found|demonstrated|concluded|enrolled [0-9]|randomized [0-9]|results?|resultats?|published|publiee?|investigators\b)"
)
"""`BOREAL-IV a montré`, `BOREAL-IV trial showed`."""
_LITERATURE = re.compile(
    rb"(?<![a-z])(?:nejm|lancet|jama|pubmed|journal club|bibliograph(?:ie|iques?|y)|litterature|literature|meta-?analys(?:es?|is)|guidelines?"
    rb"|recommandations? (?:esc|has|europeennes|americaines|de la)|clinicaltrials|essais? publies?|published trials?|revue de la"
    rb"|etat de l'art)(?![a-z])"
)
_WINDOW = 1500
"""What stands farther away does not speak for a name."""
_LINE = 160
_MOST = 40


def _judge(seen: Seen) -> float:
    """In capitals one sign of work on it is enough; otherwise two that a study is run."""
    head = seen.match["head"]
    if head in _NO_HEADS or head in STOP or head in HOLDERS or head in NO_STUDY or not is_real(seen) or _is_read(seen):
        return 0
    is_loud = seen.original(seen.start, seen.end).isupper()
    is_worked_on = is_loud and (_near(seen, RUN) or _near(seen, _OWN))
    return 0.62 if is_worked_on or _is_run_often(seen) else 0


def _is_read(seen: Seen) -> bool:
    """Whether somebody reads about it."""
    data, start, end = seen.folded.data, seen.start, seen.end
    low, high = line_start(data, start, _LINE), line_end(data, end, _LINE)
    row = _ROW_AHEAD.search(data, low, start)
    first = row.start() if row else start
    if row and _is_known(row[0]):
        return True
    row = _ROW_BEHIND.match(data, end, high)
    if row and _is_known(row[0]):
        return True
    is_asked = _READ_AHEAD.search(data, low, start) or _READ_AHEAD.search(data, low, first)
    return (
        bool(is_asked)
        or _READ_BEHIND.match(data, end, high) is not None
        or is_read_about(seen)
        or _near(seen, _LITERATURE)
    )


def _is_known(row: bytes) -> bool:
    """Whether one of a row is a trial of the literature."""
    return any(map(is_published_trial, _EACH.findall(row)))


def _places(seen: Seen, sought: re.Pattern[bytes]) -> array[int]:
    """Where matches begin around it, on other lines as well."""
    places = match_places(seen.folded, sought)
    return places[bisect_left(places, seen.start - _WINDOW) : bisect_right(places, seen.end + _WINDOW)]


def _near(seen: Seen, sought: re.Pattern[bytes]) -> bool:
    return bool(_places(seen, sought))


def _is_run_often(seen: Seen) -> bool:
    """Whether two different words around say that somebody runs a study."""
    data, places = seen.folded.data, _places(seen, RUN)[:_MOST]
    return len({found[0] for place in places if (found := RUN.match(data, place))}) > 1


PATTERNS = (
    Pattern(
        "topic_names",
        "STUDY_CODE",
        rb"[a-z]-(?:%b)[^a-z0-9]" % _TOPICS,
        _NAME,
        _judge,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz"),
        is_far=True,
    ),
)
