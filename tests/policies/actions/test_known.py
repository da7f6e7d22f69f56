"""The known actions are the ones that exist."""

from models.decision import Gate, Transform
from policies.actions.known import GATES, OBLIGATIONS, TRANSFORMS


def test_known_actions() -> None:
    """Justify and pseudonymise are in the vocabulary, and refused until they are built."""
    assert Gate.JUSTIFY not in GATES
    assert Transform.PSEUDONYMISE not in TRANSFORMS
    assert all(OBLIGATIONS.values())
