"""Studies that are called after flowers, birds, stones and stars, in any case: `l'étude myosotis`, `amdt 4 de sorbier`, `Sur Bételgeuse, …`.

A name has no article, and a word for a study stands right beside it, or the line says that somebody runs one. Names that published
trials bear, too, need more of that. Lists: detectors/lexicons/code_names.txt and code_names_shared.txt; habit of project teams.
"""

import re
from collections.abc import Iterable
from itertools import islice

from detectors.labelled import is_published
from detectors.lexicon import Word, listed
from detectors.lines import line_start
from detectors.normalise import Folded
from detectors.overflow import Overflow
from detectors.pattern import NO_ATTRIBUTES, Hit, Seen, cue
from detectors.public_codes import is_published_trial
from detectors.study_names import is_read_about, is_run

KINDS = {"CODE_NAME": "code_names.txt", "SHARED_NAME": "code_names_shared.txt"}
_NAMES = listed(*KINDS.values())
_SCORE = 0.65
_RANK = re.compile(
    rb"(?:[ -]?(?:[1-9][0-9]?|i{1,3}|iv|v)[ab]?(?![a-z0-9.,/%])|-[a-z0-9]{1,6}(?![a-z0-9-])"
    rb"| (?:noire?|blanche?|bleue?|rouge|verte?|doree?|royale?|sauvage)(?![a-z]))?"
)
"""`tournesol 2`, `epicea-ext`, `tulipe noire`."""
_PART = re.compile(rb"[a-z0-9_@/.\\-]\Z")
_GOES_ON = re.compile(rb"[a-z0-9_@-]|[./][a-z0-9]")
_STUDY = rb"(?:etude|essai|protocole?|study|trial)"
_KIND = rb"(?: clinique| pivot| pilote| interventionnelle| de phase [1-4i]{1,3}[ab]?)?"
_HEAD = re.compile(rb"(?<![a-z])%b%b ?[\"'(:=]{0,3} ?\Z" % (_STUDY, _KIND))
"""`l'étude hirondelle`."""
_ASKED = re.compile(
    rb"(?<![a-z])(?:resume[rz]?|summari[sz]e|compare[rz]?|explique[rz]?|explain|presente[rz]?|critique[rz]?|connais|concern(?:e|ing)"
    rb"|about)(?:[ -]moi)? (?:l'|the )?%b%b"
    rb" ?[\"']? ?\Z" % (_STUDY, _KIND)
)
"""`résume l'étude origan`: of a study that one reads about."""
_CALLED = re.compile(
    rb"(?<![a-z])(?:nick ?name|surnom|acronyme?|nom de code|code ?name|nom (?:court|de l'(?:etude|essai))|(?:s'appelle|nommee?|baptisee?|appelee?"
    rb"|surnommee?|called|named|dubbed))[^a-z0-9\n]{1,5}\Z"
)
_PAPER = (
    rb"(?:amdts?|amendements?|amendments?|avenants?|synopsis|e?crf|e?tmf|edc|dsmb|i?dmc|copil|csr|sap|dmp|icf|iwrs|irt|newsletter"
    rb"|kick-?off(?: meeting)?"
    rb"|promoteur|enrol+ment|(?:patiente?s?|sujets?|subjects?) (?:n[o\xb0] ?)?[a-z]{0,3}-?[0-9-]{2,9}|[0-9]{2,4}-[0-9]{2,5}|monitoring|queries|query)"
)
_OF = re.compile(
    rb"(?<![a-z0-9-])%b(?: ?n?[o\xb0]? ?[0-9]{1,2})?(?: (?:de|du protocole|pour|sur|of|for|on|in|dans) |: ?| d'| - | )[\"']?\Z"
    % _PAPER
)
"""`amdt 4 de sorbier`; not `huile de tournesol`, `inclusions de quartz`."""
_BESIDE = re.compile(
    rb"[\"')]? (?:(?:study|trial|protocol|e?crf|e?tmf|edc|sap|icf|iwrs|csr|dsmb|dmc|phase [1-4i]{1,3}[ab]?)(?![a-z])"
    rb"|(?:est|a ete|sera|va etre|is|was|has been|will be) (?:suspend|arret|gele|stopp|on hold|halt|lock|ouvert|open|clotur|soumis|submitt)"
    rb"|(?:s'arrete|demarre|recrute|n'inclut|n'a (?:pas|jamais) inclus|stops|starts|is recruiting)(?![a-z]))"
)
"""`the tundra CRF`, `mirage est suspendue`."""
_UNELIDED = re.compile(rb"(?<![a-z])(?:de|que|le|la|l) \Z")
"""`les tubes de amaryllis`: French would write `d'` in front of a word that is none of a name."""
_SAMPLED = cue(
    "tubes tube echantillons prelevements donnees base patients inclusions centres fin cloture dossier saisie amendement visites"
)
_SPOKEN = cue(
    "patient patients patiente sujet sujets visite visites centre centres site sites protocole etude essai inclusion critere criteres"
    " traitement suivi"
    " study trial arm visit visits criterion investigateur"
)
"""For a name in capitals that no trial of the literature bears, one of these is enough."""
_LINK = re.compile(
    rb"(?:(?<![a-z])(?:sur|pour|pr|dans|ds|avec|ac|chez|de|que|et|ou|for|in|on|from|about|with|of)|[\n:;,(\[\"'=>-]|\A) ?[\"']?\Z"
)
"""What stands before a name that has no article."""
_ARTICLE = re.compile(
    rb"(?<![a-z])(?:le|la|les|un|une|des|du|aux?|ces?|cet(?:te)?|mon|ma|mes|son|sa|ses|the|an?|d[eu] la|l'|d'un|d'une|de l')[ ]?[\"']?\Z"
)
_TO = re.compile(rb"(?<![a-z])(?:mr?|mme|mlle|dr|pr|prof|monsieur|madame|docteur|[a-z]\.)\.? ?\Z")
_VOWELS = (b"a", b"e", b"i", b"o", b"u", b"y")
_INVENTED = cue("fictif fictive imaginaire invente inventee fictional dummy conte poeme roman")
_BEFORE = 60
_MOST = 500


