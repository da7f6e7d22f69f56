"""Arms: of one subject they unblind; of a design, a procedure or a program they do not."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize("arm", ["bras placebo", "bras B", "bras expérimental", "groupe contrôle", "bras 2"])
@pytest.mark.parametrize(
    "lead",
    ["levée d'aveugle le 12/03 : ", "sujet 0123 randomisé dans le ", "patient 014-0003 : ", "code de randomisation : "],
)
def test_the_arm_of_one_subject(lead: str, arm: str) -> None:
    """Whole."""
    assert [arm] == values("UNBLINDING", lead + arm)


@pytest.mark.parametrize(
    "text",
    [
        "Les patients du bras placebo vont mieux",
        "bras placebo-contrôlé, double aveugle",
        "procédure de levée d'aveugle au chapitre 8",
        "En cas de levée d'aveugle, le bras placebo reste masqué",
        'where TRT01A = "Placebo"',
        "df[df['ARM'] == 'Placebo']",
        "bras 1 vs bras 2 : HR 0,67",
        "fracture du bras gauche",
    ],
)
def test_designs_and_programs_are_silent(text: str) -> None:
    """Nobody's treatment is told."""
    assert of("UNBLINDING", text) == []
