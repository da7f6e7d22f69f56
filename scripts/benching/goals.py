"""What is measured, how, and the figure to reach: one entry for each row, in the order of the table."""

from typing import Literal

from models.frozen import Frozen
from models.message import Message

GROUPS = ("scanning", "names", "classes", "deciding", "proxying", "journal", "memory", "own_data")

Comparison = Literal["times", "added", "alone"]
"""How the two sides are compared: one divided by the other, their difference, or our figure as it is."""


class Goal(Frozen):
    """One row: what it is called, what its figures are, and which compared figure is to be reached."""

    id: str
    name: Message
    unit: str
    beside: str = ""
    """What is measured beside it."""
    comparison: Comparison = "alone"
    at_least: float | None = None
    at_most: float | None = None
    """Neither: a figure that explains others."""
    how: str

    def is_reached(self, compared: float) -> bool | None:
        """Whether the compared figure is good enough; None if nothing is asked."""
        if self.at_least is not None:
            return compared >= self.at_least
        return None if self.at_most is None else compared <= self.at_most


def _scan(size: int, make: str, times: float) -> Goal:
    name = {"clean": ("harmless", "anodin"), "dirty": ("5 details per kB", "5 coordonnées par ko")}[make]
    return Goal(
        id=f"scan-{size}-{make}",
        name=Message(en=f"scanning {size} kB, {name[0]}", fr=f"détection, {size} ko, {name[1]}"),
        unit="ms",
        beside="Presidio",
        comparison="times",
        at_least=times,
        how="processor time of find() and of stock Presidio (default recognizers for fr, blank spaCy pipeline), interleaved, "
        "the same new text for both; median of each, and median of the pairs' ratios",
    )


def _rate(size: int, kind: str, french: str, share: float) -> Goal:
    return Goal(
        id=f"rate-{size}-{kind}",
        name=Message(en=f"requests, {size} kB {kind}, 16 connections", fr=f"requêtes, {size} ko {french}, 16 connexions"),
        unit="/s",
        beside="mitmdump",
        comparison="times",
        at_least=share,
        how="requests per second over 16 kept connections, new text each time, durable journal on and not subtracted; "
        "bursts of the two proxies alternate; medians, and median of the pairs' ratios",
    )  # fmt: skip


def _added(size: int, quantile: str, times: float | None, most: float) -> Goal:
    return Goal(
        id=f"added-{quantile}-{size}",
        name=Message(en=f"one client, {size} kB, {quantile}", fr=f"un client, {size} ko, {quantile}"),
        unit="ms",
        beside="mitmdump",
        comparison="added" if times is None else "times",
        at_most=most if times is None else times,
        how="latency of a request over one kept connection, net of the median fdatasync of the same run and file system; "
        + ("median of the rounds' differences" if times is None else "quantile of all rounds' requests, one divided by the other"),
    )  # fmt: skip


def _least(name: str, text: Message, limit: float, how: str) -> Goal:
    return Goal(id=name, name=text, unit="%", at_least=limit, how=how)


def _most(name: str, text: Message, limit: float, how: str, unit: str = "%") -> Goal:
    return Goal(id=name, name=text, unit=unit, at_most=limit, how=how)


def _own_time(name: str, text: Message) -> Goal:
    return Goal(
        id=name,
        name=text,
        unit="ms",
        beside="without",
        comparison="added",
        at_most=3,
        how="processor time of find() with and without it, interleaved, half of the texts with 5 contact details per kB; "
        "medians, and median of the differences",
    )


