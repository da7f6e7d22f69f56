"""Sections on what went through: this month beside the one before, small cells hidden in each."""

from audit.month import Recount, Way
from scripts.reporting.document import Grid
from scripts.reporting.traffic import traffic
from tests.scripts.reporting.samples import facts, figure, recount


def grids(now: Recount, before: Recount) -> dict[str, Grid]:
    sections = traffic(facts(now=now, before=before))
    return {grid.caption.en: grid for section in sections for grid in section.grids}


def filled() -> Recount:
    made = recount(100)
    for team in ("dm", "none"):
        made.volumes["claude-web", team] = figure(30)
        made.volumes["openai-api", team] = figure(20)
    made.ways |= {
        Way.UNTOUCHED: figure(60),
        Way.REPLACED: figure(30),
        Way.JUSTIFY: figure(2, 2),
        Way.REFUSED: figure(8),
    }
    made.rules |= {
        ("P2-COORDONNEES", "enforced"): figure(30),
        ("GONE", "warned"): figure(9),
        ("X", "observed"): figure(1, 1),
    }
    made.found["identity", "replaced"] = figure(31)
    return made


def test_tools_stand_beside_the_month_before() -> None:
    before = recount(10)
    before.volumes["gone", "dm"] = figure(10)
    assert grids(filled(), before)["Requests by tool"].rows == (
        ("Claude", "60", "–"),
        ("openai-api", "40", "–"),
        ("gone", "–", "10"),
        ("ensemble", "100", "10"),
    )


def test_teams_stand_in_columns_those_without_one_last() -> None:
    grid = grids(filled(), recount())["Requests of the month by tool and team"]
    assert [column.fr for column in grid.columns] == ["outil", "dm", "sans équipe", "ensemble"]
    assert grid.rows[0] == ("Claude", "30", "30", "60")
    assert grid.rows[-1] == ("ensemble", "50", "50", "100")


def test_a_small_verdict_takes_the_untouched_with_it() -> None:
    """Not the refused or the replaced: their rules would tell them."""
    rows = {row[0]: row[1] for row in grids(filled(), recount())["Requests by gate"].rows}
    assert rows == {
        "passées telles quelles": "–",
        "passées, valeurs remplacées": "30",
        "justification demandée": "–",
        "passées avec un motif": "–",
        "refusées": "8",
    }


def test_rules_are_told_with_title_and_reason() -> None:
    rows = grids(filled(), recount())["Requests of which a rule spoke"].rows
    assert rows[0][0] == "P2-COORDONNEES"
    assert rows[0][1].startswith("Noms et coordonnées : Un outil grand public")
    assert rows[0][2:] == ("appliquée", "30", "–")
    assert {row[0]: row[1:4] for row in rows[1:]} == {
        "GONE": ("absente de la charte en vigueur", "avertit", "9"),
        "X": ("absente de la charte en vigueur", "observée", "–"),
    }


def test_what_was_found_is_told_by_family() -> None:
    rows = {row[0]: row[1:] for row in grids(filled(), recount())["Values found"].rows}
    assert rows == {"identité": ("31", "–", "–")} | dict.fromkeys(("soins", "santé", "étude", "secret"), ("–",) * 3)


def test_a_month_of_nothing_has_empty_tables() -> None:
    found = grids(recount(), recount())
    assert found["Requests by tool"].rows == (("ensemble", "–", "–"),)
    assert found["Requests of which a rule spoke"].rows == ()
