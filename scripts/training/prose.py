"""Real case reports as a ground of text without names, some with a made-up name put in where one could stand."""

import re
from random import Random

from scripts.training.grammar import Grammar
from scripts.training.marked import mark
from scripts.training.phrases import phrases
from scripts.training.sources import Report

_SENTENCE = re.compile(r"(?<=[a-zé0-9)%]\.)\s+(?=[A-ZÀÉÈÊ])")
_NATIVE = re.compile(
    r"\b(M\.|Mr|Mme|Mlle|Madame|Monsieur|Mademoiselle|Dr|Pr) ((?:[A-Z]\.?){1,4})(?=[\s,.;])(?! ?[a-zé]{2,}['’])"
)
"""`Mme B`, `Mr S.K`: initials that the report itself holds."""
_SUBJECT = re.compile(
    r"\b(la patiente|le patient|La patiente|Le patient|Patiente?|Il|Elle|Nourrisson|Enfant|Cette patiente|Ce patient)\b(?= [a-zé])"
)
_TOWN = re.compile(
    r"\b(?:[Oo]riginaire|résidant|demeurant|domiciliée?|habitant|née?) (?:à|de|au|en) ((?:[A-ZÉ][\w'’-]+ ?)+)"
)
_KIND = r"(?:CHU|centre hospitalier universitaire|[Hh]ôpital|CHR|[Cc]linique|Centre [Hh]ospitalier)"
_CARE = re.compile(
    rf"\b(?:au|du|le|à l'|de l'|l')\s?({_KIND}(?: (?:de |d'|du |la |le |militaire |régional |national )*[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)*)+)"
)


class Prose:
    """Windows of reports."""

    def __init__(self, reports: list[Report], grammar: Grammar, random: Random) -> None:
        self._sentences = [_SENTENCE.split(native(report.text)) for report in reports]
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


def native(text: str) -> str:
    """A report with the names that it holds itself marked: initials behind a title, towns and hospitals behind their cue."""
    text = _NATIVE.sub(lambda match: f"{match[1]} {mark('PERSON', match[2])}", text)
    text = _TOWN.sub(
        lambda match: match[0].replace(
            match[1], mark("LOCATION", match[1].strip()) + match[1][len(match[1].rstrip()) :]
        ),
        text,
    )
    return _CARE.sub(lambda match: match[0].replace(match[1], mark("ORGANIZATION", match[1])), text)
