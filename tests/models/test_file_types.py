"""Kinds of files by the ending of their name."""

import pytest

from models.file_types import FileType, file_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Protocole v2.PDF", FileType.PDF),
        ("CRF visite 3.xlsx ", FileType.TABLE),
        ("ae.sas7bdat", FileType.DATA),
        ("Dupont.martin", FileType.OTHER),
        ("pdf", FileType.PDF),
        ("", FileType.OTHER),
    ],
)
def test_kind(name: str, kind: FileType) -> None:
    """No word of a name is kept."""
    assert file_type(name) is kind
