"""People in the short notes of a ward: by their room (`le Xxxx de la 6`), behind what is done (`toilette Xxxx ok`), in the name of a file of care.

The tagger has read sentences; here an article or a noun of care stands in front of a bare surname. Only names of the lists that are nothing else
count. Forms by hand, from hand-overs, registers and plans of the day.
"""

import re
from collections.abc import Iterator, Sequence

from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import PEOPLE
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
    rb"|plaie|photo|photos|avis|bs|anapath|fiche|lettre|consentement|rdv|bulletin|arret|mdph|apa|pai|dlu|vsl)"
    rb"(?P<parts>(?:[_ -][a-z0-9]{1,20}){1,6})\.(?:pdf|docx?|png|jpe?g|dcm|xlsx?|odt|rtf|tiff?|txt|heic)(?![a-z0-9])"
)
"""`scan_Xxxx_2311.pdf`."""
_PART = re.compile(rb"[a-z]{3,}")
_BUILT = re.compile(
    rb"[a-z]{2,}(?:[sc]k[iay]|wicz|czyk|escu|oglu|poulos|idze|shvili|enko|[oe]vi(?:c|tch)|aoui|[dz]jian|nguyen|ouedec|ellec|ennec)"
)
"""Surnames in no list, by their endings: `xxxxewski`."""
_FIRST = frozenset("fg")
_GIVEN = re.compile(rb"[_ -]([a-z]{3,})")
FORMS = (_OF_ROOM, _DONE, _NOTED, _BEDDED, _CELL, _BY_INITIAL, _OWNED, _OF_CARE, _FILE)


def bedside(seen: Seen) -> Iterator[Mention]:
    """Surnames of the lists by their room, behind what is done for them, in front of what is noted of them; beside one of them others, too."""
    for form in (_OF_ROOM, _DONE, _NOTED, _BEDDED, *((_CELL, _BY_INITIAL) if seen.has(_OF_CARE) else ())):
        spans = [match.span("name") for match in seen.folded(form)]
        sure = {span for span in spans if _is_surname(seen, *span)}
        for start, end in spans:
            if (start, end) in sure or (sure and _is_new(seen, start, end)):
                yield Mention(start, end, "PERSON", _SCORE)
    for owned in seen.folded(_OWNED):
        if _is_full_name(seen, owned):
            yield Mention(*owned.span("name"), "PERSON", _SCORE)


def unled(seen: Seen, tagged: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """What the tagger says but for people with a word of care for a first half, whom these are: `VSL Xxxx`."""
    starts = {mention.end: mention.start for mention in found}
    return [
        name
        for name in tagged
        if _LED.fullmatch(seen.plain, name.start, max(name.start, starts.get(name.end, name.start))) is None
    ]


def filed(seen: Seen) -> Iterator[Mention]:
    """In the name of a file of care surnames of the lists, with a first name behind; before one any word that no list knows."""
    for file in seen.folded(_FILE):
        for part in _PART.finditer(seen.plain, *file.span("parts")):
            given = _GIVEN.match(seen.plain, part.end())
            is_given = given is not None and "f" in seen.flags(given[1].decode("latin-1"))
            is_unknown = is_given and not seen.flags(part[0].decode("latin-1"))
            if is_unknown or _is_surname(seen, *part.span()):
                yield Mention(part.start(), given.end() if given and is_given else part.end(), "PERSON", _SURE)


def _is_full_name(seen: Seen, match: re.Match[bytes]) -> bool:
    """A first name of the lists in front of a surname, or of a word in no list, both with a capital."""
    given, last = (set(seen.flags(match[part].decode("latin-1"))) for part in ("given", "last"))
    is_written_so = seen.has_capital(match.start("given")) and seen.has_capital(match.start("last"))
    return is_written_so and not _FIRST.isdisjoint(given) and last <= PEOPLE


def _is_new(seen: Seen, start: int, end: int) -> bool:
    """With a capital and in no list: beside somebody in the same form it is another one."""
    word = seen.plain[start:end]
    return seen.has_capital(start) and word not in NO_PEOPLE and not seen.flags(word.decode("latin-1"))


def _is_surname(seen: Seen, start: int, end: int) -> bool:
    """In lists of people, perhaps called like a small commune, and nothing else."""
    word = seen.plain[start:end]
    flags = set(seen.flags(word.decode("latin-1")))
    if word in STOP or word in NO_PEOPLE or not flags <= PEOPLE | {"c"}:
        return False
    return not PEOPLE.isdisjoint(flags) or (not flags and _BUILT.fullmatch(word) is not None)
