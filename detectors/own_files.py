"""Searches by what an organisation keeps in files of its own, which its site file names: its studies, its patients, its documents."""

from collections.abc import Iterator
from datetime import UTC, datetime

from detectors import dictionaries
from detectors.engine import Search
from detectors.exact.index import PatientIndex, refuse_if_expired
from detectors.exact.search import PatientSearch
from detectors.keyed import key
from detectors.own_patterns import Fault
from detectors.protected.library import Library
from detectors.protected.search import DocumentSearch
from detectors.registered import RegisteredSearch
from models import registry
from models.reading import ConfigError
from models.site import Keyed, SiteData


def searches(site: SiteData) -> Iterator[Search]:
    """One search for each file. Raises ConfigError."""
    if site.registry:
        yield RegisteredSearch(registry.read(site.registry))
    if site.patients:
        yield PatientSearch(_patients(site.patients))
    if site.documents:
        yield DocumentSearch(_documents(site.documents), site.documents.min_share)


def faults(site: SiteData) -> Iterator[Fault]:
    """Why a file cannot be used."""
    yield from dictionaries.faults(site)
    if site.registry:
        try:
            registry.read(site.registry)
        except ConfigError as error:
            yield ("registry",), str(error)
    if site.patients:
        try:
            refuse_if_expired(_patients(site.patients), site.patients.file, datetime.now(UTC).date())
        except ConfigError as error:
            yield ("patients", "file"), str(error)
    if site.documents:
        try:
            _documents(site.documents)
        except ConfigError as error:
            yield ("documents", "file"), str(error)


def _patients(keyed: Keyed) -> PatientIndex:
    return PatientIndex(keyed.file, key.read(keyed.key))


def _documents(keyed: Keyed) -> Library:
    return Library(keyed.file, key.read(keyed.key))
