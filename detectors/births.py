"""Dates of birth: a date, or a year, that birth words introduce (`né le`, `DDN`, `birthDate`), and the same day wherever the text repeats it.

Labels from French records and forms, FHIR (`birthDate`), CDISC SDTM (`BRTHDTC`), HL7 CDA (`birthTime`). Group births (`nés en 2010`) and
years before 1900 tell of nobody alive, 1 January 1900 is a missing date.
"""

import re
from collections.abc import Container, Iterable, Iterator

from detectors.birth_signs import (
    ABROAD,
    BIRTH_ABROAD,
    BORN_ABROAD,
    LONG_PAST,
    OF_FILE,
    THING,
    hopeful,
    is_beside_sex,
    is_of_many,
    is_of_thing,
)
from detectors.dates import CORE, LABELLED, MONTH, WRITTEN, Day, read
from detectors.invented import is_invented
from detectors.levelled import LEVEL
from detectors.lines import line_start
from detectors.normalise import Folded, fold
from detectors.pattern import NO_ATTRIBUTES, Hit, Pattern, Seen, last, words
from detectors.words import FIRST_NAMES

_BORN = rb"(?<![a-z-])(?:nee?s?|ne\(e\)|ne[.\x80-]e|born|%b)(?![a-z])" % BORN_ABROAD
_FIELD = (
    rb"(?<![a-z])(?:d\.? ?d\.? ?n{1,2}|[dy]\.?o\.?b|br(?:i)?th?(?:dtc?|dat|dte?|yr)|d\.? ?n\.?(?=[ ]?[:=]|[ ]\Z)|annee de naissance)(?![a-z])"
    rb"|(?:(?<![a-z])|(?<=date)|(?<=datede))nais(?:s(?:ance)?)?(?![a-z])(?:[ _-](?:date|dt)(?![a-z]))?"
    rb"|birth[ _-]?(?:date|day|time|year)(?![a-z])|(?<=of )birth(?![a-z])"
    rb"|(?<![a-z])(?:%b)(?![a-z])" % BIRTH_ABROAD
)
_LABEL = re.compile(rb"(?P<born>%b)|%b" % (_BORN, _FIELD))
_HINT = re.compile(rb"ne|na|ge|dd|d\.|do|bi|bo|br|dn|d ")
"""What every birth word has; quick."""
_NUMBERS = re.compile(rb"[0-9]{1,4}[./|_-][0-9]{1,2}[./|_-][0-9]{1,4}")
"""The numbers of another date in front."""
_REACH = 64
_ECHO = 0.8
_Known = dict[tuple[int, int], list[Day]]
_FIELD_ABOVE = re.compile(rb"(?:%b)[ \"')*|]{0,4}[:=]?[ \t*|]{0,3}\r?\n[ \t*|]{0,24}\Z" % _FIELD)
"""The label on the line above, as text taken from a form or a PDF has it."""
_FIELD_BEHIND = re.compile(
    rb"[ ]?[\"'(,:=-]{0,3}[ ]?(?:sa )?(?:date[ _])?(?:de[ _])?(?:%b)(?![^0-9\n]{0,20}[0-9])" % _FIELD
)
"""`14/03/1957 (date de naissance)`; not `12/03/2024, DDN : 14/03/57`."""
_AGE_BEHIND = re.compile(
    rb"[ ,;]{0,2}[(,]?[ ]?(?:agee? de |soit )?(?P<age>[0-9]{1,3}) ?(?:ans|a(?=[ ]?[),])|y\.?o|years)(?![a-z])"
)
_AGE_BEFORE = re.compile(rb"(?<![0-9])(?P<age>[0-9]{1,3}) ?(?:ans|y\.?o\.?|years old)[ ,]{0,2}[(\[][ ]?\Z")
"""`14/03/1957 (67 ans)`, `67 ans (14/03/1957)`: a date of birth if year and age add up to a year in which people write prompts."""
_NAME = re.compile(
    rb"(?<![a-z])(?P<title>(?:m(?:r|me|lle)?|monsieur|madame|nom|p(?:atien)?te?|concerne)[ .:]{1,4}(?:m\.? |m(?:r|me) )?"
    rb"|n[o\xb0] ?[0-9]{1,4}[ .):-]{1,3})?"
    rb"(?P<name>(?<![a-z])[a-z.'-]{2,20}(?: [a-z'-]{2,20}){0,2})[ ]?[,;|/(\t-]?[ ]?\Z"
)
_NAME_ENDS = re.compile(rb"[a-z.'-][ ]?[,;|/(\t-]?[ ]?\Z")
_OF_WHOM = re.compile(rb"(?<![a-z])(?:(?:patiente?|malade) ?[(,] ?|anniversaire(?: est| c'est)?(?: :| le)? )\Z")
"""`patiente (12/12/1971)`, `son anniversaire est le 8 septembre 1939`."""
_PROMPTS_ARE_WRITTEN = range(2005, 2046)

