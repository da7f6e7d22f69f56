"""What few persons stand behind is not told, in a sentence no more than in a table."""

from audit.month import Way
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


def test_without_enough_untouched_no_verdict_is_told() -> None:
    now = recount(20)
    now.ways |= {Way.UNTOUCHED: figure(2, 2), Way.REFUSED: figure(18)}
    assert facts().ways(now) == {Way.UNTOUCHED: None, Way.REFUSED: None}
    now.ways[Way.UNTOUCHED] = figure(2, 5)
    assert facts().ways(now) == {Way.UNTOUCHED: 2, Way.REFUSED: 18}


def test_a_small_rule_takes_one_with_it_that_demands_the_same() -> None:
    """The refused less the other refusing rules would tell it."""
    now = recount(20)
    now.rules |= {
        ("P2-IDENTIFIANT-PATIENT", "enforced"): figure(3, 2),
        ("P2-SECRET-PROMOTEUR", "enforced"): figure(30),
        ("P2-COORDONNEES", "enforced"): figure(9),
        ("P2-COPIE-MASSIVE", "observed"): figure(8),
    }
    assert facts().by_rule(now) == {
        ("P2-COORDONNEES", "enforced"): 9,
        ("P2-COPIE-MASSIVE", "observed"): 8,
        ("P2-IDENTIFIANT-PATIENT", "enforced"): None,
        ("P2-SECRET-PROMOTEUR", "enforced"): None,
    }
