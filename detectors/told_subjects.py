"""Numbers of trial subjects as people say them in haste: `pat 3-17 et 3-22`, `sub#4`, `le 012 a rappelé`.

So short a number is anything: the noun stands right before it, or it does what only a person does, and the line speaks of a trial.
"""

import re

from detectors.labelled import is_published, is_quantity
from detectors.lone_subjects import NOT_SUBJECT, ONE, PEOPLE, TRIAL
from detectors.pattern import Pattern, Seen, cue

_NOUN = rb"(?:%b|subs?|sbj|sjts?|ppts?|vol\.?)" % PEOPLE
_PAIR = re.compile(
    rb"(?<![a-z])%b ?[:#(]? ?(?P<value>[1-9]-[0-9]{2,4}(?:(?:, | et | and | & |/"
    rb"| ?\+ ?)[1-9]-[0-9]{2,4}){0,10}+)(?![0-9a-z])(?![.,/-][0-9])"
    rb"(?! ?(?:ans?|mois|years?|months?|jours?|semaines?|%%)(?![a-z]))" % _NOUN
)
"""`subj 1-022`, `pat 3-17 et 3-22`; not `patients 5-10 ans`, `sujets 1-20`."""
_PAIR_ITEM = re.compile(rb"[1-9]-[0-9]{2,4}")
_SIGNED = re.compile(rb"(?<![a-z])%b ?# ?(?P<value>[0-9]{1,4})(?![0-9a-z])(?![.,/-][0-9])" % _NOUN)
"""`sub#4`, where the line speaks of a trial."""
DID = (
    rb"(?:a (?:rappele|appele|vomi|chute|signe|oublie|arrete|stoppe|rate|loupe|saute|refuse|retire|pris (?:un|une|sa|son|ses|le|la|deux"
    rb"|2)|fait un(?:e)?"
    rb"|eu (?:un|une|son|sa|ses|des)|recu|declare|decompense|ete (?:hospitalise|randomise|inclus|exclu|desaveugle|decale|revu|vu|sorti"
    rb"|screene))"
    rb"|n'a (?:pas|jamais) (?:pris|recu|signe|rappele|eu|fait|ete)|est (?:(?:sortie?|venue?)(?! (?:un|une|le|la|les|des) )|decedee?"
    rb"|perdue?|pas venue?|hospitalisee?|inclu(?:se?)"
    rb"|randomisee?|en (?:echec|sf)|sous (?:placebo|actif|verum)|screen)|n'est (?:pas|jamais) venue?|etait sous|veut (?:sortir|arreter"
    rb"|retirer)"
    rb"|had(?! (?:been|to|no) )|took|missed|(?:may|can) (?:continue|resume|restart)"
    rb"|has (?:called|vomited|withdrawn|died|discontinued)|was (?:hospitali[sz]ed|withdrawn|randomi[sz]ed|unblinded)|withdrew|dropped out)"
)
_ACTOR = re.compile(rb"(?<![a-z])(?:le|la|subject) (?P<value>[0-9]{1,4})(?= (?:il |elle |qui )?%b(?![a-z]))" % DID)
"""`le 012 a rappelé`, `la 27 est sortie d'étude`; not `le 12 a été férié`."""
_CLINIC = cue(
    "ae ei sae eig grade v1 v2 v3 v4 v5 v6 v7 v8 v9 v10 j0 j1 visite visit bras arm ecg qtcf note nc medra meddra llt verbatim dose rando eot"
    " promoteur protocole etude essai pharma insu aveugle unblind tec arc consentement icf sf washout waiver"
    " hemolyse hemolyses adjudication eligibility rescreen rescreened"
)
SPOKEN = ONE | TRIAL | _CLINIC
READ = cue(
    "article auteurs authors serie cas-clinique fictif fictive exemple exercice examen qcm litterature publication revue"
)


def _is_of_trial(seen: Seen) -> bool:
    """Near what is said of subjects, and nothing that is numbered besides, read or made up."""
    if (
        is_published(seen)
        or seen.is_near(READ, 100, 100)
        or seen.is_near(NOT_SUBJECT - {b"note", b"protocole", b"etude", b"essai"}, 16, 0)
    ):
        return False
    return seen.is_near(SPOKEN, 80, 80) and not is_quantity(seen)


def _judge_pair(seen: Seen) -> float:
    """Many from one to twenty are a count."""
    is_many = seen.match[0].split(b" ")[0].endswith(b"s") and seen.match.end("value") - seen.match.start(
        "value"
    ) == len(seen.value)
    return 0 if is_many and seen.value[:2] == b"1-" else 0.65 if _is_of_trial(seen) else 0


def _judge_signed(seen: Seen) -> float:
    return 0.65 if _is_of_trial(seen) else 0


def _judge_actor(seen: Seen) -> float:
    """A first zero is no day; another number, up to 31, needs what happens in a trial only."""
    if seen.value[:1] == b"0" and len(seen.value) > 2:
        return 0.65 if _is_of_trial(seen) else 0
    return 0.65 if _is_of_trial(seen) and (int(seen.value) > 31 or seen.is_near(ONE | _CLINIC, 60, 60)) else 0


TOLD = (
    Pattern(
        "subjects", "SUBJECT_ID", rb"[^a-z]%b ?[:#(]? ?[1-9]-[0-9]{2}" % _NOUN, _PAIR, _judge_pair, items=_PAIR_ITEM
    ),
    Pattern("subjects", "SUBJECT_ID", rb"[^a-z]%b ?# ?[0-9]" % _NOUN, _SIGNED, _judge_signed),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:le|la|subject) [0-9]{1,4} (?:il |elle |qui )?(?:a |n'|est |etait |veut |has |was |withdrew|dropped)",
        _ACTOR,
        _judge_actor,
    ),
)
