"""`gardefou doctor`, what is decided: charter, its tests, its date of review, the organisation's own terms, the catalogue."""

from collections.abc import Iterator
from datetime import date

import detectors
from models.reading import ConfigError, read
from models.settings import Settings, Shadow
from models.site import SiteData
from policies.loading import SHIPPED, load
from policies.presets import under
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
    if settings.shadow is not None:
        yield _shadow(settings, settings.shadow, site)
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


def _shadow(settings: Settings, shadow: Shadow, site: SiteData) -> Remark:
    try:
        charter = under(load(shadow.charter or settings.charter or SHIPPED, detectors.reported(site)), shadow.preset)
    except ConfigError as error:
        return mend(
            "shadow", str(error), "corrigez cette charte, ou retirez `shadow` / mend this charter, or take `shadow` out"
        )
    if (shadow.charter in (None, settings.charter)) and shadow.preset is settings.preset:
        return note(
            "shadow",
            f"{charter.name} est aussi la charte en vigueur / is the charter in force, too",
            "nommez une autre charte ou un autre préréglage / name another charter or preset",
        )
    return fine("shadow", f"{charter.name}, sans effet ; `gardefou charter shadow` / without effect")


def _catalogue(settings: Settings) -> Remark:
    try:
        services = services_of(settings)
    except ConfigError as error:
        return mend("services", str(error), "corrigez ce fichier / mend this file")
    return fine("services", f"{len(services.services)} services, {len(services.all_hosts())} hôtes / hosts")
