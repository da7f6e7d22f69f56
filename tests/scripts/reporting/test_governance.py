"""Sections on what people decide: no user is named, and no use of few persons but those that people declared."""

from datetime import date

from audit.register import State
from models.waivers import Waiver
from scripts.reporting.document import Section
from scripts.reporting.facts import Facts
from scripts.reporting.governance import governance
from tests.scripts.reporting.samples import MADE, entry, facts, figure, recount

EXCEPTION = Waiver.model_validate(
    {
        "id": "EX-1",
        "rule": "P2-COORDONNEES",
        "scope": {"user": "jdupont", "group": "redaction"},
        "reason": "translation",
        "requested_by": "jdupont",
        "approved_by": "committee",
        "approved_on": date(2026, 10, 1),
        "expires": date(2026, 11, 1),
    }
)


def sections(about: Facts) -> dict[str, Section]:
    return {section.heading.en: section for section in governance(about)}


def test_the_work_list_names_uses_of_enough_persons() -> None:
    entries = (
        entry(State.UNDECLARED), entry(State.UNDECLARED, "small", 4), entry(State.OVERDUE, "x", 1),
        entry(State.UNSEEN, "y"), entry(State.DECLARED, "z"), entry(State.KEPT_OUT, "k"),
    )  # fmt: skip
    section = sections(facts(entries=entries))["Register of uses"]
    assert [row[:4] for row in section.grids[0].rows] == [
        ("Claude", "dm", "aucune", "vu, non déclaré"),
        ("Claude", "x", "aucune", "revue en retard"),
        ("Claude", "y", "aucune", "déclaré, non vu"),
    ]
    assert "1 déclaré, 2 vus mais non déclarés" in section.paragraphs[0]
    assert "moins de 5 personnes : 1 des usages" in section.paragraphs[1]
    assert "small" not in repr(section)


def test_refused_tools_are_told_with_their_reason() -> None:
    now = recount(20)
    now.volumes |= {("phind", "dm"): figure(8), ("claude-web", "dm"): figure(12)}
    now.categories |= {"phind": "unknown_genai", "claude-web": "public_genai"}
    [grid] = sections(facts(now=now))["Refused tools"].grids
    assert grid.rows == (("phind", "outil non examiné par le comité", "8"),)


def test_an_exception_is_told_without_its_user() -> None:
    now = recount(20)
    now.facts |= {("exceptions", "EX-1"): figure(6), ("exceptions", "EX-0"): figure(7)}
    section = sections(facts(now=now, exceptions=(EXCEPTION,)))["Exceptions"]
    scope = "une personne, équipe redaction"
    assert section.grids[0].rows == (("EX-1", "P2-COORDONNEES", scope, "2026-11-01 (échue)", "6"),)
    assert "n'y sont plus : EX-0" in section.paragraphs[0]
    assert "jdupont" not in repr(section)


def test_training_and_charters() -> None:
    now = recount(20)
    now.facts["circumstances", "training_missing"] = figure(3, 2)
    now.charters["c@1", 4, "n1"] = (MADE, MADE)
    now.events.update({"reloaded": 2, "reload refused": 1})
    found = sections(facts(now=now))
    assert "quelques-unes, de moins de 5 personnes" in found["Training"].paragraphs[0]
    assert found["Charter"].grids[0].rows == (("c@1", "4", "n1", "2026-11-02 08:00", "2026-11-02 08:00"),)
    assert "Rechargements : 2 ; refusés parce que fautifs : 1." in found["Charter"].paragraphs
