"""What few persons stand behind is not told, in a sentence no more than in a table."""

from tests.scripts.reporting.samples import facts, figure, recount


def test_a_figure_in_a_sentence() -> None:
    told = facts().told
    assert told(None) == told(figure(0, 0)) == "aucune"
    assert told(figure(3, 4)) == "quelques-unes, de moins de 5 personnes"
    assert told(figure(30)) == "30"


def test_a_month_of_few_persons_has_no_total() -> None:
    about = facts(least=5)
    assert (about.total(recount(7, 4)), about.persons(recount(7, 4))) == (None, None)
    assert (about.total(recount(7, 5)), about.persons(recount(7, 5))) == (7, 5)


def test_a_tool_without_a_name_has_its_id() -> None:
    assert (facts().name("claude-web"), facts().name("gone")) == ("Claude", "gone")
