"""Amounts of one's own deals; prices that are public, taught or private stay silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

AMOUNTS = st.builds(
    lambda number, unit: f"{number:,}".replace(",", " ") + unit,
    st.integers(1, 900_000),
    st.sampled_from([" €", " k€", " M€", " euros", " USD"]),
)
DEALS = (
    "Notre offre pour l'appel d'offres : {}",
    "nous demandons {} par patient à la CRO, contrat en cours",
    "Budget de l'étude proposé par le promoteur : {}",
    "Contre-offre : {} de milestones pour nous",
)


@given(st.sampled_from(DEALS), AMOUNTS)
def test_amounts_of_own_deals(frame: str, amount: str) -> None:
    """Found whole, in any case, strong enough to stop."""
    for text in (frame.format(amount), frame.format(amount).upper()):
        (found,) = of("STRATEGIC", text)
        assert text[found.start : found.end].lower() == amount.lower()
        assert found.score >= 0.6


@pytest.mark.parametrize(
    "frame", ["Mon loyer est de {}", "Comment calculer un budget étude de {} ?", "Selon la presse, rachat pour {}"]
)
def test_other_amounts_are_no_secret(frame: str) -> None:
    """Private, taught, published."""
    assert of("STRATEGIC", frame.format("4 200 €")) == []


def test_without_us_an_amount_does_not_stop() -> None:
    """A deal and a price, nobody's."""
    assert [0.5] == [found.score for found in of("STRATEGIC", "Redevance de 45 000 €")]


def test_the_next_line_is_judged_for_itself() -> None:
    """Context does not bleed."""
    assert values("STRATEGIC", "Notre offre au RFP : 900 k€\nloyer : 800 €") == ["900 k€"]
