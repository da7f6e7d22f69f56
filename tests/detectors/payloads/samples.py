"""Payloads made up by arithmetic, and how the tests read findings in them."""

from functools import cache

from detectors.normalise import fold
from detectors.payloads import PayloadSearch

RECORD = ("HEALTH_RECORD", "")
FAMILIES = ("VAUTRAVERS", "Quercy", "D'Aubusquet", "Corvessac-Thibaudel", "LE GOFF", "Étchéverry")
GIVEN = ("Elodie", "Jean-Paul", "MARIE", "Noémie", "Jean Luc", "zoé")


@cache
def search() -> PayloadSearch:
    return PayloadSearch()


def told(text: str) -> set[tuple[str, str]]:
    """Type and text of each finding; a record by its type alone."""
    hits = list(search()(text, fold(text)))
    cells = {(hit.entity, text[hit.start : hit.end]) for hit in hits if hit.entity != RECORD[0]}
    return cells | {RECORD for hit in hits if hit.entity == RECORD[0]}


def person(number: int) -> dict[str, str]:
    """A made-up patient: the fields of a row, by type."""
    return {
        "PERSON": FAMILIES[number % len(FAMILIES)],
        "GIVEN": GIVEN[number // 7 % len(GIVEN)],
        "DATE_OF_BIRTH": f"{1 + number % 28:02d}/{1 + number % 12:02d}/{1920 + number % 90}",
        "FR_IPP": f"80{number * 7919 % 10**8:08d}",
        "SUBJECT_ID": f"{1 + number % 99:03d}-{number * 31 % 10**4:04d}",
        "FR_NDA": f"24{number * 6007 % 10**7:07d}",
    }
