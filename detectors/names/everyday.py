"""Words that are read as names and are none: headings, months, software, abbreviations, nouns and verbs; the assistant that is asked."""

import re

from detectors.lexicon import listed
from detectors.names.context import is_agent, is_titled
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.logins import signs_in
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import FIRST_NAMES, PARTICLES, STOP

NO_PEOPLE = listed("no_people.txt")
_ACRONYMS = listed("acronyms.txt")
_THINGS = listed("things.txt")
_ENDING = re.compile(
    r".{3,}(?:iques?|ives?|euse?s?|eux|ements?|tions?|ismes?|istes?|ables?|ibles?|oires?|aires?|ales?|elles?|ants?|antes?"
    r"|(?:ic|gic)iens?|(?:ic|gic)iennes?|logues?|ateurs?|atrices?)"
)
"""Of adjectives and nouns, in small letters; `monique` is in the lists."""
_NOUN = re.compile(
    r".{3,}(?:therapies?|scopies?|graphies?|logies?|pathies?|tomies?|metries?|emies?|tions?|ements?|ismes?|logues?)"
)
_BESIDE = re.compile(rb"(?:,| et| ou| and)(?: la| le| les| l'| une?)? ?([a-z'-]{3,25})(?![a-z-])")
_WHO = re.compile(
    rb"(?: (?:ou|et) [a-z-]{3,20})? qui (?:garde|signe|relit|appelle|rappelle|remplace|s'occupe|vient"
    rb"|a (?:signe|appele|oublie|relu)|est de garde)(?![a-z])"
)
"""`Violette ou Olive qui garde le classeur`: what people alone do."""
_BEFORE = re.compile(rb"(?<![a-z-])([a-z-]{3,25})(?:,| et| ou)(?: la| le| les| l'| une?)? ?\Z")
_TOKEN = re.compile(rb"[a-z\x80]+")
_ASSISTANT = re.compile(rb"\A\W{0,3}(?:(?:bonjour|salut|hello|hi|hey|merci|coucou|cher|dis|ok|stp),? )?\Z")
_ASKED = re.compile(rb"[ ]?[,!?:]|[ ](?:peux|pourrais|pouvez|tu|est-ce|aide|dis|explique|fais|donne|merci)(?![a-z])")
_IS_CALLED = re.compile(
    rb"(?<![a-z])(?:you are|you're|tu es|vous etes|assistant|model|responses from|made by|powered by)[ :]{1,2}\Z"
)
_LONGEST_ABBREVIATION = 6
_SHORTEST_SURNAME = 3
_SHORTEST_PLURAL = 6
_GIVEN = frozenset("fg")
_SHORTENED = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,6}")
"""`pb`, `rtt`, `tjs`: small consonants alone are a word cut short."""
_WORDS = COMMON | {"n"}
"""Flags of the words of French and English."""
_MEASURE = re.compile(rb"[0-9\xb0%]\Z")
_SURE = 0.9
_CERTAIN = 0.99
_SHORTEST_OF_HEADING = 3
"""`Tian L.` has an initial."""
_SEVERAL = 2
_MOST_COMMON = frozenset("wx")
_PRONOUN = re.compile(rb"(?<![a-z'-])(?:(?:qui|je|tu|il|ils|ne|se) |[nj]')\Z")
_LONGEST_PRONOUN = 6
_FALSE, _TRUE = b"faux", re.compile(rb"(?<![a-z])vrai(?![a-z])")
"""`Q2 → Faux` where others are true."""
_GRAMMAR = frozenset(
    b"too not no more any out off over "
    b"die das wurde wurden wird werden ist sind und mit nicht eine einen einer durch fur bei im zum zur the is was were are been have had this that"
    b" these those which with from into by to los las con para fueron fue ha sono stato stata nel della degli que una lo".split()
)
"""Articles, prepositions and auxiliaries of German, English, Spanish and Italian: no part of a name but one or the other."""
_SHE_SAID = re.compile(
    rb"(?:she|he|they|it|we|you|who) (?:said|told|asked|wrote|signed|called|is|was|has|had|will|would|can|could|may|reported|confirmed|wants)(?: .*)?"
)
"""`Said` and `He` are names, too."""
_DISEASE = re.compile(
    rb"[a-z]{2,}(?:itis|osis|emia|aemia|pathy|plasia|trophy|oma|omas|algia|ectomy|scopy|graphy|logy|ation|ness|ment|ing|ity|ic|ous|ical|ive|al|ful"
    rb"|ite|ites|ose|emie|pathie|algie|ectomie|scopie|graphie|logie|plasie)"
)
_ABSTRACT = re.compile(
    r"[a-z]{4,}(?:ators?|ances?|ences?|able|ible|ings?|[ts]ions?|ity|ities|ness|ous|ical|ives?|ful|less|isms?)"
)
"""Endings that surnames hardly have; not `-ic`, `-al`, `-ard`."""
_TEACHER = re.compile(rb"(?<![a-z])prof\.? \Z")
_LONGEST_TEACHER = 7
_SENTENCE = re.compile(rb"(?:\A|[.?!:\n-])[ *-]*\Z")
_AGENDA = re.compile(
    rb"(?<![a-z0-9])(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[0-9]{1,2} ?h(?:[0-5][0-9])?) ?[:-]?[ ]\Z"
)
"""`mardi Hygiène`: what is on that day."""
_LONGEST_DAY = 14
_SMALL_START = re.compile(r"[.!?] +[a-zà-ÿ]")
_CAPITAL = re.compile(r"[a-zà-ÿ,;:.)] [A-ZÀ-Ý][a-zà-ÿ]")
"""A capital within a sentence: here they are written."""


