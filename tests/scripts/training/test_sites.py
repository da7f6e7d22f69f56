"""Made-up places."""

from pathlib import Path
from random import Random

from scripts.training.marked import sample
from scripts.training.people import People
from scripts.training.sites import Sites
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_places_are_marked(tmp_path: Path) -> None:
    """Each kind of place has its label, whole."""
    small, random = Sources(sources(tmp_path)), Random(3)
    sites = Sites(small, random, People(small, random))
    for made, label in (
        (sites.place, "LOCATION"),
        (sites.care, "ORGANIZATION"),
        (sites.firm, "ORGANIZATION"),
        (sites.street, "ADDRESS"),
    ):
        for _ in range(100):
            found = sample(made())
            assert [(span.label, span.start, span.end) for span in found.spans] == [(label, 0, len(found.text))]
    assert sites.postcode().isdigit()
