"""Names that the tagger left half: with the first name or initial before a surname, and the surname behind a first name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen, apart, is_first_name
from detectors.names.tagger import Mention
from detectors.words import STOP, TITLES

_WORD = rb"[a-z\x80]+(?:['-][a-z\x80]+)*"
_NEXT = re.compile(rb"[ \t\xa0]((?:[a-z]['])?%b)" % _WORD)
_BEFORE = re.compile(rb"(?<![a-z\x80'@.-])(%b(?=[ ])|[a-z]{1,2}\.(?:-?[a-z]\.)?)[ ]?\Z" % _WORD)
_REST = re.compile(rb"\.[ ]?(?P<name>%b)" % _WORD)
"""`L.Vautravers`, `AK. Vautravers`: the surname behind initials."""
_OF_PERSON = re.compile(rb"(?:\A|[,:;(\n] ?|(?<![a-z])(?:par|avec|et|ou|by|and|dr|pr|prof)\.? )\Z")
_LONG_INITIAL = 3
"""`Th.`, `Zs.`, `AK.`"""
_INITIAL = re.compile(rb" [a-z]\.(?=[ ,;:)\n]|\Z)")
"""`Rose V. : progression`."""
_TITLED = re.compile(rb"(?<![a-z])(?:%b)\.? \Z" % b"|".join(sorted(TITLES - {b"m", b"me"}, reverse=True)))
_EAST = frozenset(
    b"nguyen tran le pham phan vu vo dang bui do ho ngo duong ly dinh mai truong huynh hoang ha lam luu luong trinh thai to ta".split()
)
_BETWEEN = re.compile(rb"(?:thi|van|ngoc|quoc|thanh|minh|duc|huu|xuan|thuy|hong|bich) [a-z]")
"""Surnames of Vietnam, and what stands between them and a first name: `Vu Thi Xxxx`."""
_PARTICLE = (
    rb"(?:van der|van den|van de|van|von der|von|zu|dos|das|da|do|del|della|di|bel|ben|bin|ibn|bint|abou|abu|abd|ould|ait|oum"
    rb"|mac|mc|el|al|ter|ten)"
)
_ABROAD = re.compile(rb" (?:%b ){1,2}(?P<name>%b)" % (_PARTICLE, _WORD))
"""`Xxxx van der Yyyy`."""
_NOBLE = re.compile(
    rb" (?:de la |de l'|de |du |des |d')(?:la |le |l')?(?P<name>(?:(?:saint|sainte|st|ste)-[ \t]?\r?\n?[ \t]{0,4})?%b)"
    % _WORD
)
"""`Xxxx de Yyyy`, of a first name only: whose surname it is."""
_BROKEN = re.compile(rb"-[ \t]?\r?\n[ \t]{0,4}(?P<name>%b)" % _WORD)
"""A name with a hyphen, broken there over two lines."""
_GLUED = re.compile(rb" (?P<name>%b)(?=[ ]?[,;:()\n|/\"]|\.|\Z)" % _WORD)
_LAST_INITIAL = re.compile(rb" (?P<name>[a-z])\.(?=[ ]?[;,)|\n\"/]|\Z| (?P<on>[a-z]))")
"""`Vautravers H. ; absente`, `Vautravers H. dit`; not `Vautravers B. La suite`."""
_LEADING = re.compile(
    rb"(?<![a-z'-])(?:(?:van der|van den|van de|van|von der|von|dos|das|del|della|ben|bin|ibn|ould|ait|abou|abu|abd|mac|mc) )+\Z"
)
_OF_NAME = re.compile(
    rb"(?:\A|[\n,:;(|/] ?|(?:[0-9][.)]|-) |(?<![a-z])(?:ou|que|avec|par|pour|chez|voir|de|mr|mme|m\.|mlle|dr|pr|bonjour|salut|merci"
    rb"|bises|cdt|cc|a|attend|remplace|c'est) )"
    rb"(?P<particle>de la |de l'|de |du |d')\Z"
)
"""`voir de Xxxx`, `mail de de Xxxx`: what no other word belongs to is the name's; not `le mail de Xxxx`."""
_NO_FAMILY = frozenset("wxyCkohdtvmarbn")
"""What a word is that ends a name rather than goes on with it."""
_THERE = re.compile(rb"(?<![a-z])(?:a|vers|en|sur|habite|depuis|centre|site|chu|ch) (?:de )?\Z")
_GIVEN = frozenset("fg")
_LONGEST_WORD = 40
_LONGEST_TITLE = 15
_SHORTEST_SURNAME = 4


