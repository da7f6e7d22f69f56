"""Goals: each row has one limit at most, and every row of the table its own name."""

from scripts.benching.goals import BY_ID, GOALS


def test_a_goal_is_reached_at_its_limit() -> None:
    assert BY_ID["rate-1-clean"].is_reached(0.90) is True
    assert BY_ID["rate-1-clean"].is_reached(0.899) is False
    assert BY_ID["adversarial"].is_reached(50) is True
    assert BY_ID["adversarial"].is_reached(50.1) is False


def test_a_figure_without_limit_is_neither_reached_nor_missed() -> None:
    free = BY_ID["adversarial"].model_copy(update={"at_most": None})
    assert free.is_reached(1) is None


def test_ids_and_names_are_not_used_twice() -> None:
    for key in ("id", "name"):
        assert len(GOALS) == len({str(getattr(goal, key)) for goal in GOALS})


def test_a_goal_has_one_limit_and_says_how_it_is_measured() -> None:
    assert [goal.id for goal in GOALS if (goal.at_least is None) == (goal.at_most is None) or not goal.how] == []