def is_word(seen: Seen, mention: Mention) -> bool:
    """Headings, months, software, abbreviations: alone or only among each other."""
    value = seen.plain[mention.start : mention.end]
    if is_titled(seen, mention) or (value not in STOP and is_agent(seen, mention)):
        return _is_subject(seen, mention)
    if value in NO_PEOPLE or _is_verb(seen, mention) or (value == _FALSE and _TRUE.search(seen.plain)):
        return True
    is_upper = seen.text[mention.start : mention.end].isupper()
    words = _TOKEN.findall(value)
    return all(
        word in STOP or word in PARTICLES or word in NO_PEOPLE or (is_upper and word in _ACRONYMS) for word in words
    )


def _is_subject(seen: Seen, mention: Mention) -> bool:
    """What a teacher teaches, or tells to do: `ma prof de yoga`, `le prof. Calculer`."""
    if not _TEACHER.search(seen.plain, max(0, mention.start - _LONGEST_TEACHER), mention.start):
        return False
    return all(
        word in PARTICLES or word in NO_PEOPLE for word in _TOKEN.findall(seen.plain, mention.start, mention.end)
    )


def _is_verb(seen: Seen, mention: Mention) -> bool:
    """Small letters behind a pronoun that a verb follows: `une collègue qui aime les chats`."""
    start = mention.start
    if not seen.text[start : mention.end].islower():
        return False
    return _PRONOUN.search(seen.plain, max(0, start - _LONGEST_PRONOUN), start) is not None


def is_small(seen: Seen, mention: Mention) -> bool:
    """Words in small letters where names have capitals, an abbreviation among them, a single letter."""
    value = seen.text[mention.start : mention.end]
    if is_titled(seen, mention) or seen.plain[mention.start : mention.end] in FIRST_NAMES:
        return False
    if _MEASURE.search(seen.plain, max(0, mention.start - 1), mention.start) or _SHORTENED.fullmatch(value):
        return True
    words = value.split(" ")
    if any(_is_named(word) for word in words):
        return len(value) == 1
    if len(words) == 1 and value.isupper():
        return len(value) == 1 or _is_abbreviation(seen, mention)
    if any(word.isupper() and word.lower().encode("latin-1", "replace") in _ACRONYMS for word in words):
        return True
    return mention.score < _SURE and _has_capitals(seen, mention)


