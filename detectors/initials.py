"""Initials of a patient, as case report forms and abstracts of cases give them: `initiales : AB`, `patient J.D.`, `AB-1957`.

Three letters (two of the surname, one of the given name, or the reverse) are what French forms ask for; CNIL's MR-001 allows them.
Initials of authors, of illnesses and of visits are none: the label, dots or hyphens, or a birth behind must tell.
"""

import re

from detectors.labelled import END
from detectors.pattern import Pattern, Seen, cue

_WHO = (
    rb"(?:patiente?|sujet|subject|participante?|volontaire|enfant|bebe|nourrisson|eleve|pte?|pat\.?|malade"
    rb"|mineure?|usagere?|residente?|jumeau|jumelle|petite?|m\.|mr|mme)"
)
_LETTERS = rb"[a-z](?:[.-]? ?[a-z]){1,3}\.?"
_LABEL = (
    rb"(?:(?:patient |subject )?initials?|initiales?(?: (?:d[eu]s? )?(?:la |le |l')?(?:patiente?|sujet|participante?))?"
    rb"(?: ?\((?:pre)?nom[^)\n]{0,20}\))?"
    rb"|init\.?|(?:patient|subject)[ _-]?init(?:ials?)?)"
)
_LABELLED = re.compile(
    rb"(?<![a-z])%b(?:[\"' ]{0,2}[:=(\[][ \"']{0,2}| )(?P<value>(?:[a-z]\.? ?[-/]?){1,3}[a-z]\.?)(?![a-z0-9'])" % _LABEL
)
"""`initiales : DUP`, `initials J.D.`; not `initiales du patient à masquer`."""
_BEFORE_LABEL = re.compile(rb"(?<![a-z0-9])(?P<value>[a-z]{2,4}|[a-z]\.[ -]?[a-z]\.)(?= ?\(initiales?[ )])")
"""`VEL (initiales), 74 ans`."""
_DOTTED = re.compile(
    rb"(?<![a-z])%b,? (?P<value>[a-z]\.[ -]?[a-z]\.(?:[ ]?[a-z]\.)?|[a-z]{1,3}-[a-z]{1,3}(?=[, ]{1,2}(?:nee?|ddn|agee?|n[o\xb0]|inclus|rando))"
    rb"|[a-z]\.(?=,? (?:\(?[a-z]{3}|[0-9])))(?![a-z0-9])" % _WHO.replace(rb"|m\.|mr|mme", b"")
)
"""`patient J.D.`, `patient M-L, n° 12`, `patiente D., 45 ans`; not `patient i.v.`."""
_TITLED = re.compile(
    rb"(?<![a-z])(?:mme|mlle|mr|m\.|monsieur|madame) (?P<value>[a-z]\.[ -]?[a-z]\.(?:[ ]?[a-z]\.)?)(?![a-z0-9])"
)
"""`Mme P. H., placée en USLD`; not `M. J.-P. Tarragnat`."""
_AGED = re.compile(
    rb"(?<![a-z0-9])[0-9]{1,3} ?(?:ans|a|y\.?o\.?)[,;]? (?:[\"'(]{1,2}|, )?(?P<value>[a-z]\.[ -]?[a-z]\.(?:[ ]?[a-z]\.)?"
    rb"|(?<=[\"'(])[a-z]{1,3}-[a-z]{1,3}(?=[\"')]))(?![a-z0-9])"
)
"""`homme 57 ans, B.T.`, `46 ans "KA-B"`; not `57 ans i.v.`."""
_BORN = re.compile(
    rb"(?<![a-z])%b (?P<value>[a-z]{2,3}|[a-z]-[a-z])(?=[ ,(]{1,3}(?:nee? |ne\(e\)|ddn|d\.d\.n|dob|born |date de naissance))"
    % _WHO
)
"""`le patient JC né le`; not `patiente est née`."""
_YEARED = re.compile(
    rb"(?<![a-z])(?:%b|%b) ?:? ?(?P<value>[a-z]{2,3}[-/ ](?:19[2-9][0-9]|20[01][0-9]))%b" % (_WHO, _LABEL, END)
)
"""`patient AB-1957`, in capitals; not `sujet de 1957`."""
_LIVED = re.compile(
    rb"(?<![a-z0-9.])(?P<value>[a-z]\.[ -]?[a-z]\.(?:,? ?\(?|,? ?\((?:[^\n0-9)]{1,9}[, ]{1,2})?(?:[01]?[0-9]/)?)(?:19[2-9][0-9]|20[01][0-9]))%b"
    % END
)
"""`L.K. 1933`, where care is spoken of; citations give years, too."""
_NO_INITIALS = frozenset(
    b"est a ai au ce de du en et il la le lui non ont ou par que qui sa se si son sur un une vih vhb vhc hta avc bpco dt2 dt1 was is has he she the"
    b" iv sc po im i.v. s.c. p.o. i.m. no oui hiv of in on to by as at be an and or for id nc na nd nk ko ok unk xx xxx yy aa aaa zzz"
    b" nom les des pas aux e.g. i.e. p.r.n. q.d. b.i.d. t.i.d. m.p. a.m. p.m. h.s.".split()
)


_NO_LETTER = b"aceinopsvx"
"""Alone, and small, they abbreviate: `patient p. 12`, `sujet n. 4`."""


_OWN = cue(
    "ne nee ddn dob born inclus incluse inclusion randomise randomisee screening screene sujet subject visite visit centre site query ecrf crf"
    " sae eig ipp nda consentement sortie sorti rdv chambre lit hier nuit soir matin famille"
    " signalement procureur jaf juge ase mdph apa usld ehpad ssr smr"
    " had tutelle curatelle sdre sdt jld releve transmission transmissions garde vit habite anonymiser domicile cmp ime sessad veut refuse rappeler"
    " resident residente evacue evacuee transfert"
)


