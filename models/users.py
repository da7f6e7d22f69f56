"""The groups of an organisation's users, for charter rules that speak of groups."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.frozen import Frozen

Name = Annotated[str, StringConstraints(min_length=1, max_length=256, strip_whitespace=True)]


class UserGroups(Frozen):
    """Who belongs to what. A user who is not named here has the groups that the client network or the front proxy gives."""

    schema_: Literal["gardefou.groups/v1"] = Field(default="gardefou.groups/v1", alias="schema")
    users: dict[Name, tuple[Name, ...]] = Field(default={}, repr=False)
