"""The card."""

from scripts.training.private.card import card, notice


def test_a_row_for_each_kind_of_hand_with_names() -> None:
    """Kinds without names have none."""
    counts = {"names": 12, "0.5": 3, "0.1": 1}
    empty = dict.fromkeys(counts, 0)
    facts = {"seed": 1, "names": 24, "private": 12, "unseen hands": {"ward": {"private": counts, "world": empty}}}
    told = card(facts)
    assert "| ward, private | 12 | 3 | 1 |" in told
    assert "ward, world" not in told
    assert "| hand | names | 0.5 | 0.1 |" in told


def test_the_notice_says_whose_texts() -> None:
    assert "scripts/training/private/texts" in notice()
