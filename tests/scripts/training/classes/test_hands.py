"""Whose phrases there are."""

from random import Random

from scripts.training.classes.hands import HARMLESS, KINDS, asked, framed, phrases


def test_there_are_many_hands() -> None:
    """Each has a name; each class is told by five or more, and harmless things too."""
    told = phrases()
    for kind in (*KINDS, HARMLESS):
        assert len({phrase.hand for phrase in told if phrase.kind == kind}) >= 5


def test_no_phrase_is_told_twice() -> None:
    """Within one hand."""
    told = [(phrase.hand, phrase.text) for phrase in phrases()]
    assert len(told) == len(set(told))


def test_a_clause_is_secret_or_not_by_its_frame() -> None:
    """Harmless ones speak of anybody's study."""
    random = Random(2)
    for _ in range(50):
        harmless = framed("UNBLINDING", False, random)
        assert HARMLESS == harmless.kind
        assert "{X" not in harmless.text
        assert "UNBLINDING" == framed("UNBLINDING", True, random).kind


def test_whole_prompts_of_many_writers_are_harmless() -> None:
    """Each stands once, and is filled as it is."""
    told = asked()
    assert len({prompt.text for prompt in told}) == len(told) > 1000
    assert len({prompt.hand for prompt in told}) >= 5
    assert {HARMLESS} == {prompt.kind for prompt in told}
    assert not any(sign in prompt.text.replace("{L}", "") for prompt in told for sign in "<>{}")
