"""The whole report, in the order in which a committee reads it."""

from collections.abc import Iterator

from audit.month import Way
from audit.register import State
from models.message import Message
from scripts.reporting.actions import actions, open_actions
from scripts.reporting.document import NOTHING, Document, Section, both, number, share
from scripts.reporting.facts import Facts
from scripts.reporting.governance import governance, waiting
from scripts.reporting.running import running
from scripts.reporting.traffic import traffic

MONTHS_FR = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def whole(facts: Facts) -> Document:
    """The report of these facts."""
    year, month = facts.month
    title = both(
        f"Rapport mensuel du comité IA, {MONTHS_FR[month - 1]} {year}",
        f"Monthly AI-committee report, {MONTHS_EN[month - 1]} {year}",
    )
    period = f"du {facts.month.first} au {facts.month.last}, heures en temps universel (UTC)"
    if facts.today <= facts.month.last:
        period += " ; mois en cours, chiffres provisoires"
    about = (
        (both("période", "period"), period),
        (both("charte", "charter"), facts.charter.name),
        (both("nœuds", "nodes"), ", ".join(sorted(facts.now.nodes)) or NOTHING),
        (both("établi le", "made on"), facts.made.strftime("%Y-%m-%d %H:%M UTC")),
    )
    return Document(title, about, tuple(_figures(facts)), tuple(_sections(facts)))


def _figures(facts: Facts) -> Iterator[tuple[Message, str, str]]:
    now, before = facts.now, facts.before
    yield both("demandes", "requests"), number(facts.total(now)), number(facts.total(before))
    yield both("personnes", "persons"), number(facts.persons(now)), number(facts.persons(before))
    for name, way in (
        (both("refusées", "refused"), Way.REFUSED),
        (both("avec remplacement", "replaced"), Way.REPLACED),
    ):
        shares = (share(facts.ways(month).get(way), facts.total(month)) for month in (now, before))
        yield name, next(shares), next(shares)
    yield both("usages à déclarer", "uses to declare"), str(len(waiting(facts, State.UNDECLARED))), ""
    yield both("actions ouvertes", "open actions"), str(sum(map(len, actions(facts).values()))), ""


def _sections(facts: Facts) -> Iterator[Section]:
    if not facts.now.requests:
        yield Section(both("Aucune demande", "No request"), ("Aucune demande n'a été enregistrée ce mois.",))
    yield open_actions(facts)
    yield from traffic(facts)
    yield from governance(facts)
    yield from running(facts)
    yield Section(both("Comment lire ce rapport", "How to read this report"), tuple(_reading(facts)))


def _reading(facts: Facts) -> Iterator[str]:
    if facts.least > 1:
        yield (
            f"Aucun chiffre ne concerne moins de {facts.least} personnes. Un tiret veut dire : aucune demande, ou un chiffre masqué. "
            "D'autres cases sont masquées pour qu'aucune ne se retrouve par différence avec un total : sous chaque total montré, "
            f"ce qui est masqué concerne ensemble au moins {facts.least} personnes, et chaque case masquée pourrait avoir une autre valeur."
        )
    else:
        yield "Aucun chiffre n'est masqué (--min-persons 1) : ce rapport peut parler d'une seule personne, ne le diffusez pas."
    yield (
        "Les personnes sont comptées par leurs pseudonymes. Chaque nœud a les siens : de plusieurs nœuds, seul celui qui en voit "
        "le plus est compté, et toutes les personnes anonymes d'un nœud comptent pour une. Le vrai nombre est au moins celui-là."
    )
    yield (
        "Une personne de plusieurs équipes compte dans une seule : la première de la clé teams du registre, ou à défaut son premier "
        "groupe. Une demande est une requête que le proxy a jugée ; pendant la frappe, certaines pages en envoient plusieurs."
    )
    yield (
        "Le rapport est fait de relevés sans texte : aucun contenu, aucun nom, aucun pseudonyme n'y figure. Une valeur remplacée "
        "n'est pas anonymisée. Au-delà de 200 valeurs par demande, les suivantes ne sont pas comptées par famille."
    )
