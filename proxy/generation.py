"""The charter in force and the organisation's own data, loaded together as one numbered generation. No request mixes two."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import detectors
from detectors import Find
from models.reading import ConfigError, Location, located, text_of
from models.settings import Settings
from models.site import SiteData
from policies.charter import Charter
from policies.loading import SHIPPED, load


@dataclass(frozen=True)
class Generation:
    """What decides, from one moment to the next reload."""

    number: int
    charter: Charter
    find: Find


class Generations:
    """Holds the generation in force. A reload that fails changes nothing but `problem`."""

    def __init__(self, settings: Settings) -> None:
        """Load the first generation. Raises ConfigError: a node does not start without a charter."""
        self._charter = settings.charter or SHIPPED
        self._site = settings.site
        self._seen = self._digest()
        self.current = self._loaded(1)
        self.problem: str | None = None
        """Why the last reload was refused, `file:line: …`; None when the files on disk are in force."""

    def refresh(self) -> bool:
        """Look at the files; if they changed, put them in force as the next generation, or keep the old one and say why.

        Blocking, for a thread. Returns whether anything changed, `current` or `problem`.
        """
        seen = self._digest()
        if seen == self._seen:
            return False
        self._seen = seen
        try:
            self.current = self._loaded(self.current.number + 1)
            self.problem = None
        except ConfigError as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001  # whatever the new files do to a library, the old ones stay in force
            self.problem = f"{self._charter}, {self._site}: cannot be put in force ({type(error).__name__})"
        return True

    def _loaded(self, number: int) -> Generation:
        site = _site(self._site) if self._site else SiteData()
        charter = load(self._charter, detectors.reported(site))
        return Generation(number, charter, detectors.build(site))

    def _digest(self) -> str:
        """Digest of the files' bytes; a file that cannot be read has a digest of its own, so that its return is seen."""
        read = hashlib.sha256()
        for path in (self._charter, self._site):
            read.update(_bytes(path))
        return read.hexdigest()


def _site(path: Path) -> SiteData:
    """The site file, its own patterns and recognizers tried out. Raises ConfigError."""
    site, lines = located(text_of(path), SiteData, str(path))
    told = [
        f"{path}:{_line(lines, where)}: {'.'.join(map(str, where))}: {what}" for where, what in detectors.faults(site)
    ]
    if told:
        raise ConfigError("\n".join(told))
    return site


def _line(lines: dict[Location, int], where: Location) -> int:
    return next((lines[where[:end]] for end in range(len(where), 0, -1) if where[:end] in lines), 1)


def _bytes(path: Path | None) -> bytes:
    if path is None:
        return b"none"
    try:
        return path.read_bytes()
    except OSError as error:
        return f"unreadable {error.errno}".encode()
