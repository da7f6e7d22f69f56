"""Who has which arm, in a list of any shape; the same pairs under other words are anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(st.integers(100, 9990), st.sampled_from([" ", " : ", " -> ", "\t", "="]), st.sampled_from([", ", "\n", " ; "]))
def test_every_shape_of_a_list(first: int, sign: str, between: str) -> None:
    """Whatever stands between number and arm, and between the pairs."""
    pairs = [f"{first + number}{sign}{arm}" for number, arm in enumerate("ABBA")]
    text = f"liste de randomisation de la cohorte\n{between.join(pairs)}\n"
    arms = of("UNBLINDING", text)
    assert all(any(f.start <= text.index(pair) + len(pair) - 1 < f.end for f in arms) for pair in pairs)


@pytest.mark.parametrize("head", ["salles de cours", "rangées de l'amphi", "notes de l'examen"])
def test_other_lists(head: str) -> None:
    """Letters behind numbers are rooms and marks, too."""
    assert [] == values("UNBLINDING", f"{head} : 101 A, 102 B, 103 B")


def test_rows_that_name_the_arm() -> None:
    """Two rows of codes with their arm need no head; ranks and toys do."""
    rows = ["ENV-0091;Bras 1", "ENV-0092;Bras 2", "ENV-0093;Bras 2"]
    text = "le csv :\nid;content\n" + "\n".join(rows) + "\nà convertir"
    arms = of("UNBLINDING", text)
    assert all(any(f.start <= text.index(row) < f.end for f in arms) for row in rows[:2])
    assert [] == values("UNBLINDING", "le csv :\nS001;Bras 1\nS002;Bras 2\n")


def test_pairs_of_code_that_speaks_of_nobody() -> None:
    """Answers of a quiz are written so, too."""
    assert [] == values("UNBLINDING", 'réponses du QCM : {"1201": "A", "1202": "C"}')
