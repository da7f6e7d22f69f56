"""What is known around a request."""

from models.context import Tags


def test_the_key_of_tags_is_not_shown() -> None:
    """Who has it can test guesses against the digests."""
    tags = Tags(key=b"secret", known={"00ff": "[TEL_1]"})
    assert "secret" not in repr(tags) + str(tags)
