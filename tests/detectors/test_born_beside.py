"""A day of long ago behind a name is a birth; a day of late, or behind nobody, is none."""

import pytest

from detectors.born_beside import with_births
from detectors.pattern import NO_ATTRIBUTES, Hit
from tests.detectors.samples import values


def _found(marked: str, score: float = 0.9, role: str = "other") -> list[str]:
    """The births that are told behind the marked name."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    hits = with_births(text, [Hit(start, end, "PERSON", score, "names", {"role": role})])
    return [text[hit.start : hit.end] for hit in hits if hit.entity == "DATE_OF_BIRTH"]


def test_births_of_lists() -> None:
    """Whatever stands between."""
    assert _found("⟦VAUTRAVERS Ode⟧ 12/03/1957 HTA") == ["12/03/1957"]
    assert _found("⟦Ode Vautravers⟧ (1957-03-12)") == ["1957-03-12"]
    assert _found("⟦Ode Vautravers⟧ ; 12 mars 1957") == ["12 mars 1957"]


def test_other_days() -> None:
    """Of late, without a century, farther away, behind a carer or somebody unsure."""
    assert _found("⟦Ode Vautravers⟧ 12/03/2024") == []
    assert _found("⟦Ode Vautravers⟧ 12/03/57") == []
    assert _found("⟦Ode Vautravers⟧ opérée le 12/03/1987") == []
    assert _found("⟦Ode Vautravers⟧ 12/03/1957", role="clinician") == []
    assert _found("⟦Ode Vautravers⟧ 12/03/1957", score=0.5) == []


def test_behind_what_else_is_said() -> None:
    """Between commas, with or without its century; not what happened on a day, nor a day of late."""
    assert _found("⟦Ode Vautravers⟧, préparatrice de commandes, 26.04.1985, opérée") == ["26.04.1985"]
    assert _found("⟦Ode Vautravers⟧, poids 71 kg, 23-01-60, après la 2e dose") == ["23-01-60"]
    assert _found("⟦Ode Vautravers⟧, opérée depuis, 12/03/1987, va bien") == []
    assert _found("⟦Ode Vautravers⟧, poids 71 kg, 23/01/2026, en visite") == []
    assert _found("⟦Ode Vautravers⟧, poids 71 kg, 12/03/1957 sans fin") == []


def test_nobody() -> None:
    """The same list."""
    hits = [Hit(0, 4, "LOCATION", 0.9, "names", NO_ATTRIBUTES)]
    assert with_births("Gap 12/03/1957", hits) is hits


def test_through_all_stages() -> None:
    """As users type it."""
    assert values("DATE_OF_BIRTH", "à trier : Élodie Vautravers 12/03/1957, Marc Corvessac 04/11/1962") == [
        "12/03/1957",
        "04/11/1962",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quessandier;Thibault;14/03/1957;M", ["14/03/1957"]),
        ("Quessandier\tThibault\tM\t14/03/57\tV2", ["14/03/57"]),
        ('"Quessandier","Thibault","1957-03-14"', ["1957-03-14"]),
        ("Quessandier;Thibault;14/03/2024;M", []),
        ("Quessandier;Thibault;V2;14/03/1957", []),
        ("QUESSANDIER Thibault 14/03/1957 M", ["14/03/1957"]),
        ("- Quessandier, Thibault (14/03/1957)", ["14/03/1957"]),
        ("QUESSANDIER\nThibault\n14/03/1957 M\nIPP", ["14/03/1957"]),
        ("QUESSANDIER  THIBAULT  M  14/03/1957  40217735", ["14/03/1957"]),
        ("P|1||5502188||QUESSANDIER~THIBAULT||19570314|M", ["19570314"]),
        ("rapprochement de QUESSANDIER/THIBAULT/19570314", ["19570314"]),
        ("QUESSANDIER^THIBAULT||19571399|M", []),
        ("QUESSANDIER THIBAULT;M;140357;5502188", ["140357"]),
        ("quessandier t. | 14.3.57 | INR 2,1", ["14.3.57"]),
        ("mon père Thibault Quessandier, 1938-2026", ["1938-2026"]),
        ("T. Quessandier / 57-03-14 / M / fièvre", ["57-03-14"]),
        ("QUESSANDIER/THIBAULT/M/14MAR1957", ["14MAR1957"]),
        ("CR_VAUTRAVERS_Jean_14-03-1957.docx", ["14-03-1957"]),
        ("<li>Marcel Vautravers &ndash; <b>14/03/1957</b></li>", ["14/03/1957"]),
        ("traits : QUESSANDIER THIBAULT M 14/03/1957 48095", ["14/03/1957"]),
    ],
)
def test_the_cell_beside_a_name(text: str, expected: list[str]) -> None:
    assert expected == values("DATE_OF_BIRTH", text)


def test_the_other_half_of_a_name() -> None:
    """Also a surname that is a town."""
    assert ["ROQUELAURE", "JEHAN"] == values("PERSON", "ROQUELAURE;JEHAN;M;22/06/1944;81000")


def test_in_brackets() -> None:
    """A year behind a title, and the day of a child; authors have no title."""
    assert _found("Mme ⟦Ode Vautravers⟧ (1990)") == ["1990"]
    assert _found("voir ⟦Ode Vautravers⟧ (1990)") == []
    assert _found("la maman de ⟦Ode⟧ (12.12.24)") == ["12.12.24"]
    assert _found("le mémoire de ⟦Ode⟧ (12.12.24)") == []


def test_initials_before_a_birth() -> None:
    """They are somebody; farther away or on another line they stay what they are."""
    birth = Hit(16, 20, "DATE_OF_BIRTH", 0.75, "births", NO_ATTRIBUTES)
    initials = Hit(0, 4, "INITIALS", 0.45, "names", NO_ATTRIBUTES)
    assert with_births("F.E., né(e) en  1957", [initials, birth])[0].score > 0.6
    assert with_births("F.E. ; \nné(e)   1957", [initials, birth])[0].score == 0.45
