"""Shapes of values: what may stand in a field, and what only fills its place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.payloads.values import BLANKS, SHAPES, fits, is_coded

DAYS = st.integers(0, 47_000).map(lambda days: date(1905, 1, 1) + timedelta(days))


@given(
    DAYS,
    st.sampled_from(
        [
            "%d/%m/%Y",
            "%d.%m.%Y",
            "%d-%m-%Y",
            "%d %m %Y",
            "%Y-%m-%d",
            "%Y/%m/%d",
            "%Y%m%d",
            "%d%m%Y",
            "%d/%m/%y",
            "%d%b%Y",
            "%Y",
            "%Y-%m",
            "%d %B %Y",
            "%B %d, %Y",
            "%Y-%m-%dT%H:%M:%S",
        ]
    ),
)
def test_every_writing_of_a_birth_date(day: date, form: str) -> None:
    assert fits("DATE_OF_BIRTH", day.strftime(form).lower().encode())


@pytest.mark.parametrize(
    "value", ["3450", "12.5", "34 sa", "date", "jj/mm/aaaa", "2099-01-01", "61,2 (9,8)", "45/13/1957", ""]
)
def test_what_is_no_birth_date(value: str) -> None:
    assert not fits("DATE_OF_BIRTH", value.encode())


@pytest.mark.parametrize(
    ("entity", "value", "expected"),
    [
        ("PERSON", "vautravers", True),
        ("PERSON", "le goff", True),
        ("PERSON", "vautravers^elodie^marie", True),
        ("PERSON", "inconnu", False),
        ("PERSON", "nom1", False),
        ("PERSON", "<nom>", False),
        ("PERSON", "a", False),
        ("FR_IPP", "8012345678", True),
        ("FR_IPP", "char(10)", False),
        ("FR_IPP", "12", False),
        ("FR_NIR", "2 95 10 99 126 111 93", True),
        ("FR_NIR", "12345", False),
        ("SUBJECT_ID", "014-0003", True),
        ("SUBJECT_ID", "fict-301-014-0003", True),
        ("SUBJECT_ID", "principal", False),
        ("PHONE_NUMBER", "06 39 98 12 34", True),
        ("PHONE_NUMBER", "112", False),
        ("INITIALS", "v.e.", True),
        ("INITIALS", "v-e", True),
        ("INITIALS", "12", False),
    ],
)
def test_shapes(entity: str, value: str, *, expected: bool) -> None:
    assert expected is fits(entity, value.encode())


@pytest.mark.parametrize("value", ["p001", "12", "patient 3", "subj-07"])
def test_a_generic_name_wants_more_than_a_row_number(value: str) -> None:
    assert fits("SUBJECT_ID", value.encode()) is (" " not in value)
    assert not fits("SUBJECT_ID", value.encode(), is_generic=True)


@pytest.mark.parametrize("entity", sorted(SHAPES))
def test_placeholders_fit_nothing(entity: str) -> None:
    assert [blank for blank in BLANKS if fits(entity, blank)] == []


@pytest.mark.parametrize("value", ["p-0012-04", "031-0007", "44-1203", "04-drv-017", "gen-07-22", "2203017"])
def test_written_as_a_number_of_a_subject(value: str) -> None:
    assert is_coded(value.encode())


@pytest.mark.parametrize(
    "value", ["65-74", "2024-03", "20240312", "12-2024", "2023-2024", "104-109", "1-01", "1031", "xxx-001", "18-34"]
)
def test_not_written_as_one(value: str) -> None:
    """Ranges, days, years, ranks, forms."""
    assert not is_coded(value.encode())