_TIGHT = (
    rb"\.?(?:[ ]?\((?:e|jj|dd)[^)\n]{0,12}\))?[ \t\"')>*|]{0,4}[:=;,]?[ \t\"'(>*|]{0,4}(?:\r?\n[ \t]{0,24})?"
    rb"(?:value=\"|(?:est |is )?(?:(?:le|en|on|in|the|un|ce|el|il|em|am) ?:? ?(?:\r?\n[ \t]{0,24})?)?)"
)
_BEHIND = re.compile(rb"(?:(?P<born>%b)|%b)%b(?P<value>%b)" % (_BORN, _FIELD, _TIGHT, LABELLED))
"""Every form, but close behind the label: `née le 2 9 0 2 1 9 9 6`, `<birthTime value="19570314"/>`; not `ne pas 14031957`."""
_YEAR = re.compile(
    rb"(?:(?P<born>%b)(?: [a-z' -]{1,30}?)? (?:en|in|vers|(?=[01][0-9]/))|(?:%b)(?:[ \"'()]{0,3}[:=]?| (?:in|dans|sur|from) (?:le |la |l'"
    rb"|the )?[a-z]{2,12} ?[(:](?= ?[01][0-9]/))) ?[\"']?"
    rb"(?P<value>(?:%b |(?:0[1-9]|1[0-2])/)?(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?|(?<= en )[0-9]{2}%b)"
    rb"(?![0-9a-z])(?![ ]?[./-] ?[0-9]|, ?[0-9])"
    % (_BORN, _FIELD, MONTH, rb"(?! ?(?:h|mn?|min\w*|sa|s|j|jours?|mois|ans?|%)(?![a-z]))")
)
"""`né en 1931`, `née en 47`, `née à Brest en mars 1957`; not `nés en 2010`."""

_NOT_OF_BIRTH = re.compile(
    rb"(?<![a-z])(?:noms?|lieux?|ville|commune|departement|pays|poids|taille|pc|perimetre|terme|rang|mode|heure|certificat|declaration"
    rb"|acte|salle|conge|annonce|depuis|age|taux)(?: ?\(?s?\)?)[ _-](?:de |d'|du |de la |a la |a )?\Z"
)
"""`nom de naissance`, `poids de naissance` are no dates."""
_COMPARED = re.compile(rb" [<>]|[<>]=")
"""`birth_date >= '1950-01-01'` asks for many."""
_PERSON = words(
    r"patiente?|m|mr|mme|mlle|monsieur|madame|il|elle|hommes?|femmes?|fille|fils|garcon|sujet|dr|mere|pere|frere|soeur|enfant|agee?|he|she|man|woman"
    r"|subject|pte?|pat|malade|dame|bebe|nourrisson|participante?|veuve|epouse|nom|index|proband|propositus"
)
_ANOTHER_EVENT = words(
    r"hospitalis\w*",
    r"admise?",
    r"admission",
    r"(?:re)?vue?s?",
    r"operee?s?",
    r"consult\w*",
    r"suivie?",
    r"depuis",
    r"inclu(?:se?|sion)",
    r"visites?",
    r"prelev\w*",
    r"dec[eo]d\w*",
    r"deces",
    r"morte?",
    r"transfer\w*",
    r"sortie?",
    r"diagnos\w*",
    r"traitee?",
    r"entree?",
    r"examen",
    r"consentement",
    r"signe\w*",
    r"randomis\w*",
    r"debut\w*",
    r"cure",
    r"cycle",
    r"rdv",
    r"rendez",
    r"derniere?s?",
    r"courrier",
    r"imprime\w*",
    r"edite\w*",
    r"delivre\w*",
    r"valid\w*",
    r"expir\w*",
    r"marie\w*",
    r"appele\w*",
    r"recue?",
    r"adress\w*",
    r"presente\w*",
    r"version",
    r"protocole",
    r"decision",
    r"irm",
    r"scanner",
    r"bilan",
    r"compte",
    r"tel",
    r"poids",
    r"between|entre|avant|apres|before|after|format|exemple",
    r"died",
    r"seen",
    r"visited",
)


