"""Authors in files of reference managers, in lists as APA and Nature print them, and at the head and foot of an article.

BibTeX, https://www.bibtex.org/Format; RIS and NBIB: `AU  - Xxxx, Yyyy`. A head or a foot is an article's only where the text has a DOI, a
PMID, a volume with its pages or the days on which it was received and accepted.
"""

import re
from collections.abc import Iterator
from functools import cache, partial

from detectors.names.glance import Glance
from detectors.normalise import plain

_INITIALS = r"(?:[A-ZÀ-Ý]\.[ -]?){1,3}"
_SURNAME = r"(?:(?:[dD]e|[vV]an(?: der| den)?|[vV]on|[lL]e|[dD]u|[eE]l|[bB]en) )?[A-ZÀ-Ý][\w'’-]{1,30}"
_GIVEN = r"[A-ZÀ-Ý][\w'’-]{1,20}(?: [A-ZÀ-Ý]\.| [A-ZÀ-Ý][a-zà-ÿ]{1,15}(?=[,.]))?"
_APA = rf"{_SURNAME},? {_INITIALS}"
_JOINT = r"(?: ?,? ?(?:&|et|and) |, ?)"
_BIBTEX = re.compile(r"@[A-Za-z]{4,14} ?\{")
_FIELD = re.compile(r"\b(?i:author|editor)s? ?= ?[{\"](?P<names>[^{}\"=\d]{3,600})[}\"]")
"""`author={Xxxx, Yyyy and Zzzz, W.}`."""
_TAGGED = re.compile(r"^ ?(?:AU|A[1-4]|FAU|ED)  ?- (?P<names>[^\n\d]{2,80})$", re.MULTILINE)
"""`AU  - Xxxx, Yyyy`."""
_PAGES = r"\d, ?e?\d+(?:[–-]\d+)? \((?:19|20)\d\d\)"
_TAIL = r"[^\n]{0,300}(?:\d[-–]\d|doi|\bvol\b|\bpp?\b)"
_LISTED = re.compile(
    rf"(?P<names>{_APA}(?:{_JOINT}{_APA}){{0,12}}+)(?P<others>,? ?et al\.)?"
    rf"(?:(?P<year> ?\((?:19|20)\d\d[a-z]?\)[.,]|(?:19|20)\d\d[.,;] ?(?=[\"“«A-ZÀ-Ý]{_TAIL}))|[^\n]{{1,120}}?{_PAGES})"
)
"""`Xxxx, Y., & Zzzz, W. (2019).`, `Xxxx, Y. & Zzzz, W. Gut 70, 112–121 (2021)`; not `Xxxx, Y. (1956)`."""
_SECOND = re.compile(rf"{_JOINT}{_APA}")
_IN_TEXT = re.compile(
    rf"(?i:(?<!\w)(?:essai|étude|trial|study|article|papier|paper|recos?|recommandations?|guidelines?|méta-analyse|meta-analysis|score|cohorte))"
    rf"[^\n()]{{0,80}}\((?P<names>{_SURNAME} [A-Z](?:-?[A-Z]){{0,2}}(?:, {_SURNAME} [A-Z](?:-?[A-Z]){{0,2}}){{0,8}})\)"
)
"""`l'essai FICTIF (Xxxx YZ, Wwww V)`; not `les patients de l'essai (Xxxx YZ)`."""
_CHICAGO = re.compile(
    rf"(?P<names>{_SURNAME}, {_GIVEN}(?:, {_GIVEN} {_SURNAME}){{0,8}},? (?:and|et) {_GIVEN} {_SURNAME})\.[ \n]{{1,3}}"
    r"(?:(?:19|20)\d\d\.\s{1,3}[\"“«A-ZÀ-Ý]|[\"“«])"
)
"""`Xxxx, Yyyy, and Zzzz Wwww. 2007.`, `Xxxx, Yyyy, and Zzzz Wwww. “`: https://www.chicagomanualofstyle.org."""
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright)[^\n\d]{0,16}(?:19|20)\d\d(?:[-–, ]{1,2}(?:19|20)\d\d){0,6},? (?:by )?"
    r"(?P<names>(?!M\.|Mr|Mme|Dr|Pr)[^\n<@:;]{3,200})"
)
"""`© 2009-2023, Xxxx Yyyy`: who holds the rights of what is published."""
_BEFORE = 30
_REACH = 200
_LONGEST_LINE = 2_000
"""Farther in front nobody is looked for."""
_PEOPLE = re.compile(r"(?i:\bcas\b|patient|sujet|subject|participant|inclus|malade|investigat|enrolled|centre|site)")
_FULL = r"(?:[A-ZÀ-Ý][\w'’.-]{0,30} ){1,3}[A-ZÀ-Ý][\w'’-]{1,30}"
_MARK = r"[ ]?[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§\d,]{0,6}"
_BELOW = (
    r"(?=\n{1,2}(?i:[¹*\d]|service|hôpital|universit|department|institut|centre|chu\b|doi|pmid|issn|reçu|received|correspond|résumé|abstract"
    r"|[^\n]{3,60}(?:19|20)\d\d ?;))"
)
"""What stands under the names: their institution, the journal, the abstract."""
_HEAD = re.compile(
    rf"^(?:(?i:auteurs?|authors?) ?: ?[^\n]{{3,400}}|{_INITIALS}{_SURNAME}{_MARK}(?:{_JOINT}{_INITIALS}{_SURNAME}{_MARK}){{1,20}}[ ]*{_BELOW}"
    rf"|{_FULL}[ ]?[¹²³⁴⁵⁶⁷⁸⁹*†]{{1,4}}(?:,? (?:(?:et|and|&) )?{_FULL}[ ]?[¹²³⁴⁵⁶⁷⁸⁹*†]{{1,4}}){{1,20}}[ ]*{_BELOW})[ ]*$",
    re.MULTILINE,
)
"""`Auteurs : …`, a line of `X. Yyyy, Z. Wwww`, a line of names with raised figures."""
_FOOT = re.compile(
    r"^(?i:(?:conflits?|liens?|déclarations?) (?:d['’]intérêts?|de liens)|contributions? (?:des auteurs|d['’]auteurs)"
    r"|competing interests|conflicts? of interest|author contributions|disclosures?)\b[^\n]{0,600}",
    re.MULTILINE,
)
_GROUP = re.compile(
    r"^(?:Groupe|Comité) de (?:travail|lecture|rédaction|pilotage|relecture)\b[^\n]{0,600}", re.MULTILINE
)
_GUIDELINE = re.compile(
    r"(?i:recommandations? (?:de bonnes? pratiques?|professionnelles?|formalisées?|pour la pratique)|haute autorité de santé|conférence de consensus)"
)
"""`Groupe de travail : Pr Xxxx, …`, in a recommendation."""
_PUBLISHED = re.compile(
    r"doi[:. /]|doi\.org|PMID|ISSN|;\d{1,4}(?:\(\d{1,3}\))?:e?\d+|(?:Reçu|Received)\b[^\n]{0,60}(?:[Aa]ccept|\d{4})"
)
_PRIVATE = re.compile(
    r"(?i:\b(?:le|la|l['’]|ma|mon|mes|notre|nos|cett?e?|ces|du|une?|the|our|my) (?:\w+ )?(?:patiente?s?|malades?|file active|sujets?)\b"
    r"|\bpatiente?s? ?[:=]|\bMme\b|\bmadame\b|\bmonsieur\b|\bnée? (?:le|en)\b|\b\d{1,2} ?ans\b|\b(?:ipp|nir|ddn|nip)\b)"
    r"|\b[a-zà-ÿ]+ M\. [A-ZÀ-Ý][a-zà-ÿ]{2}"
)
"""What is said of people who are no authors, in one line."""
_FORMS = (_BIBTEX, _FIELD, _TAGGED, _LISTED, _IN_TEXT, _PUBLISHED, _GUIDELINE)


