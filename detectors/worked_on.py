"""Whether a text works on a study or reads about one: by all that stands around its name, on other lines as well.

Who writes at work speaks of meetings, mails, sites and visits; what is read about is summed up, compared, asked what it showed, or stands in a row
with a trial that everybody knows. Own rule.
"""

import re
from array import array
from bisect import bisect_left, bisect_right

from detectors.lines import line_end, line_start
from detectors.pattern import Seen, match_places
from detectors.public_codes import is_published_trial
from detectors.study_names import RUN, is_read_about

_OWN = re.compile(
    rb"(?<![a-z])(?:notre|nos|nous|on|our|we|team|equipe|mails?|reunions?|meeting|calls?|visio|slides?|diapos?|planning|agenda|relances?"
    rb"|budget|factures?"
    rb"|invoice|clients?|bonjour|cordialement|dear|best regards|objet ?:|subject ?:|centres?|sites?|patients?|visite?s?|submission"
    rb"|soumission|cover note"
    rb"|letters?|lettres?|rendez-vous|rdv|convention|contrat|assureur|recruter|merci de|creneaux?|selection|protocole?|amendement|avenant"
    rb"|drafts?|redige[rz]?"
    rb"|randomi[sz]ation|v[1-9])(?![a-z])"
)
"""Somebody works on it: with such a name one of these is enough, which stand near almost all that is written at work."""
_NAMED = rb"[a-z][a-z0-9]{2,14}(?:-[a-z0-9]{1,10}| [0-9ivx]{1,4})?"
_SEPARATED = rb"(?: ?[,;/] ?(?:et |and |ou |or )?| (?:et|and|ou|or|vs\.?|versus|a|to|with|avec) )"
_ROW_AHEAD = re.compile(rb"(?<![a-z0-9-])(?:%b%b){1,5}\Z" % (_NAMED, _SEPARATED))
_ROW_BEHIND = re.compile(rb"(?:%b%b){1,5}" % (_SEPARATED, _NAMED))
_EACH = re.compile(rb"[a-z0-9]{3,15}(?:-[a-z0-9]{1,10})?")
_READ_AHEAD = re.compile(
    rb"(?<![a-z])(?:(?:resume|compare|explique|presente|discute|critique|cite|commente)[rz]?|summari[sz]e|explain|discuss|review|describe"
    rb"|rappelle[rz]?|connais(?:-tu)?|appliquer|apply"
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
    rb"|showed|shows|found|demonstrated|concluded|enrolled [0-9]|randomized [0-9]|results?|resultats?|published|publiee?|investigators\b"
    rb"|(?:apply|applies|s'applique|apporte|apprend|tells?|teach|dit) (?:to|a|sur|about|que|us|nous))"
    rb"|[\"')]{0,2} ?[:,] ?(?:pourquoi|why) [^\n]{0,20}(?:essai|trial|study|etude|arret|stopp|negati|fail|echou)"
)
"""`BOREAL-IV a montré`, `BOREAL-IV trial showed`."""
_TOLD_PAST = re.compile(
    rb"(?:,| the)? [a-z0-9][a-z0-9 -]{2,40} (?:was|were|had|reduced|improved|increased|lowered|failed)(?![a-z])"
)
_WITHIN = re.compile(rb"(?<![a-z])in (?:the )?\Z")
"""`in BOREAL-IV, apixaban was started early`: a fact."""
_LITERATURE = re.compile(
    rb"(?<![a-z])(?:nejm|lancet|jama|pubmed|journal club|bibliograph(?:ie|iques?|y)|litterature|literature|meta-?analys(?:es?|is)|guidelines?"
    rb"|recommandations? (?:esc|has|europeennes|americaines|de la)|clinicaltrials|essais? publies?|published trials?|revue de la"
    rb"|etat de l'art)(?![a-z])"
)
_WINDOW = 1500
"""What stands farther away does not speak for a name."""
_LINE = 160
_MOST = 16


def is_worked_on(seen: Seen, least: int = 1) -> bool:
    """Whether so many different words around say that somebody works on a study."""
    return len(_told(seen, RUN) | _told(seen, _OWN)) >= least


def is_run_around(seen: Seen, least: int) -> bool:
    """Whether so many different words around say that somebody runs a study."""
    return len(_told(seen, RUN)) >= least


def is_read(seen: Seen) -> bool:
    """Whether somebody reads about it."""
    return _is_asked_about(seen) or is_read_about(seen) or bool(_places(seen, _LITERATURE))


def _is_asked_about(seen: Seen) -> bool:
    """By the words right before and behind it, or in front of the row in which it stands."""
    data, start, end = seen.folded.data, seen.start, seen.end
    ahead, behind = data[line_start(data, start, _LINE) : start], data[end : line_end(data, end, _LINE)]
    return seen.folded.tells(b"is asked about", b"<>".join((ahead, behind)), lambda: _asks(ahead, behind))


def _asks(ahead: bytes, behind: bytes) -> bool:
    row, rest = _ROW_AHEAD.search(ahead), _ROW_BEHIND.match(behind)
    if any(found and _is_known(found[0]) for found in (row, rest)):
        return True
    is_told = _READ_AHEAD.search(ahead) or _READ_AHEAD.search(ahead, 0, row.start() if row else 0)
    is_fact = _WITHIN.search(ahead) and _TOLD_PAST.match(behind)
    return bool(is_told or is_fact or _READ_BEHIND.match(behind))


def _is_known(row: bytes) -> bool:
    """Whether one of a row is a trial of the literature."""
    return any(map(is_published_trial, _EACH.findall(row)))


def _places(seen: Seen, sought: re.Pattern[bytes]) -> array[int]:
    """Where matches begin around it, on other lines as well."""
    places = match_places(seen.folded, sought)
    return places[bisect_left(places, seen.start - _WINDOW) : bisect_right(places, seen.end + _WINDOW)]


def _told(seen: Seen, sought: re.Pattern[bytes]) -> set[bytes]:
    """The different matches around it."""
    data = seen.folded.data
    return {found[0] for place in _places(seen, sought)[:_MOST] if (found := sought.match(data, place))}
