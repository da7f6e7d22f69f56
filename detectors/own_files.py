"""Searches by what an organisation keeps in files of its own, which its site file names: the index of its patients."""

from collections.abc import Iterator
from datetime import UTC, datetime

from detectors.engine import Search
from detectors.exact.index import PatientIndex, refuse_if_expired
from detectors.exact.search import PatientSearch
from detectors.keyed import key
from detectors.own_patterns import Fault
from models.reading import ConfigError
from models.site import Keyed, SiteData


def searches(site: SiteData) -> Iterator[Search]:
    """One search for each file. Raises ConfigError."""
    if site.patients:
        yield PatientSearch(_patients(site.patients))


def faults(site: SiteData) -> Iterator[Fault]:
    """Why a file cannot be used."""
    if site.patients:
        try:
            refuse_if_expired(_patients(site.patients), site.patients.file, datetime.now(UTC).date())
        except ConfigError as error:
            yield ("patients", "file"), str(error)


def _patients(keyed: Keyed) -> PatientIndex:
    return PatientIndex(keyed.file, key.read(keyed.key))
