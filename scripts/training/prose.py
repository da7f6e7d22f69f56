"""Real case reports as a ground of text without names, some with a made-up name put in where one could stand."""

import re
from random import Random

from scripts.training.grammar import Grammar
from scripts.training.marked import END, SIGNS, mark
from scripts.training.phrases import phrases
from scripts.training.sources import Report

_SENTENCE = re.compile(r"(?<=[a-zé0-9)%]\.)\s+(?=[A-ZÀÉÈÊ])")
_NATIVE = re.compile(
    r"\b(M\.|Mr|Mme|Mlle|[Mm]adame|[Mm]onsieur|[Mm]ademoiselle|Dr|Pr|Patiente?|Fillette|Enfant|Nourrisson|Bébé)"
    r" ((?:[A-Z](?![\w'’])\.?[ -]?|[A-Z]{2,4}\b){1,4}(?<![ -]))(?=[\s,.;])"
)
"""`Mme B`, `Mr S.K`, `Patient G.M`: initials that the report itself holds."""
_SUBJECT = re.compile(
    r"\b(la patiente|le patient|La patiente|Le patient|Patiente?|Il|Elle|Nourrisson|Enfant|Cette patiente|Ce patient)\b(?= [a-zé])"
)
_TOWN = re.compile(r"(?<=[a-zé] )((?:à|de|du|au|en|vers|aux) |d['’])((?:[A-ZÉ][\w'’-]+)(?: [A-ZÉ][\w'’-]+)?)")
_NO_TOWN = re.compile(
    r"(?:classification|crit[èe]re|consensus|score|fièvre|maladie|virus|grippe|syndrome|test|échelle|conférence)[^.]{0,20}$"
)
_KIND = r"(?:CHU|CHR|CHP|HIA|[Hh]ôpital|[Cc]linique|[Pp]olyclinique|[Mm]aternité|[Cc]entre [Hh]ospitalier|[Ii]nstitut)"
_BETWEEN = (
    r"(?:de |d'|du |la |le |militaire |régional |national |universitaire |central |principal |provincial |district )*"
)
_CARE = re.compile(
    rf"\b(?:(?:au|du|le|la) |[àd]e? l['’]|l['’])\s?({_KIND}(?: {_BETWEEN}[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)*)+)"
)


class Prose:
    """Windows of reports."""

    def __init__(self, reports: list[Report], towns: frozenset[str], grammar: Grammar, random: Random) -> None:
        self._sentences = [_SENTENCE.split(native(report.text, towns)) for report in reports]
        self._grammar = grammar
        self._told = phrases("put_in.txt")
        self._random = random

    def window(self, with_name: bool) -> str:
        """One to four sentences of a report, marked."""
        sentences = self._random.choice(self._sentences)
        first = self._random.randrange(len(sentences))
        chosen = sentences[first : first + self._random.randint(1, 4)]
        return " ".join(map(self._named, chosen) if with_name else chosen)

    def _named(self, sentence: str) -> str:
        if "\ue000" in sentence:
            return sentence
        name = self._grammar.person()
        ways = (
            lambda: _SUBJECT.sub(lambda match: name, sentence, count=1),
            lambda: _SUBJECT.sub(lambda match: f"{match[0]}, {name},", sentence, count=1),
            lambda: self._inside(sentence),
            lambda: self._inside(sentence),
            lambda: f"{sentence} {self._grammar.filled(self._random.choice(self._told['BEHIND']))}",
            lambda: f"{self._grammar.filled(self._random.choice(self._told['BEFORE']))} {sentence}",
        )
        return self._random.choice(ways)()

    def _inside(self, sentence: str) -> str:
        """A name between two words."""
        places = [match.start() for match in re.finditer(r" (?=[a-zé]{4,})", sentence)]
        if not places:
            return sentence
        place = self._random.choice(places)
        put = self._grammar.filled(self._random.choice(self._told["WITHIN"]))
        return f"{sentence[:place]} {put}{sentence[place:]}"


def native(text: str, towns: frozenset[str]) -> str:
    """A report with the names that it holds itself marked: initials behind a title, towns behind a preposition, hospitals."""
    text = _CARE.sub(lambda match: match[0].replace(match[1], mark("ORGANIZATION", match[1])), text)
    text = _TOWN.sub(lambda match: _town(match, towns), text)
    return _NATIVE.sub(lambda match: f"{match[1]} {mark('PERSON', match[2])}", text)


def _town(match: re.Match[str], towns: frozenset[str]) -> str:
    """The match with its town marked, if it is one and no word of medicine has taken it."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    name = next((n for n in (match[2], match[2].split(" ")[0]) if n in towns), None)
    if name is None or _NO_TOWN.search(before) or before.count(SIGNS["ORGANIZATION"]) > before.count(END):
        return match[0]
    return match[1] + mark("LOCATION", name) + match[2][len(name) :]
