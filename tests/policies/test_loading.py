"""Loading gives a charter fit to be put in force, or an error."""

from models.entities import FAMILY_OF
from policies.loading import SHIPPED, load, shipped, unchecked


def test_shipped_and_loaded_are_the_same() -> None:
    """The shipped charter passes its own checks."""
    assert load(SHIPPED, frozenset(FAMILY_OF)) == shipped() == unchecked(SHIPPED)
