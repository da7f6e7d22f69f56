"""The detectors that gardefou knows. A new one touches three files: the member, its line here, its cases."""

from types import ModuleType

from detectors import (
    credentials,
    email,
    iban,
    icd10,
    markings,
    nir,
    passwords,
    phone,
    results,
    rpps,
    strategic,
    titles,
    treatments,
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
    credentials,
    passwords,
    markings,
    results,
    strategic,
    icd10,
    treatments,
)

PATTERNS: tuple[Pattern, ...] = tuple(pattern for detector in DETECTORS for pattern in detector.PATTERNS)
