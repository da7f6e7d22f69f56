"""Each action follows from a figure; without a reason there is none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from audit.month import Recount, Stop
from audit.register import State
from scripts.reporting.actions import actions, open_actions
from scripts.reporting.facts import Integrity
from tests.scripts.reporting.samples import MADE, TAMPERED, entry, facts, figure, recount
from tests.scripts.reporting.test_governance import EXCEPTION

Change = Callable[[Recount], object]


def test_a_quiet_month_asks_for_nothing() -> None:
    assert actions(facts()) == {"P1": [], "P2": [], "P3": [], "P4": [], "P5": []}
    [grid] = open_actions(facts()).grids
    assert [row[1] for row in grid.rows] == ["aucune"] * 5


@pytest.mark.parametrize(
    ("principle", "change", "told"),
    [
        ("P1", lambda now: now.categories.update(phind="unknown_genai"), "pourquoi 1 outil essayé ce mois est refusé"),
        (
            "P2",
            lambda now: now.facts.update({("obligations", "alert_dpo"): figure(8)}),
            "le DPO les demandes qui l'alertent : 8",
        ),
        ("P2", lambda now: now.facts.update({("obligations", "alert_study"): figure(1, 1)}), "quelques-unes"),
        ("P3", lambda now: now.facts.update({("obligations", "human_validation"): figure(8)}), "un expert a validé"),
        (
            "P4",
            lambda now: now.facts.update({("circumstances", "training_missing"): figure(8)}),
            "former les personnes",
        ),
        ("P5", lambda now: now.events.update(["records_lost"]), "perdus (1 fois)"),
        ("P5", lambda now: now.events.update(["reload refused"]), "refusés au rechargement (1 fois)"),
        ("P5", lambda now: now.stops.append(Stop("n1", MADE, MADE, False)), "1 interruption non demandée"),
        ("P5", lambda now: setattr(now, "anonymous", 3), "demandes du mois sont anonymes"),
    ],
)
def test_what_happened_asks_for_its_action(principle: str, change: Change, told: str) -> None:
    now = recount(20)
    change(now)
    found = actions(facts(now=now))
    assert {key for key, value in found.items() if value} == {principle}
    assert told in found[principle][0]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State.UNDECLARED, "déclarer ou refuser 2 usages vus et non déclarés"),
        (State.CONTRADICTED, "2 usages vus malgré un refus"),
        (State.OVERDUE, "revoir 2 usages dont la revue est en retard"),
    ],
)
def test_the_register_asks_for_its_actions(state: State, told: str) -> None:
    assert told in actions(facts(entries=(entry(state), entry(state, "x"))))["P1"][0]


def test_what_ends_soon_is_to_be_decided() -> None:
    """An exception, and the review of the charter."""
    ending = EXCEPTION.model_copy(update={"expires": (MADE + timedelta(days=5)).date()})
    assert "EX-1" in actions(facts(exceptions=(ending,)))["P2"][0]
    assert actions(facts(exceptions=(EXCEPTION,)))["P2"] == []
    late = replace(facts(), made=MADE + timedelta(days=250))
    assert "revoir la charte" in actions(late)["P4"][0]


@pytest.mark.parametrize(
    ("integrity", "told"), [(TAMPERED, "enquêter"), (Integrity(problem="x"), "vérifier le journal")]
)
def test_what_is_not_proven_is_to_be_looked_at(integrity: Integrity, told: str) -> None:
    assert told in actions(facts(integrity=integrity))["P5"][0]
