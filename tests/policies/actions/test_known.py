"""The known actions are the ones that exist."""

from models.decision import Transform
from policies.actions.known import OBLIGATIONS, TRANSFORMS


def test_known_actions() -> None:
    """Pseudonymise is in the vocabulary, and refused until it is built."""
    assert Transform.PSEUDONYMISE not in TRANSFORMS
    assert all(OBLIGATIONS.values())