def authors(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a text that name authors of what is published, on lines that tell of nobody else; in no order."""
    for start, end in _printed(text):
        behind = text.find("\n", end)
        if (
            _PRIVATE.search(
                text,
                text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1 or max(0, start - _LONGEST_LINE),
                min(behind if behind >= 0 else len(text), end + _REACH),
            )
            is None
        ):
            yield start, end


def _printed(text: str) -> Iterator[tuple[int, int]]:
    """Such spans, whatever their lines tell."""
    found = partial(_found, text, glance()(plain(text)))
    if any(found(_BIBTEX)):
        yield from (match.span("names") for match in found(_FIELD))
    yield from (match.span("names") for match in found(_TAGGED))
    for form in (_CHICAGO, _RIGHTS):
        yield from (match.span("names") for match in found(form))
    yield from (match.span() for match in found(_LISTED) if not _is_alone(match))
    for match in found(_IN_TEXT):
        if _PEOPLE.search(text, max(0, match.start() - _BEFORE), match.start("names")) is None:
            yield match.span("names")
    if any(found(_PUBLISHED)):
        for form in (_HEAD, _FOOT):
            yield from (match.span() for match in form.finditer(text))
    if any(found(_GUIDELINE)):
        yield from (match.span() for match in _GROUP.finditer(text))


def _found(text: str, absent: frozenset[str | bytes], form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return iter(()) if form.pattern in absent else form.finditer(text)


@cache
def glance() -> Glance:
    """What tells which forms a text cannot have, compiled once in a process."""
    return Glance(_FORMS, kept_as="names-references")


def _is_alone(match: re.Match[str]) -> bool:
    """One name with a year may be anybody with a birth: `Xxxx, Y. 1956,`."""
    return match["year"] is not None and not match["others"] and _SECOND.search(match["names"]) is None
