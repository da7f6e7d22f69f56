"""Rows inside SQL and SAS; statements that name columns hold nobody."""

import pytest

from detectors.payloads.code import code
from tests.detectors.payloads.samples import RECORD, told

ROW = {("PERSON", "VAUTRAVERS"), ("DATE_OF_BIRTH", "1957-03-14"), ("FR_IPP", "8012345678"), RECORD}


def test_values_of_an_insert() -> None:
    text = "INSERT INTO patients (nom, ddn, ipp) VALUES ('VAUTRAVERS', '1957-03-14', '8012345678');"
    assert ROW == told(text) == told(f"-- dump\n{text}\n{text}\n")
    assert ROW | {("PERSON", "Quercy"), ("FR_IPP", "8012345679")} == told(
        text[:-1] + ",\n ('Quercy', NULL, '8012345679');"
    )


def test_data_lines() -> None:
    text = "data dm;\n input usubjid $ brthdtc $10. sex $;\n datalines;\n014-0003 1957-03-14 F\n;\nrun;"
    assert {("SUBJECT_ID", "014-0003"), ("DATE_OF_BIRTH", "1957-03-14"), RECORD} == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "proc sql; select usubjid, siteid, brthdtc from dm where sex='F'; quit;",
        "SELECT nom, prenom, ddn FROM patient WHERE ipp = ?",
        "INSERT INTO patients (nom, ddn, ipp) VALUES (?, ?, ?)",
        "INSERT INTO patients (nom, ddn, ipp) VALUES (:nom, :ddn, :ipp)",
        "INSERT INTO tarifs (code, libelle) VALUES ('A1', 'Consultation')",
        "df[['USUBJID','SITEID','AGE']].groupby('SITEID').mean()",
        "input usubjid $; datalines;\n;",
    ],
)
def test_code_without_rows_is_silent(text: str) -> None:
    assert set() == told(text)


def test_many_statements_are_a_record() -> None:
    """The rest of a long dump is not read row by row."""
    line = "INSERT INTO contacts (nom, prenom) VALUES ('Quercy', 'Jean');\n"
    assert RECORD in told(line * 401)


def test_a_place_that_leads_nowhere() -> None:
    assert [] == list(code(b"insert into ", [12]))


def test_rows_of_a_tribble() -> None:
    text = 'df <- tribble(~usubjid, ~initiales, ~ddn,\n "014-0003", "JDU", "1957-03-14",\n "014-0004", "MLE", NA)'
    assert {
        ("SUBJECT_ID", "014-0003"),
        ("INITIALS", "JDU"),
        ("DATE_OF_BIRTH", "1957-03-14"),
        ("SUBJECT_ID", "014-0004"),
        ("INITIALS", "MLE"),
        RECORD,
    } == told(text)
    assert set() == told("tribble(~usubjid, ~ddn)") | told("tribble(x)")


def test_many_records_on_one_line() -> None:
    text = "data trt; input subjid $ grp $ @@; cards;\n014-0003 E 014-0004 C\n;\nrun;"
    assert {("SUBJECT_ID", "014-0003"), ("SUBJECT_ID", "014-0004")} <= told(text)
