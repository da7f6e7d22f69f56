"""What the charter says of one exchange."""

import pytest

from models.decision import Decision, Effect, Gate, Spoken, Transform
from models.message import Message

TOLD = Message(fr="non", en="no")


def spoken(rule: str, gate: Gate, message: Message | None, *, enforced: bool = True) -> Spoken:
    return Spoken(
        rule=rule,
        principle="P2",
        title=TOLD,
        effect=Effect.ENFORCED if enforced else Effect.OBSERVED,
        gate=gate,
        message=message,
    )


def test_lattices_go_up() -> None:
    """The strictest is the last."""
    assert [0, 1, 2] == [gate.rank for gate in (Gate.ALLOW, Gate.JUSTIFY, Gate.BLOCK)]
    assert [0, 1, 2] == [t.rank for t in (Transform.NONE, Transform.PSEUDONYMISE, Transform.REDACT)]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((), None),
        ((spoken("A", Gate.ALLOW, Message(fr="a", en="a")), spoken("B", Gate.BLOCK, TOLD)), TOLD),
        ((spoken("A", Gate.BLOCK, Message(fr="a", en="a"), enforced=False), spoken("B", Gate.BLOCK, TOLD)), TOLD),
        ((spoken("A", Gate.BLOCK, None), spoken("B", Gate.BLOCK, TOLD)), TOLD),
        ((spoken("A", Gate.BLOCK, TOLD), spoken("B", Gate.BLOCK, Message(fr="b", en="b"))), TOLD),
    ],
    ids=["none", "of the strictest", "not of an observed rule", "of one that has one", "of the first"],
)
def test_the_message_is_that_of_the_rule_that_decided(rules: tuple[Spoken, ...], expected: Message | None) -> None:
    assert expected == Decision(gate=Gate.BLOCK, charter="c@1", spoken=rules).message


@pytest.mark.parametrize("effect", list(Effect))
def test_a_rule_that_warns_acts_too(effect: Effect) -> None:
    """Its message is told where it asks for a reason."""
    rule = spoken("A", Gate.JUSTIFY, TOLD).model_copy(update={"effect": effect})
    acts = effect in (Effect.ENFORCED, Effect.WARNED)
    assert (acts, TOLD if acts else None) == (
        rule.acts,
        Decision(gate=Gate.JUSTIFY, charter="c@1", spoken=(rule,)).message,
    )


def test_new_tags_are_not_shown() -> None:
    """They join a digest to a person's tag."""
    assert "00ff" not in repr(Decision(gate=Gate.ALLOW, charter="c@1", new_tags={"00ff": "[TEL_1]"}))
