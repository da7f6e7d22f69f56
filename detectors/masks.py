"""The organisation's own masks: shapes of its IPP, stay, subject, study numbers, as its site file declares them."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from detectors.labelled import is_quantity
from detectors.pattern import NO_ATTRIBUTES, Pattern, Seen, words
from models.mask import Mask, expression
from models.site import SiteData

_LABELS = {
    "FR_IPP": words(r"i\.?p\.?p\.?s?", r"nip", r"mrn", r"patiente?s?(?:[ _-]?id)?", r"(?:n[o\xb0]|numero) permanent", r"identifiants?", r"malade"),
    "FR_NDA": words(r"n\.?d\.?a\.?", r"i\.?e\.?p\.?", r"sejour", r"venue", r"admission", r"dossier", r"examen", r"passage", r"visit", r"encounter",
    r"stay"),
    "SUBJECT_ID": words(
        r"sujets?", r"subjects?", r"patiente?s?", r"participante?s?", r"volontaires?", r"usubjid", r"subjid",
        r"inclusion", r"screening", r"rando(?:misation)?", r"pts?"
    ),
    "STUDY_CODE": words(r"etudes?", r"essais?", r"protocoles?", r"stud(?:y|ies)", r"trials?", r"protocols?", r"promoteur", r"studyid", r"code"),
    "SITE_ID": words(r"sites?", r"centres?", r"centers?", r"siteid"),
    "RANDOMISATION": words(r"kits?", r"lots?", r"batch", r"imp", r"ut", r"traitement", r"treatment", r"medication", r"rando(?:misation)?"),
    "CASE_ID": words(r"cas", r"case", r"sae", r"eig", r"susar", r"cioms", r"aer", r"icsr", r"pharmacovigilance", r"declaration"),
    "COMPOUND_CODE": words(r"molecules?", r"composes?", r"compounds?", r"produits?", r"imp", r"inhibiteur", r"anticorps", r"traitement", r"drug"),
}  # fmt: skip
_SURE = 0.95
_ALONE = 0.85


def patterns(site: SiteData) -> Iterator[Pattern]:
    """One pattern for each mask."""
    return map(pattern, site.masks)


def pattern(mask: Mask, detector: str = "masks", attributes: Mapping[str, str] = NO_ATTRIBUTES) -> Pattern:
    """The pattern of a mask."""
    shape = expression(mask.shape).encode("ascii")
    exact = re.compile(rb"(?<![0-9a-z])(?<![0-9][.,])%b(?![0-9a-z])(?![.,][0-9])" % shape)
    return Pattern(detector, mask.entity, rb"[^0-9a-z]" + shape, exact, _judge(mask), attributes=attributes)


def _judge(mask: Mask) -> Callable[[Seen], float]:
    return partial(_labelled, _LABELS[mask.entity], 0.0 if mask.context == "required" else _ALONE)


def _labelled(label: re.Pattern[bytes], alone: float, seen: Seen) -> float:
    if seen.is_labelled(label):
        return _SURE
    return 0 if is_quantity(seen) else alone
