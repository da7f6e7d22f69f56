"""Passwords that stand apart from the word that tells them, on its line: behind a login, an aside or a question.

`mdp Medidata de ma collègue : c.rivalin@… / Tournesol_Med@26`, `ce mot de passe est-il assez fort ? Rave-Prod-2026!`. So far away only what
nobody writes but as a password counts: letters, capitals or several pieces among them, figures and signs. Own rule.
"""

import re

from detectors.passwords import BARE
from detectors.pattern import Pattern, Seen
from detectors.secret_values import counts, is_cased, is_held, is_name, is_reference
from detectors.uuids import is_uuid

_EXACT = re.compile(
    rb"(?:mots? de passe|motdepasse|mdp|password|passwd|pwd)(?![a-z_])(?P<between>[^\n=\\]{1,110}?)(?<=[ /:\"'`(])"
    rb"(?P<value>(?![^\s@]{1,40}@[a-z0-9-]{1,40}\.[a-z])(?=[^\s]{0,39}[0-9])(?=[^\s]{0,39}[!@#$%&*?+_-])[a-z0-9!@#$%&*?+_.-]{8,40})(?![^\s\"'`),;])"
)
_SPOKEN_OF = re.compile(
    rb"(?<![a-z.@])(?:ex|eg|exemples?|examples?|comme|like|genre|fictifs?|fake|dummy|bidon|format|types?|regex|modeles?|celebres?|longueur|doit|must|should"
    rb"|hash|chiffre|version|erreur|error|fichier|file|rfc|art(?:icle)?|norme)(?![a-z])"
)
"""In between or just before: what makes a password is spoken of, or something else."""
_SIGN = re.compile(rb"[!@#$%&*?+]")
_BEFORE = 30


def _judge(seen: Seen) -> float:
    value = seen.value
    letters, digits, _ = counts(value)
    if letters < 3 or not digits or is_held(value) or is_name(value) or is_reference(value) or is_uuid(value):
        return 0
    label = seen.match.start()
    if _SPOKEN_OF.search(seen.folded.data, max(0, label - _BEFORE), seen.start):
        return 0
    return 0.8 if _SIGN.search(value) and is_cased(seen.original(seen.start, seen.end)) else 0


def _narrow(seen: Seen) -> tuple[int, int]:
    """Without the sentence's end."""
    return seen.start, seen.start + len(seen.value.rstrip(b".?"))


PATTERNS = (Pattern("far_passwords", "CREDENTIAL", f".{BARE}".encode(), _EXACT, _judge, _narrow, {"kind": "password"}),)
