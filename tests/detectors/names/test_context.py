"""What stands in front of a mention."""

import pytest

from detectors.names.context import before, does, is_agent, is_titled
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Mme ⟦Bouvreau⟧", True),
        ("M. ⟦Bouvreau⟧", True),
        ("mr ⟦bouvreau⟧", True),
        ("Me ⟦Bouvreau⟧", True),
        ("maître ⟦bouvreau⟧", True),
        ("un maître ⟦bouvreau⟧", False),
        ("le maître ⟦Bouvreau⟧", True),
        ("je me ⟦permets⟧", False),
        ("le ⟦Bouvreau⟧", False),
        ("Mme et ⟦Bouvreau⟧", False),
        ("comme ⟦Bouvreau⟧", False),
    ],
)
def test_a_title_is_seen(marked: str, expected: bool) -> None:
    """Right in front, with its dot or without."""
    seen, (mention,) = read(marked)
    assert expected == is_titled(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("opérée hier par ⟦vidal⟧", True),
        ("revu par ⟦vidal⟧", True),
        ("remplacé par ⟦vidal⟧", False),
        ("vu ⟦vidal⟧", False),
    ],
)
def test_who_did_it_is_seen(marked: str, expected: bool) -> None:
    """Behind what somebody does to a patient or a paper, and `par`."""
    seen, (mention,) = read(marked)
    assert expected == is_agent(seen, mention)


def test_before_stays_on_the_line() -> None:
    seen, (mention,) = read("Objet : avis\nVu ⟦Bouvreau⟧")
    data, first, last = before(seen, mention)
    assert b"vu " == data[first:last]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦bouvreau⟧ s'occupe du reste", True),
        ("⟦bouvreau⟧ qui garde le classeur", True),
        ("⟦bouvreau⟧ (père) dort", True),
        ("⟦bouvreau⟧ est en congés", True),
        ("⟦bouvreau⟧ est en ligne", False),
        ("⟦bouvreau⟧ nous demande un devis", False),
    ],
)
def test_what_people_alone_do(marked: str, expected: bool) -> None:
    """Right behind."""
    seen, (mention,) = read(marked)
    assert expected == does(seen, mention.end)
