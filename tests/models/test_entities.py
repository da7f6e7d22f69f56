"""The closed vocabulary."""

from models.entities import FAMILY_OF, TYPES, Family


def test_every_type_belongs_to_one_family() -> None:
    """And every family has some."""
    assert sum(map(len, TYPES.values())) == len(FAMILY_OF)
    assert set(TYPES) == set(Family)
