"""Which part of the hands a model does not see, so that what it tells of them is what strangers' texts would be told."""

from hashlib import sha256

FOLDS = 5


def fold_of(hand: str) -> int:
    """The fold of a hand, from 0 to below FOLDS: told by its name alone, so that no other hand moves it."""
    return sha256(hand.encode()).digest()[0] % FOLDS
