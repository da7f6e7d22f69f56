"""Lists of subjects, kits and randomisation numbers: rows under a title, numbers parted by commas, vectors and conditions in code.

One number alone is anything; several of one shape, where the title, the line or the variable says what they number, are a listing of a
trial. Shapes: general knowledge of case report forms and of the code of statisticians (SAS, R, pandas, SQL).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice

import numpy as np

from detectors.labelled import is_date, is_published, is_quantity
from detectors.levelled import shape
from detectors.lines import line_end, line_start
from detectors.lone_subjects import YEAR
from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, last, match_places
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_biology, is_public_compound, is_published_trial
from detectors.sights import near
from detectors.study_names import is_run

_CODE = (
    rb"(?:[a-z]{1,4}[-_]?[0-9]{3,8}(?:[-_/][0-9]{2,5}){0,2}|[a-z]{1,4}[-_]?[0-9]{2}[-_/][0-9]{2,5}"
    rb"|[0-9]{2,6}(?:[-_/][a-z]{1,3})?[-_/][0-9]{2,5}|[0-9]{3,8})"
)
_SHORT = rb"(?:%b|[a-z]{1,3}-?[0-9]{2})" % _CODE
"""In rows that say a step: `L01 - V3 - 12/05`."""
_RANKED = re.compile(rb"[a-z][0-9]{2}")
_ENDS = rb"(?![0-9a-z%])(?! ?%)(?![.,/_-][0-9a-z])"
_ITEM = re.compile(_CODE)
_SHORT_ITEM = re.compile(_SHORT)
_SUBJECT_KEY = re.compile(rb"(?<![a-z])u?subj(?:id|ect_?id)(?![a-z])")
_TOLD = re.compile(
    rb"(?<![a-z])(?:(?P<people>sujets?|subjects?|patients?|patientes|participants?|pats|pts|usubjid|subjid|volontaires?|volunteers?|screening log"
    rb"|log de screening|screen(?:ing)? failures?|e-?crf|edc|iwrs|irt|inclus|inclusions?|randomises|randomi[sz]ation dates"
    rb"|(?:planning|dates?) (?:de |des )?visites?|listings?)"
    rb"|(?P<products>kits?|rando list|(?:liste|list|listing) de (?:rando|kits)[a-z]{0,9}|randomi[sz]ation list|unites? therapeutiques?"
    rb"|n[o\xb0]s? de rando)|(?P<sites>sites?|centres?|centers?))(?![a-z])"
)
"""What is listed."""
_MADE_UP = re.compile(
    rb"(?<![a-z])(?:fictifs?|fictives?|fictional|dummy|simule[a-z]*|exemples?|example|imaginaires?|invente[a-z]*|aleatoires?|cours|exercices?"
    rb"|generer?|mock|template|modele|format|regex|toy)(?![a-z])"
)
_OTHER = re.compile(
    rb"(?<![a-z])(?:pages?|lignes?|articles?|loi|decret|norme|iso|cfr|ich|codes? (?:ccam|cim|icd|atc|loinc|meddra|postaux)|ccam|cim-?10|icd-?10"
    rb"|atc|loinc|meddra|pmid|doi|ref|reference|catalogue|cat|siret|siren|finess|rpps|tel|telephone|poste|prix|tarifs?|euros?|montants?|annees?"
    rb"|years?|ports?|rs|snp|variants?|genes?|bits?|octets|http|erreurs?|errors?|version|graines?|seed|items?|questions?|effectifs?|counts?|n ?="
    rb"|nombre|number of|combien|moyenne|mediane|doses?|mg|kcal|ans|ages?|criteres?|sections?|chapitres?|annexes?)(?![a-z])"
)
"""What else is listed by number, or how many there are."""
_CODES = re.compile(
    rb"(?<![a-z])(?:ccam|cim-?10|icd-?10|atc|loinc|pmids?|doi|snps?|genes?|seed|ports?|years?|annees?|zip|code_?postal|seq)(?![a-z])"
)
"""What code lists in quotes."""
_ROW = re.compile(
    rb"(?<=\n)(?:[-*>|] ?)?(?P<value>%b)%b(?=[ \t]{0,3}(?:[;,|:(\t>=-]|[a-z]|[0-9]|\r?\n|\Z))" % (_SHORT, _ENDS)
)
"""`SCR-0451 inclus` at the start of a line; not `2019 : 120`."""
_START = re.compile(rb"(?:[-*>|] ?)?(?P<value>%b)%b" % (_SHORT, _ENDS))
_ROWS = re.compile(rb"(?:(?<=\n)|\A)(?:%b[^\n]*\n)++" % _START.pattern.replace(b"?P<value>", b"?:"))
_ABOVE = 480
_STEP = re.compile(
    rb"(?<![a-z0-9])(?:v[0-9]{1,2}|visites?|visits?|bras|arm|inclus[a-z]*|screen[a-z]*|sf|rando[a-z]*|w[0-9]{1,2}|c[0-9]d[0-9]|sae|eig|pr|sd|pd"
    rb"|cr|m|f|h|placebo|actif|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9]/[01][0-9](?:/[0-9]{2,4})?|oui|non|ok|en attente|perdu|sorti"
    rb"|arret)(?![a-z0-9])"
)
"""What a row says of one person."""
_LISTING = re.compile(
    rb"(?<![a-z])(?:list[a-z]{0,4}|n[o\xb0]s?|numeros?|ids?|log|suivants?|extrait|excerpt|concerne[a-z]*|relancer|following)(?![a-z])"
)
_BETWEEN = rb"(?: ?[,;/&+] ?(?:et |and |ou )?| (?:et|and|ou|or|puis|to|a|au) )"
_SERIES = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/_-])(?<![0-9][,;/&] )(?P<value>%b(?:%b%b){1,40}+)%b"
    % (_CODE, _BETWEEN, _CODE, _ENDS)
)
"""`kits à détruire (22107, 22109 et 22114)`."""
_LED = 60
_CLAUSE = re.compile(rb"[.;!](?: |\Z)|\n")
_QUOTED = re.compile(
    rb"(?<=[\"'])(?P<value>%b(?:[\"'][ ]?[,;]?[ ]{0,2}(?:\r?\n[ ]{0,8})?[\"']%b){1,60}+)(?=[\"'])" % (_SHORT, _SHORT)
)
"""`c("203-0041", "203-0067")`, `in ('30112' '30415')`, where the code speaks of subjects."""
_VARIABLE = re.compile(
    rb"(?:(?<![a-z])|(?<=_))(?:u?subj(?:id|ect)?s?|usubj|patients?|sujets?|participants?|pts?|pats?|itt|adsl|adam|sdtm|screening"
    rb"|rand(?:no|num|omi[a-z]+)|unblind(?:ed|ing)?|kits?)(?:(?![a-z])|(?=_))"
)
_VECTOR = re.compile(rb"(?:(?<![a-z])c ?\(|[=\[(] ?\[) ?\Z")
"""`c(100412, 100433`."""
_VECTORS = re.compile(rb"(?<![a-z])c ?\(|[=\[(] ?\[")
_PADDED = re.compile(rb"(?<![0-9])0[0-9]{2}|[a-z][-_]?[0-9]{3}")
"""What `_is_padded` takes begins so."""
_WORDS = re.compile(rb"[a-z]{3,}|%b" % _VECTORS.pattern)
_LONGEST = 1_500
"""No series is longer, with what counts around it."""
_AROUND = 240
_CHOSEN = re.compile(
    rb"(?:isin|%%in%%|(?<![a-z])in|==?|!=|<>|(?<![a-z])eq|(?<![a-z])ne) ?(?:c|list|tuple)?[ (\[]{0,3}[\"']?"
    rb"(?P<value>%b(?:[\"']?(?: ?, ?| )[\"']?%b){0,60}+)(?=[\"'] ?[,)\]; \n]|[ )\],;\n]|\Z)" % (_CODE, _CODE)
)
"""`df["patient"].isin([110045, 110062])`; not `patient_count == 1000`."""
_CHOOSER = re.compile(
    rb"(?:(?<![a-z])|(?<=_))(?:u?subj(?:id|ect|_id)?|usubj|patient|sujet|participant|pat|pt)(?:[_.]?(?:id|no|num|nb|number|code))?"
    rb"[\"'`\]]{0,2}[ ]?\.?(?: ?not ?)?\Z"
)


def _is_code(seen: Seen) -> bool:
    """No day, year, quantity, gene, norm, nor anything that shows a shape."""
    value = seen.value
    if YEAR.fullmatch(value) or is_date(value) or is_placeholder(value) or is_biology(value) or is_quantity(seen):
        return False
    return not (is_public_compound(value) or is_published_trial(value) or is_published(seen))


def _is_told_above(seen: Seen, reach: int) -> bool:
    """Whether a word for what is listed stands within so many bytes before; its places are noted once for a text. Cheap."""
    places = match_places(seen.folded, _TOLD)
    first = bisect_left(places, seen.match.start() - reach)
    return first < len(places) and places[first] < seen.match.start()


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """Of series: near a word for what is listed, or a vector; or padded, with words that may speak of conducting a study."""
    mask: Mask = near(starts, match_places(folded, _TOLD)) | near(starts, match_places(folded, _VECTORS))
    mask |= near(starts, match_places(folded, _PADDED))
    if not mask.any():
        return mask
    return mask & near(starts, match_places(folded, _WORDS), _LONGEST)


def _is_told(text: bytes, kind: str) -> bool:
    """Whether the last word for what is listed is one of a kind: people, products, sites."""
    told = last(_TOLD.finditer(text))
    return told is not None and told[kind] is not None and not _MADE_UP.search(text)


def _judge_row(seen: Seen, kind: str) -> float:
    """A neighbour of the same shape, and a title above that says what is listed."""
    if not _is_told_above(seen, _ABOVE) or not _is_beside_like(seen):
        return 0
    data, start = seen.folded.data, seen.start
    rest = data[seen.end : line_end(data, seen.end, 80)]
    says_step = _STEP.search(rest) is not None
    if not (_is_code(seen) or (says_step and _RANKED.fullmatch(seen.value))) or (
        len(seen.digits) < 3 and not says_step
    ):
        return 0
    title = _title(data, start)
    if not _is_told(title, kind) or (_OTHER.search(title) and not says_step):
        return 0
    return 0.65 if not seen.value.isdigit() or says_step or kind == "products" or _LISTING.search(title) else 0


def _is_beside_like(seen: Seen) -> bool:
    """Whether one of the two rows above or the one below has another value of the same shape."""
    data, own = seen.folded.data, shape(seen.value)
    end = data.find(b"\n", seen.end)
    below = _START.match(data, end + 1) if end >= 0 else None
    rows = chain((below,) if below else (), islice(_rows_above(data, seen.start), 2))
    return any(row["value"] != seen.value and shape(row["value"]) == own for row in rows)


def _rows_above(data: bytes, start: int) -> Iterator[re.Match[bytes]]:
    """The rows right above a place, the nearest first."""
    low, end = max(0, start - _ABOVE), data.rfind(b"\n", 0, start)
    while end >= low:
        at = max(low, data.rfind(b"\n", low, end) + 1)
        row = _START.match(data, at, end)
        if row is None:
            return
        yield row
        end = at - 1


def _title(data: bytes, start: int) -> bytes:
    """The two lines over the rows above a place."""
    above = data[max(0, start - _ABOVE) : data.rfind(b"\n", 0, start) + 1]
    rows = last(_ROWS.finditer(above))
    if rows is not None and rows.end() == len(above):
        above = above[: rows.start()]
    return b"\n".join(above.split(b"\n")[-3:-1])


def _hopeful_row(folded: Folded, starts: Places) -> Mask:
    """Below a word for what is listed, with a row that may be one on the line above or below."""
    rows = np.searchsorted(np.flatnonzero(np.frombuffer(folded.data, np.uint8) == ord("\n")), starts)
    mask: Mask = near(starts, match_places(folded, _TOLD), _ABOVE + _LEAD[0])
    return mask & (np.isin(rows - 1, rows) | np.isin(rows + 1, rows))


def _series(seen: Seen, kind: str) -> tuple[int, int]:
    """The span of several of one shape that are led, padded, or in a vector; nothing else of it is looked at one by one."""
    data, (first, end) = seen.folded.data, seen.match.span("value")
    is_likely = _is_told_above(seen, _LED) or (kind == "people" and _begins_padded(data, first, end))
    if not (is_likely or _VECTOR.search(data, line_start(data, first, _LED), first)):
        return first, first
    codes = _ITEM.findall(seen.match["value"])
    return (first, end) if len(codes) > 1 and len(set(map(shape, codes))) == 1 else (first, first)


_DRAWN = re.compile(rb"(?:range|seq|linspace|randint|sample|runif|integers)\(\Z")  # arange(10000, 10050)


def _judge_series(seen: Seen, kind: str) -> float:
    """Behind the word for what they number, in the same clause, or in a vector of code that speaks of subjects."""
    if not _is_code(seen):
        return 0
    data, (first, end) = seen.folded.data, seen.match.span("value")
    before = data[line_start(data, first, _LED) : first]
    codes = _ITEM.findall(seen.match["value"])
    is_vector = _VECTOR.search(before) is not None
    if is_vector:
        return 0 if kind != "people" or len(codes[0]) < 4 else _score_of_code(data, first, end)
    clause = _CLAUSE.split(before)[-1]
    if clause.endswith(b" a ") or _DRAWN.search(clause) or _OTHER.search(clause) or _MADE_UP.search(before):
        return 0
    if kind == "people" and all(_is_padded(code) for code in codes) and not _is_told(clause, "people"):
        return 0.65 if _TOLD.search(clause) is None and is_run(seen) else 0
    is_plain = all(code.isdigit() for code in codes) and kind != "products"
    is_even = len(codes[0]) > 2 and len(set(map(len, codes))) == 1
    return 0.65 if _is_told(clause, kind) and (is_even or not is_plain) else 0


def _is_padded(code: bytes) -> bool:
    """`06012`, `S1043`, `LIM-012`: what the line need not name, if it speaks of conducting a study."""
    digits = code.lstrip(b"abcdefghijklmnopqrstuvwxyz-_")
    return len(digits) > 2 and (digits[:1] == b"0" if code == digits else len(digits) > 3 or digits[:1] == b"0")


def _begins_padded(data: bytes, first: int, end: int) -> bool:
    code = _ITEM.match(data, first, end)
    return code is not None and _is_padded(code[0])


def _judge_quoted(seen: Seen) -> float:
    """Strings of one shape in code that speaks of subjects."""
    data, (first, end) = seen.folded.data, seen.match.span("value")
    codes = _SHORT_ITEM.findall(seen.match["value"])
    if len(set(map(shape, codes))) > 1 or not (_is_code(seen) or _RANKED.fullmatch(seen.value.replace(b"-", b""))):
        return 0
    if len(seen.digits) < 4 and not _SUBJECT_KEY.search(data, max(0, first - _AROUND), end + _AROUND):
        return 0
    return _score_of_code(data, first, end)


_ARMS = re.compile(rb"[\"'](?:placebo|pbo|plb|actif|active|sham|verum|ctrl|control|temoin|experimental)[\"']")


def _score_of_code(data: bytes, first: int, end: int) -> float:
    """What the lines around a vector name."""
    around = data[max(0, first - _AROUND) : first] + b" " + data[end : end + _AROUND]
    is_told = _VARIABLE.search(around) or _ARMS.search(around)
    return 0.65 if is_told and not _MADE_UP.search(around) and not _CODES.search(around) else 0


def _judge_chosen(seen: Seen) -> float:
    """Behind a variable that names a subject."""
    data, start = seen.folded.data, seen.match.start()
    before = data[line_start(data, start, 60) : start]
    is_of_subject = _CHOOSER.search(before) and not _MADE_UP.search(before)
    return 0.7 if is_of_subject and len(seen.digits) > 2 and _is_code(seen) else 0


_DIGITS = rb"[a-z]{0,4}[-_]?[0-9]{2}"
_LEAD = (12, b"abcdefghijklmnopqrstuvwxyz0123456789-_/")
_subjects = partial(Pattern, "subjects", "SUBJECT_ID")
_products = partial(Pattern, "kits", "RANDOMISATION")
_IN_QUOTES = rb"[0-9][\"'][ ]?[,;]?[ \n]{0,8}[\"']%b" % _DIGITS
_IN_ROWS = (rb"\n(?:[-*>|] ?)?%b" % _DIGITS, _ROW)


def _listed(made: Callable[..., Pattern], kind: str) -> Pattern:
    core, judge = rb"[0-9]{2}%b%b" % (_BETWEEN, _DIGITS), partial(_judge_series, kind=kind)
    return made(core, _SERIES, judge, partial(_series, kind=kind), items=_ITEM, lead=_LEAD, hopeful=_hopeful)


LISTS = (
    _subjects(*_IN_ROWS, partial(_judge_row, kind="people"), hopeful=_hopeful_row, is_far=True),
    _listed(_subjects, "people"),
    _subjects(_IN_QUOTES, _QUOTED, _judge_quoted, items=_SHORT_ITEM, lead=_LEAD),
    _subjects(
        rb"(?:[^a-z](?:isin|%%in%%|in|eq|ne)|[^=!<>](?:==?|!=|<>)) ?(?:c|list|tuple)?[ (\[]{0,3}[\"']?%b" % _DIGITS,
        _CHOSEN,
        _judge_chosen,
        items=_ITEM,
    ),
)
"""Of subjects."""
LISTS_OF_PRODUCTS = (
    _products(*_IN_ROWS, partial(_judge_row, kind="products"), hopeful=_hopeful_row, is_far=True),
    _listed(_products, "products"),
)
"""Of kits and of randomisation numbers."""
LISTS_OF_SITES = (_listed(partial(Pattern, "sites", "SITE_ID"), "sites"),)
"""Of sites."""
