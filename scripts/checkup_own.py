"""`gardefou doctor`, the organisation's own files that the site file names: studies, index of patients, protected documents, lists."""

import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from detectors import dictionaries
from detectors.exact.index import PatientIndex, refuse_if_expired
from detectors.keyed import key
from detectors.protected.library import Library
from models import registry
from models.reading import ConfigError
from models.settings import Settings
from models.site import Keyed, SiteData
from models.studies import Clause
from scripts.options import site_of
from scripts.remarks import Remark, fine, mend, note

SOON = timedelta(days=14)
"""An index that ends so soon is built anew."""


def own(settings: Settings, today: date) -> Iterator[Remark]:
    """Remarks on each file that there is. A site file that cannot be read is another's remark."""
    try:
        site = site_of(settings)
    except ConfigError:
        return
    if site.registry:
        yield from _registry(site.registry)
    if site.patients:
        yield _patients(site.patients, today)
    if site.documents:
        yield _documents(site.documents)
    yield from _lists(site)


def _registry(path: Path) -> Iterator[Remark]:
    try:
        studies = registry.read(path).studies
    except ConfigError as error:
        yield _told("studies", error)
        return
    yield fine("studies", f"{path}: {len(studies)} études / studies")
    if stat.S_IMODE(path.stat().st_mode) & 0o007:
        yield note("studies", f"{path} est lisible par tous / can be read by everyone", f"chmod o= {path}")
    if unlabelled := sum(study.label is None for study in studies):
        yield note(
            "studies",
            f"{unlabelled} sans libellé : le journal n'en montre qu'une marque / without label: the log shows but a mark",
            "écrivez un `label` neutre / write a neutral `label`: ETUDE-01",
        )
    if unknown := sum(study.clause is Clause.UNKNOWN for study in studies):
        yield note(
            "studies",
            f"{unknown} sans clause sur l'IA / without a clause on AI",
            "notez ce que prévoit le contrat / note what the contract says: `contract: {ai: forbidden}`",
        )


def _patients(keyed: Keyed, today: date) -> Remark:
    try:
        index = PatientIndex(keyed.file, key.read(keyed.key))
        refuse_if_expired(index, keyed.file, today)
    except ConfigError as error:
        return _told("patients", error)
    said = f"{index.rows} lignes / rows, expire le / expires on {index.expires}"
    if index.expires - today <= SOON:
        return note(
            "patients",
            said,
            f"refaites-le d'après le registre du jour / build it anew: gardefou edm build … --out {keyed.file}",
        )
    return fine("patients", said)


def _documents(keyed: Keyed) -> Remark:
    try:
        library = Library(keyed.file, key.read(keyed.key))
    except ConfigError as error:
        return _told("documents", error)
    return fine("documents", f"{len(library.documents)} documents")


def _lists(site: SiteData) -> Iterator[Remark]:
    told = [what for _, what in dictionaries.faults(site)]
    yield from (_told("lists", ConfigError(what)) for what in told)
    count = len(site.dictionaries) + len(site.allow_files)
    if count and not told:
        yield fine("lists", f"{count} listes / lists")


def _told(what: str, error: ConfigError) -> Remark:
    """An error of configuration ends in its remedy; of several, that of the first."""
    first, _, more = str(error).partition("\n")
    said, _, remedy = first.partition("; ")
    return mend(
        what,
        said if not more else f"{said} (+ {more.count('\n') + 1})",
        remedy or "corrigez ce fichier / mend this file",
    )
