"""What may be justified, as it travels between processes."""

from datetime import UTC, datetime

from models.grants import Grant

GRANT = Grant(
    reference="GF-2222222222",
    service="t",
    conversation="c-vautravers",
    contents=frozenset({"aa", "bb"}),
    until=datetime(2026, 12, 1, tzinfo=UTC),
)


def test_a_grant_comes_back_from_its_json() -> None:
    assert GRANT == Grant.model_validate(GRANT.model_dump(mode="json"))


def test_the_name_of_a_conversation_is_not_shown() -> None:
    assert "vautravers" not in repr(GRANT)
