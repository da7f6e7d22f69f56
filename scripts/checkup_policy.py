"""`gardefou doctor`, what is decided: charter, its tests, its date of review, the organisation's own terms, the catalogue."""

from collections.abc import Iterator
from datetime import date

import detectors
from models.reading import ConfigError, read
from models.settings import Settings
from models.site import SiteData
from policies.loading import SHIPPED, load
from scripts.options import services_of
from scripts.remarks import Remark, fine, mend, note


def policy(settings: Settings, today: date) -> Iterator[Remark]:
    """Remarks on what stands in files that people write."""
    site = SiteData()
    try:
        site = read(settings.site, SiteData) if settings.site else site
        yield _terms(settings, site)
    except ConfigError as error:
        yield mend("site", str(error), "corrigez ce fichier / mend this file")
    yield from _charter(settings, site, today)
    yield _catalogue(settings)


def _terms(settings: Settings, site: SiteData) -> Remark:
    count = len(site.studies) + len(site.compounds) + len(site.projects)
    if count or site.registry:
        return fine("site", f"{count} termes propres / own terms")
    where = f"dans / in {settings.site}" if settings.site else "`site: site.yaml` (config/site.example.yaml)"
    return note(
        "site",
        "aucun terme propre : codes d'étude, composés et projets ne sont pas cherchés / "
        "no own term: study codes, compounds and projects are not looked for",
        f"écrivez-les / write them {where}",
    )


def _charter(settings: Settings, site: SiteData, today: date) -> Iterator[Remark]:
    path = settings.charter or SHIPPED
    try:
        charter = load(path, detectors.reported(site))
    except ConfigError as error:
        yield mend(
            "charter", str(error), "corrigez la charte ; `gardefou charter test` montre ses tests / mend the charter"
        )
        return
    yield fine("charter", f"{charter.name}, {len(charter.rules)} règles / rules, tests réussis / passed")
    if charter.metadata.review_by < today:
        yield note(
            "review",
            f"la revue de la charte était due le / review of the charter was due on {charter.metadata.review_by}",
            "réunissez le comité IA, puis avancez review_by / have the AI committee review it, then move review_by",
        )


def _catalogue(settings: Settings) -> Remark:
    try:
        services = services_of(settings)
    except ConfigError as error:
        return mend("services", str(error), "corrigez ce fichier / mend this file")
    return fine("services", f"{len(services.services)} services, {len(services.all_hosts())} hôtes / hosts")
