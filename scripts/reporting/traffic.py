"""Sections on what went through: volumes, verdicts, rules, what was found."""

from collections.abc import Iterator

from audit.month import Way
from audit.suppression import ALL
from audit.uses import Fate
from models.entities import Family
from models.uses import NONE
from scripts.reporting.document import Grid, Section, both, number, share
from scripts.reporting.facts import Facts

MONTHS = both("ce mois", "this month"), both("mois précédent", "month before")
WAYS = {
    Way.UNTOUCHED: "passées telles quelles",
    Way.REPLACED: "passées, valeurs remplacées",
    Way.JUSTIFY: "justification demandée",
    Way.JUSTIFIED: "passées avec un motif",
    Way.REFUSED: "refusées",
}
FAMILIES = {
    Family.IDENTITY: "identité",
    Family.CARE: "soins",
    Family.HEALTH: "santé",
    Family.STUDY: "étude",
    Family.SECRET: "secret",
}
EFFECTS = {"enforced": "appliquée", "warned": "avertit", "observed": "observée"}
MOST_RULES = 15


def traffic(facts: Facts) -> Iterator[Section]:
    """What went through."""
    yield Section(
        both("Volumes par outil et par équipe", "Volumes by tool and team"), grids=(_tools(facts), _teams(facts))
    )
    yield Section(both("Verdicts", "Gates"), grids=(_ways(facts),))
    yield Section(both("Règles les plus fréquentes", "Most frequent rules"), (_silent(facts),), (_rules(facts),))
    yield Section(
        both("Ce qui a été trouvé et remplacé", "What was found and replaced"),
        ("Nombre de valeurs trouvées, par famille de données ; un même nom cité deux fois compte deux fois.",),
        (_found(facts),),
    )


def _tools(facts: Facts) -> Grid:
    now, before = facts.volumes(facts.now), facts.volumes(facts.before)
    tools = [*now.rows, *(tool for tool in before.rows if tool not in now.rows)]
    rows = [
        (facts.name(tool), number(now.shown.get((tool, ALL))), number(before.shown.get((tool, ALL)))) for tool in tools
    ]
    rows.append(("ensemble", number(now.shown.get((ALL, ALL))), number(before.shown.get((ALL, ALL)))))
    return Grid(both("Demandes par outil", "Requests by tool"), (both("outil", "tool"), *MONTHS), tuple(rows))


def _teams(facts: Facts) -> Grid:
    now = facts.volumes(facts.now)
    teams = [team for team in now.columns if team != NONE] + [NONE] * (NONE in now.columns)
    shown = (both("sans équipe", "no team") if team == NONE else both(team, team) for team in teams)
    rows = [
        (facts.name(tool), *(number(now.shown[tool, team]) for team in teams), number(now.shown[tool, ALL]))
        for tool in now.rows
    ]
    rows.append(("ensemble", *(number(now.shown[ALL, team]) for team in teams), number(now.shown.get((ALL, ALL)))))
    return Grid(
        both("Demandes du mois par outil et par équipe", "Requests of the month by tool and team"),
        (both("outil", "tool"), *shown, both("ensemble", "all")),
        tuple(rows),
    )


def _ways(facts: Facts) -> Grid:
    now, before, total = facts.ways(facts.now), facts.ways(facts.before), facts.total(facts.now)
    rows = [
        (what, number(now.get(way)), share(now.get(way), total), number(before.get(way))) for way, what in WAYS.items()
    ]
    columns = both("verdict", "gate"), MONTHS[0], both("part", "share"), MONTHS[1]
    return Grid(both("Demandes par verdict", "Requests by gate"), columns, tuple(rows))


def _rules(facts: Facts) -> Grid:
    now, before = facts.by_rule(facts.now), facts.by_rule(facts.before)
    rows = [
        (rule, _title(facts, rule), EFFECTS[effect], number(count), number(before.get((rule, effect))))
        for (rule, effect), count in list(now.items())[:MOST_RULES]
    ]
    columns = (
        both("règle", "rule"),
        both("titre et raison", "title and why"),
        both("effet", "effect"),
        *MONTHS,
    )
    return Grid(both("Demandes où une règle a parlé", "Requests of which a rule spoke"), columns, tuple(rows), texts=3)


def _title(facts: Facts, rule: str) -> str:
    known = facts.rules.get(rule)
    return f"{known.title.fr} : {known.why}" if known else "absente de la charte en vigueur"


def _silent(facts: Facts) -> str:
    spoke = {rule for rule, _ in facts.now.rules}
    silent = [rule.id for rule in facts.charter.rules if rule.speaks and rule.id not in spoke]
    return (
        f"Règles qui ont parlé : {len(spoke)} ; règles en vigueur restées muettes : {len(silent)}. "
        "Les outils refusés et les refus techniques ont leurs propres sections."
    )


def _found(facts: Facts) -> Grid:
    by_fate = {
        became: facts.listed({family: figure for (family, which), figure in facts.now.found.items() if which == became})
        for became in Fate
    }
    rows = [(word, *(number(by_fate[became].get(family)) for became in Fate)) for family, word in FAMILIES.items()]
    columns = (
        both("famille", "family"),
        both("remplacées", "replaced"),
        both("dans une demande arrêtée", "in a stopped request"),
        both("passées", "passed"),
    )
    return Grid(both("Valeurs trouvées", "Values found"), columns, tuple(rows))
