"""People told by what they do: `Lien a oublié`, `demander à l. vautravers`, `Xxxx, Yyyy et Zzzz ont signé`. Forms by hand, from notes and mails."""

import re
from collections.abc import Iterator, Sequence

from detectors.lexicon import listed
from detectors.names.context import does
from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.95
"""Words that are first names, too, are believed from here."""
_BESIDE = 0.6
_DONE = (
    r"(?:oublié|relancé|appelé|rappelé|signé|dit|répondu|demandé|écrit|validé|confirmé|refusé|accepté|envoyé|transmis|relu|corrigé|prévenu|rempli"
    r"|démissionné|posé|proposé|promis|vérifié|saisi|daté|convoqué|raconté|pleuré|téléphoné|reçu|bloqué|clos|ouvert|déposé|remplacé)"
)
_ALONE = re.compile(
    rf"(?:^|(?<=[.?!:,«\"] ))(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{{2,}}) (?:ne |n['’])?(?:m['’]|t['’]|l['’]|(?:nous|vous|les|lui|leur) )?(?:a|avait|aurait)"
    rf" (?:pas |bien |déjà |encore |enfin |tout )?{_DONE}(?![\w])",
    re.MULTILINE,
)
"""`Fleur l'a relancé`: a first name that is a word, too, where a sentence begins."""
_GIVEN = frozenset("fg")
_FIRMS = listed("sponsors.txt", "acronyms.txt", "things.txt", "houses.txt")
_INITIALED = re.compile(
    rb"(?<![a-z])(?:demander?|dire|dis|ecrire|ecris|repondre|appeler?|rappeler|voir|avec|par|relancer?|prevenir|contacter?|merci|vu|signe)"
    rb" (?:a |avec |de |par )?(?P<name>[a-z]\. ?(?P<last>[a-z]{3,}(?:-[a-z]+)?))(?![a-z0-9@.])"
)
"""`demander à l. vautravers`."""
_WRITTEN = re.compile(
    rb"(?<![a-z])(?:(?:mails?|e-?mail|message|sms|lettre|courrier|mot|texto|bises|bisous) (?:a|pour)|dis a|dire a|dites a|demande a|demander a"
    rb"|ecrire a|ecris a|felicitations a|bravo a|merci a|repondre a|reponds a|reponse a|rappelle|rappeler|telephoner a|prevenir|previens|relance"
    rb"|relancer|remercie|voir avec|vois avec|copie a)"
    rb" (?P<name>[a-z]{3,}(?:-[a-z]{3,})?)(?![a-z0-9@.'-])"
)
"""`mail à xxxx`: a first name in small letters."""
_DOER = re.compile(
    rb"(?:\A|(?<=\n)|(?<=[.,;:?!(\n] )|(?<=c'est )|(?<= et )|(?<= que )|(?<= mais )|(?<= si )|(?<= car )|(?<= puis ))"
    rb"(?P<name>(?=[a-z-]{0,5}[aeiouy])[a-z]{3,}(?:-[a-z]{3,})?)(?=(?: qui)?(?P<act> (?:s'|[mtl]'|me |te |ne |est |sera |etait |veut |a "
    rb"|garde |reprend |refuse |relit |valide |signe |vomit |pleure )))"
)
"""`xxxx s'occupe de`: whatever the word is, if no list has it."""
_FOR = re.compile(
    r"(?:à la (?:place|demande)|en l['’]absence|de la part) de (?P<name>[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)(?![\w'’-])"
)
"""`à la place de Xxxx-Yyyy`: a name of the lists that is nothing else."""
_LITTLE = re.compile(
    rb"(?<![a-z])(?:le petit|la petite|bebe|le jeune|la jeune|l'enfant) (?P<name>(?=[a-z-]{0,5}[aeiouy])[a-z]{4,}(?:-[a-z]{3,})?)"
    rb"(?= (?:a |est |va |n'|ne |vomit|tousse|mange|dort|pleure)|[,.]? [0-9]{1,2} (?:ans|mois|jours|semaines)| ?[,(])"
)
"""`le petit xxxx a`: a child in no list."""
_NAME = r"(?:[A-ZÀ-Ý]['’])?[A-ZÀ-Ýd][\w'’-]+"
_ROW = re.compile(
    rf"(?<![\w'’-])(?P<row>{_NAME}(?:, {_NAME}){{0,5}},? et {_NAME}) (?:n['’])?(?:ont|sont|seront|viennent|partent|demandent|refusent|attendent"
    r"|veulent|rappellent|relancent|signent|valident) "
    r"(?:pas |tous |tous les deux |bien )?(?:signé|relu|refusé|accepté|répondu|validé|demandé|voté|absent|présent|excusé|venu|parti"
    r"|d['’]accord|en congé|de garde|informé|prévenu|formé|la |le |les |leur )"
)
_IN_ROW = re.compile(_NAME)
_OTHERS = frozenset("Cckohbdeamrtv") | COMMON
_NO_ADDRESSEES = frozenset("wxCkomrdt")
FORMS = (_ALONE, _FOR, _INITIALED, _WRITTEN, _ROW, _DOER, _LITTLE)


