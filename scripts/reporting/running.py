"""Sections on how it ran: technical refusals, availability, durations, and the proof that the journal was not altered."""

from collections.abc import Iterator
from datetime import timedelta
from statistics import median, quantiles

from audit.month import Recount, Stop
from models.exchange import Flag
from scripts.reporting.document import Grid, Section, both, number
from scripts.reporting.facts import Facts, Integrity
from scripts.reporting.traffic import MONTHS

FLAGS = {
    Flag.UNDECODABLE: "contenu ou codage illisible",
    Flag.OVERSIZE: "trop long",
    Flag.UNPARSED: "forme de requête inconnue",
    Flag.ENCRYPTED: "contenu chiffré",
    Flag.TIMEOUT: "analyse trop longue",
    Flag.DETECTOR_ERROR: "panne de l'analyse",
    Flag.AUDIT_UNWRITABLE: "journal inaccessible",
    Flag.NOT_REWRITABLE: "valeur impossible à remplacer",
    Flag.MISROUTED: "destination ambiguë",
}
EVENTS = {
    "started": "démarrages",
    "stopped": "arrêts demandés",
    "worker lost": "processus perdus et remplacés",
    "tail_recovered": "fins de journal réparées après une coupure",
    "records_lost": "pertes d'enregistrements secondaires",
}
"""Of the nodes themselves. Refusals before a request is whole are not told: nobody knows of how many persons they are."""


def running(facts: Facts) -> Iterator[Section]:
    """How it ran."""
    yield Section(
        both("Refus techniques et disponibilité", "Technical refusals and availability"),
        (_stops(facts.now.stops),),
        (_flags(facts), _events(facts)),
    )
    yield Section(both("Durées", "Durations"), grids=(_durations(facts),))
    yield Section(both("Intégrité du journal", "Integrity of the journal"), points=tuple(_proof(facts)))


def _flags(facts: Facts) -> Grid:
    def shown(counted: Recount) -> dict[str, int | None]:
        return facts.listed({name: figure for (kind, name), figure in counted.facts.items() if kind == "flags"})

    now, before = shown(facts.now), shown(facts.before)
    rows = [(word, number(now.get(flag)), number(before.get(flag))) for flag, word in FLAGS.items()]
    caption = both("Demandes refusées sans avoir été analysées", "Requests refused without having been screened")
    return Grid(caption, (both("cause", "cause"), *MONTHS), tuple(rows))


def _events(facts: Facts) -> Grid:
    now, before = facts.now.events, facts.before.events
    rows = [(word, number(now[event]), number(before[event])) for event, word in EVENTS.items()]
    return Grid(both("Événements des nœuds", "Events of the nodes"), (both("événement", "event"), *MONTHS), tuple(rows))


def _stops(stops: list[Stop]) -> str:
    sudden = [stop for stop in stops if not stop.is_planned]
    return (
        f"Interruptions : {len(stops)} ({_lasting(stops)}), non demandées : {len(sudden)} ({_lasting(sudden)}). "
        "Pendant une interruption rien ne passe par ce nœud. Une interruption non demandée est comptée depuis le dernier "
        "enregistrement qui la précède : c'est sa durée la plus longue."
    )


def _lasting(stops: list[Stop]) -> str:
    seconds = sum((stop.until - stop.since for stop in stops), timedelta()).total_seconds()
    if seconds < 60:
        return f"{number(seconds)} s"
    return f"{number(seconds / 60)} min" if seconds < 7200 else f"{number(seconds / 3600, 1)} h"


def _durations(facts: Facts) -> Grid:
    def row(what: str, now: list[float], before: list[float]) -> tuple[str, ...]:
        return what, number(_middle(now), 1), number(_high(now), 1), number(_middle(before), 1)

    rows = (
        row("analyse d'une demande", list(facts.now.screening_ms), list(facts.before.screening_ms)),
        row(
            "demande transmise, réponse du service comprise",
            list(facts.now.answered_ms),
            list(facts.before.answered_ms),
        ),
    )
    columns = (
        both("durée (ms)", "duration (ms)"),
        both("médiane", "median"),
        both("95 % en moins de", "95 % below"),
        both("médiane du mois précédent", "median, month before"),
    )
    return Grid(both("Durées en millisecondes", "Durations in milliseconds"), columns, rows)


def _middle(times: list[float]) -> float | None:
    return median(times) if times else None


def _high(times: list[float]) -> float | None:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else None


def _proof(facts: Facts) -> Iterator[str]:
    yield from _journal(facts.node, facts.integrity)
    others = sorted((facts.now.nodes | facts.before.nodes) - {facts.node})
    if others:
        yield f"Journaux des autres nœuds ({', '.join(others)}) : à vérifier là où ils sont, par gardefou audit verify."


def _journal(node: str, integrity: Integrity) -> Iterator[str]:
    verdict = integrity.verdict
    if verdict is None:
        yield f"Nœud {node} : non vérifié ({integrity.problem})."
        return
    if verdict.bad:
        yield f"Nœud {node} : ALTÉRÉ. {verdict.bad}. Intacts avant cela : {verdict.records} enregistrements."
    else:
        yield f"Nœud {node} : intact, {verdict.records} enregistrements jusqu'à maintenant, signés par la clé {verdict.key}."
    if integrity.head:
        yield f"Tête signée à la fin du mois, à conserver ailleurs : {integrity.head}"
    else:
        yield "Aucun enregistrement jusqu'à la fin du mois."
