"""Texts of nothing but one kind of line: what people do send is screened, never refused; and none costs more than its length."""

from functools import cache

import pytest

from detectors import build
from models.site import NONE, Names, SiteData
from scripts.benching.texts import adversarial, listings
from tests.growth import is_linear

find = build(SiteData(names=Names(pipeline=NONE)))
hostile = cache(adversarial)
"""All are made at once, which takes longer than to search one."""
REFUSED = {"numbers of trials"}
"""More than two thousand findings in 50 000 characters."""
ALSO = (
    "ages in rows",
    "telephones in pairs",
    "misread telephones",
    "addresses in words",
    "spaced days",
    "bank details",
)


@pytest.mark.parametrize("name", sorted(listings().keys() - REFUSED))
def test_a_listing_is_screened(name: str) -> None:
    """However long: logs, tables and codes without anybody in them are no floods to be refused."""
    find(listings()[name][:50_000])


@pytest.mark.slow
@pytest.mark.parametrize("name", [*listings(), *ALSO])
def test_four_times_a_listing_costs_no_more_than_four_times(name: str) -> None:
    """Not sixteen times; or it is refused."""
    assert is_linear(find, hostile(25_000)[name], hostile(100_000)[name])
