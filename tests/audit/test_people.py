"""Persons are counted so that there are never too many."""

from audit.people import People


def of(*known: tuple[str, str | None]) -> People:
    made = People()
    for node, user in known:
        made.add(node, user)
    return made


def test_somebody_counts_once() -> None:
    assert len(of(("n1", "u1"), ("n1", "u1"), ("n1", "u2"))) == 2


def test_nobody_knows_how_many_the_anonymous_are() -> None:
    assert len(of(("n1", None), ("n1", ""), ("n1", "u1"))) == 2


def test_the_same_person_may_have_a_pseudonym_on_each_node() -> None:
    assert len(of(("n1", "u1"), ("n1", "u2"), ("n2", "u3"), ("n2", "u4"), ("n2", "u5"))) == 3


def test_of_several_sets_each_person_counts_once() -> None:
    people = of(("n1", "u1"))
    people.update(of(("n1", "u1"), ("n1", "u2")))
    assert len(people) == 2
    assert len(People()) == 0


def test_nobody_is_named() -> None:
    assert "u1" not in repr(of(("n1", "u1")))
