"""Studies called by a word and what they are about, wherever a text works on one: `les slides TAMARIN-LC`, `réunion BOREAL-IV`.

Nothing but a study is called so; names of published trials are, too: those everybody knows are listed, the others are read about (worked_on.py).
A word with one capital needs `étude` in front, and more that speaks of work. Lists: detectors/lexicons/topics.txt and published_trials.txt.
"""

import re

from detectors.lexicon import listed
from detectors.pattern import Pattern, Seen
from detectors.study_mentions import NO_STUDY, is_real
from detectors.study_names import AUTHOR, HOLDERS
from detectors.words import STOP
from detectors.worked_on import is_read, is_run_around, is_worked_on

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
_TITLED = re.compile(
    rb"(?<![a-z])(?:etude|essai|protocole|study|trial)(?: clinique)? [\"']{0,2} ?(?P<value>[a-z]{5,13})(?![a-z0-9@'-])(?![._/=][a-z0-9])"
)
"""`l'étude Galatée`."""


def _judge(seen: Seen) -> float:
    """In capitals one sign of work on it is enough; otherwise two that a study is run."""
    if seen.match["head"] in _NO_HEADS or not _is_name(seen, seen.match["head"]):
        return 0
    is_loud = seen.original(*seen.match.span("head")).isupper()
    return 0.62 if is_run_around(seen, 2) or (is_loud and is_worked_on(seen)) else 0


def _judge_titled(seen: Seen) -> float:
    """With one capital, where more than one word speaks of work: studies of authors are read about."""
    label, name = seen.original(seen.match.start(), seen.start), seen.original(seen.start, seen.end)
    is_titled = name.istitle() and label.islower() and not AUTHOR.match(seen.folded.data, seen.end)
    return 0.62 if is_titled and _is_name(seen, seen.value) and is_worked_on(seen, 3) else 0


def _is_name(seen: Seen, head: bytes) -> bool:
    return not any(head in words for words in (STOP, HOLDERS, NO_STUDY)) and is_real(seen) and not is_read(seen)


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
    Pattern(
        "topic_names",
        "STUDY_CODE",
        rb"[^a-z](?:etude|essai|protocole|study|trial)(?: clinique)? [\"']{0,2} ?[a-z]{5}",
        _TITLED,
        _judge_titled,
        is_far=True,
    ),
)
