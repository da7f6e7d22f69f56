"""Names of one's own studies: capitals behind `étude`, in a line that speaks of running the study."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize("name", ["ORIGAN", "LYS-MEL", "TERCET-2", "PHARE_3"])
def test_a_name_in_capitals_where_somebody_runs_the_study(name: str) -> None:
    """Whoever opens centres for a study has one."""
    assert values("STUDY_CODE", f"mail aux centres de l'étude {name} : retard de saisie") == [name]


@pytest.mark.parametrize("text", ["résume l'étude ORIGAN en dix lignes", "étude ORIGAN (Lancet 2019), nos centres"])
def test_a_name_that_is_read_about_is_silent(text: str) -> None:
    """The literature has names in capitals, too."""
    assert of("STUDY_CODE", text) == []
