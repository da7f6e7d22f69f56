"""Names of people, places and organisations beside what has a shape: a name keeps what no other finding has claimed."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial

from detectors.engine import capped
from detectors.names import Tagger, conversation, lists, load, references
from detectors.names.citations import unsigned
from detectors.names.forms import glance
from detectors.names.gazetteers import PEOPLE, folded
from detectors.names.homely import without_family
from detectors.names.names import Tags, find_names
from detectors.names.own_models import ModelError, loaded
from detectors.names.private import Judge
from detectors.names.private import load as judge
from detectors.names.unreal import real
from detectors.names.worldly import somebodys
from detectors.pattern import Hit
from detectors.settle import STRONG, WHOLE, gaps, settle, touching
from models.finding import Finding
from models.site import NONE, Names, SiteData

ENTITIES = frozenset({"PERSON", "INITIALS", "LOCATION", "ORGANIZATION", "ADDRESS"})
Search = Callable[[str, list[Hit]], list[Hit]]
"""Settled hits of a text -> the same with the names that stand beside them. Raises Overflow."""
_LEAST = {"LOCATION": 0.5, "ORGANIZATION": 0.5}
"""Places and organisations are public by themselves: told are those that are rather some than not."""
_INITIALS = re.compile(
    r"[A-ZÀ-Ý]{1,3}\.?|[A-ZÀ-Ý]\.?(?:[ -]?[A-ZÀ-Ý]\.?){1,3}|[a-z]\.|(?:[A-Za-z]\.){2,5}(?: (?:[A-Za-z]\.){2,5}| etc)*"
)
"""`H.E.`, `B Z`, `J.-P. R.`, `LS`, `P.S. N.B.`."""
_OF_INITIALS = 0.45
_OF_SOMEBODY = 0.5
_LETTER = re.compile(r"[A-W]\.?|[a-w]\.")
_TITLE_AND_LETTER = re.compile(
    r"(?<![A-Za-z])(?:(?i:M\.|Mr\.?|Mme|Mlle|Madame|Monsieur|Mademoiselle|Dr\.?)) ([A-Z]|[a-z](?=\.))(?![A-Za-z0-9])"
)
"""`Mme D.`, `Monsieur K`, `mme d.`; `M. A` beside `Mme B`, and `M. X`, are nobody."""
_OF_EXAMPLES = frozenset("ABXYZ")
_OF_LESSONS = re.compile(
    r"\b(?:vignettes?|[ée]nonc[ée]s?|qcm|qroc|ecni?|ecos|edn|exercices?|examen :|sujet d['’]examen|cas cliniques?|cas fictifs?|fictive?s?"
    r"|imaginaires?|dossiers? progressifs?|ifsi|corrig[ée]s?"
    r"|cas pratiques?|situations? cliniques?|deas|deaes|sujet (?:de |du )?(?:bac|brevet|concours|partiel|bts)"
    r"|[ée]tude de cas|td|travaux dirig[ée]s|licence [123]|(?:pour|aux|à) (?:des|les|mes|nos)? ?(?:[ée]tudiants|externes|[ée]l[èe]ves))\b",
    re.IGNORECASE,
)
"""Words of teaching: their people are made up."""
_DEPARTMENT = re.compile(r" \((?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97\d)\)")
"""`Mende (48)`."""
_SHORT = 4
_FEWEST_LETTERS = 2
"""What is left of a name has at least so many."""


class NameSearch:
    """The names stage of a site. Any thread may call it."""

    def __init__(self, tagger: Tags, known: Collection[bytes] = frozenset()) -> None:
        """`known` are folded names of people whom the organisation knows."""
        self._tagger = tagger
        self._known = known
        for compiled in (glance, references.glance):
            compiled()  # now, and not when the first text is read

    def __call__(self, text: str, hits: list[Hit]) -> list[Hit]:
        """Settled hits, and the names that have a place beside them, settled together. Raises Overflow."""
        people = [hit for hit in hits if hit.entity == "PERSON"]
        is_of_people = cache(partial(_is_of_people, text))
        found = (self._told(text, name, is_of_people) for name in find_names(text, self._tagger, people, self._known))
        names = [part for name in found for part in _left(text, name, hits)]
        told = real(text, unsigned(text, settle([*hits, *capped(iter(names))]) if names else hits))
        return without_family(text, somebodys(text, told, _judge(), self._known), self._tagger.flags)

    def _told(self, text: str, name: Hit, is_of_people: Callable[[], bool]) -> Hit:
        """Initials are no name: published cases are full of them (`Mme H.E.`, `patient BZ`), so they tell less. `LÉA`, `LY` are names.

        A town takes its department with it.
        """
        if name.entity == "LOCATION" and (department := _DEPARTMENT.match(text, name.end)):
            return name._replace(end=department.end())
        if name.entity != "PERSON" or _INITIALS.fullmatch(text, name.start, name.end) is None:
            return name
        if not PEOPLE.isdisjoint(self._tagger.flags(folded(text[name.start : name.end]))):
            return name
        of_one = _OF_SOMEBODY if _is_titled_letter(text, name) and is_of_people() else _OF_INITIALS
        return name._replace(entity="INITIALS", score=min(max(name.score, of_one), of_one))


def search(names: Names) -> Search | None:
    """The stage that a site asks for, if any. Raises ModelError for a model that cannot be used."""
    if names.pipeline == NONE:
        lists()  # read now, and not when the first name of a conversation is looked for again
        return None
    return NameSearch(loaded(names.pipeline, _tagger().flags)) if names.runs_code else builtin()


def faults(site: SiteData) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the model of names that a site brings. Runs its code."""
    if site.names.runs_code:
        try:
            loaded(site.names.pipeline, _tagger().flags)
        except ModelError as error:
            yield ("names", "pipeline"), str(error)


