"""Authors in files of reference managers, in lists as APA and Nature print them, and at the head and foot of an article.

BibTeX, https://www.bibtex.org/Format; RIS and NBIB: `AU  - Xxxx, Yyyy`. A head or a foot is an article's only where the text has a DOI, a
PMID, a volume with its pages or the days on which it was received and accepted.
"""

import re
from collections.abc import Iterator

from detectors.pattern import Hit

_INITIALS = r"(?:[A-ZÀ-Ý]\.[ -]?){1,3}"
_SURNAME = r"(?:(?:[dD]e|[vV]an(?: der| den)?|[vV]on|[lL]e|[dD]u|[eE]l|[bB]en) )?[A-ZÀ-Ý][\w'’-]{1,30}"
_APA = rf"{_SURNAME},? {_INITIALS}"
_JOINT = r"(?: ?,? ?(?:&|et|and) |, ?)"
_FIELD = re.compile(r"\b(?i:author|editor)s? ?= ?[{\"](?P<names>[^{}\"=]{3,600})[}\"]")
"""`author={Xxxx, Yyyy and Zzzz, W.}`."""
_TAGGED = re.compile(r"^ ?(?:AU|A[1-4]|FAU|ED)  ?- (?P<names>[^\n]{2,80})$", re.MULTILINE)
"""`AU  - Xxxx, Yyyy`."""
_LISTED = re.compile(
    rf"(?P<names>{_APA}(?:{_JOINT}{_APA}){{0,12}}+)(?P<others>,? ?et al\.)?"
    r"(?:(?P<year> ?\(?(?:19|20)\d\d[a-z]?\)?[.,])|[^\n]{1,120}?\d, e?\d+(?:[–-]\d+)? \((?:19|20)\d\d\))"
)
"""`Xxxx, Y., & Zzzz, W. (2019).`, `Xxxx, Y. & Zzzz, W. Gut 70, 112–121 (2021)`; not `Xxxx, Y. (1956)`."""
_SECOND = re.compile(rf"{_JOINT}{_APA}")
_IN_TEXT = re.compile(
    rf"(?i:(?<!\w)(?:essai|étude|trial|study|article|papier|paper|recos?|recommandations?|guidelines?|méta-analyse|meta-analysis|score|cohorte))"
    rf"[^\n()]{{0,80}}\((?P<names>{_SURNAME} [A-Z](?:-?[A-Z]){{0,2}}(?:, {_SURNAME} [A-Z](?:-?[A-Z]){{0,2}}){{0,8}})\)"
)
"""`l'essai FICTIF (Xxxx YZ, Wwww V)`; not `les patients de l'essai (Xxxx YZ)`."""
_BEFORE = 30
_PEOPLE = re.compile(r"(?i:patient|sujet|subject|participant|inclus|malade|investigat|enrolled|centre|site)")
_FULL = r"(?:[A-ZÀ-Ý][\w'’.-]{0,30} ){1,3}[A-ZÀ-Ý][\w'’-]{1,30}"
_MARK = r"[ ]?[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§\d,]{0,6}"
_HEAD = re.compile(
    rf"^(?:(?i:auteurs?|authors?) ?: ?[^\n]{{3,400}}|{_INITIALS}{_SURNAME}{_MARK}(?:{_JOINT}{_INITIALS}{_SURNAME}{_MARK}){{1,20}}"
    rf"|{_FULL}[ ]?[¹²³⁴⁵⁶⁷⁸⁹*†]{{1,4}}(?:,? (?:(?:et|and|&) )?{_FULL}[ ]?[¹²³⁴⁵⁶⁷⁸⁹*†]{{1,4}}){{1,20}})[ ]*$",
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
_HINT = re.compile(r"doi|PMID|ISSN|[Aa]uthor|[Ee]ditor|(?:AU|A1|ED)  ?- |\(|(?:19|20)\d\d|(?:Groupe|Comité) de ")


def authors(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a text that name authors of what is published; in no order."""
    if _HINT.search(text) is None:
        return
    for form in (_FIELD, _TAGGED):
        yield from (match.span("names") for match in form.finditer(text))
    yield from (match.span() for match in _LISTED.finditer(text) if not _is_alone(match))
    for match in _IN_TEXT.finditer(text):
        if _PEOPLE.search(text, max(0, match.start() - _BEFORE), match.start("names")) is None:
            yield match.span("names")
    if _PUBLISHED.search(text):
        for form in (_HEAD, _FOOT):
            yield from (match.span() for match in form.finditer(text))
    if _GUIDELINE.search(text):
        yield from (match.span() for match in _GROUP.finditer(text))


def unsigned(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits without the people of such spans, whatever told them; somebody whom the organisation knows stays."""
    if not any(hit.entity == "PERSON" for hit in hits) or not (spans := list(authors(text))):
        return hits
    return [hit for hit in hits if not _is_author(spans, hit)]


def _is_author(spans: list[tuple[int, int]], hit: Hit) -> bool:
    is_somebody = hit.entity != "PERSON" or hit.attributes.get("source") == "edm"
    return not is_somebody and any(start <= hit.start and hit.end <= end for start, end in spans)


def _is_alone(match: re.Match[str]) -> bool:
    """One name with a year may be anybody with a birth: `Xxxx, Y. 1956,`."""
    return match["year"] is not None and not match["others"] and _SECOND.search(match["names"]) is None
