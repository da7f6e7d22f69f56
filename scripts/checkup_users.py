"""`gardefou doctor`, who may come in: networks of clients, passwords, groups, front proxies, TLS on the proxy's own address."""

import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from models.reading import ConfigError
from models.settings import HeaderSource, Identity, ListenTls, Settings
from proxy import ca
from proxy.listener import Listener
from proxy.people import People
from scripts.remarks import Remark, fine, mend, note

LISTENER_NOTE_DAYS = 30


def users(settings: Settings, now: datetime) -> Iterator[Remark]:
    """Remarks on `clients`, `identity` and `listen_tls`. Users are counted, not named."""
    yield _clients(settings)
    if settings.identity.htpasswd or settings.identity.groups:
        yield _files(settings.identity)
    if settings.identity.htpasswd:
        yield from _passwords(settings, settings.identity.htpasswd)
    yield from map(_front_proxies, settings.identity.headers)
    if settings.listen_tls:
        yield _listener(settings.listen_tls, now)


def _clients(settings: Settings) -> Remark:
    everyone = [str(client.network) for client in settings.clients if client.network.prefixlen == 0]
    if everyone:
        return mend(
            "clients",
            f"{', '.join(everyone)} : un proxy ouvert à tous / a proxy that is open to everyone",
            "nommez vos réseaux sous `clients` / name your networks under `clients`",
        )
    return fine("clients", f"{len(settings.clients)} réseaux / networks")


def _files(identity: Identity) -> Remark:
    try:
        known = People(identity).known
    except ConfigError as error:
        return mend("users", str(error), "corrigez ce fichier / mend this file")
    passwords = len(known.accounts) if known.accounts else 0
    return fine("users", f"{passwords} mots de passe / passwords, {len(known.groups.users)} × groupes / groups")


def _passwords(settings: Settings, htpasswd: Path) -> Iterator[Remark]:
    if htpasswd.is_file() and stat.S_IMODE(htpasswd.stat().st_mode) & 0o007:
        yield note("rights", f"{htpasswd} est lisible par tous / can be read by everyone", f"chmod o= {htpasswd}")
    if settings.sends_passwords_in_clear:
        yield note(
            "listen_tls",
            f"les mots de passe arrivent en clair sur / passwords come in clear on {settings.listen}",
            "donnez un certificat sous `listen_tls` / give a certificate under `listen_tls`",
        )


def _front_proxies(source: HeaderSource) -> Remark:
    """Whoever is in such a network can be anybody."""
    shown = ", ".join(map(str, source.networks))
    if any(network.prefixlen == 0 for network in source.networks):
        return mend(
            "headers",
            f"{source.user} cru de n'importe qui / believed from anybody ({shown})",
            "nommez le proxy frontal, en /32 / name the front proxy, as /32",
        )
    if any(network.num_addresses > 1 for network in source.networks):
        return note(
            "headers",
            f"{source.user} cru de tout / believed from all of {shown}",
            "nommez des machines précises, en /32 / name single machines, as /32",
        )
    return fine("headers", f"{source.user}: {shown}")


def _listener(files: ListenTls, now: datetime) -> Remark:
    try:
        Listener(files)
        left = (ca.expires(files.certificate) - now).days
    except ConfigError as error:
        return mend("listen_tls", str(error), "corrigez `listen_tls` / mend `listen_tls`")
    said = f"{files.certificate}: {left} jours de validité / days left"
    remedy = "remplacez ce certificat, puis relancez / replace this certificate, then restart"
    if left < 0:
        return mend("listen_tls", said, remedy)
    return note("listen_tls", said, remedy) if left < LISTENER_NOTE_DAYS else fine("listen_tls", said)
