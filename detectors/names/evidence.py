"""What a mention needs to be believed where names are unlikely: in small letters, in capitals, in code, in words of the language.

A title or a function in front, or a first name of the lists, is evidence. Placeholders (`Mme X`, `AAAA`) are nobody.
"""

import re

from detectors.names.context import before, does, is_agent, is_titled
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.titles import FIELD, KIN, STAFF
from detectors.words import FIRST_NAMES

_SURE = 0.93
_LIKELY = 0.4
_LIKELY_UNLISTED = 0.6
"""Of a name in small letters: of a list of people, and of none."""
_INITIALED = re.compile(r"^[A-ZÀ-Ý].* [A-ZÀ-Ý]\.$")
"""`Xxxx L.`"""
_LONGEST_ACRONYM = 9
_CUE = re.compile(
    rb"(?<![a-z])(?:%b|%b|%b|patiente?|pte?|sujet|enfant|petite?|jeune|famille|nommee?|appelle|voisine?|collegue|chef|signe|avec|prevenu|vu par"
    rb"|au nom de)"
    rb"[ ]?[:,(]?[ \"']{0,2}\Z" % (FIELD, KIN, STAFF)
)
_WHOSE = re.compile(
    rb"(?<![a-z])(?:dossier|bilan|scan(?:ner)?|irm|bio|ecg|ordo|rdv|rendez-vous|prelevement|consentement|tubes?|lames?|appeler|relancer?|rappeler?"
    rb"|voir|demander|dire|dis|contact|copie|cc|coucou|bises|bisous|cdt|merci|remercie|tutrice|tuteur|referente?|biologiste|remplacee?"
    rb"|convoquer|prevenir|donner)[ ]?[:,]?[ ](?:a |avec |de |d'|par |pour )?\Z"
)
"""`rdv à xxxx`, `le dossier xxxx`, `bises xxxx`: whose or whom, in small letters."""
_WHOM = re.compile(
    rb"(?<![a-z])(?:appeler|relancer?|rappeler|demander|demande|dire|dis|ecrire|merci|bises|bisous|cdt|cordialement|coucou|salut|convoquer|prevenir"
    rb"|remercier?)[ ]?,?[ ](?:a )?\Z"
)
"""`demander à XXXX`: in capitals, too."""
_STUDY = re.compile(
    rb"(?<![a-z])(?:etudes?|essais?|trials?|study|studies|registres?|protocoles?|cohortes?|projets?)(?: [a-z]{1,10})?[ ]\Z"
)
_CODE = re.compile(
    rb"[a-z_]\w{1,30}\((?![a-z]\))|[=!<>]=|<-|%>%|::|\$[a-z]|^[ \t>#$]*(?:import|from|def|class|return|library|proc|data|set|run|select|insert|update"
    rb"|create|where|group by|order by|let|const|var|function|echo|sudo|pip|apt|git|docker|kubectl|curl|else|elif|print|libname|options)[ ;(]",
    re.MULTILINE,
)
"""A line of a program: calls, comparisons, arrows, keywords. Not `Dupont (patiente)`."""
_VARIABLE = re.compile(rb"[a-z]{2,6}(?:dtc|dtm|testcd|orres|stresc|stresn|decod|subjid|seq|sev|stdy|endy|fl)")
"""`BRTHDTC`: columns of CDISC SDTM and ADaM, https://www.cdisc.org/standards/foundational/sdtmig."""
_KEY = re.compile(rb"[\"'] ?:")
_VERB = re.compile(rb"[a-z]{3,}(?:ate|ise|ize|ify|ez)")
_OBJECT = re.compile(
    rb" (?:(?:a|an|the|this|these|it|each|my|all|en|le|la|les|un|une|ce|cette|ces|mon|ma|sur|vers|du|des|aux?|vous|votre|vos|que|si|pas|bien"
    rb"|aussi|ensuite|plusieurs|differents?)(?![a-z'-])|[ln]')"
)
"""`Generate a table`, `Harmonise les titres`, `Glissez l'une des poignées`."""
_QUOTED = re.compile(rb"(?:\A|[^=(,:\[ ] ?)'\Z")
"""Where a program's own word begins, and no value that it compares: `l'argument 'panel' de`, not `nom = 'vautravers'`."""
_SHOWN_AS = re.compile(
    rb"(?<![a-z])(?:[xyz]?labs?|main|sub|title|caption|cap|measure|labels?|levels|legend|breaks|values)[a-z._]{0,8} ?= ?(?:c\(|\[)? ?"
    rb"(?:[\"'][^\"'\n]{0,24}[\"'], ?){0,6}[\"']\Z"
    rb"|(?<![a-z])value [a-z_$]{1,32}(?: +[0-9.]{1,4} ?= ?[\"'][^\"'\n]{0,24}[\"'],?){0,6} +[0-9.]{1,4} ?= ?[\"']\Z"
)
"""`ylab = "`, `labels = c("Low", "`: what a figure shows, or the levels of a factor or format."""
_BORN = "f"
_QUALIFIED = re.compile(
    rb"(?:adam\.ad(?:sl|ae|lb|vs|tte|cm|eg|rs|mh|ex|qs|tr|pc)|(?:sdtm|work|sashelp)\.[a-z_0-9]{2,8})(?: .*)?"
)
"""Datasets of SAS with their library: `ADAM.ADSL`."""
_BLANK = re.compile(rb"([a-z])\1+|[xyz]{1,3}|(?:[xyz]\.)+")