def completed(seen: Seen, mentions: Sequence[Mention]) -> list[Mention]:
    """With the first name or initial before a surname, and the surname behind a first name, that the tagger left out."""
    found: list[Mention] = []
    for mention in mentions:
        low = found[-1].end if found else 0
        found.append(
            _lengthened(seen, _completed(seen, mention, low)) if mention.label == "PERSON" else _of_town(seen, mention)
        )
    return apart(found) if any(left.end > right.start for left, right in pairwise(found)) else found


def _completed(seen: Seen, mention: Mention, low: int) -> Mention:
    data, start, end = seen.plain, mention.start, mention.end
    if (before := _BEFORE.search(data, max(low, start - _LONGEST_WORD), start)) and _is_given(seen, before):
        start = before.start(1)
    if end - start < _LONG_INITIAL and (rest := _REST.match(data, end)) and _is_surname(seen, start, rest):
        return replace(mention, start=start, end=rest.end())
    is_given_alone = is_first_name(seen, data[start:end])
    if is_given_alone and not seen.has_capital(start):
        start, end = _in_small_letters(seen, max(low, start - _LONGEST_WORD), start, end)
    elif is_given_alone and (behind := _NEXT.match(data, end)):
        word = behind[1]
        is_shouting = seen.text[behind.start(1) : behind.end(1)].isupper() and seen.text[start:end].isupper()
        if seen.has_capital(behind.start(1)) and word not in STOP and len(word) > 1 and not is_shouting:
            end = behind.end(1)
        elif (
            seen.has_capital(behind.start(1))
            and (initial := _INITIAL.match(data, end))
            and not _opens(seen, initial.end())
        ):
            end = initial.end()
    return mention if (start, end) == (mention.start, mention.end) else replace(mention, start=start, end=end)


def _is_surname(seen: Seen, start: int, rest: re.Match[bytes]) -> bool:
    """Each with its capital, and no word: not `Mme T. Elle vient`."""
    word = rest["name"]
    flags = set(seen.flags(word.decode("latin-1")))
    is_glued = rest.start("name") == rest.start() + 1
    is_word = word in STOP or (not COMMON.isdisjoint(flags) and (PEOPLE.isdisjoint(flags) or not is_glued))
    return seen.has_capital(start) and seen.has_capital(rest.start("name")) and not is_word


def _lengthened(seen: Seen, mention: Mention) -> Mention:
    """With the parts around it that belong to no other word: particles, a part behind a broken hyphen, a last initial."""
    data, start, end = seen.plain, mention.start, mention.end
    if lead := _LEADING.search(data, max(0, start - _LONGEST_TITLE), start):
        start = lead.start()
    elif (of := _OF_NAME.search(data, max(0, start - _LONGEST_TITLE), start)) and _is_alone(seen, start, end):
        start = of.start("particle")
    for goes_on in (_ABROAD, _NOBLE, _GLUED, _BROKEN, _LAST_INITIAL):
        behind = goes_on.match(data, end)
        if behind and seen.has_capital(behind.start("name")) and _MAY_FOLLOW[goes_on](seen, start, behind):
            end = behind.end()
    return mention if (start, end) == (mention.start, mention.end) else replace(mention, start=start, end=end)


def _is_alone(seen: Seen, start: int, end: int) -> bool:
    """A surname without first name, with its capital."""
    return seen.has_capital(start) and _GIVEN.isdisjoint(
        seen.flags(re.split(rb"[ -]", seen.plain[start:end])[0].decode("latin-1"))
    )


def _is_abroad(seen: Seen, start: int, behind: re.Match[bytes]) -> bool:
    return seen.has_capital(start) and behind["name"] not in STOP


def _is_noble(seen: Seen, start: int, behind: re.Match[bytes]) -> bool:
    """Behind nothing but first names, no large town, house, firm or word: not `Sophie de Lyon`, `Marie de la Biométrie`."""
    firsts = re.split(rb"[ -]", seen.plain[start : behind.start()])
    return (
        seen.has_capital(start)
        and all(not _GIVEN.isdisjoint(seen.flags(first.decode("latin-1"))) for first in firsts)
        and not is_first_name(seen, behind["name"])
        and _is_family(seen, start, behind)
    )


