"""Sections on how it ran."""

from datetime import timedelta

import pytest

from audit.month import Stop
from models.exchange import Flag
from scripts.reporting.document import Section
from scripts.reporting.facts import Facts, Integrity
from scripts.reporting.running import FLAGS, running
from tests.scripts.reporting.samples import INTACT, MADE, TAMPERED, facts, figure, recount


def sections(about: Facts) -> dict[str, Section]:
    return {section.heading.en: section for section in running(about)}


def test_every_flag_has_its_words() -> None:
    """But for that of refused tools, which have a section of their own."""
    assert set(FLAGS) == set(Flag) - {Flag.REFUSED_TOOL}


def test_technical_refusals_and_stops() -> None:
    now = recount(20)
    now.facts["flags", Flag.TIMEOUT] = figure(7)
    now.events.update({"started": 3})
    now.stops = [
        Stop("n1", MADE, MADE + timedelta(seconds=30), True),
        Stop("n1", MADE, MADE + timedelta(hours=3), False),
    ]
    section = sections(facts(now=now))["Technical refusals and availability"]
    flags, events = section.grids
    assert ("analyse trop longue", "7", "–") in flags.rows
    assert ("démarrages", "3", "0") in events.rows
    assert section.paragraphs[0].startswith("Interruptions : 2 (3,0 h), non demandées : 1 (3,0 h).")


def test_durations() -> None:
    now = recount()
    now.screening_ms.extend([1.0, 2.0, 9.0])
    now.answered_ms.append(1500.0)
    [grid] = sections(facts(now=now))["Durations"].grids
    assert [row[1:] for row in grid.rows] == [("2,0", "8,3", "–"), ("1\u202f500,0", "–", "–")]


@pytest.mark.parametrize(
    ("integrity", "expected"),
    [
        (INTACT, ("Nœud n1 : intact, 12 enregistrements", "à conserver ailleurs : 10:cd")),
        (TAMPERED, ("Nœud n1 : ALTÉRÉ. x.jsonl:4: record 4: edited. Intacts avant cela : 3", "10:cd")),
        (Integrity(problem="no key"), ("Nœud n1 : non vérifié (no key).", "n2")),
        (Integrity(INTACT.verdict), ("intact", "Aucun enregistrement jusqu'à la fin du mois.")),
    ],
)
def test_the_proof(integrity: Integrity, expected: tuple[str, str]) -> None:
    """Of this node; the journals of others are where they are."""
    now = recount()
    now.nodes |= {"n1", "n2"}
    points = sections(facts(now=now, integrity=integrity))["Integrity of the journal"].points
    for told in (*expected, "Journaux des autres nœuds (n2)"):
        assert any(told in point for point in points)
