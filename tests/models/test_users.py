"""Users and their groups."""

import pytest
from pydantic import ValidationError

from models.reading import parse
from models.users import UserGroups


def test_a_file_of_groups() -> None:
    """Names as they are written; nobody is in it by default."""
    read = parse("schema: gardefou.groups/v1\nusers: {jdupont: [data-management, essais]}\n", UserGroups, "g")
    assert {"jdupont": ("data-management", "essais")} == read.users
    assert {} == UserGroups().users


def test_a_name_is_a_word() -> None:
    with pytest.raises(ValidationError):
        UserGroups.model_validate({"users": {"jdupont": [""]}})


def test_names_do_not_show() -> None:
    """Who works on what is not for logs."""
    assert "jdupont" not in repr(UserGroups(users={"jdupont": ("dm",)}))