def _is_glued(seen: Seen, start: int, behind: re.Match[bytes]) -> bool:
    """A surname of the lists that is nothing else, behind a name that is written like it."""
    is_listed = "s" in seen.flags(behind["name"].decode("latin-1"))
    return is_listed and seen.has_capital(start) and _is_family(seen, start, behind)


def _is_family(seen: Seen, start: int, behind: re.Match[bytes]) -> bool:
    name = behind["name"].rpartition(b"\n")[2].strip()
    flags = set(seen.flags(name.decode("latin-1")))
    is_upper = seen.text[behind.start("name") : behind.end("name")].isupper()
    is_alike = not is_upper or seen.text[start : behind.start()].isupper()
    return (
        is_alike
        and len(name) >= _SHORTEST_SURNAME
        and name not in STOP
        and name not in NO_PEOPLE
        and flags.isdisjoint(_NO_FAMILY)
    )


def _is_broken(seen: Seen, start: int, behind: re.Match[bytes]) -> bool:
    return seen.has_capital(start) and behind["name"] not in STOP


def _is_last(seen: Seen, start: int, behind: re.Match[bytes]) -> bool:
    """The initial of a name that has none."""
    goes_on = behind["on"] is None or not seen.has_capital(behind.start("on"))
    return goes_on and seen.has_capital(start) and b"." not in seen.plain[start : behind.start()]


_MAY_FOLLOW = {_ABROAD: _is_abroad, _NOBLE: _is_noble, _GLUED: _is_glued, _BROKEN: _is_broken, _LAST_INITIAL: _is_last}


def _opens(seen: Seen, end: int) -> bool:
    """Whether a sentence begins behind what may be a full stop."""
    return seen.text[end : end + 2].strip().isupper()


def _in_small_letters(seen: Seen, low: int, start: int, end: int) -> tuple[int, int]:
    """A first name without capital, with the word behind or before it that no list has: `vautravers élodie`; not `dossier élodie`."""
    if (behind := _NEXT.match(seen.plain, end)) and _is_unheard(seen, behind):
        return start, behind.end(1)
    before = _BEFORE.search(seen.plain, low, start)
    return (before.start(1), end) if before and _is_unheard(seen, before) else (start, end)


def _of_town(seen: Seen, mention: Mention) -> Mention:
    """A first name that is a town, too, with a word behind that no list has, all in small letters: `josselin vautravers`."""
    start, end = mention.start, mention.end
    if (
        mention.label != "LOCATION"
        or not seen.text[start:end].islower()
        or _THERE.search(seen.plain, max(0, start - 9), start)
    ):
        return mention
    behind = _NEXT.match(seen.plain, end)
    if behind is None or _GIVEN.isdisjoint(seen.flags(seen.plain[start:end].decode("latin-1"))):
        return mention
    is_surname = _is_unheard(seen, behind) and seen.flags(behind[1].decode("latin-1")) in ("", "s")
    return replace(mention, end=behind.end(1), label="PERSON") if is_surname else mention


def _is_unheard(seen: Seen, found: re.Match[bytes]) -> bool:
    """Not in the lists, or there as a surname only."""
    word = found[1]
    is_known = COMMON.union("ehodtvmkrapn").intersection(seen.flags(word.decode("latin-1")))
    return len(word) >= _SHORTEST_SURNAME and word.isalpha() and word not in STOP and not is_known


def _is_given(seen: Seen, before: re.Match[bytes]) -> bool:
    """A first name with a capital, or an initial, which `m.` is not; a small one behind a title: `dr a. vautravers`."""
    word, start = before[1], before.start(1)
    if not seen.has_capital(start):
        return word.endswith(b".") and _TITLED.search(seen.plain, max(0, start - _LONGEST_TITLE), start) is not None
    if word in _EAST and _BETWEEN.match(seen.plain, before.end()):
        return True
    if len(word) == _LONG_INITIAL and word.endswith(b"."):
        is_word = word[:-1] in TITLES or word[:-1] in STOP
        return not is_word and _OF_PERSON.search(seen.plain, max(0, start - _LONGEST_TITLE), start) is not None
    return is_first_name(seen, word) or (word.endswith(b".") and word != b"m.")
