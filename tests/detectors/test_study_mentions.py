"""Names of studies that no word for a study introduces."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dans le DMP de VERVOXE-AVC, faut-il décrire le codage ?", "VERVOXE-AVC"),
        ("un plan de TMF pour VERVOXE-4", "VERVOXE-4"),
        ("Objet : VERVEINE - queries à clore", "VERVEINE"),
        ("je suis statisticienne sur VERVEINE, un essai de phase III", "VERVEINE"),
    ],
)
def test_a_name_in_capitals_where_a_study_is_run(text: str, name: str) -> None:
    """Capitals and the words of those who run a study; in small letters it is a plant."""
    assert [name] == values("STUDY_CODE", text)
    assert [] == values("STUDY_CODE", text.replace(name, name.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "sur POWER-BI, comment compter les queries par centre ?",
        "le DMP de KEYNOTE-189 a-t-il été publié ?",
        "pour MEDDRA-27 : quels changements dans le codage des EIG ?",
        "LE MONITORING DE SUIVI-QUALITE DES CRF EST EN RETARD",
        "Objet : CONGRES - newsletter",
        "on parle de VERVEINE-4 en tisane",
    ],
)
def test_tools_publications_and_shouting_are_no_names(text: str) -> None:
    """What is in capitals for another reason."""
    assert [] == values("STUDY_CODE", text)


def test_the_head_of_a_form_tells_the_study() -> None:
    """In any case, with a number in it, above another field of the form; a subject of one's reading is none."""
    assert values("STUDY_CODE", "Study: Vordavue-2 / VV2-305\nCountry: FR\n") == ["Vordavue-2 / VV2-305"]
    assert values("STUDY_CODE", "Study: Sleep and memory\nCountry: FR\n") == []
    assert values("STUDY_CODE", "Study: Sleep-2\nin two countries\n") == []
    assert values("STUDY_CODE", "Study: KEYNOTE-189\nPhase: 3\n") == []


def test_several_studies_in_brackets() -> None:
    """Where somebody runs them; those that were published pass, and so does a line that only speaks of them."""
    assert values("STUDY_CODE", "je suis CRA sur 3 études (NIGELLE, MORILLE-T1, RECOVERY)") == ["NIGELLE", "MORILLE-T1"]
    assert values("STUDY_CODE", "3 études (NIGELLE, MORILLE-T1) à comparer") == []
