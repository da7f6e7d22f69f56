"""Exceptions: narrow, approved by another, and not for ever."""

from datetime import date

import pytest
from pydantic import ValidationError

from models.waivers import Waiver, Waivers

GOOD = {
    "id": "EX-2026-1",
    "rule": "P2-SECRET-PROMOTEUR",
    "scope": {"group": "redaction", "study": "GF-ONCO-301"},
    "reason": "traduction du résumé, contrat 12",
    "requested_by": "jdupont",
    "approved_by": "comité IA",
    "approved_on": "2026-12-01",
    "expires": "2027-03-01",
}


def test_it_counts_on_its_days() -> None:
    """The last one included."""
    made = Waiver.model_validate(GOOD)
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2027, 3, 1), date(2027, 3, 2)]
    assert [made.is_in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"scope": {"group": "redaction"}}, "at least two of"),
        ({"scope": {}}, "at least two of"),
        ({"approved_by": " JDupont "}, "nobody approves their own"),
        ({"expires": "2027-03-02"}, "at most 90 days"),
        ({"expires": "2026-11-30"}, "at most 90 days"),
        ({"reason": " "}, "at least 1 character"),
        ({"id": "one"}, "pattern"),
    ],
)
def test_what_is_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Waiver.model_validate(GOOD | change)


def test_ids_are_unique() -> None:
    with pytest.raises(ValidationError, match="EX-2026-1"):
        Waivers.model_validate({"exceptions": [GOOD, GOOD]})