@cache
def builtin() -> NameSearch:
    """The stage with the model that gardefou brings, read once in a process."""
    return NameSearch(_tagger())


def named_again(texts: Sequence[str], findings: Sequence[Sequence[Finding]]) -> Iterator[tuple[int, Finding]]:
    """People of each text of a conversation where they stand in another one: index of the text, finding. `findings` are those of each, in order."""
    return conversation.named_again(texts, findings, lambda word: lists().flags(word))


@cache
def _tagger() -> Tagger:
    return load(known=lists())


@cache
def _judge() -> Judge:
    return judge()


def _left(text: str, name: Hit, hits: Sequence[Hit]) -> Iterator[Hit]:
    """What other findings leave of a name; a place or an organisation that they touch is part of them. Unsure places are not told."""
    if name.score < _LEAST.get(name.entity, 0):
        return
    rivals = [hit for hit in touching(name, hits) if hit.entity != WHOLE]
    others = [hit for hit in rivals if hit.entity != name.entity]
    if others and name.entity != "PERSON":
        return
    told = next((hit for hit in rivals if hit.entity == name.entity and _tells_who(hit)), None)
    name = name._replace(attributes=told.attributes, detector=told.detector) if told else name
    for start, end in gaps(name, others):
        yield from _part(text, name, start, end)


def _is_titled_letter(text: str, name: Hit) -> bool:
    """One letter behind a title."""
    is_letter = _LETTER.fullmatch(text, name.start, name.end) is not None
    return is_letter and _TITLE_AND_LETTER.search(text, max(0, name.start - 15), name.end) is not None


def _is_of_people(text: str) -> bool:
    """Whether such letters stand for somebody: not those of an example or a lesson. Asked once for a text."""
    letters = {found[1].upper() for found in _TITLE_AND_LETTER.finditer(text)}
    return len(letters & _OF_EXAMPLES) < 2 and _OF_LESSONS.search(text) is None


def _tells_who(hit: Hit) -> bool:
    """A namesake of a patient of the register, alone, tells only that somebody is called so: how sure the name is does not make it that patient."""
    return bool(hit.attributes) and (hit.attributes.get("source") != "edm" or hit.score >= STRONG)


def _is_numbered(text: str, name: Hit) -> bool:
    """`V3`: a letter and a number."""
    return name.end - name.start < _SHORT and any(map(str.isdigit, text[name.start : name.end]))


def _part(text: str, name: Hit, start: int, end: int) -> Iterator[Hit]:
    """The part of a name between two places, without the signs at its ends, if it has letters enough."""
    while start < end and not text[start].isalnum():
        start += 1
    if (start, end) == (name.start, name.end) and not _is_numbered(text, name):
        yield name
        return
    while start < end and not text[end - 1].isalnum():
        end -= 1
    if sum(map(str.isalpha, text[start:end])) >= _FEWEST_LETTERS:
        yield name._replace(start=start, end=end)
