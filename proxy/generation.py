"""The charter in force and the organisation's own data, loaded together as one numbered generation. No request mixes two.

What is on disk is read once, as `Sources`, and compiled from there in every process of a node: none of them sees another state of
the files.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import detectors
from detectors import Find
from models import registry
from models.reading import ConfigError, key_of, located, parse, refuse, text_of
from models.settings import Preset, Settings
from models.site import SiteData
from models.studies import NO_STUDIES, Registry
from models.waivers import Waiver
from policies.charter import Charter
from policies.loading import SHIPPED, checked, granted
from policies.presets import under

CANARIES = {
    "NIR 2 95 10 99 126 111 93": "FR_NIR",
    "camille.vautravers@exemple.fr": "EMAIL_ADDRESS",
    "IBAN FR04 9999 8000 0199 9999 9999 908": "IBAN_CODE",
}
"""Made-up values that every generation must find before it is put in force."""


@dataclass(frozen=True)
class Sources:
    """A generation's number and the files it is made of, as texts with their names."""

    number: int
    charter: str = field(repr=False)
    charter_name: str
    site: str | None = field(repr=False)
    site_name: str
    own: tuple[str, ...] = ()
    """What tells one state of the files that the site file names from another: they are too large to be sent."""
    exceptions: str | None = field(default=None, repr=False)
    exceptions_name: str = ""
    preset: Preset = Preset.ENFORCE
    shadow: str | None = field(default=None, repr=False)
    """The charter that runs beside the one in force."""
    shadow_name: str = ""
    shadow_preset: Preset = Preset.ENFORCE


@dataclass(frozen=True)
class Generation:
    """What decides, from one moment to the next reload."""

    number: int
    charter: Charter
    find: Find = field(repr=False)
    exceptions: tuple[Waiver, ...] = ()
    registry: Registry = field(default=NO_STUDIES, repr=False)
    """The organisation's studies."""
    shadow: Charter | None = None
    """Asked beside `charter`, without effect."""
    reads_words: bool = True
    """Whether names or classes are looked for: several times the work."""
    needs_process: bool = False
    """Whether texts must be searched in a process that a deadline can end, where `compiled` with `runs_code`: here `find` has not all."""


def compiled(sources: Sources, *, runs_code: bool) -> Generation:
    """Check and compile a generation aside, and try it on canaries. Raises ConfigError, `file:line: …`.

    `runs_code`: whether `find` runs recognizers of the organisation's own, which may hang: never in an event loop. They are loaded, to
    check them, in any case.
    """
    try:
        return _compiled(sources, runs_code=runs_code)
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever files do to a library: the old ones stay in force
        files = (sources.charter_name, sources.site_name, sources.exceptions_name, sources.shadow_name)
        names = ", ".join(filter(None, files))
        raise ConfigError(f"{names}: cannot be put in force ({type(error).__name__})") from None


def _compiled(sources: Sources, *, runs_code: bool) -> Generation:
    site = SiteData() if sources.site is None else _site(sources.site, sources.site_name)
    reported = detectors.reported(site)
    charter = under(checked(sources.charter, sources.charter_name, reported), sources.preset)
    shadow = None if sources.shadow is None else checked(sources.shadow, sources.shadow_name, reported)
    find = detectors.build(site if runs_code else site.without_code)
    studies = registry.read(site.registry) if site.registry else NO_STUDIES
    if states(site) != sources.own:
        raise ConfigError(
            f"{sources.site_name}: a file that it names changed meanwhile; it is read again at the next look"
        )
    if missed := blindness(find):
        raise ConfigError(f"{sources.site_name or 'gardefou'}: detectors do not work ({missed}); reinstall gardefou")
    return Generation(
        sources.number,
        charter,
        find,
        exceptions=() if sources.exceptions is None else granted(sources.exceptions, sources.exceptions_name, charter),
        registry=studies,
        shadow=under(shadow, sources.shadow_preset) if shadow else None,
        reads_words=site.reads_words,
        needs_process=site.needs_process and not runs_code,
    )


def blindness(find: Find) -> str:
    """Why detectors do not find what is there; empty if they do."""
    try:
        for text, entity in CANARIES.items():
            if entity not in {finding.entity for finding in find(text)}:
                return f"no {entity} was found"
    except Exception as error:  # noqa: BLE001  # whatever it is, they do not work; its text may quote
        return type(error).__name__
    return ""


class Files:
    """The files of a generation, on disk: read together, and looked at for changes."""

    def __init__(self, settings: Settings) -> None:
        self._charter = settings.charter or SHIPPED
        self._site = settings.site
        self._named: tuple[str, SiteData] = ("", SiteData())
        self._exceptions = settings.exceptions
        self._preset = settings.preset
        self._shadow = settings.shadow
        self._shadow_charter = (settings.shadow.charter or self._charter) if settings.shadow else None
        self._seen = self._digest()

    def read(self, number: int) -> Sources:
        """Raises ConfigError for a file that cannot be read."""
        site = None if self._site is None else text_of(self._site)
        exceptions = None if self._exceptions is None else text_of(self._exceptions)
        shadow = None if self._shadow_charter is None else text_of(self._shadow_charter)
        return Sources(
            number,
            text_of(self._charter),
            str(self._charter),
            site,
            str(self._site or ""),
            self._own(site),
            exceptions,
            str(self._exceptions or ""),
            self._preset,
            shadow,
            str(self._shadow_charter or ""),
            self._shadow.preset if self._shadow else Preset.ENFORCE,
        )

    def have_changed(self) -> bool:
        """Whether their bytes differ from when this was last asked. Blocking."""
        seen, self._seen = self._seen, self._digest()
        return seen != self._seen

    def _digest(self) -> str:
        """Digest of the files' bytes; a file that cannot be read has a digest of its own, so that its return is seen."""
        read = hashlib.sha256()
        site = _bytes(self._site)
        owned = self._own(site.decode("utf-8", "replace"))
        others = (_bytes(self._exceptions), _bytes(self._shadow_charter))
        for content in (_bytes(self._charter), site, *map(str.encode, owned), *others):
            read.update(content)
        return read.hexdigest()

    def _own(self, site: str | None) -> tuple[str, ...]:
        """States of the files that the site file names; none where it cannot be read, which is told when it is compiled."""
        if site is None or self._site is None:
            return ()
        if site != self._named[0]:
            try:
                named = parse(site, SiteData, "").rooted(self._site.parent)
            except Exception:  # noqa: BLE001  # whatever a file does to a library
                named = SiteData()
            self._named = (site, named)
        return states(self._named[1])


def _site(text: str, name: str) -> SiteData:
    """Site data, its own patterns and recognizers tried out. Raises ConfigError."""
    written, lines = located(text, SiteData, name)
    site = written.rooted(Path(name).parent)
    refuse(((where, f"{key_of(where)}: {what}") for where, what in detectors.faults(site)), lines, name)
    return site


def states(site: SiteData) -> tuple[str, ...]:
    """The state of each file that site data names: which file it is, its size, when it was written."""
    return tuple(map(_state, site.files))


def _state(path: Path) -> str:
    try:
        told = path.stat()
    except OSError as error:
        return f"{path} unreadable {error.errno}"
    return f"{path} {told.st_ino} {told.st_size} {told.st_mtime_ns}"


def _bytes(path: Path | None) -> bytes:
    if path is None:
        return b"none"
    try:
        return path.read_bytes()
    except OSError as error:
        return f"unreadable {error.errno}".encode()
