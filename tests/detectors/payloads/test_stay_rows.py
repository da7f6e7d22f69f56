"""A row with a birth beside its sex is a stay; a sentence, a series and a row of one date are none."""

import pytest

from tests.detectors.payloads.samples import RECORD, told

FINESS = "972999015"


@pytest.mark.parametrize("sign", ["|", ";", "\t", " "])
def test_a_row(sign: str) -> None:
    """Whatever parts it, in a sentence too."""
    row = sign.join((FINESS, "240117789", "8012345071", "14031957", "1", "12032026", "18032026", "76300", "K703"))
    found = told(f"Ligne :\n{row}\npourquoi ?")
    assert RECORD in found
    assert {
        ("FR_FINESS", FINESS),
        ("FR_NDA", "8012345071"),
        ("DATE_OF_BIRTH", "14031957"),
        ("DATE_OF_CARE", "12032026"),
    } <= found


def test_sex_before_birth() -> None:
    """And the day as machines write it."""
    assert ("DATE_OF_BIRTH", "19570314") in told("A;F;19570314;240117789;C50;x")


def test_row_in_a_sentence() -> None:
    """Its first cell ends the words in front."""
    assert ("FR_NDA", "250098114") in told("ligne 18 rejetée : 250098114|1|19400322|F|50600|K5730 -- pourquoi ?")


def test_row_with_a_group() -> None:
    """Of an anonymised export: an age beside a sex, and a group of stays."""
    assert {RECORD, ("FR_NDA", "0044187")} <= told(
        "RSA;0044187;48095;82;F;05M092;8;14\nRSA;0044188;48104;77;M;05M093;8;11"
    )


@pytest.mark.parametrize("row", ["GHM;05M092;niveau 2;3412;1204", "05M092;F;82;1204;6"])
def test_table_of_groups(row: str) -> None:
    """Prices and means are nobody's stay."""
    assert told(row) == set()


@pytest.mark.parametrize(
    "row",
    ["14031957;1;3", "14131957;1;240117789;2;3;4", "le 14031957 1 fois", "1;2;3;4;5;6;240117789", "14031957;1;a;b;c"],
)
def test_other_rows(row: str) -> None:
    """Few cells, no day of the calendar, no number beside."""
    assert told(row) == set()
