"""What people read is in both languages."""

import pytest
from pydantic import ValidationError

from models.message import Message


def test_a_message_without_one_language_is_refused() -> None:
    with pytest.raises(ValidationError):
        Message.model_validate({"fr": "oui"})