_OURS = re.compile(rb"(?<![a-z])(?:ma|mon|notre|my|our) \Z")
"""`ma patiente A.B.`; not `patiente A.B., 40 ans, admise`, the way of abstracts."""


def _is_capital(seen: Seen) -> bool:
    """In capitals; lower-case words of two letters are seldom initials."""
    original = seen.original(seen.start, seen.end)
    return original.upper() == original


_IN_PROGRAM = re.compile(rb"\(|\.[a-z_]")
_OF_ENGLISH = re.compile(rb"initial [a-z]+ [a-z]{3}")


def _is_of_program(seen: Seen) -> bool:
    """`def zero_init(ops)`, `init = os.path`, `initial=set()`, `initial CRC value`."""
    data, first = seen.folded.data, seen.match.start()
    if _IN_PROGRAM.match(data, seen.end) or _OF_ENGLISH.match(data, first):
        return True
    return (
        data[seen.start - 1 : seen.start] == b"("
        and data[seen.start - 2 : seen.start - 1].isalpha()
        and not _is_capital(seen)
    )


def _judge_labelled(seen: Seen) -> float:
    """Behind their name."""
    if _is_of_program(seen):
        return 0
    letters = bytes(code for code in seen.value if 0x61 <= code <= 0x7A)
    if (
        not 2 <= len(letters) <= (4 if _is_capital(seen) else 3)
        or seen.value in _NO_INITIALS
        or letters in _NO_INITIALS
    ):
        return 0
    is_told = seen.match.string[seen.start - 2 : seen.start].rstrip()[-1:] in (b":", b"=", b"(", b'"')
    return 0.75 if _is_capital(seen) or is_told or b"." in seen.value or b"-" in seen.value else 0


def _judge_dotted(seen: Seen) -> float:
    """Published reports of cases have them, too: one's own work must show, or that one's own patient is meant."""
    if seen.value.replace(b" ", b"") in _NO_INITIALS or (seen.end - seen.start == len("D.") and not _is_letter(seen)):
        return 0
    data, first = seen.folded.data, seen.match.start()
    if b"." in seen.value and _is_capital(seen) and _OURS.search(data, max(0, first - 8), first):
        return 0.65
    return 0.7 if seen.is_near(_OWN, 80, 80) else 0.45


def _is_letter(seen: Seen) -> bool:
    """One letter with its dot for a name: `patiente D., 45 ans`, `patient b. agité`; not `patient A. Ensuite`, `patient X.`, `patient p. 12`."""
    if not _is_capital(seen):
        return seen.value[0] not in _NO_LETTER
    return seen.value[:1] not in (b"x", b"y") and not seen.original(seen.end, seen.end + 2).strip().isupper()


def _judge_titled(seen: Seen) -> float:
    """Not those of a given name, which a surname follows."""
    behind = (
        seen.original(seen.end, min(seen.end + 3, len(seen.folded.data))) if seen.end < len(seen.folded.data) else ""
    )
    is_named = behind[:1].isspace() and behind[1:2].isupper()
    return 0.7 if _is_capital(seen) and not is_named and seen.value[:1] not in (b"x", b"y") else 0


def _judge_born(seen: Seen) -> float:
    """A birth behind makes two letters initials."""
    if seen.value in _NO_INITIALS:
        return 0
    behind = seen.original(seen.end, min(seen.end + 5, len(seen.folded.data))).lower().strip(" ,(")
    return 0 if behind.startswith("ne") and not behind.startswith(("ne l", "nee")) else 0.7


def _judge_yeared(seen: Seen) -> float:
    return 0.65 if _is_capital(seen) and seen.value[:-5] not in _NO_INITIALS else 0


PATTERNS = (
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z0-9][0-9]{1,3} ?(?:ans|a|y\.?o\.?)[,;]? (?:[\"'(]{1,2}|, )?[a-z]{1,3}[.-]",
        _AGED,
        lambda seen: 0.65 if _is_capital(seen) and seen.value.replace(b" ", b"") not in _NO_INITIALS else 0,
    ),
    Pattern(
        "initials", "INITIALS", rb"[^a-z](?:initial|init|(?:patient|subject)[ _-]?init)", _LABELLED, _judge_labelled
    ),
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z0-9][a-z.-]{2,5} ?\(initiale",
        _BEFORE_LABEL,
        lambda seen: 0.75 if _is_capital(seen) and seen.value not in _NO_INITIALS else 0,
    ),
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z]%b,? [a-z]{1,3}[.-]" % _WHO.replace(rb"|m\.|mr|mme", b""),
        _DOTTED,
        _judge_dotted,
    ),
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z0-9.][a-z]\.[ -]?[a-z]\.,? ?(?:[12][0-9]{3}|\([^\n)]{0,11}[0-9])",
        _LIVED,
        lambda seen: 0.7 if _is_capital(seen) and seen.is_near(_OWN, 80, 80) else 0,
    ),
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z](?:mme|mlle|mr|m\.|monsieur|madame) [a-z]\.[ -]?[a-z]\.",
        _TITLED,
        _judge_titled,
    ),
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z]%b [a-z]-?[a-z]{1,2}[ ,(]{1,3}(?:ne|dd|d\.|do|bo|da)" % _WHO,
        _BORN,
        _judge_born,
    ),
    Pattern(
        "initials",
        "INITIALS",
        rb"[^a-z](?:%b|%b) ?:? ?[a-z]{2,3}[-/ ][12][0-9]{3}" % (_WHO, _LABEL),
        _YEARED,
        _judge_yeared,
    ),
)
