"""Statistics in the company of an own study; the same statistics cited, taught or supposed stay silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of

OWN = (
    "Analyse intermédiaire : {}",
    "Notre étude : {}",
    "Topline results: {}",
    "FICT-301 : {}",
    "Résultats non publiés\n{}",
)
CITED = (
    "Dans KEYNOTE-189, {}",
    "{} (NEJM 2018)",
    "Selon la méta-analyse, {}",
    "{} [doi:10.1000/x]",
    "Martin et al. : {}",
)
TAUGHT = ("Comment interpréter {} ?", "Hypothèse : {}", "Exercice : on trouve {}", "Explique {}")
DECIMALS = st.integers(5, 400).map(lambda n: f"{n / 100:.2f}")
STATISTICS = st.builds(
    lambda name, value, low, high, sign: f"{name} {sign} {value} (IC95 % {low}-{high}), p = 0,012".replace(".", ","),
    st.sampled_from(["HR", "OR", "RR", "hazard ratio", "odds ratio"]),
    DECIMALS,
    DECIMALS,
    DECIMALS,
    st.sampled_from(["=", ":", "de"]),
)


@given(st.sampled_from(OWN), STATISTICS, st.booleans())
def test_own_results_are_found_whole(frame: str, statistic: str, is_upper: bool) -> None:
    """Strong enough to stop."""
    text = frame.format(statistic)
    (found,) = of("SPONSOR_SECRET", text.upper() if is_upper else text)
    assert text[found.start : found.end] == statistic
    assert found.score >= 0.6


@given(st.sampled_from(CITED + TAUGHT), STATISTICS)
def test_cited_and_taught_statistics_stay_silent(frame: str, statistic: str) -> None:
    """Literature, homework, sample sizes."""
    assert of("SPONSOR_SECRET", frame.format(statistic)) == []


@given(st.sampled_from(CITED + TAUGHT), STATISTICS)
def test_the_line_after_own_results_is_judged_for_itself(frame: str, statistic: str) -> None:
    """A citation under an own result is a citation."""
    own = "Analyse intermédiaire FICT-301 : HR = 0,67 (IC95 % 0,54-0,83)"
    assert len(of("SPONSOR_SECRET", f"{own}\n{frame.format(statistic)}")) == 1


@pytest.mark.parametrize("text", ["OR = 2,1 (IC95 % 1,2-3,4)", "bras 1 vs bras 2 : HR 0,67"])
def test_without_a_cue_a_statistic_does_not_stop(text: str) -> None:
    """Seen, not sure."""
    assert [0.5] == [found.score for found in of("SPONSOR_SECRET", text)]
