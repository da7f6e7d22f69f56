"""Studies: what their shape refuses, from when they are public, and by which names they are known."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from models.studies import Clause, Registry, Study

MASK = {"shape": "301-###-####", "examples": ["301-014-0003"], "not_examples": ["302-014-0003"]}


def study(**changes: Any) -> Study:
    return Study.model_validate({"code": "GF-ONCO-301", **changes})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"code": "A1"}, "less than three letters or digits"),
        ({"code": 301}, "put it in quotes"),
        ({"code": "GF|301"}, "which parts values"),
        ({"aliases": ["–"]}, "less than three letters or digits"),
        ({"label": "étude 1"}, "should match pattern"),
        ({"sites": [{"number": 14}]}, "put it in quotes"),
        ({"sites": [{"number": "CHU de Fontbouvre"}]}, "has no digit"),
        ({"subjects": [MASK | {"examples": ["302-014-0003"]}]}, "example 1 does not fit"),
        ({"subjects": [MASK | {"not_examples": ["301-014-0004"]}]}, "not_example 1 fits"),
        ({"subjects": [MASK | {"entity": "FR_IPP"}]}, "Input should be 'SUBJECT_ID'"),
        ({"contract": {"ai": "conditions"}}, "belong together"),
        ({"contract": {"ai": "forbidden", "conditions": "x"}}, "belong together"),
        ({"published": "2027-13-01"}, "valid date"),
        ({"sponsors": "X"}, "Extra inputs"),
    ],
)
def test_what_cannot_be_meant_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        study(**changes)


def test_a_study_without_a_contract_has_an_unknown_clause() -> None:
    assert Clause.UNKNOWN is study().clause
    assert Clause.FORBIDDEN is study(contract={"ai": "forbidden"}).clause


def test_a_study_is_public_from_its_day_on() -> None:
    """A day of UTC, whatever the zone of the moment."""
    known = study(published="2027-06-30")
    eve = datetime(2027, 6, 29, 23, 59, tzinfo=UTC)
    assert [False, True] == [known.is_public(eve), known.is_public(eve + timedelta(minutes=1))]
    assert not known.is_public(datetime(2027, 6, 30, 1, tzinfo=timezone(timedelta(hours=2))))
    assert not study().is_public(datetime(2099, 1, 1, tzinfo=UTC))


def test_a_study_is_called_by_code_alias_and_label() -> None:
    """However they are spelled."""
    known = study(aliases=["HIRONDELLE"], label="ETUDE-01")
    registry = Registry(studies=(known,))
    assert [known] * 3 == [registry.called(name) for name in ("gf onco 301", "Hirondelle", "etude01")]
    assert registry.called("GF-ONCO-302") is None
    assert registry.by_code == {"gfonco301": known}


def test_nothing_confidential_is_shown() -> None:
    known = study(aliases=["HIRONDELLE"], sponsor="Laboratoires Fictifs", compounds=["GFX-1207"])
    shown = repr(known) + repr(Registry(studies=(known,)))
    assert not any(word in shown for word in ("ONCO", "HIRONDELLE", "Fictifs", "1207"))
