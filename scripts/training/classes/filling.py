"""Phrases -> sentences: choices `<a|b>` and slots `{NAME}` of texts/lists.txt, which may lie in each other; numbers, ages, towns and
new lines are made up.
"""

import re
from collections.abc import Callable
from importlib.resources import files
from random import Random

_SLOT = re.compile(r"\{([A-Z0-9]+)\}")
_CHOICE = re.compile(r"<([^<>]*)>")
_SPACES = re.compile(r" {2,}")
_BEFORE_SIGN = re.compile(r" +([,.])")


class Filling:
    """Fills templates, from one random generator."""

    def __init__(self, towns: list[str], random: Random) -> None:
        self._random = random
        self._lists = {name: told for name, _, told in (line.partition(": ") for line in lines("lists.txt"))}
        draw = random.randint
        self._made: dict[str, Callable[[], str]] = {
            "I": lambda: str(draw(1, 9)),
            "N": lambda: str(draw(10, 99)),
            "N2": lambda: f"{draw(10, 25)}",
            "H": lambda: str(draw(1, 9) * 100 + draw(0, 9) * 10 * draw(0, 1)),
            "DEC": lambda: f"0,{draw(1, 99):02}",
            "DECE": lambda: f"0.{draw(1, 99):02}",
            "PCT": lambda: random.choice((f"{draw(2, 95)} %", f"{draw(2, 95)}%", f"{draw(1, 60)},{draw(1, 9)} %")),
            "AGE": lambda: str(draw(18, 95)),
            "TOWN": lambda: random.choice(towns),
            "L": lambda: "\n",
        }

    def __call__(self, template: str) -> str:
        """One text of a template."""
        while _SLOT.search(template) or _CHOICE.search(template):
            template = _CHOICE.sub(self._chosen, template)
            template = _SLOT.sub(lambda match: self._value(match[1]), template)
        return _BEFORE_SIGN.sub(r"\1", _SPACES.sub(" ", template)).strip()

    def _chosen(self, match: re.Match[str]) -> str:
        options: list[str] = match[1].split("|")
        return self._random.choice(options)

    def _value(self, name: str) -> str:
        return self._made[name]() if name in self._made else self._random.choice(_options(self._lists[name]))


def lines(name: str) -> list[str]:
    """The lines of a file of texts/, without its comments."""
    text = (files("scripts.training.classes") / "texts" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _options(told: str) -> list[str]:
    """`a|b <c|d>` -> a, b <c|d>: only bars outside of choices part."""
    options, depth = [""], 0
    for sign in told:
        depth += (sign == "<") - (sign == ">")
        if sign == "|" and not depth:
            options.append("")
        else:
            options[-1] += sign
    return options
