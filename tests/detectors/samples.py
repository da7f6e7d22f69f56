"""Samples for the tests of detectors, all made by arithmetic: no number here was ever given to anybody."""

from functools import cache
from pathlib import Path
from random import Random

from detectors import Find, build
from detectors.iban import mod97, rib_key
from detectors.nir import key_of
from detectors.rpps import luhn
from models.finding import Finding
from models.site import SiteData

CASES = Path(__file__).parent / "cases"
SITE = SiteData(studies=("GF-1234",), compounds=("VTX-077b",), projects=("Étoile du Nord",), classes="none")

PIECES = (
    *(
        "2 95 10 99 126 111 93",
        "10000700012",
        "06 39 98 12 34",
        "e.v@x.local",
        "FR3730999007770001234567Z33",
        "NCT08888771",
    ),
    *(
        "née le 14/03/1957",
        "14 mars 1957",
        "DDN ",
        "12 rue des Lilas 75013 Paris",
        "97400 Saint-Denis",
        "CNI 880675300123",
        "4970 1000 2000 3006",
        "INS ",
        "1.2.250.1.213.1.4.8",
        "91 ans",
        "81.23.45.67",
        "plaque AB-123-CD",
    ),
    *(
        "Mme Vautravers",
        "dr corvessac",
        "NOM : ",
        "née ",
        "patiente ",
        "RPPS",
        "NIR",
        "tél",
        "@",
        "(at)",
        "IBAN",
        "RIB ",
        "lot ",
    ),
    *(
        "1",
        "0",
        "2 ",
        "-",
        ".",
        " ",
        "\n",
        "é",
        "\u00a0",
        "\u200b",
        "½",
        "(",
        ")",
        "+33",
        "20",
        "2019-",
        "A0",
        "U1111",
        "o",
        "l",
    ),
)
"""Bits of text that detectors care about, to be strewn together."""


@cache
def find() -> Find:
    """The detectors of a site that fills every list, but for the content classes, which have sets of their own."""
    return build(SITE)


def of(entity: str, text: str) -> list[Finding]:
    """Findings of one entity type."""
    return [finding for finding in find()(text) if finding.entity == entity]


def values(entity: str, text: str) -> list[str]:
    """The found texts of one entity type."""
    return [text[finding.start : finding.end] for finding in of(entity, text)]


def strewn(seed: int, pieces: int = 60) -> str:
    """A text of random pieces."""
    random = Random(seed)
    return "".join(random.choice(PIECES) for _ in range(pieces))


def nir(body: str) -> str:
    """A NIR of 15 characters from its 13."""
    return f"{body}{key_of(body.lower().encode()):02d}"


def rpps(body: str) -> str:
    """An RPPS of 11 digits from its first ten."""
    return keyed(body)


def keyed(body: str) -> str:
    """A number with its Luhn key behind it."""
    return next(body + key for key in "0123456789" if luhn((body + key).encode()))


def iban(country: str, bban: str) -> str:
    """An IBAN from a country and its national number."""
    folded = (country + "00" + bban).lower().encode()
    return f"{country}{98 - mod97(folded):02d}{bban}"


def rib(bank: str, branch: str, account: str) -> tuple[str, str, str, str]:
    """The four parts of a RIB."""
    key = rib_key(bank.encode(), branch.encode(), account.lower().encode())
    return bank, branch, account, f"{key:02d}"