def is_lower(seen: Seen, mention: Mention) -> bool:
    """Small letters, in no list of people, in a text whose author writes capitals: `la carte patient (wallet card)`. However sure the tagger is."""
    value = seen.text[mention.start : mention.end]
    if not value.islower() or is_titled(seen, mention) or is_agent(seen, mention) or signs_in(seen, mention):
        return False
    words = re.split(r"[ ._]", seen.plain[mention.start : mention.end].decode("latin-1"))
    if any(not PEOPLE.isdisjoint(seen.flags(word)) for word in words):
        return False
    return _has_capitals(seen, mention) or begins_in_capitals(seen.text)


def _has_capitals(seen: Seen, mention: Mention) -> bool:
    """Whether capitals stand within sentences near it."""
    low = max(0, seen.text.rfind("\n", 0, mention.start), mention.start - 300)
    before = _CAPITAL.search(seen.text, low, mention.start)
    return before is not None or _CAPITAL.search(seen.text, mention.end, mention.end + 200) is not None


def begins_in_capitals(text: str) -> bool:
    """Whether a text begins with a capital, and no sentence of it with a small letter: who writes so writes names so."""
    first = next(filter(str.isalpha, text[:20]), "")
    return first.isupper() and _SMALL_START.search(text, 0, 2_000) is None


def _is_abbreviation(seen: Seen, mention: Mention) -> bool:
    """Short, in capitals where others are not, in no list of names; or the first letters of the words in front: `Functional Index (FI)`."""
    value = seen.plain[mention.start : mention.end]
    low = max(0, mention.start - 100)
    around = seen.text[low : mention.start] + seen.text[mention.end : mention.end + 100]
    if around.isupper() or len(value) > _LONGEST_ABBREVIATION:
        return False
    names = PEOPLE if len(value) > _SHORTEST_SURNAME else _GIVEN
    is_name = not names.isdisjoint(seen.flags(value.decode("latin-1")))
    if mention.score < _SURE and len(value) < _LONGEST_ABBREVIATION and not is_name:
        return True
    if seen.plain[mention.start - 1 : mention.start] != b"(":
        return False
    initials = iter([word[:1] for word in _TOKEN.findall(seen.plain, low, mention.start)][-9:])
    return all(letter.to_bytes() in initials for letter in value)


def is_common(seen: Seen, mention: Mention) -> bool:
    """A word of everyday language in small letters, or with the capital of its sentence; a rare first name or surname, too, where it is not sure."""
    if is_titled(seen, mention):
        return False
    words = seen.plain[mention.start : mention.end].decode("latin-1").split(" ")
    is_small = seen.text[mention.start : mention.end].islower()
    flags = [_flags_of_form(seen, word) if is_small else seen.flags(word) for word in words]
    if len(words) == 1 and words[0].isalpha() and PEOPLE.isdisjoint(flags[0]) and is_built(words[0]):
        return True
    if is_small and len(words) == 1 and _is_adjective(words[0], flags[0]) and mention.score < _SURE:
        return True
    is_surname = any("s" in flag for flag in flags)
    is_name = is_surname or any("g" in flag and _MOST_COMMON.isdisjoint(flag) for flag in flags)
    if not all(COMMON & set(flag) and "f" not in flag for flag in flags) or (is_name and mention.score >= _SURE):
        return False
    if is_small or (not is_name and _AGENDA.search(seen.plain, max(0, mention.start - _LONGEST_DAY), mention.start)):
        return True
    return (
        len(words) == 1
        and not is_surname
        and mention.score < _SURE
        and _SENTENCE.search(seen.plain[max(0, mention.start - 4) : mention.start]) is not None
    )


def _flags_of_form(seen: Seen, word: str) -> str:
    """What lists know of a word, or of its singular if they know nothing of it: `rubriques`."""
    flags = seen.flags(word)
    return flags if flags or len(word) < _SHORTEST_PLURAL or word[-1] not in "sx" else seen.flags(word[:-1])


def is_phrase(seen: Seen, mention: Mention) -> bool:
    """A word of a language with the capital of its sentence, and others in small letters: `Vieux puits`; not `Petit marie`."""
    first, *others = seen.text[mention.start : mention.end].split(" ")
    if not others or not first.istitle() or not all(map(str.islower, others)) or is_titled(seen, mention):
        return False
    flags = [seen.flags(word.decode("latin-1")) for word in seen.plain[mention.start : mention.end].split(b" ")]
    return not _WORDS.isdisjoint(flags[0]) and all("f" not in flag and "g" not in flag for flag in flags)


