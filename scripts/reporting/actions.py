"""What the committee has to do, by principle of the charter: each action follows from a figure of the report."""

from collections.abc import Iterator
from datetime import timedelta

from audit.register import State
from models.services import KEPT_OUT
from scripts.reporting.document import Grid, Section, both, many
from scripts.reporting.facts import Facts
from scripts.reporting.governance import waiting

SOON = timedelta(days=30)


def actions(facts: Facts) -> dict[str, list[str]]:
    """Principle -> open actions."""
    return {
        "P1": list(_tools(facts)),
        "P2": list(_content(facts)),
        "P3": list(_validation(facts)),
        "P4": list(_governance(facts)),
        "P5": list(_traceability(facts)),
    }


def open_actions(facts: Facts) -> Section:
    """The section that lists them."""
    rows = tuple(
        (f"{principle}, {facts.charter.principles[principle].fr}", action)
        for principle, found in actions(facts).items()
        for action in found or ["aucune"]
    )
    columns = both("principe de la charte", "principle"), both("à faire", "to do")
    grid = Grid(both("Actions par principe", "Actions by principle"), columns, rows, texts=2)
    return Section(both("Actions ouvertes", "Open actions"), grids=(grid,))


def _tools(facts: Facts) -> Iterator[str]:
    if undeclared := waiting(facts, State.UNDECLARED):
        yield f"déclarer ou refuser {many(undeclared, 'usage vu et non déclaré', 'usages vus et non déclarés')}."
    if contradicted := waiting(facts, State.CONTRADICTED):
        yield f"faire cesser ou réexaminer {many(contradicted, 'usage vu', 'usages vus')} malgré un refus."
    if overdue := waiting(facts, State.OVERDUE):
        yield f"revoir {many(overdue, 'usage', 'usages')} dont la revue est en retard."
    if tried := [tool for tool, category in facts.now.categories.items() if category in KEPT_OUT]:
        yield (
            f"expliquer aux équipes pourquoi {many(tried, 'outil essayé ce mois est refusé', 'outils essayés ce mois sont refusés')}, "
            "ou examiner ce qui serait utile."
        )


def _content(facts: Facts) -> Iterator[str]:
    for obligation, whom in (("alert_dpo", "le DPO"), ("alert_study", "l'équipe de l'étude")):
        figure = facts.now.facts.get(("obligations", obligation))
        if figure is not None:
            yield f"revoir avec {whom} les demandes qui l'alertent : {facts.told(figure)} ce mois."
    if ending := [one.id for one in facts.exceptions if facts.today <= one.expires <= facts.today + SOON]:
        yield f"décider de la suite des exceptions qui prennent fin sous 30 jours : {', '.join(ending)}."


def _validation(facts: Facts) -> Iterator[str]:
    figure = facts.now.facts.get(("obligations", "human_validation"))
    if figure is not None:
        yield f"s'assurer qu'un expert a validé ce qui est issu des demandes critiques : {facts.told(figure)} ce mois."


def _governance(facts: Facts) -> Iterator[str]:
    missing = facts.now.facts.get(("circumstances", "training_missing"))
    if missing is not None:
        yield f"former les personnes non formées ; leurs demandes du mois : {facts.told(missing)}."
    if facts.charter.metadata.review_by < facts.today + SOON:
        yield f"revoir la charte, attendu avant le {facts.charter.metadata.review_by}."


def _traceability(facts: Facts) -> Iterator[str]:
    verdict = facts.integrity.verdict
    if verdict is None:
        yield "vérifier le journal (gardefou audit verify)."
    elif verdict.bad:
        yield "enquêter sur l'altération du journal, conserver une copie du dossier."
    if lost := facts.now.events["records_lost"]:
        yield f"chercher pourquoi des enregistrements secondaires ont été perdus ({lost} fois)."
    if refused := facts.now.events["reload refused"]:
        yield f"corriger les fichiers de charte ou de données refusés au rechargement ({refused} fois)."
    if sudden := [stop for stop in facts.now.stops if not stop.is_planned]:
        yield f"chercher la cause de {many(sudden, 'interruption non demandée', 'interruptions non demandées')}."
    if facts.now.anonymous:
        yield "faire connaître les utilisateurs au proxy : des demandes du mois sont anonymes."
