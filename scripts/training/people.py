"""Made-up names of people of all origins found in France: first names, surnames, initials, and how they are put together and written."""

import re
from collections import defaultdict
from dataclasses import dataclass
from random import Random

from scripts.training.marked import mark
from scripts.training.phrases import phrases
from scripts.training.sources import Sources
from scripts.training.words import listed


@dataclass(frozen=True)
class Person:
    """A first name and a surname, in small letters or as they are written."""

    first: str
    last: str


class People:
    """A source of people, from one random generator."""

    def __init__(self, sources: Sources, random: Random) -> None:
        self._random = random
        self._firsts = [name for name, _ in sources.first_names]
        self._weights = [count**0.35 for _, count in sources.first_names]
        self._lasts = sources.surnames
        self._origins = listed("first_names.txt")
        self._last_origins = listed("surnames_abroad.txt")
        self._nouns = listed("nouns.txt")
        self._told = phrases("syllables.txt")
        self._foreign = sorted({part for part in _authors(sources) if part.isalpha() and len(part) > 2})
        self._chain = chain([*sources.surnames, *(name.lower() for name in self._foreign)])
        self._origin_chain = chain([name.lower() for name in self._last_origins])
        self._first_chain = chain([*self._firsts, *(name.lower() for name in self._origins)])

    def first(self) -> str:
        """A first name: of the list, of many origins, foreign, double, or in no list."""
        ways = (self._listed_first, self._of_origin, self._abroad, self._double_first, self._invented_first)
        return titled(self._random.choices(ways, (55, 18, 9, 7, 11))[0]())

    def last(self) -> str:
        """A surname: of the list, foreign, invented, a common noun, double, with a particle."""
        known = (self._listed, self._of_some_origin, self._abroad, self._noun)
        made = (self._invented, self._sounding, self._built, self._double, self._particled)
        return titled(self._random.choices((*known, *made), (15, 9, 4, 8, 28, 13, 9, 7, 7))[0]())

    def _listed_first(self) -> str:
        return self._random.choices(self._firsts, self._weights)[0]

    def _of_origin(self) -> str:
        return self._random.choice(self._origins)

    def _abroad(self) -> str:
        return self._random.choice(self._foreign)

    def _double_first(self) -> str:
        return f"{self.first()}-{self._listed_first()}"

    def _invented_first(self) -> str:
        return self.drawn(self._first_chain)

    def _listed(self) -> str:
        return self._random.choice(self._lasts)

    def _invented(self) -> str:
        return self.drawn(self._chain)

    def _built(self) -> str:
        return "".join(self._random.choice(self._told[part]) for part in ("FIRST", "MIDDLE", "LAST"))

    def _of_some_origin(self) -> str:
        return self._random.choice(self._last_origins)

    def _sounding(self) -> str:
        return self.drawn(self._origin_chain)

    def _noun(self) -> str:
        return self._random.choice(self._nouns)

    def _double(self) -> str:
        return self.last() + self._random.choice("-- ") + self.last()

    def _particled(self) -> str:
        return self._random.choice(self._told["PARTICLE"]) + self.last()

    def person(self) -> Person:
        return Person(self.first(), self.last())

    def written(self, person: Person) -> str:
        """A whole name, in one of the ways that people write it; marked."""
        first, last = person.first, person.last
        ways = (
            (f"{first} {last}", 30),
            (f"{last.upper()} {first}", 15),
            (f"{first} {last.upper()}", 13),
            (f"{last} {first}", 9),
            (f"{last.upper()} {first.upper()}", 6),
            (f"{first[0]}. {last}", 6),
            (f"{first[0]}. {last.upper()}", 3),
            (f"{last} {first[0]}.", 3),
            (f"{last.upper()}, {first}", 2),
            (f"{first.lower()} {last.lower()}", 9),
            (f"{last.lower()} {first.lower()}", 6),
            (f"{first} {self.first()} {last}", 2),
            (f"{last.upper()}-{self.last().upper()} {first}", 1),
            (f"{first} {last[0]}.", 4),
            (f"{first.lower()} {last}", 1),
            (f"{last} {first.lower()}", 1),
        )
        return mark("PERSON", self._random.choices([way for way, _ in ways], [weight for _, weight in ways])[0])

    def surname(self, last: str) -> str:
        """A surname alone; marked."""
        draw = self._random.random()
        return mark("PERSON", last.upper() if draw < 0.24 else last.lower() if draw < 0.39 else last)

    def first_alone(self, first: str) -> str:
        """A first name alone; marked."""
        draw = self._random.random()
        return mark("PERSON", first.upper() if draw < 0.08 else first.lower() if draw < 0.24 else first)

    def initials(self, person: Person) -> str:
        """`D.`, `M.D.`, `DM`, `D-M`; marked."""
        a, b = person.first[0].upper(), person.last.strip()[0].upper()
        c = self._random.choice("ABCDEFGHLMNPRST")
        ways = (f"{b}.", b, f"{a}.{b}.", f"{a}{b}", f"{a}-{b}", f"{b}{a}", f"{a}{b}{c}", f"{a}. {b}.")
        return mark("PERSON", self._random.choice(ways))

    def drawn(self, chain: dict[str, str]) -> str:
        """A name that sounds like those that a chain was made of."""
        while True:
            name = "^^"
            while not name.endswith("$") and len(name) < 14:
                name += self._random.choice(chain[name[-2:]])
            if 5 < len(name) < 14 and name.endswith("$"):
                return name[2:-1]


def titled(name: str) -> str:
    """Each part of a name with a capital, but for particles that stand alone."""
    return re.sub(r"(?<![^\W\d_])(?!(?:de|du|des|la|le) )[^\W\d_]", lambda match: match[0].upper(), name)


def chain(names: list[str]) -> dict[str, str]:
    """Two letters -> those that followed them."""
    chain: dict[str, list[str]] = defaultdict(list)
    for name in names:
        padded = f"^^{name}$"
        for index in range(2, len(padded)):
            chain[padded[index - 2 : index]].append(padded[index])
    return {state: "".join(followers) for state, followers in chain.items()}


def _authors(sources: Sources) -> list[str]:
    return [part for report in sources.reports for author in report.authors for part in author.split()]
