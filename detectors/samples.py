"""What only shows how something is written: a value behind `ex.` where a format is spoken of, a data set that says that it is made up.

`regex pour le numéro de patient, ex. 012-034`, `données simulées :`, `assert RE.match("199017500100123")`. Looked at last, whatever found them.
A person, an account or a number with its right key stays somebody's, whatever a text says of itself.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detectors.lines import line_end, line_start
from detectors.names.citations import united
from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.perhaps import matches, may_match

_NUMBERED = frozenset({"SUBJECT_ID", "SITE_ID", "RANDOMISATION", "CASE_ID", "STUDY_CODE"})
_DECLARABLE = _NUMBERED | {"UNBLINDING", "HEALTH_RECORD", "DATE_OF_CARE", "INITIALS"}
_SHOWABLE = _NUMBERED | {
    "DATE_OF_BIRTH",
    "DATE_OF_CARE",
    "FR_LICENSE_PLATE",
    "PHONE_NUMBER",
    "FR_IPP",
    "FR_NDA",
    "CREDENTIAL",
}
_KEYED = frozenset({"FR_NIR", "FR_INS", "FR_RPPS", "FR_ADELI"})
_LOOKED_AT = _DECLARABLE | _SHOWABLE | _KEYED | {"CREDENTIAL"}
_WRONG = 0.5
"""Below, a number with a key is wrong."""
_SOMEBODYS = frozenset({"PERSON", "FR_NIR", "FR_INS", "FR_IPP", "EMAIL_ADDRESS", "PHONE_NUMBER", "ADDRESS"})
"""Beside one of these no data set is believed to be made up."""
_REACH = 160
_MOST_SHOWN = 100
"""A text with more values is no example of a form."""
_CALL = re.compile(rb"assert|expect|param|it\(|test|match\(|search\(|findall\(|valid|luhn\(|cases|samples|xemples")
_HINT = re.compile(rb"ex|e\.g|such as|like|comme|type|valid|attendu|forma|forme|teste|accept|refus|genre|style")
"""One of these stands before whatever is handed to a check, or stands as an example: cheaper than to look for each."""

_UNREAL = (
    rb"(?:fictifs?|fictives?|inventee?s?|simulee?s?|imaginaires?|factices?|bidons?|synthetiques?|d'exemple|de demo(?:nstration)?"
    rb"|de test(?= ?(?:[:.,;()*\n]|\Z|pour|genere|cree)))"
)
_DECLARED = re.compile(
    rb"(?<![a-z])(?:(?:donnees?|dataset|jeux?|patients?|sujets?|valeurs?|identifiants?|numeros?|lignes?|tableau|tables?|fichier|extrait|listing"
    rb"|exemples?|cas|csv|json|export|ids?)(?: [a-z']{2,14}){0,3},? ?\(?(?:(?:tota|entiere|pure|complete)(?:le)?ment )?%b"
    rb"|(?:dummy|fake|mock|simulated|synthetic|toy|made[ -]up|fictional|fictitious|sample|example) (?:[a-z]{2,10} )?"
    rb"(?:data(?: ?sets?)?|patients?|subjects?|records?|values|ids|rows)"
    rb"|jeux? de test|(?:avec|with|par|by|de|from) (?:faker|synthea)|(?:exemple|example)s? (?:tiree? |issue? |taken )?(?:du|de la|of the|from the)"
    rb" (?:site|docs?|documentation|norme|standard|guide|spec[a-z]*)"
    rb"|(?:set\.seed|call streaminit)(?=\([^\x00]{0,250}(?:r(?:norm|unif|binom|pois|exp)|sprintf|rand)\()"
    rb"|(?:jeux? de donnees|dataset|base|donnees) publi(?:que?s?|cs?)|public datasets?|mimic-?(?:i{2,3}|iv)|physionet|pharmaverse(?:sdtm|adam)"
    rb"|titanic|sashelp|kaggle)(?![a-z])" % _UNREAL
)
"""`données simulées`, `/* toy data */`, `le jeu public MIMIC-IV`, a seed for numbers that are drawn; not `remplace par des noms fictifs`."""
MADE_OF_REAL = (
    rb"remplac|anonymis|pseudonymis|transform|maquill|deguis|invente(?:r|z|-)|comme si|faire semblant|pretend|presque|sauf"
    rb"|a partir d|based on|(?<!pas de )(?<!pas des )(?<!aucune donnee )(?<!non )(?<!not )(?:vrai[es]?|reel(?:le)?s?|reals?|veritables?)(?![a-z])"
)
"""What tells that something real is behind a sample."""
_DOUBTED = re.compile(
    rb"(?<![a-z])(?:%b|notre|nos|our|(?:mon|ma|mes|my)(?! (?:cours|formations?|tuto[a-z]{0,5}|exercices?|diapos?|slides?|etudiants?|eleves"
    rb"|course|students|training|quiz|blog|memoire|tests?|macros?|scripts?|requetes?)(?![a-z])))" % MADE_OF_REAL
)
"""What makes such a word a wish, or a lie."""
_COMMENT = re.compile(rb"(?:/\*|#|--|//|<!--|\()[^\n]{0,60}\Z")
_LISTED = rb"(?:[\"'+(]{0,2}[0-9a-z][0-9a-z+./() -]{0,22}[\"')]?(?:,| ou| or| et| and) ){0,5}"
_SIGN = re.compile(
    rb"(?<![a-z])(?:ex|exemples?|examples?|e\.?g|such as|like|comme|type|valides?|invalides?|valid|invalid|attendue?s?|expected|au format"
    rb"|teste[rz]?|accepte[rz]?|refuse[rz]?|(?:de|sous) la forme"
    rb"|(?:regex|regexp|expression reguliere)(?: [a-z']{2,12}){0,4} (?:pour|for|:)|du genre"
    rb"|du style)\.?(?: ?[:,=(]{1,2})? ?(?:avec |with )?(?:[a-z_]{2,12} ?[=:] ?)?"
    rb"(?:(?:kit|le|id|n[o\xb0]) )?%b[\"'(\x80+]{0,2}\Z" % _LISTED
)
"""`(e.g., KIT `, `ex : 001-001 ou `; not `par exemple le patient `."""
_CANONICAL = re.compile(
    rb"ab-?123-?cd|(?:xyz|abc|foo|test|demo|exemple|example)(?:[-_ ]?0*[0-9]{1,4}){1,3}|(?:fr)?[-_]?0*1(?:[-_/]0*1){1,3}|(?:\+33|0)6 ?12 ?34 ?56 ?78"
    rb"|(?:\+33|0)1 ?23 ?45 ?67 ?89"
)
"""What everybody would write, where a sign of an example is enough."""
_FORM = re.compile(
    rb"(?<![a-z])(?:regex(?:p|es)?|expressions? regulieres?|formats?|formules?|formula|valide[rz]?|validat[a-z]+|champs?|fields?|saisie|colonnes?"
    rb"|cellules?|caracteres|characters|[0-9]{1,2} (?:chiffres|lettres|digits|letters)|prefixe|prefix|syntaxe|syntax|parse[rz]?|templates?|modeles?"
    rb"|nommage|numerotation|masques?|manuals?|strptime|dateutil|prxmatch|regexp?_like)(?![a-z])"
    rb"|(?://|/\*|#|--) ?(?:ex|e\.?g|exemples?|examples?)(?![a-z])"
)
_TROUBLE = re.compile(
    rb"(?<![a-z])(?:(?<!d')erreurs?(?! (?:attendue|explicite))|error(?!:)|manqu[a-z]+|missing|doublons?|duplicat[a-z]+"
    rb"|rejet[a-z]*|bloqu[a-z]+|vides?|empty|incoheren[a-z]+|aberran[a-z]+"
    rb"|faux|fausse|wrong|queries|query|chez|notre|nos|our|retrouve[a-z]*|patients? concerne[a-z]*"
    rb"|(?:ce|cette|le|la|du|mon|ma) patiente?(?! (?:doit|est compose)))(?![a-z])"
)
"""Where something went wrong, the example is somebody's."""
_FILLED = re.compile(rb"placeholder ?[=:] ?[\"']{0,2}\Z")
"""`<input placeholder="1 85 05 …">`: what a form shows where nothing is typed yet."""
_CALLED = re.compile(
    rb"(?:(?<![a-z])(?:assert[a-z_]*|expect|parametrize|it|test_that)[ (][^\n]{0,100}[(,\[] ?"
    rb"|(?:(?<![a-z])(?:re|regexp?|pattern|rx)|_re|/[a-z]{0,3})\.(?:match|fullmatch|test|search|findall)\((?:[a-z_]{1,20}, ?)?"
    rb"|(?<![a-z])(?:is_?)?(?:luhn|valid[a-z_]*)\("
    rb"|(?<![a-z_])(?:tests?|cases|samples|examples|exemples|valids?|invalids?) ?(?:=|<-) ?(?:c\()?[\[({]?[^\n()\]]{0,100})r?[\"']\Z"
)
"""`assert RE.match("`, `luhn("`, `tests = ["001-0001", "`; not `df.id.str.match("`."""


