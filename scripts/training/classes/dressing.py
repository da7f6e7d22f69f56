"""What stands around a statement in a prompt: a request, a mail, minutes, quotation marks, small talk. Told of harmless and secret ones alike."""

from collections.abc import Callable
from random import Random

from scripts.training.classes.filling import Filling

_MANNERS = ("alone", "alone", "lead", "request", "request", "quoted", "asked", "asked", "mail", "minutes", "buried")


class Dressing:
    """Dresses statements, from one random generator."""

    def __init__(self, fill: Filling, small_talk: list[str], random: Random) -> None:
        """`small_talk`: templates of sentences that tell nothing."""
        self._fill, self._small_talk, self._random = fill, small_talk, random
        self._manners: dict[str, Callable[[], tuple[str, str]]] = {
            "alone": lambda: ("", random.choice((".", "", "\n"))),
            "lead": lambda: (fill("{LEAD}") + " ", random.choice((".", "", " "))),
            "request": lambda: (self._request() + random.choice((" : ", " :\n", ". ", "\n")), "."),
            "quoted": lambda: (self._request() + random.choice((' : "', " : « ", ' de ce texte : "')), '"'),
            "asked": lambda: ("", random.choice((". ", ".\n", ", ", " — ", " ; ", "\n")) + self._request()),
            "mail": self._mail,
            "minutes": self._minutes,
            "buried": self._buried,
        }

    def __call__(self) -> tuple[str, str]:
        """What stands before and what behind."""
        return self._manners[self._random.choice(_MANNERS)]()

    def _request(self) -> str:
        return self._fill(self._random.choice(("{REQ}", "{REQ}", "{REQE}")))

    def _talk(self, most: int) -> str:
        count = self._random.randint(0, most)
        return "".join(self._fill(self._random.choice(self._small_talk)) + ". " for _ in range(count))

    def _mail(self) -> tuple[str, str]:
        asked = self._request() + " :\n\n" if self._random.random() < 0.5 else ""
        greeting = self._random.choice(
            ("Bonjour,\n", "Bonjour à tous,\n\n", "Dear all,\n", "Chère collègue,\n", "Cher Paul,\n")
        )
        end = self._random.choice(("\nCordialement", "\nBien à vous", "\nBest regards", "\nMerci"))
        return asked + greeting + self._talk(2), ". " + self._talk(2) + end

    def _minutes(self) -> tuple[str, str]:
        sign = self._random.choice(("- ", "• ", "* ", "Point : "))
        rows = [sign + self._talk(1) + "\n" for _ in range(self._random.randint(1, 4))]
        cut = self._random.randint(0, len(rows))
        return "".join(rows[:cut]) + sign, "\n" + "".join(rows[cut:])

    def _buried(self) -> tuple[str, str]:
        return self._request() + ".\n\n" + self._talk(6), ". " + self._talk(6)
