"""Sections on what people have to decide: the register, refused tools, exceptions, training, the charter itself."""

from collections.abc import Iterator
from datetime import datetime

from audit.register import Entry, State
from audit.suppression import ALL
from models.services import Category
from models.uses import NONE
from models.waivers import Waiver
from scripts.reporting.document import NOTHING, Grid, Section, both, many, number
from scripts.reporting.facts import Facts

WHY_REFUSED = {
    Category.PROHIBITED: "pratique interdite par l'article 5 de l'AI Act",
    Category.UNKNOWN: "outil non examiné par le comité",
}


def governance(facts: Facts) -> Iterator[Section]:
    """What is to be decided."""
    yield Section(both("Registre des usages", "Register of uses"), tuple(_register_told(facts)), (_waiting(facts),))
    yield Section(both("Outils refusés", "Refused tools"), grids=(_refused(facts),))
    yield Section(both("Exceptions", "Exceptions"), (_exceptions_told(facts),), (_exceptions(facts),))
    yield Section(both("Formation", "Training"), (_training(facts),))
    yield Section(both("Charte", "Charter"), tuple(_charter_told(facts)), (_charters(facts),))


def waiting(facts: Facts, state: State) -> list[Entry]:
    """Rows of the register in a state."""
    return [entry for entry in facts.entries if entry.state is state]


def _register_told(facts: Facts) -> Iterator[str]:
    words = {
        State.DECLARED: ("déclaré", "déclarés"),
        State.UNDECLARED: ("vu mais non déclaré", "vus mais non déclarés"),
        State.CONTRADICTED: ("vu malgré un refus", "vus malgré un refus"),
        State.OVERDUE: ("dont la revue est en retard", "dont la revue est en retard"),
        State.UNSEEN: ("déclaré mais non vu ce mois", "déclarés mais non vus ce mois"),
    }
    counts = (many(waiting(facts, state), *word) for state, word in words.items())
    yield f"Usages (outil, équipe, étude) : {', '.join(counts)}."
    small = sum(not _may_be_named(facts, entry) for entry in waiting(facts, State.UNDECLARED))
    if small:
        yield (
            f"Non nommés ici, parce qu'ils sont de moins de {facts.least} personnes : {small} des usages non déclarés ; "
            "gardefou register list --state undeclared les montre à qui tient le registre."
        )


def _waiting(facts: Facts) -> Grid:
    words = {
        State.UNDECLARED: "vu, non déclaré",
        State.CONTRADICTED: "vu malgré un refus",
        State.OVERDUE: "revue en retard",
        State.UNSEEN: "déclaré, non vu",
    }
    studies: dict[tuple[str, str, str, str], list[str]] = {}
    for state, word in words.items():
        for entry in waiting(facts, state):
            if _may_be_named(facts, entry):
                at = facts.name(entry.tool), _place(entry.team), word, _due(entry)
                studies.setdefault(at, []).append(_place(entry.study))
    rows = [(tool, team, ", ".join(found), *rest) for (tool, team, *rest), found in studies.items()]
    columns = (
        both("outil", "tool"),
        both("équipe", "team"),
        both("études", "studies"),
        both("état", "state"),
        both("revue avant le", "review by"),
    )
    return Grid(both("Usages à examiner", "Uses to be looked at"), columns, tuple(rows), texts=5)


def _may_be_named(facts: Facts, entry: Entry) -> bool:
    """A use of few persons would tell of them; what is declared was told by themselves."""
    return entry.use is not None or entry.seen is None or len(entry.seen.people) >= facts.least


def _place(name: str) -> str:
    return {NONE: "aucune", "*": "toutes"}.get(name, name)


def _due(entry: Entry) -> str:
    return str(entry.use.review_by) if entry.use and entry.use.review_by else NOTHING


def _refused(facts: Facts) -> Grid:
    shown = facts.volumes(facts.now)
    rows = [
        (facts.name(tool), WHY_REFUSED[category], number(shown.shown[tool, ALL]))
        for tool in shown.rows
        for category in WHY_REFUSED
        if facts.now.categories[tool] == category
    ]
    columns = both("outil", "tool"), both("pourquoi", "why"), both("tentatives", "attempts")
    return Grid(both("Outils vus et refusés", "Tools seen and refused"), columns, tuple(rows), texts=2)


def _exceptions_told(facts: Facts) -> str:
    known = {waiver.id for waiver in facts.exceptions}
    gone = sorted({name for kind, name in facts.now.facts if kind == "exceptions"} - known)
    more = f" Utilisées ce mois, elles n'y sont plus : {', '.join(gone)}." if gone else ""
    return f"Exceptions accordées : {len(facts.exceptions)}.{more}"


def _exceptions(facts: Facts) -> Grid:
    used = facts.listed({name: figure for (kind, name), figure in facts.now.facts.items() if kind == "exceptions"})
    rows = [_exception(facts, waiver, used) for waiver in facts.exceptions]
    columns = (
        both("exception", "exception"),
        both("règle levée", "rule lifted"),
        both("portée", "scope"),
        both("fin", "ends"),
        both("demandes du mois", "requests of the month"),
    )
    return Grid(both("Exceptions et leur usage", "Exceptions and their use"), columns, tuple(rows), texts=4)


def _exception(facts: Facts, waiver: Waiver, used: dict[str, int | None]) -> tuple[str, ...]:
    """The scope without its user: a report names nobody."""
    scope = waiver.scope.model_dump(exclude_none=True)
    words = {"user": "une personne", "group": "équipe {}", "study": "étude {}", "tool": "outil {}"}
    told = ", ".join(words[key].format(value) for key, value in scope.items())
    end = f"{waiver.expires}" + ("" if waiver.is_in_force(facts.today) else " (échue)")
    return waiver.id, waiver.rule, told, end, number(used.get(waiver.id))


def _training(facts: Facts) -> str:
    missing = facts.now.facts.get(("circumstances", "training_missing"))
    return f"Demandes de personnes dont la formation n'est pas enregistrée : {facts.told(missing)}."


def _charter_told(facts: Facts) -> Iterator[str]:
    said = facts.charter.metadata
    yield f"En vigueur : {facts.charter.name}, à revoir avant le {said.review_by}."
    yield (
        f"Rechargements : {facts.now.events['reloaded']} ; "
        f"refusés parce que fautifs : {facts.now.events['reload refused']}."
    )


def _charters(facts: Facts) -> Grid:
    rows = [
        (charter, str(generation), node, _moment(first), _moment(last))
        for (charter, generation, node), (first, last) in sorted(facts.now.charters.items(), key=lambda item: item[1])
    ]
    columns = (
        both("charte", "charter"),
        both("génération", "generation"),
        both("nœud", "node"),
        both("première décision (UTC)", "first decision"),
        both("dernière décision (UTC)", "last decision"),
    )
    return Grid(both("Chartes du mois", "Charters of the month"), columns, tuple(rows), texts=5)


def _moment(time: datetime) -> str:
    return time.strftime("%Y-%m-%d %H:%M")
