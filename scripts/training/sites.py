"""Made-up places: towns, streets, hospitals, companies, as texts name them."""

from random import Random

from scripts.training.marked import mark
from scripts.training.people import People, chain, titled
from scripts.training.phrases import phrases
from scripts.training.sources import Sources
from scripts.training.words import listed

_SHORT = 4
_ALONE = 0.25
_SMALL = 0.06


class Sites:
    """A source of places and organisations."""

    def __init__(self, sources: Sources, random: Random, people: People) -> None:
        self._random = random
        self._people = people
        self._told = phrases("sites.txt")
        self._communes = sources.communes
        self._weights = [(people + 300) ** 0.45 for _, _, people in sources.communes]
        self._abroad = listed("foreign_places.txt")
        self._firms = [*listed("organizations.txt"), *sources.lexicons["SPON"]]
        self._hospitals = sources.hospital_names
        self._cared = listed("hospitals.txt")
        self._brands = chain([name.lower() for name in self._firms if name.isalpha() and len(name) > _SHORT])

    def town(self) -> str:
        """A town, country or region; seldom one that no list holds."""
        draw = self._random.random()
        if draw < 0.68:
            return self._called(self._random.choices(self._communes, self._weights)[0][0])
        if draw < 0.9:
            return self._random.choice(self._abroad)
        stem = titled(self._people.last())
        return self._random.choice(
            (
                stem,
                f"{stem}-sur-{self._people.last()}",
                f"Saint-{stem}",
                f"La {stem}",
                f"{stem}-lès-{self._people.last()}",
                f"{stem}ville",
                f"{stem}ac",
                f"Villers-{stem}",
            )
        )

    def _called(self, commune: str) -> str:
        """A commune of several words is often called by its first alone: `Brive`."""
        first = commune.split("-", maxsplit=1)[0]
        is_short = len(first) > _SHORT and first not in ("Saint", "Sainte", "Notre") and " " not in first
        return first if is_short and self._random.random() < _ALONE else commune

    def place(self) -> str:
        """A town as it is written; marked."""
        town, draw = self.town(), self._random.random()
        return mark(
            "LOCATION",
            town.upper()
            if draw < 0.1
            else town.lower()
            if draw < 0.21
            else town.replace("-", " ")
            if draw < 0.27
            else town,
        )

    def postcode(self) -> str:
        return self._random.choice(self._communes)[1]

    def street(self) -> str:
        """A house in a street; marked."""
        random = self._random
        number = random.choice(
            (
                f"{random.randint(1, 180)}",
                f"{random.randint(1, 90)} bis",
                f"{random.randint(1, 90)}, ",
                f"{random.randint(1, 60)} ter",
                f"{random.randint(1, 99)}-{random.randint(100, 120)}",
                "",
            )
        )
        name = random.choice(
            (
                random.choice(self._told["STREET"]),
                random.choice(self._told["STREET"]),
                f"{self._people.first()} {self._people.last()}",
                f"de {self.town()}",
                f"du {titled(random.choice(('docteur', 'général', 'colonel', 'capitaine', 'président')))} {self._people.last()}",
                f"des {random.choice(self._told['PLEASANT'])}",
            )
        )
        street = f"{number} {random.choice(self._told['WAY'])} {name}".replace("  ", " ").strip()
        if random.random() < 0.12:
            street += random.choice((", appt 12", ", bât. B", " bâtiment C", ", 3e étage", ", escalier 2"))
        if random.random() < 0.06:
            house = random.choice(("résidence Les", "Résidence des", "résidence du", "Le Clos des", "HLM les"))
            block = random.choice((" ", ", ", ", bât. A, ", ", bât C, ", ", esc. 3, "))
            street = f"{house} {random.choice(self._told['PLEASANT'])}{block}{street}"
        if random.random() < 0.06:
            street = random.choice(
                (
                    f"lieu-dit {self._people.last()}",
                    f"Lieu-dit Le {self._people.last()}",
                    f"BP {random.randint(10, 999)}",
                    f"Résidence les {random.choice(self._told['PLEASANT'])}",
                    f"ZA des {random.choice(self._told['PLEASANT'])}",
                )
            )
        return mark("ADDRESS", street.upper() if random.random() < 0.1 else street)

    def care(self) -> str:
        """A hospital, clinic, home, pharmacy; marked."""
        random = self._random
        if random.random() < 0.2:
            name = random.choice(self._hospitals)
            return mark(
                "ORGANIZATION", random.choice((name, name, f"hôpital {name}", f"Hôpital {name}", f"CHU {name}"))
            )
        name = self._filled(random.choice(self._told["CARE"]))
        return mark("ORGANIZATION", name.lower() if random.random() < _SMALL else name)

    def firm(self) -> str:
        """A sponsor, agency, company, authority; marked."""
        draw = self._random.random()
        name = (
            self._random.choice(self._firms) if draw < 0.62 else self._filled(self._random.choice(self._told["FIRM"]))
        )
        return mark(
            "ORGANIZATION",
            name.upper() if self._random.random() < 0.05 else name.lower() if self._random.random() < 0.09 else name,
        )

    def _filled(self, pattern: str) -> str:
        random, people = self._random, self._people
        return pattern.format(
            c=self.town(),
            n=random.choice((f"{people.first()} {people.last()}", f"{people.first()}-{people.last()}", people.last())),
            k=random.choice(self._cared),
            j=titled(people.drawn(self._brands)),
            l=people.last(),
            m=people.last(),
            s=random.choice(self._told["SAINT"]),
            p=random.choice(self._told["PLEASANT"]),
            d=random.randint(10, 1299),
            e=random.choice(("Europe", "Étoile", "Espérance", "Orangerie", "Estrée", "Abbaye")),
            r=random.choice(self._told["REGION"]),
            b=people.last().split(" ")[-1].split("-")[0],
            i=random.choice(self._told["STEM"]) + random.choice(self._told["END"]),
        )
