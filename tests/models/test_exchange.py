"""A request cut into parts."""

from models.exchange import Exchange, Flag, Part, PartKind


def test_repr_shows_no_text() -> None:
    """What lands in a traceback or a log tells nothing."""
    part = Part(path="$", text="Mme Vautravers")
    exchange = Exchange(service="s", category="public_genai", parts=(part,))
    assert "Vautravers" not in repr(part) + repr(exchange) + str(exchange)


def test_only_prompts_are_rewritable() -> None:
    """A finding anywhere else stops the request."""
    assert [PartKind.PROMPT] == [kind for kind in PartKind if Part(path="$", text="", kind=kind).is_rewritable]


def test_an_unknown_part_is_not_a_prompt() -> None:
    """What nobody said may be rewritten may not."""
    assert not Part(path="$", text="x").is_rewritable


def test_flags_add_up() -> None:
    """One more, the first stays; the exchange that was flagged is another one."""
    exchange = Exchange(service="s", category="c", flags=frozenset({Flag.OVERSIZE}))
    assert exchange.flagged(Flag.TIMEOUT).flags == {Flag.OVERSIZE, Flag.TIMEOUT}
    assert exchange.flagged(Flag.OVERSIZE) == exchange
    assert exchange.flags == {Flag.OVERSIZE}
