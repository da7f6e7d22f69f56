"""Cover names of what a company keeps to itself: `Projet Hirondelle` beside a closure, `Project Larkspur` beside a merger, `nom de code : Edelweiss`.

A project may be anybody's: deals, closures, or that nothing is announced must be spoken of near by. Own rule.
"""

import re

from detectors.lines import line_start
from detectors.pattern import Pattern, Seen, stands
from detectors.study_mentions import NO_STUDY
from detectors.study_names import HOLDERS
from detectors.words import STOP

_LABEL = rb"(?:proje[ct]t?|operation|code ?name|nom de code|working name|internal code|cover name|nom de projet)"
_EXACT = re.compile(
    rb"(?<![a-z])%b(?: interne)?(?: (?:for|of|du|de|pour) [a-z' -]{2,30}?(?= is| est| ?:))?(?: ?[:=]| is| est)? ?(?:project |projet )?[\"'(]{0,2} ?"
    rb"(?P<value>[a-z]{4,14})(?![a-z0-9@])" % _LABEL
)
"""`Project Larkspur`, `the working name for the spin-off is Bluefin`."""
_SECRET = re.compile(
    rb"(?<![a-z])(?:merger|fusion|rachats?|racheter|acqui(?:sition|rir|re)|cession|ceder|nda|due diligence|cibles?|target|cdmo|restructur[a-z]{2,6}"
    rb"|pse|ferm(?:er|eture) (?:de |du |d'|le |la |l'|des? )?(?:bureau|site|filiale|usine|laboratoire|equipe)|spin-?off|divest[a-z]{0,5}|carve-out"
    rb"|licenciements?|suppressions? de postes?|layoffs?|reorgani[sz][a-z]{2,6}|board vote|sortir du capital|ipo|introduction en bourse"
    rb"|levee de fonds"
    rb"|closing|data ?room|term ?sheet|(?:rien|pas|not|nothing)[^\n.]{0,20} annonce[a-z]{0,2}|not (?:yet )?announced|nobody outside"
    rb"|sous embargo)(?![a-z])"
)
_NO_NAMES = frozenset(
    b"management manager charter plan team lead leader office name names code codes erasmus horizon europe voltaire gutenberg euro pilote"
    b" pivot region"
    b" officer director coordination recherche clinical clinique medical immobilier personnel professionnel server runway libre linux"
    b" zomboid red".split()
)
_REACH = 300


def _judge(seen: Seen) -> float:
    """A name by its capital, beside what is not to be known."""
    name, value = seen.original(seen.start, seen.end), seen.value
    is_name = (name.istitle() or name.isupper()) and not (
        value in STOP or value in HOLDERS or value in NO_STUDY or value in _NO_NAMES
    )
    return 0.65 if is_name and stands(seen.folded, _SECRET, *_told(seen)) else 0


def _told(seen: Seen) -> tuple[int, int]:
    """Its own line, and what stands below it as below a title."""
    data, high = seen.folded.data, seen.end + _REACH
    below = data.find(b"\n\n\n", seen.end, high)
    return line_start(data, seen.start, _REACH), high if below < 0 else below


PATTERNS = (Pattern("project_names", "STRATEGIC", rb"[^a-z]%b[^a-z]" % _LABEL, _EXACT, _judge),)