def is_heading(seen: Seen, mention: Mention) -> bool:
    """Several words with capitals, none of them a name, all of a language or built like its abstract ones, at least one within a line."""
    words = seen.plain[mention.start : mention.end].decode("latin-1").split(" ")
    is_written = seen.text[mention.start : mention.end].istitle()
    if len(words) < _SEVERAL or not is_written or mention.score >= _CERTAIN or is_titled(seen, mention):
        return False
    is_begun = _SENTENCE.search(seen.plain[max(0, mention.start - 4) : mention.start]) is not None
    if not (is_begun or any(map(_ABSTRACT.fullmatch, words))):
        return False
    flags = [seen.flags(word) for word in words]
    return any(not _WORDS.isdisjoint(flag) for flag in flags) and all(
        len(word) >= _SHORTEST_OF_HEADING
        and PEOPLE.isdisjoint(flag)
        and (not _WORDS.isdisjoint(flag) or _ABSTRACT.fullmatch(word) is not None)
        for word, flag in zip(words, flags, strict=True)
    )


def is_foreign(seen: Seen, mention: Mention) -> bool:
    """A sentence in another language, or a phrase in small letters of common English or medicine: `Die Studie wurde von`, `back pain`."""
    if is_titled(seen, mention):
        return False
    words = re.split(rb"[ -]", seen.plain[mention.start : mention.end])
    flags = [seen.flags(word.decode("latin-1")) for word in words]
    if _SHE_SAID.fullmatch(seen.plain, mention.start, mention.end):
        return True
    if len(words) < _SEVERAL or any("f" in flag for flag in flags):
        return False
    spoken = [word in _GRAMMAR for word in words]
    is_phrase = b" " in seen.plain[mention.start : mention.end]
    if is_phrase and (sum(spoken) > 1 or spoken[0]):
        return True
    is_small = seen.text[mention.start : mention.end].islower() and mention.score < _SURE
    return is_small and (
        (is_phrase and any(spoken)) or all(_is_plain(word, flag) for word, flag in zip(words, flags, strict=True))
    )


def _is_plain(word: bytes, flags: str) -> bool:
    """A common word of French or English, or one with the ending of a disease."""
    return not {"n", *COMMON}.isdisjoint(flags) or _DISEASE.fullmatch(word) is not None


def _is_adjective(word: str, flags: str) -> bool:
    return not PEOPLE & set(flags) and _ENDING.fullmatch(word) is not None


def is_built(word: str) -> bool:
    """A folded word with an ending that only nouns of the language and of medicine have: `balneotherapie`; not `kermoal`."""
    return _NOUN.fullmatch(word) is not None


def is_thing(seen: Seen, mention: Mention) -> bool:
    """A plant, a dish, a germ: in small letters, or beside another."""
    data, start, end = seen.plain, mention.start, mention.end
    if data[start:end] not in _THINGS or is_titled(seen, mention) or _WHO.match(data, end):
        return False
    if seen.text[start:end].islower() and mention.score < _SURE:
        return True
    sides = (_BEFORE.search(data, max(0, start - 30), start), _BESIDE.match(data, end, end + 40))
    return any(side is not None and side[1] in _THINGS for side in sides)


def _is_named(word: str) -> bool:
    """Written like a name: with a capital, or initials."""
    return not (word.islower() or word.isupper()) or len(word.strip(".")) == 1


def is_assistant(seen: Seen, mention: Mention) -> bool:
    """`Bonjour Claude !` at the top greets the one who is asked; `You are Claude` tells it who it is."""
    is_claude = seen.plain[mention.start : mention.end] == b"claude"
    if is_claude and _IS_CALLED.search(seen.plain, max(0, mention.start - 30), mention.start):
        return True
    is_asked = is_claude and mention.start < 30 and _ASKED.match(seen.plain, mention.end) is not None
    return is_asked and _ASSISTANT.match(seen.plain[: mention.start]) is not None
