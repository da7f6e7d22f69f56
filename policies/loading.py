"""A charter file -> a charter fit to be put in force, or an error that names every line to mend."""

from importlib.resources import files
from pathlib import Path

from models.reading import located, parse, refuse, text_of
from models.settings import Settings
from models.waivers import Waiver, Waivers
from policies.charter import Charter
from policies.check import problems
from policies.waiving import misfits

SHIPPED = Path(str(files("policies") / "charters" / "afcros.yaml"))


def load(path: Path, reported: frozenset[str]) -> Charter:
    """Read and check a charter. `reported` are the entity types that some detector reports. Raises ConfigError."""
    return checked(text_of(path), str(path), reported)


def checked(text: str, name: str, reported: frozenset[str]) -> Charter:
    """As `load`, of the text of a file called `name`."""
    charter, lines = located(text, Charter, name)
    refuse(problems(charter, reported), lines, name)
    return charter


def granted(text: str, name: str, charter: Charter) -> tuple[Waiver, ...]:
    """The exceptions of a file called `name`, each from a rule of the charter that allows of one. Raises ConfigError."""
    waivers, lines = located(text, Waivers, name)
    refuse(misfits(waivers, charter), lines, name)
    return waivers.exceptions


def exceptions_of(settings: Settings, charter: Charter) -> tuple[Waiver, ...]:
    """The exceptions from a charter in the file that the settings name; none where they name none. Raises ConfigError."""
    file = settings.exceptions
    return granted(text_of(file), str(file), charter) if file else ()


def unchecked(path: Path) -> Charter:
    """Read a charter whose shape is right, without looking further. Raises ConfigError."""
    return parse(text_of(path), Charter, str(path))


def shipped() -> Charter:
    """The charter that gardefou brings with it."""
    return unchecked(SHIPPED)
