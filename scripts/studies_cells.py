"""What the cells of a CSV file of studies say, in French or English: heads of columns, clauses, days, lists."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from models.mask import length
from models.studies import BAR, Clause

HEADS: dict[str, tuple[str, ...]] = {
    "code": ("code", "code étude", "étude", "study", "study code", "protocole", "protocol"),
    "label": ("libellé", "libellé neutre", "label"),
    "aliases": ("alias", "aliases", "acronyme", "acronym"),
    "sponsor": ("promoteur", "sponsor"),
    "sponsor_is_secret": ("promoteur secret", "sponsor is secret"),
    "compounds": ("molécules", "molécule", "composés", "composé", "compounds", "compound"),
    "phase": ("phase",),
    "sites": ("centres", "centre", "sites", "site"),
    "subjects": ("masque sujet", "masque", "subject mask", "mask"),
    "examples": ("exemples", "exemple", "examples", "example"),
    "not_examples": ("contre-exemples", "contre-exemple", "counter-examples", "not examples"),
    "ai": ("clause IA", "IA", "contrat", "AI clause", "AI", "contract", "clause"),
    "conditions": ("conditions", "condition"),
    "reference": ("référence", "référence contrat", "reference", "contract reference"),
    "published": ("publication", "date de publication", "publication date", "published"),
    "teams": ("équipes", "équipe", "groupes", "teams", "team", "groups"),
}
"""Our field -> what its column may be called."""

_CLAUSES = {
    Clause.ALLOWED: ("allowed", "autorisé", "autorisée", "permis", "oui", "yes"),
    Clause.CONDITIONS: ("conditions", "sous conditions", "conditionnel", "under conditions", "conditional"),
    Clause.FORBIDDEN: ("forbidden", "interdit", "interdite", "exclu", "exclue", "non", "no"),
    Clause.UNKNOWN: ("unknown", "inconnu", "inconnue", "?"),
}
_YES, _NO = ("oui", "yes", "true", "vrai", "1", "x"), ("non", "no", "false", "faux", "0")
CONTRACT = ("ai", "conditions", "reference")
_SHORT = 6
"""A mask of less letters and digits counts only beside its label."""


def bare(word: str) -> str:
    """A word without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in plain if character.isalnum() or character == "?")


def _sorted_out[K](words: Mapping[K, tuple[str, ...]]) -> dict[str, K]:
    return {bare(word): key for key, listed in words.items() for word in listed}


FIELD_OF = _sorted_out(HEADS)
_CLAUSE_OF = _sorted_out(_CLAUSES)


def mask(shape: str, cells: Mapping[str, str]) -> dict[str, Any]:
    """A mask with the examples beside it."""
    made: dict[str, Any] = {"shape": shape}
    for name in ("examples", "not_examples"):
        if name in cells:
            made[name] = _several(cells[name])
    try:
        is_short = length(shape) < _SHORT
    except ValueError:
        is_short = False  # the model says what is wrong with it
    return made | ({"context": "required"} if is_short else {})


def _several(cell: str) -> list[str]:
    return [value for part in cell.split(BAR) if (value := part.strip())]


def _sites(cell: str) -> list[dict[str, str]]:
    pairs = ([half.strip() for half in one.split("=", 1)] for one in _several(cell))
    return [{"number": pair[0]} | ({"name": pair[1]} if len(pair) == 2 else {}) for pair in pairs]


def _day(cell: str) -> date:
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(cell, shape).date()  # noqa: DTZ007  # a day without a zone
        except ValueError:
            continue
    raise ValueError("is no date; write 2027-06-30 or 30/06/2027")


def _clause(cell: str) -> Clause:
    if bare(cell) not in _CLAUSE_OF:
        raise ValueError("is no clause; write interdit/forbidden, autorisé/allowed, conditions or inconnu/unknown")
    return _CLAUSE_OF[bare(cell)]


def _is_yes(cell: str) -> bool:
    if bare(cell) not in (*_YES, *_NO):
        raise ValueError("is neither oui/yes nor non/no; write one of them")
    return bare(cell) in _YES


READERS: dict[str, Callable[[str], Any]] = {
    "label": str,
    "aliases": _several,
    "sponsor": str,
    "sponsor_is_secret": _is_yes,
    "compounds": _several,
    "phase": str,
    "sites": _sites,
    "ai": _clause,
    "conditions": str,
    "reference": str,
    "published": _day,
    "teams": _several,
}
