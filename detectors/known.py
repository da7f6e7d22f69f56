"""The detectors that gardefou knows. A new one touches three files: the member, its line here, its cases."""

from types import ModuleType

from detectors import (
    addresses,
    ages,
    births,
    cards,
    care_dates,
    email,
    iban,
    id_documents,
    ins,
    ip_addresses,
    nir,
    phone,
    plates,
    rpps,
    spi,
    titles,
    trials,
)
from detectors.pattern import Pattern

DETECTORS: tuple[ModuleType, ...] = (
    nir,
    ins,
    id_documents,
    spi,
    plates,
    cards,
    rpps,
    iban,
    phone,
    email,
    births,
    care_dates,
    ages,
    addresses,
    ip_addresses,
    trials,
    titles,
)

PATTERNS: tuple[Pattern, ...] = tuple(pattern for detector in DETECTORS for pattern in detector.PATTERNS)
