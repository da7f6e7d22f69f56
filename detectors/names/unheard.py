"""Names where nobody private is spoken of: `un Kadjar ou un Duster ?`, `Solr est-il plus rapide ?`, `Bruce Wayne a-t-il des pouvoirs ?`.

The network of the tagger is sure of many a brand, tool, hero or town that it has not met. What stands near tells whom a name belongs to: words
of care, of research, of kin and of letters speak for somebody (detectors/lexicons/private.txt), words of books, school and play against
(general.txt), those of sport, travel, home and cars against a word in no list (household.txt), those of words and things as such against any
single name (as_such.txt). The lists are written by hand.
"""

import re
from itertools import islice

from detectors.lexicon import listed
from detectors.names.context import before, is_agent, is_titled
from detectors.names.everyday import begins_in_capitals
from detectors.names.evidence import has_cue
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import PARTICLES

_SYMBOL = 2
_PRIVATE = listed("private.txt") | {
    word for word in listed("diagnoses.txt", "analytes.txt", "treatments.txt", "medicines.txt") if len(word) > _SYMBOL
}
_GENERAL = listed("general.txt")
_AS_SUCH = listed("as_such.txt")
_SHARED = listed("shared_public.txt")
_HOUSEHOLD = listed("household.txt")
_FAINT = frozenset(
    b"elle lui him her she hers he his equipe team ans age agee planning liste biostat prenom appelle mr mrs monsieur matin soir".split()
)
"""Of those, what school books and tales are full of as well."""
_SPOKEN = COMMON | {"n"}
"""Flags of the words of French and English."""
_REACH = 250
_WORD = re.compile(rb"[a-z\x80]{2,}(?:-[a-z\x80]+)*")
_SEVERAL = 2
_SURE = 0.95
"""Of such a word in no list the tagger is too sure for the mere want of people around it to count."""
_CERTAIN = 0.9
_MOST_COMMON = frozenset("wxy")
_FEWEST = 4
"""With fewer words of a language beside it, nothing tells what is spoken of."""
_SIGN = re.compile(r"\b[Nn]é\b|(?<![\w'’])M\.? [A-ZÀ-Ý]")
"""`né`, which folds to `ne`; another `M.`"""
_ARTICLE = re.compile(rb"\A(?:l[ae]|les|l')[ ]?(?=[a-z])")
_LOGIN = re.compile(rb"[.@^_]")
_DID = re.compile(
    rb" (?:(?:n'|ne |l'|m'|nous |leur |lui )?(?:a|avait|aura|veut|dit|pense|refuse|sera)"
    rb"|(?:est|etait) (?:parti|venu|arrive|sorti|mort|decede|tombe|passe|revenu|reste|absent|malade|enceinte|ne)(?:e|te)?"
    rb"|[0-9]{1,2} ?h(?:[0-9]{2})?)(?![a-z0-9'-])"
)
"""`Xxxx a oublié`, `Xxxx est parti`, `Xxxx 14h30`."""
_OWNED = re.compile(rb"'s [a-z]")
"""`Xxxx's paradox`."""
_ONE_OF = re.compile(rb"(?<![a-z])(?:une?|d'une?|which|any|another) \Z")
"""`une Xxxx d'occasion`."""
_OF_SOMEBODY = re.compile(
    rb"(?<![a-z])(?:(?:lignes?|fiche|pages?|retour|messages?|reponse|remarques?|commentaires?|travail|place|tour|compte|cas|choix|decision|idee"
    rb"|proposition|relecture|memoire|numero|adresse|photo|voix|mot|tableau) (?:de |d')|(?:write|talk|speak|say|respond|report|explain) to "
    rb"|(?:ecri(?:s|re|ve|ves|t|vez)|parle[rsz]?|dis|explique[rsz]?|confie[rsz]?|propose[rsz]?|donne[rsz]?) a )\Z"
)
"""`la ligne de Xxxx`, `écrire à Xxxx`."""
_HEAD = re.compile(rb"(?:\A|\n)[^a-z0-9\n]{0,4}(?:[a-z\x80'-]{2,25}(?:, | et )){0,3}\Z")
"""Where a note begins with whom it is about."""