GOALS = (
    _scan(10, "clean", 100),
    _scan(10, "dirty", 60),
    _scan(100, "clean", 100),
    _scan(100, "dirty", 60),
    Goal(
        id="adversarial",
        name=Message(en="worst of 86 hostile texts, 50 kB", fr="le pire de 86 textes hostiles, 50 ko"),
        unit="ms",
        at_most=50,
        how="processor time of find(), median of the repetitions for each text, then the slowest text (named in raw)",
    ),
    Goal(
        id="names-words",
        name=Message(en="names stage, words per second", fr="noms, mots par seconde"),
        unit="/s",
        at_least=40_000,
        how="processor time of find_names (tagger with marginals, guards, roles) on new French clinical texts of 10 kB, "
        "half of them with a name per sentence; median of the texts",
    ),
    Goal(
        id="names-screening",
        name=Message(en="whole screening with names, 1,000 tokens, p50", fr="analyse entière avec les noms, 1 000 mots, p50"),
        unit="ms",
        at_most=25,
        how="processor time of find() with all stages on the same texts cut to 1,000 words; median",
    ),
    Goal(
        id="classes-10",
        name=Message(en="content classes, 10 kB, harmless", fr="classes de contenu, 10 ko, anodin"),
        unit="ms",
        beside="without",
        comparison="added",
        at_most=0.5,
        how="processor time of find() without names, with classes and without them, interleaved, the same new text for both; "
        "medians, and median of the differences",
    ),
    Goal(
        id="decisions",
        name=Message(en="decisions, 40 findings, 60 rules", fr="décisions, 40 détections, 60 règles"),
        unit="/s",
        at_least=2000,
        how="processor time of decide() with the facts it is given, the shipped charter's rules repeated to 60, findings of all types "
        "beside each other on a public tool; median of the rounds",
    ),
    _rate(1, "clean", "anodin", 0.90),
    _rate(10, "clean", "anodin", 0.80),
    _rate(10, "redacted", "remplacé", 0.70),
    _added(1, "p50", None, 1),
    _added(10, "p50", None, 2),
    _added(1, "p99", 1.5, 0),
    _added(10, "p99", 1.5, 0),
    Goal(
        id="neighbours",
        name=Message(en="neighbour's p99 beside 100 kB prompts", fr="p99 du voisin de prompts de 100 ko"),
        unit="ms",
        beside="mitmdump",
        comparison="times",
        at_most=2,
        how="1 kB prompts of one client while another sends 100 kB prompts with 5 contact details per kB without pause; "
        "both proxies under the same load, p99 of all rounds",
    ),
    Goal(
        id="neighbours-alone",
        name=Message(en="the same, against no neighbour", fr="le même, contre aucun voisin"),
        unit="ms",
        beside="gardefou",
        comparison="times",
        at_most=2,
        how="the same figure, against gardefou's own p99 for 1 kB prompts when nobody else sends; for mitmdump see raw",
    ),
    Goal(
        id="first-byte",
        name=Message(en="first byte of a streamed answer", fr="premier octet d'une réponse en flux"),
        unit="ms",
        beside="mitmdump",
        comparison="added",
        at_most=5,
        how="time to the first event, against mitmdump with stream_large_bodies=1 (by default it waits for the end); "
        "nothing subtracted; median of the rounds' differences",
    ),
    Goal(
        id="journal-rate",
        name=Message(en="durable records, 32 writers", fr="enregistrements durables, 32 écrivains"),
        unit="/s",
        beside="one fdatasync each",
        at_least=3000,
        how="Keeper.write of decisions with two findings, 32 writers in one process, index following; median of the rounds",
    ),
    Goal(
        id="journal-p50",
        name=Message(en="a durable record, 32 writers, p50", fr="un enregistrement durable, 32 écrivains, p50"),
        unit="ms",
        beside="one fdatasync",
        at_most=10,
        how="time that one write waits until its record is on disk; median of the rounds' medians",
    ),
    Goal(
        id="memory-stream",
        name=Message(en="memory of an open stream", fr="mémoire d'un flux ouvert"),
        unit="kB",
        beside="mitmdump",
        at_most=250,
        how="growth of resident memory of all processes while idle SSE streams are open, for each stream, both TLS sides; "
        "after a small warming, before any load; mitmdump with stream_large_bodies=1",
    ),
    Goal(
        id="memory-proxy",
        name=Message(en="memory of the proxy process, after load", fr="mémoire du processus proxy, après charge"),
        unit="MB",
        beside="mitmdump",
        at_most=200,
        how="resident memory of the largest process, after idle streams were opened and closed "
        "and redacted 10 kB prompts sent over 16 connections",
    ),
    _most(
        "edm-memory",
        Message(en="index of 1 million patients", fr="index d'un million de patients"),
        64,
        "size of the file, mapped read-only and shared by all processes; rows and processor time of its building in raw",
        "MB",
    ),
    _least(
        "edm-recall",
        Message(en="own patients found, as people write of them", fr="patients reconnus, comme on en parle"),
        99,
        "share of seven sentences on each of 1000 patients of the register in which exact match reports them with a score of 0.6 or more: "
        "names in capitals, small letters, without accents or hyphens, six forms of date, numbers in groups; by kind in raw",
    ),
    _most(
        "edm-alarms",
        Message(en="texts about nobody in which one is found", fr="textes sur personne où l'on en reconnaît un"),
        1,
        "share of 1000 references, minutes, figures and versions with the register's common surnames, given names and days",
    ),
    _own_time("edm-time", Message(en="exact match, 10 kB", fr="correspondance exacte, 10 ko")),
    _least(
        "documents-recall",
        Message(en="paragraphs found, 10 % of words changed", fr="paragraphes reconnus, 10 % des mots changés"),
        95,
        "share of 200 paragraphs of protected documents, a tenth of their words replaced, left out or moved; unchanged ones in raw",
    ),
    _most(
        "documents-alarms",
        Message(en="other texts of the field in which a document is found", fr="autres textes du domaine où un document est reconnu"),
        1,
        "share of 1000 texts of four paragraphs made of the same words by another seed",
    ),
    _own_time("documents-time", Message(en="protected documents, 10 kB", fr="documents protégés, 10 ko")),
)  # fmt: skip
BY_ID = {goal.id: goal for goal in GOALS}