_TOKEN = b"abcdefghijklmnopqrstuvwxyz0123456789"
_RUN = _TOKEN + b"+/="
_LONGEST_RUN = 200
_ENCODED = 16
_CODED = 8
_DIGITS = re.compile(rb"[0-9].*[0-9]")
_ADDED = re.compile(r"[A-Z][a-z]+(?:[+/][A-Z][a-z]+)+")
"""`Vautravers+Garonnet`."""
_CHANGES = re.compile(r"[a-z0-9][A-Z].*[a-z0-9][A-Z]")
"""`qxMCcK`; not `McDonald`."""
_DATA_URL = b";base64,"


def is_encoded(seen: Seen, mention: Mention) -> bool:
    """Whether it lies in a key, a digest or base64: `vm+fYqxMCcKCBuf…`. Not `CR_DUPONT_Marie_2024.pdf`, `DUPONT/Marie/0612345678`."""
    data, start, end = seen.plain, mention.start, mention.end
    if b" " in data[start:end]:
        return False
    first, last = _around(data, start, end, _TOKEN)
    token = data[first:last]
    if len(token) >= _CODED and _DIGITS.search(token):
        return True
    first, last = _around(data, start, end, _RUN)
    run = data[first:last]
    if _ADDED.fullmatch(seen.text, first, last):
        return False
    is_base64 = len(run) >= _ENCODED and (b"+" in run or run.endswith(b"="))
    return is_base64 or _CHANGES.search(seen.text[first:last]) is not None or data.startswith(_DATA_URL, end)


def _around(data: bytes, start: int, end: int, signs: bytes) -> tuple[int, int]:
    """The span with such signs as stand right before and behind it."""
    low, behind = max(0, start - _LONGEST_RUN), data[end : end + _LONGEST_RUN]
    return low + len(data[low:start].rstrip(signs)), end + len(behind) - len(behind.lstrip(signs))


