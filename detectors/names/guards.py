"""What is written like a name and names nobody here: eponyms, drugs, public figures, authors, streets, headings, abbreviations.

A title in front (`M. Parkinson`) lifts most guards: then it is somebody. Lists: detectors/lexicons, written by hand.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from detectors.addresses import AT_HOME
from detectors.lexicon import listed
from detectors.names.citations import cited, united
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.public_names import is_cited, is_public_name
from detectors.words import EPONYMS, FIRST_NAMES, PARTICLES, STOP, TITLES

_EPONYMS = EPONYMS | listed("shared_eponyms.txt")
_PUBLIC = listed("public_people.txt")
_KNOWN_ALONE = EPONYMS | _PUBLIC
_NO_PEOPLE = listed("no_people.txt")
_PHRASES = BytesAhoCorasick(
    sorted(phrase for phrase in EPONYMS | _PUBLIC | _NO_PEOPLE if b" " in phrase), matchkind=MatchKind.LeftmostLongest
)
_ACRONYMS = listed("acronyms.txt")
_DRUGS = listed("treatments.txt")
_SPONSORS = listed("sponsors.txt")
_SUFFIX = re.compile(
    rb"[a-z]{2,}(?:mab|tinib|ciclib|parib|cilline?|statine?|prazole|sartan|olol|mycine?|floxacine?|[aeiou]vir|gliptine?|glutide|gliflozine?"
    rb"|xaban|platine?|taxel|rubicine?|dipine|zepam|zolam|triptan|setron|lukast|conazole|cycline?|thiazide|semide|xetine|caine|profene?"
    rb"|dronate|grel|fibrate|sentan|leukine?|cillin|limus|virine|zolid|penem|oxacine)"
)
"""International names of drugs, by their stems: https://www.who.int/teams/health-product-and-policy-standards/inn. Not `Martine`."""
_REACH = 80
_TITLE = re.compile(rb"(?<![a-z])(?:%b)\.?[ \xa0]\Z" % b"|".join(sorted(TITLES, reverse=True)))
_CHAIN = rb"(?:[a-z'-]{2,25}(?:[ ]?,[ ]|[ ]?/[ ]?|-|[ ](?:et|ou|puis|ni|and|or)[ ])(?:de la |de |du |d'|des )?){0,4}\Z"
_OF = rb"(?:[ ][a-z-]{3,16}){0,2}[ ](?:de la |de |du |d'|des |of )?"
_BY = rb"(?:[ ][a-z-]{3,16}){0,2}[ ](?:de la |de |du |d'|des |of )"
_SIGN = re.compile(
    rb"(?<![a-z])(?:(?:syndromes?|sd|signes?|criteres?|classifications?|echelles?|loi|theoremes?|mano?euvres?|manouvres?|indices?|formules?"
    rb"|equations?|colorations?|coefficients?|algorithmes?|complexes?|quadrilatere|triangle|modeles?|estimateurs?|distributions?|lois"
    rb"|diagrammes?|effets?|statistiques?|questionnaires?|inventaires?|statistique|postulat|paradoxe|principe|codes?)%b"
    rb"|(?:lois?|theoremes?|algorithmes?|coefficients?|equations?)[ ])%b" % (_BY, _CHAIN)
)
"""What only bears the name of who described it: `signe de Xxxx`."""
_CASE = re.compile(
    rb"(?<![a-z])(?:maladies?|tests?|scores?|stades?|grades?|operations?|interventions?|examens?|techniques?|epreuves?|cotations?|fractures?|fievres?"
    rb"|angines?|positions?|tumeurs?|sarcomes?|lymphomes?|sondes?|drains?|pinces?|incisions?|cellules?|corps|canal|canaux|trous?|ligaments?"
    rb"|hernies?|anemies?|purpuras?|thyroidites?|goitres?|phenomenes?|reflexes?|respirations?|points?|lignes?|angles?|taches?|nodules?"
    rb"|bacilles?|virus|courbes?|methodes?|corrections?|regles?|procedes?|procedures?|index|gangrenes?|chancres?|osteochondrites?|intervalles?"
    rb"|plaques?|glandes?|sphincters?|diverticules?|troubles?|atteintes?|types?)%b%b" % (_OF, _CHAIN)
)
"""What may be somebody's: `la fracture de Martin`. There the lists must know the name."""
_BEHIND = re.compile(
    rb"(?:'s)?[ -](?:disease|syndrome|sign|score|scale|index|criteria|classification|stage|curves?|estimator|model|plot|correction|law|stain"
    rb"|procedure|u[ -]test|t[ -]?test|t[ -]tests|exact test|rank|test)(?![a-z])"
)
_LEFT = re.compile(rb"(?<![a-z-])([a-z-]{3,})(?:,| et| ou| and) \Z")
_RIGHT = re.compile(rb"(?:,| et| ou| and) (?:de |d')?([a-z-]{3,})")
_STREET = re.compile(
    rb"(?<![a-z])(?:(?:rue|avenue|av\.?|boulevard|bd|square|quai|impasse|allee|chemin|passage|faubourg|esplanade|cours|pont|stade|lycee|college|gare"
    rb"|metro|station|aeroport|ecole|universite|faculte|fac|amphi|amphitheatre|bibliotheque|musee|theatre|cafe|restaurant|hotel|prix|medaille"
    rb"|bourse|salle|pavillon|batiment|promenade|residence|villa|port|fort|parc|jardin|mont|lac|route|place)[ ]"
    rb"(?:(?:du |de la |des |de l')?(?:docteur|dr|professeur|pr|general|gal|marechal|mal|president|abbe|colonel|capitaine|commandant|saint|st"
    rb"|sainte|ste)[ ])?(?:[a-z]{3,12}[ -])?)\Z"
)
"""`rue du Docteur Roux`, `place Denfert`; `place de Martin` is a turn of speech."""
_NO_STREET = re.compile(
    rb"(?:a la|sur|en|de la|ma|sa|leur|votre|notre|se|par|met|mise en|mise) place[ ](?:[a-z]{3,12}[ -])?\Z"
)
_HOUSE = re.compile(
    rb"(?<![a-z])((?:hopital|hop\.?|clinique|polyclinique|chu|chru|chr|ch|centre hospitalier|centre|ehpad|institut|fondation|laboratoires?|labo"
    rb"|maison de retraite|maternite|cabinet|pharmacie|groupe|societe|ets|etablissements|imprimerie|garage|menuiserie|transports"
    rb"|boulangerie|residence autonomie)[ ](?:(?:du|de la|de l') ?(?:docteur|professeur|dr|pr)[ ])?)\Z"
)
_ASSISTANT = re.compile(rb"\A\W{0,3}(?:(?:bonjour|salut|hello|hi|hey|merci|coucou|cher|dis|ok|stp),? )?\Z")
_ASKED = re.compile(rb"[ ]?[,!?:]|[ ](?:peux|pourrais|pouvez|tu|est-ce|aide|dis|explique|fais|donne|merci)(?![a-z])")
_GLUED = frozenset(b".@/\\_=#")
_HOST = re.compile(rb"[@_]|://|www\.|\.(?:fr|com|org|net|eu)\b")
_TOKEN = re.compile(rb"[a-z\x80]+")
_RANKS = frozenset("wxyz")
_SURE = 0.9
_SENTENCE = re.compile(rb"(?:\A|[.?!:\n-])[ *-]*\Z")
_CAPITAL = re.compile(r"[a-zà-ÿ,;:] [A-ZÀ-Ý][a-zà-ÿ]")
"""A capital within a sentence: here they are written."""
_DIGIT = re.compile(rb"[0-9]")
_BUILT = re.compile(rb"[a-z\x80]{2}")