_FAMOUS = re.compile(rb"(?:azerty|qwerty|password|motdepasse|p@ssw0rd|bienvenue|admin|123456)[0-9!@#?*]{0,6}")
_TAUGHT = re.compile(
    rb"(?<![a-z])(?:mauvais|exemples?|sensibilis[a-z]+|diapo[a-z]*|affiche|slide|robust[a-z]+|celebres?|a ne pas|pire|sms|weak|awareness)(?![a-z])"
)
"""Where people are taught which passwords are bad."""


class _SpeaksOf(NamedTuple):
    """Whether a text may speak anywhere of calls of a program, or of forms."""

    calls: bool
    forms: bool


def without_samples(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits without those that are nobody's because they only show something."""
    if not any(hit.entity in _LOOKED_AT for hit in hits):
        return hits
    data = plain(text)
    spans = () if any(hit.entity in _SOMEBODYS for hit in hits) else united(_declared(data))
    is_form = sum(hit.entity in _LOOKED_AT for hit in hits) <= _MOST_SHOWN
    speaks_of = _SpeaksOf(*(is_form and may_match(said, data) for said in (_CALL, _FORM)))
    return [hit for hit in hits if not (_is_declared(hit, spans) or (is_form and _is_shown(data, hit, speaks_of)))]


def _declared(data: bytes) -> Iterator[tuple[int, int]]:
    """What declarations stand for: their paragraph from their line on, in a comment all of it, and the next one where they end it."""
    for said in matches(_DECLARED, data):
        low, high = line_start(data, said.start(), _REACH), line_end(data, said.end(), _REACH)
        if _DOUBTED.search(data, low, high):
            continue
        end = data.find(b"\n\n", said.end())
        if 0 <= end <= high:
            end = data.find(b"\n\n", end + 2)
        start = data.rfind(b"\n\n", 0, said.start()) + 1 if _COMMENT.search(data, low, said.start()) else low
        yield start, len(data) if end < 0 else end


def _is_declared(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    return hit.entity in _DECLARABLE and any(start <= hit.start < end for start, end in spans)


def _is_shown(data: bytes, hit: Hit, speaks_of: _SpeaksOf) -> bool:
    """Whether a value stands in a form, behind a sign of an example where a form is spoken of, or is handed to a check."""
    if hit.entity == "CREDENTIAL":
        return _is_taught(data, hit)
    if b"placeholder" in data[max(0, hit.start - 16) : hit.start] and _FILLED.search(
        data, max(0, hit.start - 16), hit.start
    ):
        return True
    is_showable = hit.entity in _SHOWABLE or (hit.entity in _KEYED and hit.score < _WRONG)
    return is_showable and _is_example(data, hit.start, hit.end, speaks_of)


def _is_example(data: bytes, start: int, end: int, speaks_of: _SpeaksOf) -> bool:
    low = line_start(data, start, _REACH)
    if speaks_of.calls and _CALL.search(data, low, start) and _CALLED.search(data, low, start):
        return True
    is_canonical = _CANONICAL.fullmatch(data, start, end) is not None
    if not (is_canonical or speaks_of.forms):
        return False
    if _HINT.search(data, low, start) is None or _SIGN.search(data, low, start) is None:
        return False
    high = line_end(data, end, _REACH)
    return is_canonical or (_FORM.search(data, low, high) is not None and _TROUBLE.search(data, low, high) is None)


def _is_taught(data: bytes, hit: Hit) -> bool:
    """A password that everybody knows, where bad ones are spoken of."""
    around = line_start(data, hit.start, _REACH), line_end(data, hit.end, _REACH)
    return _FAMOUS.fullmatch(data, hit.start, hit.end) is not None and _TAUGHT.search(data, *around) is not None