def lacks_evidence(seen: Seen, mention: Mention) -> bool:
    """Whether nothing speaks for a person where one is unlikely."""
    value = seen.plain[mention.start : mention.end]
    if _BLANK.fullmatch(value):
        return True
    if is_titled(seen, mention):
        return False
    text = seen.text[mention.start : mention.end]
    if (text.isupper() and _VARIABLE.fullmatch(value)) or (text.islower() and _in_code(seen, mention)):
        return True
    flags = [seen.flags(word.decode("latin-1")) for word in value.split()]
    if any("f" in flag for flag in flags) or any(word in FIRST_NAMES for word in re.split(rb"[ -]", value)):
        return False
    if (
        (_is_language(flags) or (text.islower() and _is_english(flags)))
        and mention.score < _SURE
        and not _INITIALED.search(text)
    ):
        return True
    is_in_code = _in_code(seen, mention) and not _is_value(seen, mention, flags)
    least = _LIKELY if any(PEOPLE & set(flag) for flag in flags) else _LIKELY_UNLISTED
    is_unlikely = is_in_code or (text.islower() and mention.score < least)
    is_told = has_cue(seen, mention) or is_agent(seen, mention) or _WHOSE.search(*before(seen, mention)) is not None
    is_told = is_told or does(seen, mention.end)
    return (is_unlikely and not is_told) or (text.isupper() and _is_acronym(seen, mention, flags))


def is_token(seen: Seen, mention: Mention) -> bool:
    """A dataset; or in no list of people and the key of a value, a program's word, what is to be done: `"category":`, `Harmonise les titres`."""
    data, start, end = seen.plain, mention.start, mention.end
    if _QUALIFIED.fullmatch(data, start, end):
        return True
    if is_titled(seen, mention) or any(
        PEOPLE & set(seen.flags(word.decode("latin-1"))) for word in data[start:end].split()
    ):
        return False
    if seen.text[start:end].islower() and data[start - 1 : start] in (b'"', b"'"):
        is_quoted = data[end : end + 1] == b"'" and _QUOTED.search(data, max(0, start - 4), start) is not None
        if is_quoted or _KEY.match(data, end):
            return True
    return _VERB.fullmatch(data, start, end) is not None and _OBJECT.match(data, end) is not None


def _is_language(flags: list[str]) -> bool:
    """Only words of everyday language, none of them a surname."""
    return all(COMMON & set(flag) and not PEOPLE & set(flag) for flag in flags)


def _is_english(flags: list[str]) -> bool:
    """Only words of English, none of them a name."""
    return all("n" in flag and not PEOPLE & set(flag) for flag in flags)


def _is_acronym(seen: Seen, mention: Mention, flags: list[str]) -> bool:
    """In capitals where others are not: the name of a study, or in no list of people."""
    around = seen.text[max(0, mention.start - 80) : mention.start] + seen.text[mention.end : mention.end + 80]
    if not any(map(str.islower, around)) or any(PEOPLE & set(flag) for flag in flags):
        return False
    if _STUDY.search(*before(seen, mention)):
        return True
    return (
        len(flags) == 1
        and mention.end - mention.start <= _LONGEST_ACRONYM
        and mention.score < _SURE
        and not (has_cue(seen, mention) or does(seen, mention.end) or _WHOM.search(*before(seen, mention)))
    )


def _in_code(seen: Seen, mention: Mention) -> bool:
    """On a line of a program."""
    low = max(0, mention.start - 120)
    first = seen.plain.rfind(b"\n", low, mention.start) + 1 or low
    behind = seen.plain.find(b"\n", mention.end, mention.end + 120)
    return _CODE.search(seen.plain[first : behind if behind >= 0 else mention.end + 120]) is not None


def _is_value(seen: Seen, mention: Mention, flags: list[str]) -> bool:
    """In quotes, with a capital, and sure or in a list of people: a value, not a word of the program."""
    sides = seen.text[max(0, mention.start - 1) : mention.start], seen.text[mention.end : mention.end + 1]
    is_quoted = sides[0] == sides[1] and sides[0] in ('"', "'") and seen.has_capital(mention.start)
    if not is_quoted or _is_language(flags):
        return False
    if _SHOWN_AS.search(*before(seen, mention)):
        return any(_BORN in flag or (PEOPLE & set(flag) and not COMMON & set(flag)) for flag in flags)
    return mention.score >= _SURE or any(PEOPLE & set(flag) for flag in flags)


def has_cue(seen: Seen, mention: Mention) -> bool:
    """Whether a title, a field, a kinship or a word for people stands in front."""
    return _CUE.search(*before(seen, mention)) is not None
