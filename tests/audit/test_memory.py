"""Tags are forgotten in time, in number and on doubt."""

from datetime import timedelta

from audit.memory import Memory
from tests.audit.samples import NOW


def test_forgets_a_day_after_the_last_use() -> None:
    memory = Memory()
    key = memory.tags("u", "c", NOW).key
    assert memory.tags("u", "c", NOW + timedelta(hours=24)).key == key
    assert memory.tags("u", "c", NOW + timedelta(hours=49)).key != key


def test_forgets_the_conversation_unused_for_longest() -> None:
    memory = Memory(limit=2)
    first, second = memory.tags("u", "1", NOW).key, memory.tags("u", "2", NOW).key
    memory.tags("u", "1", NOW)
    memory.tags("u", "3", NOW)
    assert memory.tags("u", "1", NOW).key == first
    assert memory.tags("u", "2", NOW).key != second


def test_an_anonymous_user_is_never_remembered() -> None:
    memory = Memory()
    key = memory.tags(None, "c", NOW).key
    memory.remember(None, "c", {"d": "[TEL_1]"}, NOW)
    after = memory.tags(None, "c", NOW)
    assert (after.key != key, after.known) == (True, {})


def test_a_tag_stands_for_one_value() -> None:
    """Two requests at the same time both took [TEL_1]: the first keeps it, the second value is tagged anew next time."""
    memory = Memory()
    memory.tags("u", "c", NOW)
    memory.remember("u", "c", {"a": "[TEL_1]"}, NOW)
    memory.remember("u", "c", {"b": "[TEL_1]", "c": "[TEL_2]"}, NOW)
    assert memory.tags("u", "c", NOW).known == {"a": "[TEL_1]", "c": "[TEL_2]"}


def test_tags_of_a_forgotten_conversation_are_dropped() -> None:
    """Their digests were made with a key that is gone."""
    memory = Memory()
    memory.remember("u", "c", {"a": "[TEL_1]"}, NOW)
    assert memory.tags("u", "c", NOW).known == {}


def test_what_was_handed_out_does_not_change() -> None:
    memory = Memory()
    before = memory.tags("u", "c", NOW)
    memory.remember("u", "c", {"a": "[TEL_1]"}, NOW)
    assert before.known == {}
