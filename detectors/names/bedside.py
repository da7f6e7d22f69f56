"""People in the short notes of a ward: by their room (`le Xxxx de la 6`), behind what is done (`toilette Xxxx ok`) or its hour (`10h Xxxx pst`),
in front of where they go (`Xxxx de réa vers USC`) or a telephone number, in the name of a file of care.

The tagger has read sentences; here an article or a noun of care stands in front of a bare surname. Only names of the lists that are nothing else
count. Forms by hand, from hand-overs, registers and plans of the day.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from detectors.names.everyday import NO_PEOPLE, is_built
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE, _SURE = 0.75, 0.98
_NAME = rb"(?P<name>[a-z]{4,}(?:['-][a-z]{2,}){0,2})"
_ROOM = rb"(?:(?:la |le )?(?:ch(?:ambre|\.)?|lit|box|salle|n[o\xb0]) ?)?[0-9]{1,3}(?:[abpf](?![a-z]))?(?![0-9a-z%%/.,:-][0-9a-z]| ?(?:%b)(?![a-z]))"
_COUNTED = rb"ans|mois|jours|mg|ml|kg|h|min|eme|e|er|rue|avenue|euros|places|lits|patients|janvier|mars|mai|juin|juillet|aout|decembre"
_OF_ROOM = re.compile(
    rb"(?<![a-z'-])(?:(?:l[ea]|du|au|de la|a la|celle?|fils|fille|x|mr|mme) |(?<=\n)|\A|(?<=[,;:.+/] ))%b"
    rb"(?:(?:,? (?:(?:de|a|dans) la|du|au)| \(?la) %b| de (?:chambre|lit|box)(?![a-z]))" % (_NAME, _ROOM % _COUNTED)
)
"""`le Xxxx de la 6`, `Xxxx (la 22)`; not `Xxxx de la 6e`, `le protocole du 12`."""
_WORK = (
    rb"toilettes?|pansements?|pst|pansmt|protections?|(?:changement|change) (?:de )?(?:protection|poche|sonde)|resultats?|bilans?|bs|labo"
    rb"|transfu(?:sion)?|deces|dcd|ordo(?:nnance)?s?|vsl|ambulance|taxi|transport|kine|rdv(?: [a-z]{3,8})?"
    rb"|entrees?|sorties?|scan(?:ner)?|irm|radio|echo"
    rb"|courrier|crh?|change|lever|coucher|bain|douche|glycemie|dextro|hgt|insuline|perf(?:usion)?|conso?|consult(?:ation)?|cs|visite|appeler"
    rb"|rappeler|rappel|tel(?:ephoner)? a|repas|plateau|x|dialyse|seance|prelevement|prise de sang|pds|inr|eva [0-9]{1,2}|lit [0-9]{1,3}|ecg|refus"
)
_BEHIND = (
    rb" ?(?:[:=>/]|->|=>) ?(?:ok|ras|refus|fait|ko|[0-9]|[kvh] ?[0-9]|selles|urines|diurese|dort|vu|jeun|kt|vvp|sng|chute|agite|fugue|deb|non|oui|k )"
    rb"|,? (?:ok|ras|faite?s?|refusee?|annulee?|perdue?|decalee?|reportee?"
    rb"|vue?|sorti?e?|[0-9]{1,2} ?h(?![a-z])|[0-9] ?cgr|a jeun|a refaire|a faire|et (?:son|sa|ses) "
    rb"|demain|hier|ce (?:matin|soir|jour)|cette nuit|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|n'|ne )"
    rb"|(?: ?[,/;+] ?|\n)(?:%b) [a-z]{4}" % _WORK
)
_DONE = re.compile(rb"(?<![a-z'-])(?:%b) %b(?=%b)" % (_WORK, _NAME, _BEHIND))
"""`toilette Xxxx ok`, `décès Xxxx 4h10`."""
_NOTED = re.compile(
    rb"(?:\A|(?<=\n))(?:[-*] ?)?%b ?(?:=|->|=>|:) ?(?:ras|refus|dort|selles|agite|a jeun|chute"
    rb"|fugue|dcd|douleur|stable|sort|fievre|escarre|kt|vvp|sng)(?![a-z0-9])" % _NAME
)
"""`Xxxx = refus de soins`, all of a line."""
_BEDDED = re.compile(
    rb"(?<![0-9a-z])(?:[0-9]{1,3}[abpf] |(?:rea|usc|usip|uhcd|sipo|box|lit|ch|sas|dech|scope|br|fauteuil)[ -]?[0-9]{1,2}[abpf]?[ :=]{1,3})%b(?= )"
    % _NAME
)
"""`12P Xxxx sorti`, `rea2 Xxxx noradré`."""
_CELL = re.compile(rb"(?<![0-9a-z])[a-z][0-9]{1,3} ?= ?[\"']?%b(?=[ ,;\"'\n])" % _NAME)
"""`A2=Xxxx`."""
_BY_INITIAL = re.compile(
    rb"(?<![a-z'])(?:a|pour|de|chez|avec|et|par) [a-z]\. ?%b(?= (?!et al|and al)[a-z(]|[,;:!?\n]|\.(?: |\Z))" % _NAME
)
"""`délivrance à K. Xxxx tous les mardis`, where care is spoken of."""
_HOUR = rb"[0-9]{1,2} ?h(?: ?[0-5][0-9])?|[0-2]?[0-9]:[0-5][0-9]"
_DAY = rb"lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?"
_TIMED = rb"(?:(?:%b)(?:[ ]?(?:%b))?|%b) ?[:=-]?[ ]%b(?![a-z'-])" % (_DAY, _HOUR, _HOUR, _NAME)
"""`10h Xxxx`, `jeu Xxxx`: the rounds and appointments of a day."""
_WARD = (
    rb"uhcd|rea|usc|usic|ssr|smr|usld|ehpad|domicile|maison|urgences|sau|bloc|sspi|hdj|had|med(?:ecine)?|chir(?:urgie)?|cardio|pneumo|gastro|neuro"
    rb"|onco|geria(?:trie)?|ortho|mater(?:nite)?|pedia(?:trie)?|nephro|dialyse|psy|csg|ucc|uhr|usip|geronto|reanimation|soins"
)
_MOVED = (
    rb"%b (?:(?:de (?:l'|la )?|du )(?:%b) (?:vers|->|=>|a|en|au)"
    rb"|(?:vers|retour(?: a| en)?|->|=>|(?:transferee?|passe|monte|remonte|descend|part|repart|mutee?|transfere) (?:en|a|au|vers))"
    rb" (?:l'|la |le )?(?:%b))(?![a-z])" % (_NAME, _WARD, _WARD)
)
"""`Xxxx de réa vers USC`, `Xxxx retour domicile`."""
_KIN = rb"fils|fille|mere|pere|s(?:oe|o)ur|frere|epouse|mari|femme|niece|neveu|voisine?"
_PHONED = rb"%b(?: (?:%b)(?: de)?)? ?(?::|au|tel)? ?0[1-9][0-9 .-]{8,13}(?![0-9])" % (_NAME, _KIN)
"""`Xxxx fille de 0102030405`."""
_OWNED = re.compile(
    rb"(?<![a-z])(?:ins|ipp|iep|nir|dossier|carte vitale|dmp|identite|ddn|ordonnance|bilans?|resultats?|scanner|irm|chambre|lit|famille|bracelet"
    rb"|vitale|mutuelle|ald|sortie|entree|venue|sejour) (?:de |d')"
    rb"(?P<name>(?P<given>[a-z]{3,}(?:-[a-z]{3,})?) (?P<last>[a-z]{3,}(?:-[a-z]{3,})?))(?![a-z'-])"
)
"""`INS de Xxxx Yyyy`: a first name in front is enough, both with capitals."""
_OF_CARE = re.compile(
    rb"(?<![a-z])(?:patiente?s?|malades?|residente?s?|ordonnances?|delivr\w{2,5}|pharmacie|infirmi\w{1,4}|traitement|hospitalis\w{1,6}|consult\w{0,7}"
    rb"|soins?|bilan|chambre|service|medecin|rdv|kine|urgences|insuline|injection|pansements?|prise de sang|ambulance|vsl)(?![a-z])"
)
_LED = re.compile(rb"(?:[0-9]{0,3}[abpf]|%b) " % _WORK)
"""What the tagger takes for the first half of a name."""
_FILE = re.compile(
    rb"(?<![a-z0-9])(?:cr[hoa]?|cro?p|scan(?:ner)?|irm|radio|rx|ecg|eeg|echo|ordo(?:nnance)?|courrier|bilan|bio|labo|certif(?:icat)?|lettre|dossier|conso"
    rb"|plaie|photo|photos|avis|bs|anapath|fiche|lettre|consentement|rdv|bulletin|arret|mdph|apa|pai|dlu|vsl|ppr|gevasco|synthese|certificats?|facture|devis)"
    rb"(?P<parts>(?:[_ -][a-z0-9]{1,20}){1,6})\.(?:pdf|docx?|png|jpe?g|dcm|xlsx?|odt|rtf|tiff?|txt|heic)(?![a-z0-9])"
)
"""`scan_Xxxx_2311.pdf`."""
_PART = re.compile(rb"[a-z]{3,}")
_BUILT = re.compile(
    rb"[a-z]{2,}(?:[sc]k[iay]|wicz|czyk|escu|oglu|poulos|idze|shvili|enko|[oe]vi(?:c|tch)|aoui|[dz]jian|nguyen|ouedec|ellec|ennec)"
)
"""Surnames in no list, by their endings: `xxxxewski`."""
_NICKED = re.compile(
    rb"(?<![a-z'-])(?:gamine?|gosse|mome|p'?tite?|papy|papi|mamie|pepe) (?:l[ea] )?%b(?![a-z'-])" % _NAME
)
"""`gamin Xxxx`, `papy Xxxx`."""
_CARED = re.compile(
    rb"(?<![a-z])(?:j'ai|a|as|ont|avez|avons) (?:deja |pas |bien |encore )?(?:leve|lave|couche|change|douche|installe|perfuse|pique|extube|intube"
    rb"|scope|transfuse|transfere|mobilise|preleve|examine|ausculte|aspire|sonde|nourri|rase|coiffe|habille|promene)e?s? %b(?![a-z'-])"
    % _NAME
)
"""`qui a levé Xxxx ?`"""
_PAIR = re.compile(rb"(?<![a-z])(?:de|d'|entre|pour|chez|avec|par|que|:) ?%b (?:et|ou|avec|par) " % _NAME)
"""`les tubes de Xxxx et Yyyy`: in front of somebody whom the tagger surely sees."""
_SAID = rb"%b(?: [a-z'-]{2,15}){1,3}(?: [0-9][0-9:h]{0,4})?(?=[,;.\n]|\Z)" % _NAME
_SAID_OF = (re.compile(_SAID), re.compile(rb"[,;:>\n] ?" + _SAID))
"""`Xxxx mixé lisse, Yyyy haché`: beside two whom the tagger surely sees."""
_FEWEST_SAID = 2
_ITEMS = tuple((re.compile(item), re.compile(rb"[,;:>(|\"'*\n-] ?" + item)) for item in (_TIMED, _MOVED, _PHONED))
"""At the start of a text and behind a sign; where only a name has a capital."""
_TAGGED = 0.6
_SURE_PLACE = 0.9
_SHORTEST, _SHORTEST_UPPER = 4, 6
_LONGEST_GIVEN = 24
_FIRST = frozenset("fg")
_GIVEN = re.compile(rb"[_ -]([a-z]{3,})")
_INITIAL_BEHIND = re.compile(rb"[_ -][a-z](?=[_ .-])")
_INITIAL_BEFORE = re.compile(rb"[_ -][a-z][_ -]\Z")
_FIRST_BEFORE = re.compile(rb"[_ -]([a-z]{3,20})[_ -]\Z")
_ADJECTIVE = re.compile(rb".*(?:iens?|iennes?|iques?|al|ale|aux|aires?|ifs?|ives?|es)")
FORMS = (
    _OF_ROOM,
    _DONE,
    _NOTED,
    _BEDDED,
    _NICKED,
    _CELL,
    _BY_INITIAL,
    _OWNED,
    _OF_CARE,
    _FILE,
    _CARED,
    *(item for _, item in _ITEMS),
)


def bedside(seen: Seen, tagged: Sequence[Mention]) -> Iterator[Mention]:
    """Surnames of the lists by their room, behind what is done for them, in front of what is noted of them; beside one of them, or beside
    somebody whom the tagger surely sees in the same form, others, too.
    """
    known = {mention.start for mention in tagged if mention.label == "PERSON" and mention.score >= _TAGGED}
    for form in (
        _OF_ROOM,
        _DONE,
        _NOTED,
        _BEDDED,
        _NICKED,
        *((_CELL, _BY_INITIAL) if seen.has(_OF_CARE) else ()),
    ):
        spans = [match.span("name") for match in seen.folded(form)]
        yield from _people(seen, spans, known)
    for item in _ITEMS:
        yield from _people(seen, _items(seen, *item), known)
    spans = [match.span("name") for match in seen.folded(_CARED)]
    spans += [match.span("name") for match in _PAIR.finditer(seen.plain) if match.end() in known] if known else []
    yield from _people(seen, [span for span in spans if seen.has_capital(span[0])], frozenset())
    said = _items(seen, *_SAID_OF) if len(known) >= _FEWEST_SAID else []
    if sum(start in known for start, _ in said) >= _FEWEST_SAID:
        yield from _people(seen, said, known)
    for owned in seen.folded(_OWNED):
        if _is_full_name(seen, owned):
            yield Mention(*owned.span("name"), "PERSON", _SCORE)


def _items(seen: Seen, first: re.Pattern[bytes], later: re.Pattern[bytes]) -> list[tuple[int, int]]:
    """Names with a capital, at the start of the text and behind a sign."""
    found = [match for match in (first.match(seen.plain), *seen.folded(later)) if match]
    return [match.span("name") for match in found if seen.has_capital(match.start("name"))]


def _people(seen: Seen, spans: Sequence[tuple[int, int]], known: Collection[int]) -> Iterator[Mention]:
    """Those of one form."""
    sure = {span for span in spans if _is_surname(seen, *span)}
    is_form_of_people = bool(sure) or any(start in known for start, _ in spans)
    for start, end in spans:
        if (start, end) in sure or (is_form_of_people and _is_new(seen, start, end)):
            yield Mention(start, end, "PERSON", _SCORE)


def unled(seen: Seen, tagged: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """What the tagger says but for people with a word of care for a first half, whom these are: `VSL Xxxx`; and doubtful places called like them."""
    starts = {mention.end: mention.start for mention in found}
    return [
        name
        for name in tagged
        if _LED.fullmatch(seen.plain, name.start, max(name.start, starts.get(name.end, name.start))) is None
        and not (name.label == "LOCATION" and name.score < _SURE_PLACE and starts.get(name.end) == name.start)
    ]


def filed(seen: Seen) -> Iterator[Mention]:
    """In the name of a file of care surnames of the lists, with a first name beside; beside one or an initial any word that no list knows."""
    for file in seen.folded(_FILE):
        for part in _PART.finditer(seen.plain, *file.span("parts")):
            before = _FIRST_BEFORE.search(seen.plain, max(0, part.start() - _LONGEST_GIVEN), part.start())
            behind = _GIVEN.match(seen.plain, part.end())
            is_led = before is not None and not _FIRST.isdisjoint(_flags(seen, before, 1))
            is_followed = behind is not None and "f" in _flags(seen, behind, 1)
            is_beside = is_followed or ((is_led or _has_initial(seen, part)) and _is_name(seen, part))
            if (is_beside and not _flags(seen, part, 0)) or _is_surname(seen, *part.span()):
                start = before.start(1) if before and is_led else part.start()
                yield Mention(start, behind.end() if behind and is_followed else part.end(), "PERSON", _SURE)


def _flags(seen: Seen, match: re.Match[bytes], group: int) -> str:
    return seen.flags(match[group].decode("latin-1"))


def _has_initial(seen: Seen, part: re.Match[bytes]) -> bool:
    """`_D_Xxxx`, `_XXXX_J_`."""
    is_behind = _INITIAL_BEFORE.search(seen.plain, max(0, part.start() - _LONGEST_GIVEN), part.start()) is not None
    return is_behind or _INITIAL_BEHIND.match(seen.plain, part.end()) is not None


def _is_name(seen: Seen, part: re.Match[bytes]) -> bool:
    """With a capital, and no adjective."""
    return seen.has_capital(part.start()) and len(part[0]) >= _SHORTEST and _ADJECTIVE.fullmatch(part[0]) is None


def _is_full_name(seen: Seen, match: re.Match[bytes]) -> bool:
    """A first name of the lists in front of a surname, or of a word in no list, both with a capital."""
    given, last = (set(seen.flags(match[part].decode("latin-1"))) for part in ("given", "last"))
    is_written_so = seen.has_capital(match.start("given")) and seen.has_capital(match.start("last"))
    return is_written_so and not _FIRST.isdisjoint(given) and last <= PEOPLE


def _is_new(seen: Seen, start: int, end: int) -> bool:
    """With a capital and in no list, or a small commune: beside somebody in the same form it is another one. No plural, no short acronym."""
    word = seen.plain[start:end].decode("latin-1")
    is_acronym = seen.text[start:end].isupper() and len(word) < _SHORTEST_UPPER
    is_word = (
        is_built(word) or seen.plain[start:end] in NO_PEOPLE or not COMMON.isdisjoint(seen.flags(word.rstrip("sx")))
    )
    return seen.has_capital(start) and not is_acronym and not is_word and set(seen.flags(word)) <= {"c"}


def _is_surname(seen: Seen, start: int, end: int) -> bool:
    """In lists of people, perhaps called like a small commune, and nothing else."""
    word = seen.plain[start:end]
    flags = set(seen.flags(word.decode("latin-1")))
    if word in STOP or word in NO_PEOPLE or not flags <= PEOPLE | {"c"}:
        return False
    return not PEOPLE.isdisjoint(flags) or (not flags and _BUILT.fullmatch(word) is not None)