def is_unheard(seen: Seen, mention: Mention) -> bool:
    """Without a title or a role, where general knowledge is spoken of; or a thing or a word that no list knows for a name, where nobody is."""
    if is_titled(seen, mention) or has_cue(seen, mention) or is_agent(seen, mention):
        return False
    low, high = max(0, mention.start - _REACH), mention.end + _REACH
    near = _WORD.findall(seen.plain, low, mention.start) + _WORD.findall(seen.plain, mention.end, high)
    private = _PRIVATE.intersection(near)
    if _SIGN.search(seen.text, low, high) or not private <= _FAINT:
        return False
    if _is_of_everybody(seen, mention, near):
        return True
    return not private and not _tells(seen, mention) and _is_thing(seen, mention, near)


def _is_of_everybody(seen: Seen, mention: Mention, near: list[bytes]) -> bool:
    """Whether general knowledge is spoken of, in more than one word for a name of the lists; of a word in none, whether a household is.

    One word is enough for a single name that a famous one bears, or beside words and things as such.
    """
    general = len(_GENERAL.intersection(near))
    if _is_unlisted(seen, mention):
        near = [*near, *_WORD.findall(seen.plain, mention.start, mention.end)]
        return general > 0 or not _HOUSEHOLD.isdisjoint(near) or not _AS_SUCH.isdisjoint(near)
    value = _ARTICLE.sub(b"", seen.plain[mention.start : mention.end])
    if b" " in value or _tells(seen, mention):
        return general >= _SEVERAL
    return general >= (1 if value in _SHARED else _SEVERAL) or not _AS_SUCH.isdisjoint(near)


def _tells(seen: Seen, mention: Mention) -> bool:
    """Whether it is somebody who did something, or of whom a note begins to tell."""
    if _DID.match(seen.plain, mention.end) or _OF_SOMEBODY.search(*before(seen, mention)):
        return True
    return _HEAD.search(seen.plain, max(0, mention.start - 80), mention.start) is not None


def _is_thing(seen: Seen, mention: Mention, near: list[bytes]) -> bool:
    """By its form, or in no list among words of a language."""
    if _OWNED.search(seen.plain, mention.start, mention.end) or _ONE_OF.search(*before(seen, mention)):
        return True
    if seen.text[mention.start : mention.end].islower() and begins_in_capitals(seen.text):
        return True
    if mention.score < _CERTAIN and _is_of_language(seen, mention):
        return _is_in_words(seen, near)
    return mention.score < _SURE and _is_unlisted(seen, mention) and _is_in_words(seen, near)


def _is_of_language(seen: Seen, mention: Mention) -> bool:
    """One common word in small letters that is a name, too: `un bon petit vin modeste`."""
    value = seen.plain[mention.start : mention.end]
    is_single = b" " not in value and seen.text[mention.start : mention.end].islower()
    flags = set(seen.flags(value.decode("latin-1")))
    return is_single and not _MOST_COMMON.isdisjoint(flags) and "f" not in flags


def _is_in_words(seen: Seen, near: list[bytes]) -> bool:
    """Whether some words of a language stand near."""
    words = (word for word in near if not _SPOKEN.isdisjoint(seen.flags(word.decode("latin-1"))))
    return next(islice(words, _FEWEST - 1, None), None) is not None


def _is_unlisted(seen: Seen, mention: Mention) -> bool:
    """A word in no list of people, or several of which one is a word of a language; not `c.xxxx`."""
    value = seen.plain[mention.start : mention.end]
    flags = [set(seen.flags(word.decode("latin-1"))) for word in _WORD.findall(value) if word not in PARTICLES]
    if not flags or _LOGIN.search(value) or not all(PEOPLE.isdisjoint(known) for known in flags):
        return False
    is_full = len(flags) > 1 and seen.text[mention.start : mention.end].istitle()
    return not (is_full and all(COMMON.isdisjoint(known) for known in flags))
