"""Whose message a part is, as far as a body tells: keys that a route does not name have no name in paths, but their values are parts too."""

import re
from collections.abc import Iterator, Sequence

from models.exchange import Part

SERVICE = frozenset({"assistant", "model"})
"""Roles of what the service itself has said."""
NOT_USERS = SERVICE | {"system", "developer", "tool", "function"}
"""Roles of those who justify nothing."""
AROUND = ("$.system", "$.instructions", "$.tools", "$.functions", "$.metadata")
"""Where programs write what stands around a conversation."""
_ITEM = re.compile(r"(?P<list>[^\[]*)\[(?P<index>\d+)\]")


def beside(index: int, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of the same message: the same item of the first list on their way; itself among them."""
    item = _ITEM.match(parts[index].path)
    return iter((parts[index],)) if item is None else (part for part in parts if part.path.startswith(item[0]))


def role_of(index: int, parts: Sequence[Part]) -> str | None:
    """The role that a message names, if it names one that is not the user's."""
    return next((part.text for part in beside(index, parts) if part.text in NOT_USERS), None)


def is_newest(index: int, parts: Sequence[Part]) -> bool:
    """Whether a part belongs to the user's newest message: the last item of its list, where it stands in one."""
    path = parts[index].path
    if path.startswith(AROUND):
        return False
    item = _ITEM.match(path)
    if item is None:
        return True
    same = (other for part in parts if (other := _ITEM.match(part.path)) and other["list"] == item["list"])
    is_last = int(item["index"]) == max(int(other["index"]) for other in same)
    return is_last and role_of(index, parts) is None