def acting(seen: Seen) -> Iterator[Mention]:
    """First names in front of what somebody has done; initials and surnames in small letters of whom somebody is to be asked."""
    for done in seen.written(_ALONE):
        if not _GIVEN.isdisjoint(_flags(seen, *done.span("name"))):
            yield Mention(*done.span("name"), "PERSON", _SCORE)
    for other in seen.written(_FOR):
        if (flags := set(_flags(seen, *other.span("name")))) and flags <= PEOPLE:
            yield Mention(*other.span("name"), "PERSON", _SCORE)
    for asked in seen.folded(_INITIALED):
        if "s" in _flags(seen, *asked.span("last")):
            yield Mention(*asked.span("name"), "PERSON", _SCORE)
    if next(filter(str.isalpha, seen.text[:20]), "A").islower():
        yield from _doing(seen)
    for written in seen.folded(_WRITTEN):
        flags = set(_flags(seen, *written.span("name")))
        if flags & _GIVEN and flags.isdisjoint(_NO_ADDRESSEES):
            yield Mention(*written.span("name"), "PERSON", _SCORE)


def together(seen: Seen, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Who did the same as a sure person of their row, if no list knows them for anything else: `Xxxx, Yyyy et Zzzz ont signé`."""
    sure = {mention.start for mention in mentions if mention.label == "PERSON" and mention.score >= _BESIDE}
    taken = {mention.start for mention in mentions}
    for match in seen.written(_ROW) if sure else ():
        names = list(_IN_ROW.finditer(seen.text, *match.span("row")))
        if not any(_is_at(name, sure) for name in names):
            continue
        for name in names:
            if not _is_known(seen, *name.span()) and seen.has_capital(name.start()) and not _is_at(name, taken):
                yield Mention(*name.span(), "PERSON", _BESIDE)


def _doing(seen: Seen) -> Iterator[Mention]:
    """In a text that begins in small letters: who does what people do, and children."""
    for doer in seen.folded(_DOER):
        if does(seen, doer.start("act")) and _is_nobody_else(seen, doer):
            yield Mention(*doer.span("name"), "PERSON", _BESIDE)
    for little in seen.folded(_LITTLE):
        if _is_nobody_else(seen, little):
            yield Mention(*little.span("name"), "PERSON", _BESIDE)


def _is_nobody_else(seen: Seen, match: re.Match[bytes]) -> bool:
    """A name of the lists, or in no list at all."""
    word = match["name"]
    return set(_flags(seen, *match.span("name"))) <= PEOPLE and not (
        word in STOP or word in NO_PEOPLE or word in _FIRMS
    )


def _flags(seen: Seen, start: int, end: int) -> str:
    return seen.flags(seen.plain[start:end].decode("latin-1"))


def _is_known(seen: Seen, start: int, end: int) -> bool:
    """For anything but a name; a surname may be a small town, too."""
    flags = set(_flags(seen, start, end))
    return seen.plain[start:end] in STOP or not (_OTHERS - set("c" if "s" in flags else "")).isdisjoint(flags)


def _is_at(name: re.Match[str], places: set[int]) -> bool:
    """Whether something begins where the name does, or behind its particle: `d'Xxxx`."""
    return not places.isdisjoint(range(name.start(), min(name.start() + 3, name.end())))