def echoes(text: str, folded: Folded, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The days of birth among the hits, wherever else the text writes them, in any form that needs no label."""
    known: _Known = {}
    born = [hit for hit in hits if hit.entity == "DATE_OF_BIRTH"]
    births = {text[hit.start : hit.end] for hit in born}
    for day in filter(None, (read(fold(birth).data) for birth in births)):
        known.setdefault(day[1:], []).append(day)
    if known:
        yield from _echoes(folded, known, {hit[:2] for hit in born if hit.detector == "births" and hit.score >= _ECHO})


def _echoes(folded: Folded, known: _Known, told: Container[tuple[int, int]]) -> Iterator[Hit]:
    """Those that are not told as surely already."""
    years = {b"%02d" % (day.year % 100) for days in known.values() for day in days}
    if re.search(rb"(?<![0-9])(?:19|20)?(?:%b)(?![0-9])" % b"|".join(years), folded.data) is None:
        return
    for match in WRITTEN.finditer(folded.data):
        if (span := folded.original(*match.span())) in told:
            continue
        day = read(match[0])
        if day is not None and any(day.is_same(other) for other in known.get(day[1:], ())):
            yield Hit(*span, "DATE_OF_BIRTH", _ECHO, "births", NO_ATTRIBUTES)


def _judge_day(seen: Seen) -> float:
    """A whole date with birth words before or behind, or with an age that fits."""
    data, start, end = seen.folded.data, seen.start, seen.end
    if _is_introduced(seen) or _is_below(seen):
        return 0.95 if _is_recent(seen) else 0
    if _FIELD_BEHIND.match(data, end):
        return 0.9 if _is_recent(seen) else 0
    age = _AGE_BEHIND.match(data, end)
    if age is None and data[max(0, start - 1) : start] in (b"(", b"["):
        age = _AGE_BEFORE.search(data, max(0, start - 20), start)
    day = read(seen.value) if age else None
    if age:
        return 0.8 if day and _adds_up(day.year, int(age["age"])) else 0
    return 0.7 if _is_beside_name(seen) or is_beside_sex(seen) else 0


def _is_beside_name(seen: Seen) -> bool:
    """`Mme Vauclin Yvette 12/03/1957`, `3) Marcel MAUBERT, 12/03/1957`: long past, right behind a name with its title or a given name."""
    data, start = seen.folded.data, seen.start
    if not _NAME_ENDS.search(data, max(0, start - 4), start):
        return False
    low = line_start(data, start, 48)
    before = (data[low - 1 : start] if low else b"\n" + data[:start]).translate(LEVEL)
    if not seen.folded.tells(b"name", before, lambda: _is_named(data, low, start)):
        return False
    day = read(seen.value)
    return day is not None and (1915 < day.year <= LONG_PAST or 30 < day.year < 100)


def _is_named(data: bytes, low: int, high: int) -> bool:
    """Whether a stretch ends in a name with its title or a given name, or in the patient or a birthday."""
    if _OF_WHOM.search(data, low, high):
        return True
    name = _NAME.search(data, low, high)
    if name is None or (name["title"] is None and not _has_first_name(name["name"])):
        return False
    return _ANOTHER_EVENT.search(name["name"]) is None and THING.search(name["name"]) is None


def _is_recent(seen: Seen) -> bool:
    """A day of the calendar on which people now alive may be born, and nobody made up."""
    day = read(seen.value)
    return day is not None and not 99 < day.year < 1900 and tuple(day) != (1900, 1, 1) and not is_invented(seen, day)


def _adds_up(year: int, age: int) -> bool:
    years = (year,) if year > 99 else (1900 + year, 2000 + year)
    return age >= 15 and any(year + age in _PROMPTS_ARE_WRITTEN for year in years)


def _is_introduced(seen: Seen) -> bool:
    """The nearest birth word on this line leads to the date, and to no other event or date."""
    data, start = seen.folded.data, seen.start
    low = line_start(data, start, _REACH)
    if not _HINT.search(data, low, start):
        return False
    other = last(_NUMBERS.finditer(data, low, start))
    low = other.end() if other else low
    label = last(_LABEL.finditer(data, low, start))
    if label is None or _ANOTHER_EVENT.search(data, label.end(), start) or _COMPARED.search(data, label.end(), start):
        return False
    return _is_of_birth(seen, label)


def _is_below(seen: Seen) -> bool:
    """Under its label, at the start of a line; not under one that has its date before it."""
    data, start = seen.folded.data, seen.start
    line = data.rfind(b"\n", max(0, start - 26), start)
    return (
        line > 0 and not _is_dated(data, line) and _FIELD_ABOVE.search(data, max(0, line - _REACH), start) is not None
    )


def _is_dated(data: bytes, line: int) -> bool:
    """Whether a date stands on the line that ends there."""
    low = line_start(data, line, _REACH)
    return _NUMBERS.search(data, low, line) is not None


def _is_of_birth(seen: Seen, label: re.Match[bytes]) -> bool:
    """Not `nom de naissance`; not the negation `ne`, which only its accent or `le` close behind tells from `né`."""
    data = seen.folded.data
    if not label["born"]:
        return not _NOT_OF_BIRTH.search(data, max(0, label.start() - 24), label.start())
    if is_of_thing(seen.folded, label.start()) or is_of_many(data, label.start(), label["born"]):
        return False
    is_sure = label["born"] != b"ne" or seen.original(*label.span("born"))[-1] in "éÉ"
    return is_sure or data[label.end() : seen.start].strip() in (b"", b"le", b"en", b":", b"vers")


def _judge_close(seen: Seen) -> float:
    data, start = seen.folded.data, seen.match.start()
    line = data.find(b"\n", start, seen.start)
    if not _is_recent(seen) or (line >= 0 and _is_dated(data, line)):
        return 0
    if _COMPARED.search(data, start, seen.start) is not None or not _is_of_birth(seen, seen.match):
        return 0
    return 0.95 if not seen.value.isdigit() or len(seen.value) == 8 else 0.8


def _judge_year(seen: Seen) -> float:
    """Of one person: `il est né en 1931`, `Noémie C., née en 1931`; not `la convention, née en 1949`."""
    data, start = seen.folded.data, seen.match.start()
    before = data[line_start(data, start, 40) : start]
    is_person = (
        not seen.match["born"]
        or b"/" in seen.value
        or not before.strip(b' -*|"')
        or _PERSON.search(before)
        or _has_first_name(before)
    )
    return 0.75 if is_person and _is_of_birth(seen, seen.match) else 0


def _has_first_name(text: bytes) -> bool:
    return any(word in FIRST_NAMES for word in re.findall(rb"[a-z-]+", text))


_LABEL_CORE = (
    rb"[^a-z](?:nee?s?[^a-z]|born|ne\(e\)|ne[.\x80-]e[^a-z]"
    rb"|d\.? ?d\.? ?n|[dy]\.?o\.?b|br(?:i)?th?(?:dt|dat|yr)|d\.? ?n\.? ?[:=]|annee de n|%b)|.(?:nais|birth)" % ABROAD
)
PATTERNS = (
    Pattern("births", "DATE_OF_BIRTH", CORE, WRITTEN, _judge_day, tells_digits=True, hopeful=hopeful),
    Pattern("births", "DATE_OF_BIRTH", _LABEL_CORE, _BEHIND, _judge_close),
    Pattern("births", "DATE_OF_BIRTH", _LABEL_CORE, _YEAR, _judge_year),
    Pattern("births", "DATE_OF_BIRTH", rb"_19[0-9]{6}[_.\\/-]", OF_FILE, lambda seen: 0.6 if read(seen.value) else 0),
)
