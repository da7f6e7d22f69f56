"""Names whose letters stand apart."""

import pytest

from tests.detectors.names.marked import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme V A U T R A V E R S dort", ["V A U T R A V E R S"]),
        ("Nom : V A U T R A V E R S", ["V A U T R A V E R S"]),
        ("V A U T R A V E R S Marie, 62 ans", ["V A U T R A V E R S Marie"]),
        ("V A U T R A V E R S", []),
        ("C U I S I N I E R Marie", []),
        ("réponses A B C D ou E", []),
        ("T R I  D E S  L I T S", []),
        ("XV A U T R A V E R S Marie", []),
    ],
)
def test_letters_apart(text: str, expected: list[str]) -> None:
    """Behind a title or a field, or before a first name; not a heading, nor a row of letters."""
    assert [value for entity, value in named(text) if entity == "PERSON" and " " in value] == expected
