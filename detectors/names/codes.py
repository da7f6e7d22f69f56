"""What machines, tables and trials write like a name: acronyms and codes, months of logs, paths, limits of doses, results of tests.

A title or a function in front is evidence of a person, and so is a surname or first name of the lists, except where the form rules it out.
"""

import re
from dataclasses import replace

from detectors.lexicon import listed
from detectors.names.context import before, is_titled
from detectors.names.evidence import has_cue
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.public_codes import is_published_trial

_ANTIBODIES = frozenset(b"ana ama ena anca elisa eva".split())
"""Antibodies, tests and scales that are first names too."""
_ANALYTES = _ANTIBODIES | listed("analytes.txt", "acronyms.txt")
_SURNAMES = frozenset("fs")
"""Frequent first names and surnames; `g`, a first name that some bear, is what acronyms are made of."""
_TOWNS = frozenset("Cck")
_LONGEST = 10
_SHORT = 4
_LONGEST_SOCIETY = 5
_SURE = 0.95
_ARTICLE = re.compile(r"(?:[a-zé]{1,4}['’ ]|[Bb]ras )(?=[A-Z]{2})")
"""`le SMIC`, `bras DAS`."""
_NUMBERED = re.compile(rb"-[a-z]{0,9}[0-9]|[0-9]")
"""`XXXX-002`, `XXXX-Breast03`."""
_CODE = r"(?:[A-Z]{3,}[A-Za-z]*-?[0-9]|[A-Z]{2,}[a-z]*-[0-9]|[A-Z]{4,}-[A-Z]{2})[A-Za-z0-9-]*"
"""`SOLO-1`, `IFCT-1503`, `CHA2`, `GALACTIC-HF`; not `J8`, `CH12`."""
_BOUND_BEFORE = re.compile(rf"(?<![A-Za-z]){_CODE}(?: (?:et|ou|and|or|vs\.?|versus) |/)\Z")
_BOUND_BEHIND = re.compile(rf"(?: (?:et|ou|and|or|vs\.?|versus) |/){_CODE}")
_BESIDE_BEFORE = re.compile(rf"(?<![A-Za-z]){_CODE}(?: [A-Z][A-Za-z-]+)?, \Z")
_BESIDE_BEHIND = re.compile(rf", {_CODE}")
_TRADE = re.compile(
    r"(?<![a-zé])(?:[ÉEée]chelles?|[Ss]cores?|[Ee]ssais?|[ÉEée]tudes?|[Tt]rials?|[Ss]tud(?:y|ies)|[Cc]rit[eè]res?|[Ss]igles?|[Aa]cronymes?"
    r"|[Ii]nhibiteurs?|[Qq]uestionnaires?|[Vv]ariables?|[Cc]odes?|[Cc]ode, |SOP|PROC)(?: de| d['’]| entre)?[ :(]{1,3}"
    r"(?:[A-Za-z]{0,2}[A-Z0-9][A-Z0-9-]*(?: ?[,/;] ?| (?:et|ou|and|or|vs) )){0,8}(?:d['’]|de )?\Z"
)
"""A word of the trade, and nothing but a row of acronyms between: `Échelles : ESAS, PHQ-9, XXXX`; not `critères vérifiés pour XXXX`."""
_HEAD = re.compile(rb"(?:\A|[.?!\n])[ *-]*\Z")
_OF_STUDY = re.compile(
    rb"(?<![a-z])(?:etudes?|essais?|trials?|study|studies|cohortes?|bras|arms?|echelles?|scores?|questionnaires?)"
    rb"(?: [a-z0-9-]{2,14}(?:,| et| and| vs\.?| versus))? \Z"
)
_IN_ROW = re.compile(r"[A-Z]{2} ?[/|,;] ?\Z")
_MEASURE = rb"(?:mg|g|kg|ml|l|ug|ui|%|h|j|jours?|cp|caracteres|mots|lignes|pages|points|fois|ko|mo|go|prises?|min|euros?)(?![a-z])"
_LIMITS = frozenset(b"max maxi min mini moy med".split())
_MEASURED_BEFORE = re.compile(rb"(?:[0-9] ?%b(?:/[a-z0-9]{1,9})*[ ,(]{1,3}|[0-9] )\Z" % _MEASURE)
_MEASURED_BEHIND = re.compile(rb"[ ]?[:=<>]?[ ]?[0-9]+(?:[.,][0-9]+)?[ ]?%b|[(]|[|][a-z]{1,9}[|]" % _MEASURE)
"""`max 3 g`, `max(`, and what lme4 prints: `max|grad| = 0.0041`."""
_RATES = frozenset(b"sem semaine sema mois an j jr jour h".split())
_RATE = re.compile(rb"(?:[0-9]x?|mg|g|kg|ui|fois|cp|seances?|ml|unites)[ ]?/[ ]?\Z")
"""`30 mg/sem`, `3x/sem`."""
_DETERMINED = re.compile(rb"(?<![a-z'])(?:d'une?|une?|la|cette|cet|ce)[ ]\Z")
"""`évoquant une LAM`; not `de LAM`."""
_READING = re.compile(rb"[ ](?:(?:classe|grade|stade|score)[ ][0-9iv]|[<>=][ ]?[0-9])")
_READ = re.compile(rb"(?<![a-z'])(?:d'une?|une?|le|la|au|un score de)[ ]\Z")
"""`un Mallampati classe 1`."""
_NUMBERED_PART = re.compile(r"[A-Z][a-zé]+ (?:I{1,3}|IV|VI{0,3}|IX|[A-Z]{2,4})")
_PLURAL = re.compile(r"[A-Z]{2,5}s")
_PAPER = re.compile(
    rb"(?<![a-z])(?:article|papier|papers?|publication|etude|essai|travaux|revue|pmid:? ?[0-9]{7,9} ?:?|editorial)"
    rb"(?: (?:de|d'|by|from|of|par))?[ ]\Z"
)
_AUTHOR = re.compile(r"[A-ZÀ-Ý][\w'’-]+ [A-Z]{1,3}")
_JOURNAL = re.compile(
    rb",? (?:nejm|n engl j med|lancet|jama|bmj|nature|cell|blood|gut|chest|ann(?:als)?|j|jco|eur|circulation|science)(?![a-z])"
    rb"[^)\n]{0,30}(?:19|20)[0-9]{2}"
)
_STATISTIC = rb"(?:min|mini|mean|moyenne|moy|median|mediane|std|sd|n|nmiss|sum|q1|q3|p75)"
_STATISTICS = re.compile(rb"(?<![a-z])%b[ ]?[,;/|\t ][ ]?\Z" % _STATISTIC)
_STATISTICS_BEHIND = re.compile(rb"[ ]?[,;/|\t ][ ]?%b(?![a-z])" % _STATISTIC)
_MONTH = re.compile(
    rb"(?:jan(?:uary|vier)?|feb(?:ruary)?|fevrier|mar(?:ch|s)?|apr(?:il)?|avril|may|mai|june?|juin|july?|aug(?:ust)?|aout|sep(?:t(?:ember)?)?"
    rb"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_BEFORE = re.compile(rb"(?<![0-9])[0-3]?[0-9](?:[/-]|st |nd |rd |th | )\Z")
_YEAR_BEHIND = re.compile(
    rb"[ /,-]{1,2}(?:19|20)?[0-9]{2}(?![0-9])|[ ]{1,2}[0-3]?[0-9],? (?:[0-2][0-9]:|(?:19|20)[0-9]{2})"
)
_DRIVE = re.compile(
    rb"(?:(?<![a-z])[a-z]:[\\/]|[\\/](?:programs?|program files|bin|opt|usr|var|etc|lib|src|tools|packages)[\\/])\Z"
)
_FOLDERS = frozenset(b"adam prod val perso archives livraison macro macros".split())
"""Folders that are first names or surnames as well, the datasets of CDISC among them."""
_SLASHES = frozenset((b"/", b"\\"))
_FREE_BEFORE = re.compile(rb"(?<!home)(?<!users)[/\\'\"= (:]\Z|\A\Z")
_FREE_BEHIND = frozenset((b"/", b"\\", b"'", b'"', b" ", b";", b")", b"\n", b""))
_SOURCE_FILE = re.compile(
    rb"\.(?:py|r|sas|sql|js|ts|jsx|java|cpp|rs|sh|ps1|ipynb|rmd|qmd|jl|css|html?|ya?ml|toml|ini|lock)(?![a-z0-9])"
)
_FAULT = re.compile(rb"[a-z.]*(?:error|exception|warning)s?")
_RESULT = re.compile(
    rb"[ ]?(?::|=|=+|a)?[ ]?(?:negati|positi|norma|eleve|augment)(?:f|ve|fs|ves|l|le|ls|les|ux|e|es)?(?![a-z])| ?[<>=+-] ?[0-9]"
)
_LABORATORY = re.compile(
    rb"[0-9] ?(?:[unpmkg]?(?:g|mol|ui|u|g)/(?:m|d)?l|mm(?![a-z])|giga|%)|1/[0-9]{2,4}|(?<![a-z])(?:anti-|igg|igm|acn|fan)"
)
_FIRM = re.compile(rb"[ ](?:gmbh|ltd|inc|llc|plc|corp|(b\.v|n\.v|s\.a|s\.p\.a))\.?\Z")
_FIRM_BEHIND = re.compile(rb"[ ](?:& [a-z]+ )?(?:gmbh|ltd|inc\.|llc|plc|(b\.v|n\.v|s\.p\.a)\.?)(?![a-z])")
_AT_ADDRESS = re.compile(rb"\.?, ?[a-z-]+ [0-9]")
"""Behind what may be initials: `Xxxx B.V., Xxxxstraat 12`."""
_STREET_ABROAD = re.compile(rb"[a-z]{3,}(?:laan|straat|weg|gracht|plein|kade|strasse|str|platz|gasse|allee|gatan|vej)")
_ABROAD = re.compile(rb", ?([a-z]{3,}(?:-[a-z]+)?)(?![a-z])")
_DEGREES = frozenset(b"sc sci phil eng ph.\xa0d ph.d ph".split())


def is_code(seen: Seen, mention: Mention) -> bool:
    """An acronym, a limit, a month, a file, a result, a firm or a place abroad."""
    data, start, end = seen.plain, mention.start, mention.end
    value = data[start:end]
    if value.replace(b" ", b"").rstrip(b".") in _DEGREES:
        return data.startswith(b".", end) or value.startswith(b"ph")
    if is_titled(seen, mention):
        return False
    return any(
        told(seen, mention, value)
        for told in (_is_limit, _is_reading, _is_part, _is_of_paper, _is_month, _is_file, _is_abroad, _is_of_trade)
    )


def is_firm(seen: Seen, mention: Mention) -> bool:
    """In no list of people, with the form of a firm: `Xxxx GmbH`, `Xxxx B.V., Xxxxstraat 12`; not `Xxxx B.V.`, initials."""
    data, start, end = seen.plain, mention.start, mention.end
    if any(PEOPLE & set(flag) for flag in _flags(seen, data[start:end])):
        return False
    form = _FIRM.search(data, start, end) or _FIRM_BEHIND.match(data, end)
    return form is not None and (form[1] is None or _AT_ADDRESS.match(data, form.end()) is not None)


def _is_limit(seen: Seen, mention: Mention, value: bytes) -> bool:
    """`15 mg/kg/6h max 60 mg`, `N,MEAN,MIN,MAX`; not `max 12 ans`."""
    if value.split(b" ")[-1] not in _LIMITS or has_cue(seen, mention):
        return False
    data, start, end = seen.plain, mention.start, mention.end
    low = max(0, start - 30)
    return (
        _MEASURED_BEFORE.search(data, low, start) is not None
        or (_MEASURED_BEHIND.match(data, end) is not None and _HEAD.search(data, low, start) is None)
        or _STATISTICS.search(data, low, start) is not None
        or _STATISTICS_BEHIND.match(data, end) is not None
    )


def _is_reading(seen: Seen, mention: Mention, value: bytes) -> bool:
    """How often, a short acronym with its article, or a score with its grade: `mg/sem`, `une LAM`, `un Mallampati classe 1`."""
    where = before(seen, mention)
    if value in _RATES:
        return _RATE.search(*where) is not None
    written = seen.text[mention.start : mention.end]
    if written.isupper() and len(value) <= _SHORT:
        return _is_mixed(seen, mention) and _DETERMINED.search(*where) is not None
    is_score = b" " not in value and _READING.match(seen.plain, mention.end) is not None
    return is_score and _READ.search(*where) is not None


def _is_part(seen: Seen, mention: Mention, value: bytes) -> bool:
    """`Liste I`, `Part II`, `Canadian CCS`: a word of a language with a number or an acronym; `KRIs`."""
    written = seen.text[mention.start : mention.end]
    if _PLURAL.fullmatch(written):
        return True
    flags = set(_flags(seen, value)[0])
    is_word = not flags.isdisjoint(COMMON | {"n"}) and PEOPLE.isdisjoint(flags)
    return is_word and _NUMBERED_PART.fullmatch(written) is not None and not has_cue(seen, mention)


def _is_of_paper(seen: Seen, mention: Mention, _value: bytes) -> bool:
    """`l'article de Xxxx JP`, `(Xxxx, NEJM 2020)`: an author."""
    if _JOURNAL.match(seen.plain, mention.end):
        return True
    is_signed = _AUTHOR.fullmatch(seen.text, mention.start, mention.end) is not None
    return is_signed and _PAPER.search(*before(seen, mention)) is not None


def _is_month(seen: Seen, mention: Mention, value: bytes) -> bool:
    """`12/Mar/2024`, `Apr 14 09:22:01`."""
    if _MONTH.fullmatch(value) is None:
        return False
    is_after_day = _DAY_BEFORE.search(seen.plain, max(0, mention.start - 5), mention.start) is not None
    behind = _YEAR_BEHIND.match(seen.plain, mention.end)
    return behind is not None and (is_after_day or b":" in behind[0] or len(behind[0]) > 6)


def _is_file(seen: Seen, mention: Mention, value: bytes) -> bool:
    """A source file, a folder of programs, an error: not `/home/marie.xxxx`, `CR_XXXX.docx`."""
    if value in _FOLDERS and _is_folder(seen, mention):
        return True
    flags = _flags(seen, value)
    if any(PEOPLE & set(flag) for flag in flags):
        return False
    return (
        _FAULT.fullmatch(value) is not None
        or _SOURCE_FILE.match(seen.plain, mention.end) is not None
        or _DRIVE.search(seen.plain, max(0, mention.start - 20), mention.start) is not None
    )


def _is_folder(seen: Seen, mention: Mention) -> bool:
    """Part of a path, in small letters or capitals: `/prod/adam/adsl.csv`; not `Adam/Ève`, `/home/adam`."""
    data, start, end = seen.plain, mention.start, mention.end
    is_written = seen.text[start:end].islower() or seen.text[start:end].isupper()
    beside = data[max(0, start - 1) : start], data[end : end + 1]
    if not is_written or _SLASHES.isdisjoint(beside):
        return False
    return _FREE_BEFORE.search(data, max(0, start - 7), start) is not None and beside[1] in _FREE_BEHIND


def _is_abroad(seen: Seen, mention: Mention, value: bytes) -> bool:
    """`Xxxxstraat 12`, `Xxxx, Pays-Bas`; a society with the town of its congress: `RSNA Chicago`; not `S. Xxxx`."""
    flags = _flags(seen, value)
    if any(_SURNAMES & set(flag) for flag in flags[:1]) or has_cue(seen, mention):
        return False
    country = _ABROAD.match(seen.plain, mention.end)
    if country and "k" in seen.flags(country[1].decode("latin-1")):
        return True
    if _STREET_ABROAD.fullmatch(value) and seen.plain[mention.end : mention.end + 2].strip().isdigit():
        return True
    first = seen.text[mention.start : mention.end].split(" ")[0]
    is_society = (
        len(flags) > 1 and first.isalpha() and first.isupper() and not seen.text[mention.start : mention.end].isupper()
    )
    return is_society and len(first) <= _LONGEST_SOCIETY and all(_TOWNS & set(flag) for flag in flags[1:])


def _is_of_trade(seen: Seen, mention: Mention, value: bytes) -> bool:
    """In capitals where others are not, among codes, trials and scores, or with a result behind it."""
    head = _ARTICLE.match(seen.text, mention.start, mention.end)
    if head:
        mention = replace(mention, start=head.end())
        value = seen.plain[head.end() : mention.end]
    is_upper = seen.text[mention.start : mention.end].isupper()
    if not is_upper or b" " in value or len(value) > _LONGEST or not _is_mixed(seen, mention) or has_cue(seen, mention):
        return False
    parts = [seen.flags(part) for part in value.decode("latin-1").split("-")]
    is_listed = any(PEOPLE & set(flags) for flags in parts)
    if _is_result(seen, mention, value) or _is_graded(seen, mention, parts) or (head and not is_listed):
        return True
    if all(_SURNAMES & set(flags) for flags in parts) and not is_published_trial(value):
        is_short = "f" in parts[0] or len(value) <= _SHORT
        return is_short and _OF_STUDY.search(*before(seen, mention)) is not None
    return _is_among_codes(seen, mention)


def _is_result(seen: Seen, mention: Mention, value: bytes) -> bool:
    """`ferritine 900 µg/L, ANA négatifs`."""
    is_name = "f" in seen.flags(value.decode("latin-1"))
    if value not in _ANALYTES and (is_name or len(value) > _LONGEST_SOCIETY):
        return False
    behind = _RESULT.match(seen.plain, mention.end)
    return (
        behind is not None and _LABORATORY.search(seen.plain, max(0, mention.start - 80), mention.end + 60) is not None
    )


def _is_among_codes(seen: Seen, mention: Mention) -> bool:
    """With a number, in a row behind a word of the trade, or bound to a code; beside one where it is not sure."""
    start, end = mention.start, mention.end
    if _NUMBERED.match(seen.plain, end) or _OF_STUDY.search(*before(seen, mention)):
        return True
    low = max(0, start - 100, seen.text.rfind("\n", 0, start) + 1)
    if _TRADE.search(seen.text, low, start) or _BOUND_BEFORE.search(seen.text, low, start):
        return True
    if _BOUND_BEHIND.match(seen.text, end):
        return True
    is_beside = _BESIDE_BEFORE.search(seen.text, low, start) or _BESIDE_BEHIND.match(seen.text, end)
    return is_beside is not None and mention.score < _SURE


def _is_graded(seen: Seen, mention: Mention, flags: list[str]) -> bool:
    """A common word in a row of words in capitals: `MILD/MODERATE/SEVERE`."""
    is_common = all((COMMON | {"n"}) & set(flag) and "f" not in flag for flag in flags)
    return is_common and _IN_ROW.search(seen.text, max(0, mention.start - 20), mention.start) is not None


def _is_mixed(seen: Seen, mention: Mention) -> bool:
    """Whether small letters stand around it."""
    low, high = max(0, mention.start - 80), mention.end + 80
    return any(map(str.islower, seen.text[low : mention.start] + seen.text[mention.end : high]))


def _flags(seen: Seen, value: bytes) -> list[str]:
    return [seen.flags(word) for word in value.decode("latin-1").split()]
