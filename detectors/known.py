"""The detectors that gardefou knows. A new one touches three files: the member, its line here, its cases."""

from types import ModuleType

from detectors import (
    adeli,
    arms,
    companies,
    compounds,
    email,
    finess,
    iban,
    ipp,
    kits,
    nir,
    phone,
    rpps,
    safety_cases,
    sites,
    stays,
    study_codes,
    subjects,
    titles,
    trials,
)
from detectors.pattern import Pattern

DETECTORS: tuple[ModuleType, ...] = (
    nir,
    rpps,
    iban,
    phone,
    email,
    trials,
    titles,
    ipp,
    stays,
    adeli,
    finess,
    companies,
    subjects,
    sites,
    kits,
    safety_cases,
    arms,
    study_codes,
    compounds,
)

PATTERNS: tuple[Pattern, ...] = tuple(pattern for detector in DETECTORS for pattern in detector.PATTERNS)