def guarded(seen: Seen, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that stand for somebody or for a place of somebody; a house with a person's name is an organisation."""
    found = list(mentions)
    has_people = any(mention.label == "PERSON" for mention in found)
    others = _others(seen) if has_people else []
    for mention in found:
        if mention.label != "PERSON":
            if not _is_no_place(seen, mention):
                yield mention
        elif not (_within(others, mention) or any(guard(seen, mention) for guard in _GUARDS)):
            yield _housed(seen, mention)


def _others(seen: Seen) -> list[tuple[int, int]]:
    """Spans that name somebody else: authors, and phrases of several words from the lists (`Roméo et Juliette`); in order, apart."""
    spans = cited(seen.text)
    for _, start, end in _PHRASES.find_matches_as_indexes(seen.plain):
        is_whole = not (seen.plain[start - 1 : start].isalnum() or seen.plain[end : end + 1].isalnum())
        if is_whole and _TITLE.search(seen.plain, max(0, start - 20), start) is None:
            spans.append((start, end))
    return united(spans)


def _housed(seen: Seen, mention: Mention) -> Mention:
    """A maker of drugs, or a house with the name of a person, is an organisation."""
    house = _HOUSE.search(*_before(seen, mention))
    if house is not None:
        return replace(mention, start=house.start(1), label="ORGANIZATION")
    is_maker = seen.plain[mention.start : mention.end] in _SPONSORS and not is_titled(seen, mention)
    return replace(mention, label="ORGANIZATION") if is_maker else mention


def _within(spans: list[tuple[int, int]], mention: Mention) -> bool:
    place = bisect_right(spans, mention.start, key=itemgetter(0)) - 1
    return place >= 0 and mention.start < spans[place][1]


def _is_no_place(seen: Seen, mention: Mention) -> bool:
    """Nothing but words of the trade; a place in the name of a criterion; a street in which nobody lives."""
    value = seen.plain[mention.start : mention.end]
    if mention.label == "ADDRESS":
        return _DIGIT.search(value) is None and AT_HOME.search(*_before(seen, mention)) is None
    words = _TOKEN.findall(value)
    is_empty = all(word in STOP or word in PARTICLES for word in words)
    return is_empty or _is_glued(seen, mention) or _SIGN.search(*_before(seen, mention)) is not None


def is_titled(seen: Seen, mention: Mention) -> bool:
    """Whether a title stands right in front: `Mme`, `Dr`."""
    return _TITLE.search(*_before(seen, mention)) is not None


def _before(seen: Seen, mention: Mention) -> tuple[bytes, int, int]:
    """Where to look in front of a mention, on its line."""
    low = max(0, mention.start - _REACH)
    return seen.plain, max(low, seen.plain.rfind(b"\n", low, mention.start) + 1), mention.start


def _is_glued(seen: Seen, mention: Mention) -> bool:
    """In an address of e-mail, web or file: others find those. Or nothing but signs and digits."""
    data, start, end = seen.plain, mention.start, mention.end
    if not _BUILT.search(data, start, end) and not seen.text[start:end].isupper():
        return True
    if (end < len(data) and data[end] in _GLUED) or (start and data[start - 1] in _GLUED):
        low = data.rfind(b" ", max(0, start - 60), start) + 1
        high = data.find(b" ", end, end + 60)
        return _HOST.search(data, max(low, start - 60), high if high > 0 else end + 60) is not None
    return False


def _is_street(seen: Seen, mention: Mention) -> bool:
    where = _before(seen, mention)
    return _STREET.search(*where) is not None and _NO_STREET.search(*where) is None


def _is_eponym(seen: Seen, mention: Mention) -> bool:
    """Behind `maladie de`, before `disease`, or a name that hardly anybody bears."""
    value = seen.plain[mention.start : mention.end]
    where = _before(seen, mention)
    is_known = value in _EPONYMS or _parts_known(value)
    if is_known and (_CASE.search(*where) or _BEHIND.match(seen.plain, mention.end)):
        return True
    if is_titled(seen, mention):
        return False
    is_given = value.split(b" ")[0].split(b"-")[0] in FIRST_NAMES
    return (
        value in EPONYMS
        or (is_known and _is_among_eponyms(seen, mention))
        or ((is_known or not is_given) and _SIGN.search(*where) is not None)
    )


def _is_among_eponyms(seen: Seen, mention: Mention) -> bool:
    """`Rasch, Cohen, Fleiss`: one in a row of them."""
    data, start, end = seen.plain, mention.start, mention.end
    sides = (_LEFT.search(data, max(0, start - 30), start), _RIGHT.match(data, end, end + 30))
    return any(side is not None and side[1] in _KNOWN_ALONE for side in sides)


def _parts_known(value: bytes) -> bool:
    """`Guillain-Barré`, `Kaplan et Meier`."""
    parts = [part for part in re.split(rb"[ -]", value) if part not in (b"et", b"de", b"von", b"van")]
    return len(parts) > 1 and all(part in _EPONYMS for part in parts)


def _is_drug(seen: Seen, mention: Mention) -> bool:
    value = seen.plain[mention.start : mention.end]
    if value in FIRST_NAMES or is_titled(seen, mention):
        return False
    return value in _DRUGS or _SUFFIX.fullmatch(value) is not None


def _is_famous(seen: Seen, mention: Mention) -> bool:
    """A figure whom everybody knows; with a title only one known by it."""
    value = seen.plain[mention.start : mention.end]
    title = _TITLE.search(*_before(seen, mention))
    return (
        value in _PUBLIC or value.replace(b"-", b" ") in _PUBLIC
        if title is None
        else is_public_name(title[0].strip(b" .\xa0"), value)
    )


def _is_author(seen: Seen, mention: Mention) -> bool:
    return is_cited(seen.plain, mention.end)


def _is_word(seen: Seen, mention: Mention) -> bool:
    """Headings, months, software, abbreviations: alone or only among each other."""
    value = seen.plain[mention.start : mention.end]
    if is_titled(seen, mention):
        return False
    if value in _NO_PEOPLE:
        return True
    is_upper = seen.text[mention.start : mention.end].isupper()
    words = _TOKEN.findall(value)
    return all(
        word in STOP or word in PARTICLES or word in _NO_PEOPLE or (is_upper and word in _ACRONYMS) for word in words
    )


def _is_small(seen: Seen, mention: Mention) -> bool:
    """Words in small letters where names have capitals, an abbreviation among them, a single letter."""
    value = seen.text[mention.start : mention.end]
    if is_titled(seen, mention) or seen.plain[mention.start : mention.end] in FIRST_NAMES:
        return False
    words = value.split(" ")
    if any(_is_named(word) for word in words) or (len(words) == 1 and value.isupper()):
        return len(value) == 1
    if any(word.isupper() and word.lower().encode("latin-1", "replace") in _ACRONYMS for word in words):
        return True
    low = max(0, seen.text.rfind("\n", 0, mention.start), mention.start - 300)
    around = _CAPITAL.search(seen.text, low, mention.start) or _CAPITAL.search(
        seen.text, mention.end, mention.end + 200
    )
    return around is not None


def _is_common(seen: Seen, mention: Mention) -> bool:
    """A word of everyday language in small letters, or with the capital of its sentence; a surname too, where it is not sure."""
    if is_titled(seen, mention):
        return False
    words = seen.plain[mention.start : mention.end].decode("latin-1").split(" ")
    flags = [seen.flags(word) for word in words]
    is_surname = any("s" in flag for flag in flags)
    if not all(_RANKS & set(flag) and "f" not in flag for flag in flags) or (is_surname and mention.score >= _SURE):
        return False
    if seen.text[mention.start : mention.end].islower():
        return True
    return (
        len(words) == 1
        and not is_surname
        and mention.score < _SURE
        and _SENTENCE.search(seen.plain[max(0, mention.start - 4) : mention.start]) is not None
    )


def _is_named(word: str) -> bool:
    """Written like a name: with a capital, or initials."""
    return not (word.islower() or word.isupper()) or len(word.strip(".")) == 1


def _is_assistant(seen: Seen, mention: Mention) -> bool:
    """`Bonjour Claude !` at the top greets the one who is asked."""
    is_claude = seen.plain[mention.start : mention.end] == b"claude"
    is_asked = is_claude and mention.start < 30 and _ASKED.match(seen.plain, mention.end) is not None
    return is_asked and _ASSISTANT.match(seen.plain[: mention.start]) is not None


_GUARDS: tuple[Callable[[Seen, Mention], bool], ...] = (
    _is_glued,
    _is_street,
    _is_eponym,
    _is_drug,
    _is_famous,
    _is_author,
    _is_word,
    _is_small,
    _is_common,
    _is_assistant,
)
