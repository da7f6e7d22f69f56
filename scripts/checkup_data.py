"""`gardefou doctor`, what lies on the disk: rights, keys, certificate, room, journal, index, clock. It reads, and repairs nothing."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audit import head, index, probe
from audit.lock import is_held
from audit.verify import verify_last
from models.reading import ConfigError
from models.settings import Settings
from proxy import ca
from proxy.health import CA_DAYS, CLOCK_BACK
from scripts.remarks import Remark, fine, mend, note

ROOM_MB = 500
CA_NOTE_DAYS = 60
LAG_RECORDS = 1000


def data(settings: Settings, now: datetime) -> Iterator[Remark]:
    """Remarks on the data directory. What another user's files would be spoilt by is not looked at."""
    folder = settings.data_dir
    if not folder.is_dir():
        yield note(
            "data",
            f"{folder} n'existe pas / does not exist",
            "`gardefou serve` le crée ; ou donnez --data-dir / it is made by `serve`; or name --data-dir",
        )
        return
    owner = folder.stat().st_uid
    if owner != os.geteuid():
        yield mend(
            "data",
            f"{folder} est à l'utilisateur / belongs to user {owner}",
            f"relancez sous ce compte / run again as that user: sudo -u '#{owner}' gardefou doctor",
        )
        return
    yield from _rights(folder)
    yield from _authority(folder, now)
    yield _room(folder)
    yield from _journal(settings, folder, now)


def _rights(folder: Path) -> Iterator[Remark]:
    wrong = [path for path in (folder, folder / "keys", folder / "journal") if path.is_dir() and _open_to(path)]
    secret = [path for path in (folder / "keys").glob("*") if path.is_file() and "public" not in path.name]
    wrong += [path for path in secret if _open_to(path)]
    for path in wrong:
        mode = "700" if path.is_dir() else "600"
        yield mend("rights", f"{path} est lisible par d'autres / can be read by others", f"chmod {mode} {path}")
    if not wrong:
        yield fine("rights", "dossiers 0700, clés 0600 / folders, keys")


def _open_to(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _authority(folder: Path, now: datetime) -> Iterator[Remark]:
    certificate, key = folder / "ca-cert.pem", folder / "keys" / ca.KEY_FILE
    if not key.is_file():
        yield note("ca", "pas encore d'autorité / no authority yet", "`gardefou serve` la crée / makes it")
        return
    try:
        left = (ca.expires(certificate) - now).days
    except (OSError, ValueError) as error:
        yield mend(
            "ca",
            f"{certificate}: illisible / cannot be read ({type(error).__name__})",
            "relancez `gardefou serve` : il la réécrit / restart `gardefou serve`: it writes it again",
        )
        return
    said = f"{left} jours de validité / days left"
    remedy = "renouvelez l'autorité et distribuez-la avant / renew the authority, and distribute it before then"
    yield (
        mend("ca", said, remedy)
        if left <= CA_DAYS
        else note("ca", said, remedy)
        if left < CA_NOTE_DAYS
        else fine("ca", said)
    )


def _room(folder: Path) -> Remark:
    free = shutil.disk_usage(folder).free // 1_000_000
    said = f"{free} Mo libres / MB free"
    if free < ROOM_MB:
        return mend("disk", said, f"libérez de la place / make room on {folder}: sans journal rien ne passe")
    return fine("disk", said)


def _journal(settings: Settings, folder: Path, now: datetime) -> Iterator[Remark]:
    last = probe.last_head(folder / "journal")
    yield from _kept(folder, is_new=last is None)
    if last is None:
        yield note(
            "journal", "vide / empty", "normal avant la première requête / to be expected before the first request"
        )
        return
    yield _verified(folder)
    yield _clock(last, now)
    yield _index(settings, folder, last)


def _kept(folder: Path, *, is_new: bool) -> Iterator[Remark]:
    """Remarks on the head file. That the journal reaches it is looked at with the last segment, if there is one."""
    try:
        kept = head.kept(folder)
    except ConfigError as error:
        yield mend("head", str(error), "le serveur ne démarre pas sans / the server does not start on it")
        return
    if is_new and kept:
        yield mend(
            "head",
            f"le journal a été retiré : {kept.sequence} enregistrements manquent / the journal was removed: records are missing",
            f"remettez journal/ en place / put it back; {head.ANEW}",
        )
    elif kept:
        yield fine("head", f"{kept.sequence} enregistrements / records")
    elif not is_new:
        yield note(
            "head",
            f"{folder / head.PLACE} manque : une fin coupée ne se verrait pas / is missing: a cut end would not show",
            "`gardefou serve` le récrit ; comparez d'abord / writes it again; compare first: gardefou audit verify --head",
        )


def _verified(folder: Path) -> Remark:
    remedy = "`gardefou audit verify` ; conservez une copie du dossier / keep a copy of the folder"
    try:
        verdict = verify_last(folder)
    except ConfigError as error:
        return mend("journal", str(error), remedy)
    if verdict.bad:
        return mend("journal", f"altéré / tampered: {verdict.bad}", remedy)
    return fine("journal", f"dernier segment intact / last segment intact, {verdict.records} enregistrements / records")


def _clock(last: probe.LastHead, now: datetime) -> Remark:
    behind = last.time - now
    if behind <= CLOCK_BACK:
        return fine("clock", now.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"))
    return mend(
        "clock",
        f"en retard de / behind the last record by {timedelta(seconds=int(behind.total_seconds()))}",
        "réglez l'horloge (NTP, chrony) / set the clock",
    )


def _index(settings: Settings, folder: Path, last: probe.LastHead) -> Remark:
    url = settings.database_url or index.default_url(folder)
    try:
        lag = last.sequence - probe.indexed(url, settings.node)
    except index.UNUSABLE as error:
        return mend(
            "index",
            f"injoignable / cannot be reached ({type(error).__name__})",
            "vérifiez database_url et ses droits ; SQLite : supprimez index.sqlite3, il est reconstruit / "
            "check database_url and its rights; SQLite: delete index.sqlite3, it is built again",
        )
    if lag <= LAG_RECORDS:
        return fine("index", "à jour / up to date" if lag <= 0 else f"{lag} enregistrements de retard / records behind")
    running = is_held(folder)
    remedy = (
        "laissez-lui du temps, ou voyez `index_failed` au journal technique / give it time, or see the technical log"
        if running
        else "`gardefou audit list` le met à jour / brings it up to date"
    )
    return note("index", f"{lag} enregistrements de retard / records behind", remedy)
