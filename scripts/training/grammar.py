"""Templates -> texts with marked names. A template is a line of text with slots `{P}` and choices `<a|b|c>`, which may lie in each other.

A slot with a digit keeps its value through a text: `{P1}` the person, `{L1}` that person's surname, `{F1}` the first name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from scripts.training.jargon import Jargon
from scripts.training.people import People, Person, chain
from scripts.training.phrases import phrases
from scripts.training.sites import Sites
from scripts.training.sources import Sources
from scripts.training.words import drugs, eponyms

_SLOT = re.compile(r"\{([A-Z]+)(\d?)\}")
_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_MONTHS = "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre"


@dataclass
class _Kept:
    """What slots with a digit have become in one text."""

    people: dict[str, Person] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


class Grammar:
    """Fills templates, from one random generator."""

    def __init__(self, sources: Sources, random: Random) -> None:
        self._random = random
        self._people = People(sources, random)
        self._sites = Sites(sources, random, self._people)
        self._words = {
            "EPO": eponyms(sources),
            "SIG": sources.lexicons["SIG"],
            "TECH": sources.lexicons["TECH"],
            "MED": drugs(sources),
            **phrases("phrases.txt"),
            **phrases("harmless.txt"),
        }
        people, sites, jargon = self._people, self._sites, Jargon(random)
        brands = chain([name.lower() for name in self._words["MED"] if name.isalpha()])
        self._made: dict[str, Callable[[], str]] = {
            "P": lambda: people.written(people.person()),
            "L": lambda: people.surname(people.last()),
            "F": lambda: people.first_alone(people.first()),
            "I": lambda: people.initials(people.person()),
            "C": sites.place,
            "H": sites.care,
            "O": sites.firm,
            "A": sites.street,
            "Z": sites.postcode,
            "N": lambda: str(random.choice((random.randint(1, 9), random.randint(10, 99)))),
            "D": self.date,
            "X": lambda: people.written(people.person()).translate(_UNMARKED),
            "XL": people.last,
            "ENC": lambda: random.choice(self._words["EN"]).capitalize(),
            "BR": lambda: people.drawn(brands).capitalize(),
            "ACRO": jargon.acronym,
            "VAR": jargon.variable,
            "ID": jargon.identifier,
            "HEX": lambda: f"{random.getrandbits(32):08x}",
        }

    def filled(self, template: str) -> str:
        """The template's text, with marks around names."""
        text = template.replace("\\n", "\n")
        while _CHOICE.search(text):
            text = _CHOICE.sub(lambda match: self._random.choice(match[1].split("|")), text)
        kept = _Kept()
        return contracted(_SLOT.sub(lambda match: self._slot(match[1], match[2], kept), text))

    def _slot(self, name: str, number: str, kept: _Kept) -> str:
        if not number:
            return self._value(name)
        if name in "PLFI":
            return self._of(name, kept.people.setdefault(number, self._people.person()))
        return kept.values.setdefault(name + number, self._value(name))

    def _of(self, name: str, person: Person) -> str:
        if name == "P":
            return self._people.written(person)
        if name == "I":
            return self._people.initials(person)
        return self._people.surname(person.last) if name == "L" else self._people.first_alone(person.first)

    def _value(self, name: str) -> str:
        if name in self._made:
            return self._made[name]()
        return self._random.choice(self._words[name])

    def date(self) -> str:
        """A day, as people write it."""
        random = self._random
        months = _MONTHS.split(",")
        day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(1930, 2026)
        return random.choice(
            (
                f"{day:02}/{month:02}/{year}",
                f"{day:02}/{month:02}/{year % 100:02}",
                f"{day} {months[month - 1]} {year}",
                f"{day:02}.{month:02}.{year}",
                f"{year}-{month:02}-{day:02}",
                f"{months[month - 1]} {year}",
                f"{day:02}-{month:02}-{year}",
                f"{day}/{month}",
            )
        )

    def person(self) -> str:
        """A whole name, a title with a surname, or a first name: what may stand in running prose; marked."""
        return self.filled(self._random.choice(("{P}", "{P}", "{T} {L}", "{T} {P}", "{F}", "{DR} {L}", "{T} {I}")))


_CONTRACTIONS = {"à le": "au", "de le": "du", "à les": "aux", "de les": "des"}
_ARTICLE = re.compile("(?<![^\\W\\d_])(à|de) (\ue002)(le|les) ", re.IGNORECASE)


def contracted(marked: str) -> str:
    """`au Mans`, `du Havre`: the article of a town is part of the word before it."""
    return _ARTICLE.sub(lambda match: f"{_CONTRACTIONS[f'{match[1]} {match[3]}'.lower()]} {match[2]}", marked)


_UNMARKED = dict.fromkeys(range(57344, 57349))


def unmarked(text: str) -> str:
    """A made-up text whose names are none that count."""
    return text.translate(_UNMARKED)
