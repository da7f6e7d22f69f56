"""Every entity type meets every category of service in the shipped charter: nothing passes because nobody thought of it."""

import pytest

from models.entities import TYPES
from models.services import Category
from policies.loading import shipped

ENTITIES = [entity for entities in TYPES.values() for entity in entities]


@pytest.mark.parametrize("category", Category)
def test_the_charter_has_thought_of_every_type(category: Category) -> None:
    """A rule names the type on services of this category, or `passes` says why it goes through."""
    charter = shipped()
    assert [entity for entity in ENTITIES if not charter.covers(entity, category)] == []
