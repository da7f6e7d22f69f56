"""Cells of a CSV file of studies, in French and English."""

from datetime import date

import pytest

from models.studies import Clause, Study
from scripts.studies_cells import FIELD_OF, HEADS, READERS, bare, mask


def test_heads_are_known_whatever_their_case_and_accents() -> None:
    for field, heads in HEADS.items():
        assert {field} == {FIELD_OF[bare(word)] for head in heads for word in (head, head.upper(), bare(head))}


def test_every_field_of_a_study_has_a_column() -> None:
    """What is not a list of its own is a cell."""
    columns = {*HEADS, "contract"}
    assert set(Study.model_fields) <= columns


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("published", "2027-06-30", date(2027, 6, 30)),
        ("published", "30/06/2027", date(2027, 6, 30)),
        ("ai", "Interdit", Clause.FORBIDDEN),
        ("ai", "AUTORISÉ", Clause.ALLOWED),
        ("ai", "Sous conditions", Clause.CONDITIONS),
        ("ai", "?", Clause.UNKNOWN),
        ("aliases", " A-1 | B-2 ||", ["A-1", "B-2"]),
        ("sites", "014=CHU = Nord|015", [{"number": "014", "name": "CHU = Nord"}, {"number": "015"}]),
        ("sponsor_is_secret", "Oui", True),
        ("sponsor_is_secret", "no", False),
    ],
)
def test_a_cell_is_read(field: str, cell: str, value: object) -> None:
    assert value == READERS[field](cell)


@pytest.mark.parametrize(
    ("field", "cell"),
    [("published", "30.06.2027"), ("published", "31/02/2027"), ("ai", "peut-être"), ("sponsor_is_secret", "bof")],
)
def test_a_cell_that_cannot_be_read_says_what_to_write(field: str, cell: str) -> None:
    with pytest.raises(ValueError, match="; write"):
        READERS[field](cell)


def test_a_short_mask_counts_beside_its_label() -> None:
    assert {"shape": "?-####", "examples": ["K-0042"], "context": "required"} == mask("?-####", {"examples": "K-0042"})
    assert {"shape": "301-###-####"} == mask("301-###-####", {})
    assert {"shape": "]"} == mask("]", {})
