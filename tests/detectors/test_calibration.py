"""From mass to probability."""

import pytest

from detectors.calibration import Calibration, likelier

CURVE = Calibration({"PERSON": [(0.2, 0.1), (0.4, 0.5), (0.9, 0.95)]})


@pytest.mark.parametrize(
    ("mass", "probability"), [(0.0, 0.1), (0.2, 0.1), (0.3, 0.3), (0.4, 0.5), (0.9, 0.95), (1.0, 0.95)]
)
def test_straight_between_points(mass: float, probability: float) -> None:
    """The curve is straight between its points, and level outside them."""
    assert CURVE("PERSON", mass) == pytest.approx(probability)


def test_a_kind_without_a_curve_keeps_its_mass() -> None:
    """Nothing was measured, nothing is changed."""
    assert CURVE("ADDRESS", 0.37) == 0.37


@pytest.mark.parametrize(
    ("probability", "factor", "expected"), [(0.5, 3, 0.75), (0.2, 0.5, 1 / 9), (0, 9, 0), (1, 0.1, 1)]
)
def test_odds_are_multiplied(probability: float, factor: float, expected: float) -> None:
    """What is sure stays so."""
    assert likelier(probability, factor) == pytest.approx(expected)
