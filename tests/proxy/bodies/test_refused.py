"""A refused body tells which fact a charter can name."""

from models.exchange import Flag
from proxy.bodies.refused import NotJson, Unreadable


def test_the_flag_and_the_reason_are_told() -> None:
    error = Unreadable(Flag.OVERSIZE, "body too long")
    assert (error.flag, error.reason, str(error)) == (Flag.OVERSIZE, "body too long", "oversize: body too long")


def test_what_is_not_json_is_unparsed() -> None:
    assert NotJson().flag is Flag.UNPARSED