def nicknames(text: str, folded: Folded, words: Iterable[Word]) -> list[Hit]:
    """The hits for those words of the lists, with their ranks, that are names of studies.

    Raises Overflow for a flood of words that stand as names do: none may be skipped, and each takes a look at its line.
    """
    candidates = (_candidate(text, folded, word) for word in words)
    likely = list(islice((one for one in candidates if one is not None), _MOST + 1))
    if len(likely) > _MOST:
        raise Overflow("too many words that may be names of studies")
    return [_hit(seen) for seen, least in likely if (not least or is_run(seen, least)) and not _is_told_of(seen)]


def _candidate(text: str, folded: Folded, word: Word) -> tuple[Seen, int] | None:
    """A word that stands as a name does, and how many words of running a study it takes: from what is right beside it."""
    data, end = folded.data, word.end
    if data[word.start : end] not in _NAMES or _PART.search(data, max(0, word.start - 1), word.start):
        return None
    rank = _RANK.match(data, end)
    end = rank.end() if rank else end
    if rank is None or _GOES_ON.match(data, end):
        return None
    seen = Seen(text, folded, rank, word.start, end)
    before = data[line_start(data, seen.start, _BEFORE) : seen.start]
    least = None if _TO.search(before) else _least(seen, before)
    return None if least is None else (seen, least + (word.kind == "SHARED_NAME" or is_published_trial(seen.value)))


def _hit(seen: Seen) -> Hit:
    return Hit(*seen.folded.original(seen.start, seen.end), "STUDY_CODE", _SCORE, "study_codes", NO_ATTRIBUTES)


def _is_told_of(seen: Seen) -> bool:
    """Read about, or invented."""
    return is_published(seen) or is_read_about(seen) or seen.is_near(_INVENTED, 80, 80)


def _least(seen: Seen, before: bytes) -> int | None:
    """How many words of running a study it takes; None where no number of them would do."""
    is_unelided = seen.value[:1] in _VOWELS and _UNELIDED.search(before) is not None
    if is_unelided and seen.is_near(_SAMPLED, 60, 60):
        return 0
    if _ASKED.search(before):
        return 1
    behind = _BESIDE.match(seen.folded.data, seen.end) is not None
    if (
        _HEAD.search(before)
        or _CALLED.search(before)
        or _OF.search(before)
        or (behind and not _is_small_article(before))
    ):
        return 0
    if _ARTICLE.search(before) or not (_LINK.search(before) or _is_capital(seen)):
        return None
    if _is_capital(seen):
        is_loud = seen.original(seen.start, seen.end).isupper() and _LINK.search(before) is not None
        return 0 if is_loud and seen.is_near(_SPOKEN, 80, 80) else 1
    return 2


def _is_small_article(before: bytes) -> bool:
    """`le lagon est ouvert`; not `the tundra CRF`."""
    return _ARTICLE.search(before) is not None and not before.endswith(b"the ")


def _is_capital(seen: Seen) -> bool:
    """In capitals, or one capital within a sentence."""
    written = seen.original(seen.start, seen.end)
    if len(written) > 3 and written.isupper():
        return True
    before = seen.folded.data[max(0, seen.start - 3) : seen.start].rstrip(b" \"'(")
    return written[:1].isupper() and bool(before) and before[-1:] not in (b".", b"!", b"?", b"\n", b":")
