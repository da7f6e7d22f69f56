"""What people read is in both languages."""

import pytest
from pydantic import ValidationError

from models.message import Message


def test_a_message_without_one_language_is_refused() -> None:
    with pytest.raises(ValidationError):
        Message.model_validate({"fr": "oui"})


def test_messages_in_a_row_stay_in_their_language() -> None:
    row = Message(fr="trois", en="three").after(Message(fr="un", en="one"), Message(fr="deux", en="two"))
    assert ("un deux trois", "one two three") == (row.fr, row.en)
    assert row.both == "un deux trois\n\none two three"
