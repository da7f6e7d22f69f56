"""Ages of a person: `âgée de 91 ans`, `93 y.o.`, `AGE=95`, `J3 de vie`. Never an identifier alone; attribute `band` serves rules that combine.

Bands: `neonate` and `infant` (exact age in days, weeks or months), `under_90`, `over_89`, the limit of the HIPAA safe harbour
(45 CFR 164.514(b)(2)(i)(C)). Durations, survival, criteria of inclusion and periods of storage are no ages.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from detectors.lines import line_start
from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, match_places, stands, words
from detectors.sights import near

_PERSON = words(
    r"agee?s?(?: de)?",
    r"age",
    r"hommes?",
    r"femmes?",
    r"garcon(?:net)?s?",
    r"filles?",
    r"fillettes?|petite?",
    r"patiente?",
    r"enfant",
    r"sujet|participante?|residente?|etudiante?|volontaire|pte?|apprentie?|salariee?|detenue?|greffee?",
    r"malade",
    r"m\.?|mr|mme|mlle|monsieur|madame",
    r"h|f",
    r"nourrisson|jeune|ado",
    r"bebe",
    r"adolescente?",
    r"nouveau[ -]nee?",
    r"male|female|man|woman|boy|girl|aged",
    r"retraitee?",
    r"j(?:umeaux|umelles)",
    r"frere|s(?:oe|o)ur|fils|maman|papa|mere|pere|mari|epouse|epoux|conjointe?|compagne|compagnon|voisine?",
    r"octogenaire|nonagenaire|centenaire",
    r"dame",
    r"monsieur",
    r"sexe",
    r"veuve|veuf",
)
_SEX = re.compile(rb"(?<![0-9a-z])[hfm][ ,:;]{1,3}\Z")
"""`H 61 ans`."""
_HAS = re.compile(rb"(?<![a-z])(?:il|elle|j'|qui|patiente?|fille|fils|mere|pere|maman|papa|enfant) ?ai? (?:deja )?\Z")
"""`elle a 52 ans`, `j'ai 47 ans`; not `survie à 5 ans`."""
_APART = re.compile(rb"(?:[a-z.\"'\x80)]|(?:19|20)[0-9]{2}),? ?[,(;/|-] ?\Z")
_APART_BEHIND = re.compile(rb"(?: et demie?)?[ ]?(?:[,;)/|]|\.?\Z|\.[ \n])")
"""`le patient, ancien marin, 59 ans, est`: between commas it is said of whoever stands before."""
_INITIALS = re.compile(rb"(?<![a-z])[a-z]\.(?:[ -]?[a-z]\.){1,2},? ?\Z")
"""`A.R. 61 ans`."""
_WORDS = re.compile(rb"[a-z]+")
_LINE_ENDS = re.compile(rb"\n")
_REACH, _LONGEST = 60, 30
"""How far before a value the words lie that speak of it; bytes of the longest value."""
_BLANK = 0x20
_APART_SIGNS = np.frombuffer(b",(;/|-", np.uint8)
_SOMEBODY = re.compile(
    rb"(?<![a-z])(?:une?|ma|mon|notre|la|le|l'|cette?|ce)[ ]?(?:[a-z]{2,15}[ -]){0,2}(?P<who>[a-z]{3,20})"
    rb"(?: [a-z]{4,15}(?:el|al|que|if|ive|le|aire|ant|ante|ien|ienne))?"
    rb"(?: a la retraite)?(?: (?:de |d'|du |des |a |en )[a-z'-]{3,25})? de \Z"
)
"""`un pompier volontaire de 34 ans`."""
_NO_SOMEBODY = frozenset(
    b"duree periode delai plan pret bail contrat experience anciennete recul suivi survie garantie cohorte etude peine mandat engagement horizon"
    b" vin whisky rhum fenetre intervalle ecart conservation archivage programme projet phase cycle partir moins plus dela age limite seuil"
    b" esperance condamnation prison retard partenariat bourse financement these cursus formation internat residanat echeance carriere historique"
    b" abstinence remission sevrage recidive evolution traitement exposition tabagisme maximum minimum total moyenne mediane population groupe"
    b" tranche classe voiture maison batiment arbre chat chien cheval serie donnees registre pratique exercice preavis"
    b" emprunt credit assurance abonnement hypotheque amortissement concession validite an ans mois"
    b" survival follow years duration warranty".split()
)
_NOT_OF_A_PERSON = re.compile(
    rb"(?<![a-z])(?:depuis|suivie?s?|survie|survival|pendant|durant|duree|apres|avant|il y a|garantie|conservation|conservee?s?|archiv\w{1,8}"
    rb"|mediane?|moyenne?|median|mean|entre|de [0-9]{1,2} a|plus de|moins de|au moins|superieure?s?|inferieure?s?|critere\w?|eligib\w{2,6}|over|under"
    rb"|every|tous les|chaque|sous|dans|en|sur|pour|a|horizon|experience|anciennete|recul|follow-?up|chez les|evolution|evoluant|sevre\w{0,2}"
    rb"|abstinen\w{2,4}|paquets?|pa|traite\w{0,2}|contrat|peine|condamne|mandat|prevue?|histoire|abonnement|puis|ces|derniers|premiers|les|des)"
    rb"[ :]{0,2}(?:de |d'|a |environ |>|<|=|\xb1|\x80){0,3}[ ]?\Z"
)
_TELLS = re.compile(
    rb"(?<![a-z])(?=[a-z])(?:expli\w{1,8}|vulgaris\w{1,6}|racont\w{1,4}|comprehensible|accessible|lisible|simplifi\w{1,4}|resum\w{1,4}"
    rb"|adapt\w{1,4}|explain|niveau|destine\w{0,2})"
)
_TOLD_TO = re.compile(
    rb"%b[^.;\n]{0,60}?(?<![a-z])(?:a|pour|par|to|for|d'|comme si) ?(?:une?|des|mon|ma|les|an?|my|j'avais|tu avais)?"
    rb"(?: (?:petite?|jeune))? ?(?:enfants?|ados?|adolescente?s?|eleves?|collegiens?|lyceens?|gamine?|garcon|fille|fils|grand-(?:mere|pere)|public"
    rb"|lecteurs?|child|kid)?(?: (?:de|d'|qui a|aged?))? ?\Z" % _TELLS.pattern
)
"""`explique l'asthme à un enfant de 10 ans`: whom a text is for."""
_CRITERION = re.compile(
    rb"(?:[<>\x80]=?|\xb1|\+/-|-|/|(?<![a-z])(?:ou|et|a))[ ]?\Z|(?<![a-z])(?:sup|inf)\.? ?(?:a |= ?)?\Z"
)
"""`≥ 18 ans`, `18-75 ans`: a limit, not an age. `\x80` is what folding makes of `≥`."""
_OF_ONE = re.compile(rb"agee? (?:de )?\Z|age (?:de |: ?)?\Z")
_LIMIT_BEHIND = re.compile(
    rb"[ ]?(?:(?:et|ou) (?:plus|moins)|a [0-9]{1,3} ans"
    rb"|(?:and|or) (?:over|older)|revolus?|d['e][a-z]|de (?:suivi|recul|survie|moins|plus))(?![a-z])"
)
_OVER_89 = (
    rb"(?:9[0-9]|1[01][0-9]|quatre[ -]vingts?[ -](?:dix(?:[ -](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize)"
    rb"|cent(?:[ -](?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix))?)"
)
_UNDER_90 = rb"[1-8]?[0-9]"
_UNIT = (
    rb"(?:ans?(?![a-z])|a(?=[ ]?[,)]| (?:qui|vivant|avec|sous|aux?|en|pour|suivi)e?(?![a-z]))"
    rb"|annees?(?![a-z])|y\.? ?/?o\.?(?![a-z])|years?[ -]old(?![a-z])|-year-old(?![a-z])|yrs?\.?(?: old)?(?![a-z]))"
)
_YEARS = rb"(?<![0-9a-z])(?<![0-9][.,/])(?P<value>%b[ -]?%b)"
"""`91 ans`; not `0,91 an`."""
_COLUMN = (
    rb"(?<![a-z_])age(?:_?y(?:ea)?rs?|_ans)?[ \"']{0,2}(?:\(ans\)|\(years\))?[ ]?[:=][ \"']{0,2}(?P<value>%b)"
    rb"(?![0-9./,]|[ ]?[-a] ?[0-9]|[ ]?(?:mois|jours?|ans|months?|days?|sem))"
)
"""`AGE=95`; not `âge : 18-75`."""
_SMALL_UNIT = rb"(?:mois|jours?|j|semaines?|sem|months?|days?|weeks?|heures?)(?![a-z])"
_SMALL = re.compile(
    rb"(?<![a-z])(?:nourrisson|nouveau[ -]nee?|premature\w?|bebe|enfant|fille|garcon|fillette|agee?|newborn|infant|neonate|baby|boy|girl|aged)"
    rb"(?: (?:de|a|of|,))?(?: sexe (?:feminin|masculin))?[ ,:]{0,2}(?:agee? )?(?:de )?"
    rb"(?P<value>[0-9]{1,3} ?%b(?:(?: et| and|,)? [0-9]{1,2} ?%b)?)" % (_SMALL_UNIT, _SMALL_UNIT)
)
"""`nourrisson de 3 mois et 12 jours`; not `suivi de 3 mois`."""
_OF_LIFE = re.compile(
    rb"(?<![0-9a-z])(?P<value>(?:[jdh][ +]?[0-9]{1,3}|[0-9]{1,2} ?(?:jours?|heures?|days?|j|h)|[0-9]{1,2}(?:er|e|eme) jour|premier jour)"
    rb" (?:de vie|of life))(?![a-z])"
)
"""`J3 de vie`; not `C2J1`."""
_SHORT = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/])(?P<value>[1-9][0-9] ?(?:y/?o ?)?[fmh])"
    rb"(?=,|;|\)| with | w/| s/p | who | admitted| present| admis| avec | pour |, )"
)
"""`79F, admitted`, `66 M with`; not `12 m de long`, in small letters."""
_TENS = re.compile(rb"(?<![a-z])(?:nonagenaire|(?:super)?centenaire)(?![a-z])")


_SIGN = re.compile(
    _PERSON.pattern
    + rb"|[a-z]\Z|[a-z]*old|(?:il|elle|qui|patiente?|fille|fils|mere|pere|maman|papa|enfant|nouveau|une?|ma|mon|notre|la|le|cette?|ce)\Z"
)


class _Signs(dict[bytes, bool]):
    """Which words of a text may speak of a person, each looked at once."""

    def __missing__(self, word: bytes) -> bool:
        self[word] = _SIGN.match(word) is not None
        return self[word]


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """Near a sign of a person, or held apart in a sentence."""
    signs = folded.places(frozenset((_SIGN.pattern,)), lambda: _signs(folded.data))
    mask = near(starts, signs, _REACH + _LONGEST)
    held = np.flatnonzero(~mask & _are_apart(folded.data, starts))
    mask[held] = _speaks_of_no_duration(folded, starts[held])
    return mask


def _signs(data: bytes) -> Iterator[int]:
    signs = _Signs()
    return (word.start() for word in _WORDS.finditer(data) if signs[word[0]])


def _are_apart(data: bytes, starts: Places) -> Mask:
    """Which starts have, but for a blank, one of the signs of `_APART` before them."""
    read = np.frombuffer(b"\n\n" + data, np.uint8)
    before = np.where(read[starts + 1] == _BLANK, read[starts], read[starts + 1])
    mask: Mask = np.isin(before, _APART_SIGNS)
    return mask


def _speaks_of_no_duration(folded: Folded, starts: Places) -> Mask:
    """Which starts have no word of a duration just before on their line."""
    if not len(starts):
        return np.zeros(0, np.bool_)
    words = _WORDS.finditer(folded.data)
    durations = folded.places(_NO_SOMEBODY, lambda: (word.start() for word in words if word[0] in _NO_SOMEBODY))
    told = _last(durations, starts)
    line = _last(match_places(folded, _LINE_ENDS), starts)
    mask: Mask = (told < starts - _REACH) | (told < line)
    return mask


def _last(places: Iterable[int], starts: Places) -> Places:
    """For each start the last of these places before it; far away if there is none."""
    known = np.concatenate([[-2 * _REACH], np.fromiter(places, np.int64)])
    before: Places = known[np.searchsorted(known, starts) - 1]
    return before


def _judge_old(seen: Seen) -> float:
    """Between 90 and 119 an age unless something says otherwise."""
    if _is_other(seen):
        return 0
    return 0.85 if _is_of_person(seen) else 0.7


def _judge_years(seen: Seen) -> float:
    """Below 90 only of a person."""
    return 0.7 if _is_of_person(seen) and not _is_other(seen) else 0


def _is_of_person(seen: Seen) -> bool:
    data, start = seen.folded.data, seen.start
    return bool(
        seen.is_labelled(_PERSON)
        or _SEX.search(data, max(0, start - 5), start)
        or b"old" in seen.value
        or _HAS.search(data, max(0, start - 24), start)
        or _is_apart(seen)
        or _is_somebodys(seen)
    )


def _is_apart(seen: Seen) -> bool:
    """Behind initials, or between two signs in a sentence that speaks of no duration."""
    data, start = seen.folded.data, seen.start
    if _INITIALS.search(data, max(0, start - 12), start):
        return True
    if not (_APART_BEHIND.match(data, seen.end) and _APART.search(data, max(0, start - 6), start)):
        return False
    return _NO_SOMEBODY.isdisjoint(_WORDS.findall(data, line_start(data, start, _REACH), start))


def _is_somebodys(seen: Seen) -> bool:
    """Behind what somebody is: a trade, a kinship."""
    data, start = seen.folded.data, seen.start
    somebody = _SOMEBODY.search(data, max(0, start - 60), start) if data.endswith(b" de ", 0, start) else None
    return somebody is not None and _NO_SOMEBODY.isdisjoint(_WORDS.findall(somebody[0]))


def _is_other(seen: Seen) -> bool:
    data, start, end = seen.folded.data, seen.start, seen.end
    low, above = max(0, start - 24), line_start(data, start, 90)
    if stands(seen.folded, _TELLS, above, start) and _TOLD_TO.search(data, above, start):
        return True
    if b"old" in seen.value or _OF_ONE.search(data, low, start) or _HAS.search(data, low, start):
        return _LIMIT_BEHIND.match(data, end) is not None
    return bool(
        _LIMIT_BEHIND.match(data, end)
        or _CRITERION.search(data, low, start)
        or _NOT_OF_A_PERSON.search(data, low, start)
    )


def _judge_short(seen: Seen) -> float:
    """In capitals."""
    return 0.65 if seen.original(seen.end - 1, seen.end).isupper() else 0


def _judge_sure(_: Seen) -> float:
    return 0.8


def _pattern(band: str, core: bytes, exact: re.Pattern[bytes], judge: Callable[[Seen], float]) -> Pattern:
    return Pattern("ages", "AGE", core, exact, judge, attributes=MappingProxyType({"band": band}))


_COLUMN_CORE = rb"[^a-z_]age(?:_?y(?:ea)?rs?|_ans)?[ \"']{0,2}(?:\((?:ans|years)\))?[ ]?[:=]"
PATTERNS = (
    _pattern("over_89", rb"[^0-9a-z](?:quatre[ -]vingt|cent[ -])", re.compile(_YEARS % (_OVER_89, _UNIT)), _judge_old),
    replace(
        _pattern(
            "over_89",
            rb"[^0-9a-z](?:9[0-9]|1[01][0-9])[ -]{0,2}(?:an|a[ ,)]|y)",
            re.compile(_YEARS % (_OVER_89, _UNIT)),
            _judge_old,
        ),
        tells_digits=True,
    ),
    _pattern("over_89", _COLUMN_CORE, re.compile(_COLUMN % rb"(?:9[0-9]|1[01][0-9])"), _judge_sure),
    _pattern("over_89", rb"[^a-z](?:nona|cente|supercente)", _TENS, _judge_sure),
    replace(
        _pattern(
            "under_90",
            rb"[^0-9a-z][1-8]?[0-9][ -]?(?:an|a[ ,)]|y)",
            re.compile(_YEARS % (_UNDER_90, _UNIT)),
            _judge_years,
        ),
        hopeful=_hopeful,
    ),
    _pattern("under_90", rb"[^0-9a-z][1-9][0-9] ?(?:y/?o ?)?[fmh][,;) ]", _SHORT, _judge_short),
    _pattern("under_90", _COLUMN_CORE, re.compile(_COLUMN % _UNDER_90), _judge_sure),
    _pattern(
        "infant",
        rb"[^a-z](?:nourrisson|nouveau[ -]ne|premature|bebe|enfant|fille|garcon|age|newborn|infant|neonate|baby|boy|girl)[a-z]{0,3}"
        rb"(?: (?:de|a|of|,))?(?: sexe (?:feminin|masculin))?[ ,:]{0,2}(?:agee? )?(?:de )?[0-9]{1,3} ?[a-z]",
        _SMALL,
        _judge_sure,
    ),
    _pattern(
        "neonate",
        rb"[^0-9a-z](?:[jdh][ +]?[0-9]{1,3}|[0-9]{1,2} ?[a-z]{1,6}|premier jour|[0-9]{1,2}(?:er|e|eme) jour) (?:de vie|of life)",
        _OF_LIFE,
        _judge_sure,
    ),
)
