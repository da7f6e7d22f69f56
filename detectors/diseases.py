"""Diseases that bear a name or lack an enzyme, told by their form: `maladie de Wolman`, `Barth syndrome`, `déficit en biotinidase`. Health signals.

There are thousands of them, and the rare ones, which single out a patient, are in no short list. Forms by hand; nomenclature of rare diseases:
https://www.orphadata.com.
"""

import re

from detectors.pattern import Pattern, Seen

_SCORE = 0.7
_WORD = rb"[a-z\x80][a-z\x80'-]{2,20}"
_OF = re.compile(
    rb"(?:maladie|syndrome|tumeur|anomalie|ataxie|dystrophie|purpura|sarcome|lymphome|encephalite|thyroidite|arterite|anemie|myopathie)s?"
    rb" (?:de |d'|of )(?P<name>%b)(?: (?:de |du )?(?P<more>%b))?" % (_WORD, _WORD)
)
"""`maladie de Wolman`; not `maladie de longue durée`, in small letters."""
_NAMED = re.compile(
    rb"(?<![a-z])(?P<name>%b?)(?:'s)? (?:disease|syndrome|sarcoma|lymphoma|ataxia|dystrophy|tumou?r)(?![a-z])" % _WORD
)
"""`Barth syndrome`; not `this disease`."""
_LACKS = re.compile(
    rb"(?:deficit|deficience)s? (?:congenital |complet |partiel |hereditaire |constitutionnel )?en [a-z0-9 -]{0,25}?"
    rb"(?:ase|globuline|trypsine|antithrombine|proteine [cs]|facteur [ivx]{1,5}|c1[ -]inhibiteur|g6pd|otc|mcad|iga)s?(?![a-z])"
)
"""`déficit en biotinidase`; not `déficit en personnel`."""
_NO_NAMES = frozenset(
    b"this that the which what rare heart liver kidney lung chronic acute infectious other each such any every both these those how when its"
    b" coronary genetic skin blood brain sickle notre votre leur".split()
)


def _judge(seen: Seen) -> float:
    """Named by a capital; an enzyme needs none."""
    if seen.match.re is _LACKS:
        return _SCORE
    name = seen.match.start("name")
    return _SCORE if seen.original(name, name + 1).isupper() and seen.match["name"] not in _NO_NAMES else 0


def _whole(seen: Seen) -> tuple[int, int]:
    """With a second name that has a capital, too: `syndrome de Gorham Stout`, `maladie de Wolman chez`."""
    more = seen.match.start("more")
    goes_on = more >= 0 and seen.original(more, more + 1).isupper()
    return seen.start, seen.end if goes_on else seen.match.end("name")


PATTERNS = (
    Pattern(
        "diseases",
        "DIAGNOSIS",
        rb"[^a-z](?:maladie|syndrome|tumeur|anomalie|ataxie|dystrophie|purpura|sarcome|lymphome|encephalite|thyroidite|arterite|anemie|myopathie)s?"
        rb" (?:de |d'|of )[a-z\x80]",
        _OF,
        _judge,
        _whole,
    ),
    Pattern(
        "diseases",
        "DIAGNOSIS",
        rb"[a-z](?:'s)? (?:disease|syndrome|sarcoma|lymphoma|ataxia|dystrophy|tumou?r)",
        _NAMED,
        _judge,
        lead=(22, b"abcdefghijklmnopqrstuvwxyz'-"),
    ),
    Pattern("diseases", "DIAGNOSIS", rb"[^a-z](?:deficit|deficience)s? [a-z]{2,15} ", _LACKS, _judge),
)
