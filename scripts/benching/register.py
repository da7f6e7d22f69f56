"""A made-up register of patients, and the ways in which people write of them: nobody lives who is called so but by chance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_STARTS = (
    "Ba", "Be", "Bo", "Bri", "Ca", "Cha", "Cor", "Da", "Del", "Du", "Fa", "Fer", "Ga", "Gau", "Ger", "Gui", "Ha",
    "Hu", "Ja", "Jo", "La", "Le", "Lo", "Ma", "Mau", "Mer", "Mo", "Na", "Ni", "Pa", "Pe", "Pi", "Ra", "Re", "Ri",
    "Ro", "Sa", "Sau", "Te", "Tho", "Va", "Vau", "Ver", "Vi",
)  # fmt: skip
_MIDDLES = (
    "bre", "cha", "da", "de", "do", "fa", "gue", "la", "li", "lo", "ma", "mi", "na", "ne", "no", "ra", "ri", "ro",
    "sa", "se", "ta", "te", "ti", "tra", "va", "ve", "vi",
)  # fmt: skip
_ENDS = (
    "bert", "bout", "chet", "court", "dier", "doux", "gnon", "lard", "let", "lier", "lot", "mard", "min", "nard",
    "net", "neau", "ny", "quet", "rand", "rel", "rier", "rin", "seau", "son", "tel", "tier", "ton", "vac", "ve",
    "vers",
)  # fmt: skip
COMMON = (
    "Martin", "Bernard", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Simon", "Laurent", "Lefebvre",
    "Michel", "Garcia", "Roux", "Fournier", "Girard", "Bonnet", "Dupont", "Lambert", "Rousseau", "Vincent", "Muller",
    "Faure", "Mercier", "Blanc", "Boyer", "Garnier", "Chevalier", "Legrand", "Gauthier", "Perrin", "Morin",
    "Marchand", "Masson", "Noir", "Roy", "Lucas", "Rose", "Meunier", "Roche",
)  # fmt: skip
GIVEN = (
    "Marie", "Jean", "Pierre", "Michel", "André", "Philippe", "Nathalie", "Isabelle", "Sylvie", "Catherine", "Jeanne",
    "Louis", "Nicolas", "Julie", "Camille", "Léa", "Manon", "Chloé", "Emma", "Hugo", "Lucas", "Théo", "Paul",
    "Antoine", "Noémie", "Élodie", "Aurélie", "Céline", "Sophie", "Claire", "Anne-Marie", "Jean-Pierre", "Jean-Luc",
    "Marie-Claude", "François", "Françoise", "René", "Renée", "Zoé", "Inès", "Mohamed", "Fatima", "Yasmine", "Karim",
    "Léo", "Jules", "Louise", "Alice", "Rose", "Victor",
)  # fmt: skip
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_OLDEST = date(1930, 1, 1)


@dataclass(frozen=True)
class Patient:
    """One row."""

    surname: str
    given: str
    born: date
    ipp: str
    subject: str

    def row(self) -> dict[str, str]:
        """Cells by the names of columns."""
        return {
            "nom": self.surname,
            "prenom": self.given,
            "ddn": f"{self.born:%d/%m/%Y}",
            "ipp": self.ipp,
            "sujet": self.subject,
        }


def patients(number: int, seed: int) -> Iterator[Patient]:
    """So many patients. Of four one has a common surname; of twelve one a double one, of thirty one a particle."""
    random = Random(seed)  # noqa: S311 - samples, no secrets
    for place in range(number):
        surname = random.choice(COMMON) if random.random() < 0.25 else _surname(random)
        if place % 12 == 0:
            surname += random.choice("- ") + _surname(random)
        if place % 30 == 0:
            surname = random.choice(("de ", "Le ", "d'", "Ben ")) + surname
        born = _OLDEST + timedelta(days=random.randrange(32_000))
        ipp = f"80{random.randrange(10**8):08}"
        yield Patient(surname.upper(), random.choice(GIVEN), born, ipp, f"{place % 997 + 1:03}-{place // 997:04}")


def written(patient: Patient, random: Random) -> Iterator[tuple[str, str]]:
    """Ways to write of a patient: what it shows, and the sentence."""
    name = random.choice((patient.surname, patient.surname.title(), patient.surname.title().replace("-", " ")))
    given = random.choice((patient.given, patient.given.upper(), patient.given.replace("-", " ")))
    day = random.choice(_days(patient.born))
    ipp = patient.ipp
    yield "name and birth", f"Peux-tu résumer le dossier de {given} {name}, né(e) le {day}, suivi depuis le printemps ?"
    yield "name and birth", f"{name};{given};{day};HTA, diabète de type 2"
    yield "name and birth", f"patiente {name.lower()} {given.lower()} ({day}) revue ce jour sans plainte"
    yield "surname and birth", f"Concerne : {name} - {day}. Avis cardiologique demandé."
    yield "number", f"Le {ipp} a été perdu de vue après la visite 4."
    yield "number", f"Merci de vérifier {ipp[:2]} {ipp[2:4]} {ipp[4:6]} {ipp[6:8]} {ipp[8:]} dans la base."
    yield "subject", f"Le sujet {patient.subject} a arrêté le traitement."


def unrelated(number: int, seed: int) -> Iterator[str]:
    """Texts of the same field about no patient: references, minutes, history, figures; people and days are in them."""
    random = Random(seed)  # noqa: S311 - samples, no secrets
    for _ in range(number):
        one, two, given = random.choice(COMMON), _surname(random).title(), random.choice(GIVEN)
        day = f"{random.randrange(1, 29):02}/{random.randrange(1, 13):02}/{random.randrange(2019, 2027)}"
        size, pages = random.randrange(20, 9000), random.randrange(100, 900)
        yield random.choice(
            (
                f"{one} {given[0]}, {two} A. Essai randomisé chez {size} patients. Rev Med. 2019;{pages}:{pages + 9}-{pages + 18}.",
                f"Réunion du {day} : présents {given} {one}, Mme {two}, {size} dossiers relus, prochain point sous huit jours.",
                f"La méthode de {one}-{two} ({day}) donne n = {size}, IC 95 % [0,{pages} ; 0,{pages + 50}], p < 0,001.",
                f"Un petit essai de {size} sujets, noir et blanc, rose ou roux : le score passe de {pages} à {pages + 7} au {day}.",
                f"Version 3.{size} du protocole, {day}, page {pages} sur 1200, rédigée par {given} {two}.",
            )
        )


def _days(born: date) -> tuple[str, ...]:
    return (
        f"{born:%d/%m/%Y}",
        f"{born:%d.%m.%y}",
        f"{born:%Y-%m-%d}",
        f"{born.day}{'er' if born.day == 1 else ''} {_MONTHS[born.month - 1]} {born.year}",
        f"{born:%d%m%Y}",
        f"{born:%d-%m-%Y}",
    )


def _surname(random: Random) -> str:
    middle = random.choice(_MIDDLES) if random.random() < 0.7 else ""
    return random.choice(_STARTS) + middle + random.choice(_ENDS)
