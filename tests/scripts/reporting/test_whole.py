"""The whole report: honest of an empty month, of one that is not over, and of what is hidden."""

from datetime import UTC, datetime

from scripts.reporting.whole import whole
from tests.scripts.reporting.samples import facts, recount


def test_an_empty_month_says_so_first() -> None:
    made = whole(facts())
    assert made.title.fr == "Rapport mensuel du comité IA, octobre 2026"
    assert made.sections[0].paragraphs == ("Aucune demande n'a été enregistrée ce mois.",)
    assert [figure for _, figure, _ in made.figures] == ["–", "–", "–", "–", "0", "0"]


def test_a_month_with_requests_begins_with_what_is_to_be_done() -> None:
    made = whole(facts(now=recount(3)))
    assert made.sections[0].heading.en == "Open actions"
    assert made.sections[-1].heading.en == "How to read this report"
    assert made.figures[0][1:] == ("3", "–")


def test_the_period_tells_its_clock_and_whether_it_is_over() -> None:
    period = "du 2026-10-01 au 2026-10-31, heures en temps universel (UTC)"
    assert whole(facts()).facts[0][1] == period
    assert whole(facts(made=datetime(2026, 10, 31, 23, tzinfo=UTC))).facts[0][1].endswith("chiffres provisoires")


def test_the_reader_is_told_what_is_hidden() -> None:
    assert "moins de 7 personnes" in whole(facts(least=7)).sections[-1].paragraphs[0]
    assert "ne le diffusez pas" in whole(facts(least=1)).sections[-1].paragraphs[0]
