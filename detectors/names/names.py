"""The whole stage of names: tagged, given proper edges, guarded, found again, told who they are."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Protocol

from detectors.engine import HIT_CAP, TooManyHitsError
from detectors.names.acting import acting, together
from detectors.names.alike import alike
from detectors.names.bare_houses import bare
from detectors.names.bedside import bedside, filed, unled
from detectors.names.columns import columned
from detectors.names.completing import completed
from detectors.names.english import working
from detectors.names.firms import is_within
from detectors.names.forms import glance
from detectors.names.greetings import greeted
from detectors.names.guards import guarded
from detectors.names.houses import housed
from detectors.names.logins import logins
from detectors.names.markup import unmarked
from detectors.names.merging import Seen, apart, listed, merged
from detectors.names.propagation import again, terms_of
from detectors.names.raising import namesake, placed, raised
from detectors.names.roles import organisation_kind, roles
from detectors.names.rows import outvoted, readmitted, rowed
from detectors.names.spelled import spelled
from detectors.names.tagger import Mention
from detectors.names.towns import is_small, towns
from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit

DETECTOR = "names"
_LISTED = 0.95
_SURE = 0.7
_PLACES = ("LOCATION", "ORGANIZATION")
_WORD = re.compile(rb"[a-z\x80]+(?:['-][a-z\x80]+)*")
_MOST_WORDS = 3
_ROLES = {role: MappingProxyType({"role": role}) for role in ("patient", "clinician", "relative", "other")}
_SMALL = MappingProxyType({"size": "small"})
_KINDS = {kind: MappingProxyType({"kind": kind}) for kind in ("hospital", "ward", "sponsor", "other")}


class Tags(Protocol):
    """What tags a text: the shipped tagger, or another."""

    def tag(self, text: str) -> list[Mention]:
        """Mentions in their order, without overlaps."""
        ...

    def flags(self, word: str, /) -> str:
        """What lists know of a folded word: letters of `gazetteers.FLAGS`."""
        ...


def find_names(text: str, tagger: Tags, sure: Sequence[Hit] = (), known: Collection[bytes] = frozenset()) -> list[Hit]:
    """People, places, organisations and addresses of a text, in their order, without overlaps. Linear in its length.

    `sure` are people that rules have found: they are looked for again, and not reported. `known` are folded names, of one to three words, of
    people whom the organisation knows. Raises Overflow for a text with too many people.
    """
    folded = plain(text)
    seen = Seen(text, folded, cache(tagger.flags), glance()(folded))
    tagged = tagger.tag(unmarked(text))
    signed = [*logins(seen), *alike(seen)]
    noted, files = list(bedside(seen, tagged)), list(filed(seen))
    tagged = unled(seen, _apart_from(tagged, signed), noted)
    told = (greeted(seen), spelled(seen), signed, acting(seen), noted, working(seen), together(seen, tagged))
    tagged += [*_known(seen, known), *chain(*told), *_unheard(towns(seen), tagged)]
    names = listed(seen, rowed(seen, completed(seen, merged(seen, housed(seen, bare(seen, tagged))))))
    kept = readmitted(seen, apart(_few(guarded(seen, names))), names)
    names = columned(seen, outvoted(seen, _raised(seen, kept)))
    seeds = apart([*names, *(Mention(hit.start, hit.end, "PERSON", hit.score) for hit in sure)])
    terms = terms_of(seen, seeds)
    names = [namesake(seen, name, terms) for name in names]
    others = (placed(seen, name) for name in guarded(seen, again(seen, seeds, terms)))
    return list(_hits(seen, apart(_few(chain(_apart_from(names, files), others, files)))))


def _few(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, as long as they are not more people than a text may have: each costs more than all else that is found of it."""
    people: list[Hit] = []
    for mention in mentions:
        if mention.label == "PERSON":
            people.append(Hit(mention.start, mention.end, mention.label, mention.score, DETECTOR, NO_ATTRIBUTES))
        if len(people) > HIT_CAP:
            raise TooManyHitsError(people)
        yield mention


def _unheard(towns: Iterator[Mention], tagged: Sequence[Mention]) -> list[Mention]:
    """Towns but for those that the tagger surely takes for a house or a place itself."""
    told = {(name.start, name.end) for name in tagged if name.label in _PLACES and name.score >= _SURE}
    return [town for town in towns if (town.start, town.end) not in told]


def _apart_from(names: list[Mention], told: list[Mention]) -> list[Mention]:
    """Mentions but for parts of names that are told otherwise: by what somebody signs in with, a row, a file."""
    spans = sorted((mention.start, mention.end) for mention in told)
    if not spans:
        return names
    return [name for name in names if not is_within(spans, name.start, name.end)]


def _raised(seen: Seen, names: Sequence[Mention]) -> list[Mention]:
    """Surer with a second signal; a place that is rather a person is one if no guard speaks against it."""
    pairs = [(name, raised(seen, name)) for name in names]
    turned = [after for before, after in pairs if before.label != "PERSON" == after.label]
    kept = frozenset(guarded(seen, turned))
    return [
        before if before.label != "PERSON" == after.label and after not in kept else after for before, after in pairs
    ]


def _known(seen: Seen, known: Collection[bytes]) -> Iterator[Mention]:
    """Names of the organisation's own list, the longest first."""
    words = list(_WORD.finditer(seen.plain)) if known else []
    behind = 0
    for first, word in enumerate(words):
        if word.start() < behind or not seen.has_capital(word.start()):
            continue
        for last in reversed(words[first : first + _MOST_WORDS]):
            if seen.plain[word.start() : last.end()] in known:
                behind = last.end()
                yield Mention(word.start(), behind, "PERSON", _LISTED)
                break


def _hits(seen: Seen, names: Sequence[Mention]) -> Iterator[Hit]:
    people = [name for name in names if name.label == "PERSON"]
    told = dict(zip(people, roles(seen, people), strict=True))
    for name in names:
        attributes = NO_ATTRIBUTES
        if name.label == "PERSON":
            attributes = _ROLES[told[name]]
        elif name.label == "LOCATION" and is_small(seen, name):
            attributes = _SMALL
        elif name.label == "ORGANIZATION":
            attributes = _KINDS[organisation_kind(seen, name)]
        yield Hit(name.start, name.end, name.label, name.score, DETECTOR, attributes)
