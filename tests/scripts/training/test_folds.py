"""Folds of hands."""

from scripts.training.folds import FOLDS, fold_of


def test_hands_are_spread_over_all_folds() -> None:
    """The same name, the same fold."""
    folds = [fold_of(f"hand{number}") for number in range(100)]
    assert set(range(FOLDS)) == set(folds)
    assert folds == [fold_of(f"hand{number}") for number in range(100)]
