"""Authors as literature names them: `(Martin et al., 2019)`, `Martin et Petit (2015)`, `Dupont J, Martin P. Titre. Rev Med 2018;12:3-9`.

A list of authors is believed only with what a reference has: year and volume, pages, DOI, PMID, `et al.`. Recommendations of the ICMJE,
https://www.nlm.nih.gov/bsd/uniform_requirements.html; APA style, https://apastyle.apa.org.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from detectors.names.references import authors
from detectors.pattern import Hit

_TITLED = r"(?!(?:M|Mr|Mme|Mlle|Dr|Pr|Prof|Docteur|Professeur|Madame|Monsieur)[. ])"
_NAME = rf"{_TITLED}(?:[dD]e |[vV]an (?:der |den )?|[vV]on |[lL]e |[dD]u |[eE]l )?[A-ZÀ-Ý][\w'’-]{{1,30}}"
_LETTERS = r"(?:[A-Z]{1,3}|(?:[A-Z]\.[ -]?){1,3})(?![\w])"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_OTHERS = r",? (?:et al\b\.?|et coll\b\.?|and colleagues|et collaborateurs)"
_SEVERAL = (
    rf"{_NAME}(?: {_LETTERS})?(?:(?:, {_NAME}(?: {_LETTERS})?){{0,8}},? (?:et|and|&) {_NAME}(?: {_LETTERS})?|{_OTHERS})"
)
_IN_BRACKETS = rf"(?:{_SEVERAL},? {_YEAR}|{_NAME}, (?:199\d|20[0-3]\d)[a-z]?)"
_SOURCE = re.compile(
    rf"\((?:cf\.? |voir |see |e\.g\.,? |p\. ex\.,? )?{_IN_BRACKETS}(?:[;,] ?{_IN_BRACKETS}){{0,8}}[^()\n]{{0,20}}\)"
    rf"|{_SEVERAL} ?[(\[](?:{_YEAR}|\d{{1,3}})[)\]]|{_NAME} ?[(\[](?:199\d|20[0-3]\d)[a-z]?[)\]]"
    rf"|{_SEVERAL} (?:ont (?:montré|rapporté|décrit|publié|proposé|observé)|showed|reported|found) (?:en|in) {_YEAR}"
    rf"|{_NAME} (?:et|and) {_NAME} (?:ont (?:montré|démontré|décrit|mis en évidence)|showed|demonstrated|described) "
    r"(?:la (?:technique|méthode|supériorité|valeur|voie|relation)|le (?:bénéfice|rôle|lien|concept|signe)|l['’](?:intérêt|efficacité|absence"
    r"|association|utilité|impact|effet)|leurs? (?:intérêt|efficacité|utilité)|son (?:intérêt|efficacité|utilité|rôle)"
    r"|une? (?:association|bénéfice|supériorité|relation|nouvelle|technique|diminution|réduction|amélioration)"
    r"|(?:the|a|its|that) (?:benefit|superiority|efficacy|role|association|technique|concept))"
)
"""Not `(Mme Martin, 1956)`, nor `(Martin, 1956)`."""
_ONE = rf"{_NAME} {_LETTERS}(?: (?:Jr|Sr|II|III)\b)?"
_AUTHORS = re.compile(rf"(?:{_ONE}(?:, |,? (?:et|and|&) )){{0,30}}{_ONE}(?P<others>{_OTHERS})?")
_BEHIND = re.compile(
    r"(?:et al\b|[.:;] ?)[^\n]{0,280}?(?:(?:19|20)\d\d(?: [A-Z][a-zé]{2,4}){0,2}(?: \d{1,2})?;|;\d+(?:\(\d+\))?:|: ?e?\d+ ?[-–] ?\d+"
    r"|doi[:. ]|doi\.org|PMID|et al\b|[Jj]ournal ?:|\((?:19|20)\d\d\)\.|(?:ed\.|éd\.)[^\n]{0,60}; ?(?:19|20)\d\d"
    r"|(?:19|20)\d\d\. ?(?:\n|\Z|\d{1,2}\. ))"
)
_BEFORE = re.compile(r"(?:[Aa]ut(?:eu|ho)rs? ?:|[Rr]éf(?:érence)?s? ?:|[Ss]elon|\[\d+\]|^\d{1,3}\.) ?\Z", re.MULTILINE)
_HINT = re.compile(
    r"\b[eé]d\.|(?:19|20)\d\d\. ?(?:\n|\Z|\d)|"
    rf"et al\b|et coll|{_YEAR} ?[)\]]|[(\[] ?{_YEAR}|\[\d|(?:en|in) {_YEAR}|doi[:. ]|doi\.org|PMID|;\d+(?:\(\d+\))?:|\d{{4}}[^;\n]{{0,9}};"
    r"|\bont (?:montré|dé|mis en)|\b(?:showed|demonstrated|described) |:\d+[-–]\d|[Aa]ut(?:eu|ho)rs? ?:|[Rr]éfs? ?:|[Rr]éférences? ?:|[Jj]ournal ?:"
)
"""What a line with a reference has."""
_TABLE = re.compile(
    r"^[ \t|]{0,4}(?i:(?:premier |1er |first )?aut(?:eu|ho)rs?|[ée]tudes?|stud(?:y|ies)|r[ée]f[ée]rences?|publications?)[ \t]{0,8}(?P<sign>[|;,\t])"
    r"[^\n]{0,200}?\b(?i:ann[ée]e|year|pays|country|revue|journal|n|hr|or|rr|design|effectif|patients)\b[^\n]{0,200}\n",
    re.MULTILINE,
)
_FIRST_CELL = {
    sign: re.compile(rf"[ \t|]{{0,4}}(?P<cell>[^\n{sign}]{{1,60}}){re.escape(sign)}[^\n]*(?:\n|\Z)")
    for sign in ("|", ";", ",", "\t")
}
_SIGNS = (
    "ed. ",
    "éd. ",
    "et al",
    "et coll",
    "doi",
    "PMID",
    "uteurs",
    "uthors",
    "ournal",
    "éf",
    "[",
    "ont montr",
    "ont dé",
    "ont mis",
    " showed ",
    " demonstrated ",
    " described ",
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d ?[)\];]|(?<=[(\[ n] )(?:19|20)\d\d|(?<=[(\[])(?:19|20)\d\d|(?<=[;:])\d")
"""A text without either has none: told at a glance."""


def cited(text: str) -> list[tuple[int, int]]:
    """Spans of a text that name authors, in their order, without overlaps."""
    columns = [*_columns(text), *authors(text)]
    if not any(sign in text for sign in _SIGNS) and _ANY_YEAR.search(text) is None:
        return united(columns)
    return united([*columns, *(span for line in _lines(text) for span in _spans(text, *line))])


def _columns(text: str) -> Iterator[tuple[int, int]]:
    """The first cells of tables of studies: `| Auteur | Année | HR |`."""
    at = 0
    while header := _TABLE.search(text, at):
        at = header.end()
        while row := _FIRST_CELL[header["sign"]].match(text, at):
            yield row.span("cell")
            at = row.end()


def united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in their order; those that overlap are one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines with a hint, each once."""
    behind = 0
    while hint := _HINT.search(text, behind):
        first = text.rfind("\n", behind, hint.start()) + 1 or behind
        end = text.find("\n", hint.end())
        behind = len(text) if end < 0 else end
        yield first, behind


def _spans(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    for match in _SOURCE.finditer(text, first, last):
        yield match.span()
    for match in _AUTHORS.finditer(text, first, last):
        before = _BEFORE.search(text, max(first, match.start() - 12), match.start())
        behind = _BEHIND.match(text, match.end(), last)
        if match["others"] or before or behind:
            yield match.start(), behind.end() if behind else match.end()


def unsigned(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits without people who sign what is published, whatever told them; somebody whom the organisation knows stays."""
    if not any(hit.entity == "PERSON" for hit in hits) or not (spans := united(authors(text))):
        return hits
    return [hit for hit in hits if not _is_author(spans, hit)]


def _is_author(spans: list[tuple[int, int]], hit: Hit) -> bool:
    if hit.entity != "PERSON" or hit.attributes.get("source") == "edm":
        return False
    place = bisect_right(spans, hit.start, key=itemgetter(0)) - 1
    return place >= 0 and hit.end <= spans[place][1]
