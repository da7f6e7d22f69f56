"""`gardefou doctor`, the register of uses: what was seen and nobody declared, and what was to be looked at again."""

import os
from collections import Counter
from collections.abc import Iterator

from audit import index, probe
from audit.register import Span, State
from models.reading import ConfigError
from models.settings import Settings
from scripts.options import services_of
from scripts.registered import Written, looked_up
from scripts.remarks import Remark, fine, mend, note

WAITING = {
    State.UNDECLARED: "vus et non déclarés / seen and not declared",
    State.CONTRADICTED: "vus malgré un refus / seen though refused",
    State.OVERDUE: "à revoir / due for review",
}


def register(settings: Settings) -> Iterator[Remark]:
    """Remarks on the register, as far as the index already reaches. Of no journal, or another user's, there are none."""
    folder = settings.data_dir
    if not folder.is_dir() or folder.stat().st_uid != os.geteuid() or probe.last_head(folder / "journal") is None:
        return
    try:
        written = Written(settings)
        with probe.index_at(settings.database_url or index.default_url(folder)) as engine:
            states = Counter(entry.state for entry in looked_up(engine, written, services_of(settings), Span()))
    except ConfigError as error:
        yield mend("register", str(error), "corrigez ce fichier / mend this file")
        return
    except index.UNUSABLE as error:
        said = f"ne peut pas être lu dans l'index / cannot be read in the index ({type(error).__name__})"
        yield note("register", said, "`gardefou register list` le met à jour / brings it up to date")
        return
    yield _told(states)


def _told(states: Counter[State]) -> Remark:
    found = [f"{states[state]} {word}" for state, word in WAITING.items() if states[state]]
    if not found:
        return fine("register", f"{states.total()} usages, rien à traiter / nothing to be looked at")
    return note(
        "register",
        "usages " + "; ".join(found),
        "`gardefou register list` ; complétez / complete `gardefou register export --skeleton`",
    )
