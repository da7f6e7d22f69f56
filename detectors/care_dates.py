"""Dates of care: a day or month that words of care introduce (`hospitalisé du … au …`, `C2 1/7/19`, `LBDTC`). Alone a health signal, no identifier.

Words by hand from French and English records; column names of CDISC SDTM (`--DTC`, https://www.cdisc.org/standards/foundational/sdtmig).
The day of a law, a version or a publication is none.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from detectors.dates import CORE, MONTH, WRITTEN, read
from detectors.levelled import LEVEL
from detectors.lines import line_start
from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, last
from detectors.sights import near

_REACH = 70
_CARE = frozenset(
    b"hospit hdj admise admis admission admitted entree entre sortie sorti discharge discharged opere operee operes operation chirurgie"
    b" surgery intervention greffe greffee vu vue vus vues revu revue seen visite visites visit preleve prelevee prelevement prelevements"
    b" sampled deces died death mort morte examen examens exam scanner irm mri ct tdm tep pet ecg eeg emg fibroscopie endoscopie gastroscopie"
    b" biopsie biopsy ponction cure cures cycle cycles radiotherapie consentement screening baseline transfert urgences injection perfusion"
    b" transfusion dose debut debute debutee demarre demarree initie initiee arret arrete arretee started stopped rdv rendez-vous suivi"
    b" follow-up bilan biologie nfs compte-rendu compte crh cr sejour passage rechute progression recidive evenement symptome symptomes survenu"
    b" survenue apparu apparue onset nouvelles evaluation date hemoculture hemocultures ecbu pcr resultat resultats chute accident traumatisme"
    b" infarctus avc embolie fracture depuis visitdt mortelle mortel fatale suicide"
    b" tentative cesarienne grossesse fausse-route malaise crise poussee".split()
)
_CARE_STEMS = (
    *(
        b"hospitali",
        b"consult",
        b"decede",
        b"echo",
        b"radio",
        b"colo",
        b"chimio",
        b"inclus",
        b"randomi",
        b"diagnos",
        b"transfer",
        b"accouch",
    ),
    *(b"vaccin", b"administr", b"implant", b"transplant", b"explant", b"intub", b"extub"),
)
_CARE_ENDS = (b"ctomie", b"stomie", b"scopie", b"plastie", b"graphie", b"ectomy", b"oscopy", b"plasty")
"""Of operations and pictures: `mastectomie`, `coronarographie`."""
_STEM_HEADS = frozenset(stem[:4] for stem in _CARE_STEMS)
_COUNTED = re.compile(rb"[cjv][0-9]{1,2}|[a-z]{0,6}dtc")
"""`C2`, `V3`, `LBDTC`."""
_NO_CARE = frozenset(
    b"version loi decret arretes ordonnance directive reglement recommandation recommandations guideline guidelines paru publie publiee"
    b" edition maj copyright article avis circulaire deliberation regulation act journal bulletin acces accessed ne nee ddn naissance birth"
    b" birthdate dob brthdtc born valable expire expiration peremption validite protocole amendement gel reunion"
    b" bibliographie photographie geographie orthographie topographie cartographie demographie"
    b" monographie".split()
)
_TOLD = dict.fromkeys(_CARE, True) | dict.fromkeys(_NO_CARE, False)
_STARTS = frozenset(word.partition(b"-")[0] for word in _CARE)
_SIGN_ENDS = (*_CARE_ENDS, b"dtc")
_START = re.compile(rb"[cjv](?=[0-9])|(?<![a-z])[a-z]{2,}")
_ENDS = b"0123456789c"
_WORD = re.compile(rb"[a-z][a-z0-9-]*")
_RANGE = re.compile(rb" ?(?:au|a|-|et|puis|jusqu'au|to|until|,|;) ?(?:le |du )?")
"""Between two dates of one care: `du 12/03/2024 au `."""
_NUMBERS = re.compile(rb"[0-9]{1,4}[./|_-][0-9]{1,2}[./|_-][0-9]{1,4}|(?<=[a-z.] )(?:19|20)[0-9]{2}")
"""The numbers of another date in front."""
_JOINED = re.compile(rb"[./|_-][0-9]")
"""What they have, but for a year alone; quick."""
_PART = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/-])(?:(?:0?[1-9]|[12][0-9]|3[01])(?:er)? %b"
    rb"|%b\.? (?:19|20)[0-9]{2}|(?:0[1-9]|1[0-2])/(?:19|20)[0-9]{2})(?![0-9a-z])(?![/-][0-9])(?!\.? (?:19|20)[0-9]{2})"
    % (MONTH, MONTH)
)
"""`14 mars`, `sept. 2022`, `03/2022`; not `12/8`."""
_DAY = re.compile(
    rb"(?<![a-z])(?:le|du|au) (?P<value>(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2]))(?![0-9a-z%])(?![/.,-][0-9])(?! ?(?:des?|du|d')(?![a-z]))"
)
"""`hospitalisé depuis le 12/5`; not `opéré, le 1/3 des patients`."""
_DAY_CORE = rb"[^a-z](?:le|du|au) [0-9]{1,2}/[0-9]"
_PART_CORE = (
    rb"[^0-9a-z](?:[0-9]{1,2}(?:er)? (?:jan|fev|feb|mar|avr|apr|mai|may|jui|jun|jul|aou|aug|sep|oct|nov|dec)"
    rb"|(?:jan|fev|feb|mar|avr|apr|mai|may|jui|jun|jul|aou|aug|sep|oct|nov|dec)[a-z]{0,6}\.? [12][0-9]{3}"
    rb"|[01][0-9]/[12][0-9]{3})"
)


def _signs(data: bytes) -> Iterator[int]:
    """Where words stand that begin like one that tells of care."""
    for found in _START.finditer(data):
        word = found[0]
        if word in _STARTS or word.startswith(_CARE_STEMS) or word.endswith(_SIGN_ENDS) or len(word) == 1:
            yield found.start()


def _hopeful(folded: Folded, starts: Places) -> Mask:
    return near(starts, folded.places(frozenset((_START.pattern,)), lambda: _signs(folded.data)))


def _judge(seen: Seen) -> float:
    """A day of the calendar, introduced by care."""
    return 0.7 if _is_care(seen, seen.start) and read(seen.value) is not None else 0


def _judge_part(seen: Seen) -> float:
    return 0.6 if _is_care(seen, seen.start) else 0


def _is_care(seen: Seen, end: int) -> bool:
    """The nearest telling word on this line is of care, with no other date in between but the first of a range."""
    data = seen.folded.data
    low = line_start(data, end, _REACH)
    other = last(_NUMBERS.finditer(data, low, end)) if _may_be_dated(data, low, end) else None
    if other is not None:
        if not _RANGE.fullmatch(data, other.end(), end):
            low = other.end()
        else:
            end = other.start()
    before = data[low:end]
    if data[max(0, low - 1) : low].isalpha():
        before = before.lstrip(ascii_lowercase.encode())
    return seen.folded.tells(b"care", before.translate(LEVEL), lambda: _is_told(before))


def _is_told(data: bytes) -> bool:
    """Whether the last word that tells of care or of something else tells of care."""
    for word in reversed(_WORD.findall(data)):
        told = _TOLD.get(word)
        if told is not None:
            return told
        if word[:4] in _STEM_HEADS and word.startswith(_CARE_STEMS):
            return True
        if word.endswith(_CARE_ENDS) and word not in _NO_CARE:
            return True
        if word[-1] in _ENDS and _COUNTED.fullmatch(word):
            return True
    return False


def _may_be_dated(data: bytes, start: int, end: int) -> bool:
    is_joined = _JOINED.search(data, start, end) is not None
    start = max(0, start - 1)
    return is_joined or data.find(b" 19", start, end) >= 0 or data.find(b" 20", start, end) >= 0


PATTERNS = (
    Pattern("care_dates", "DATE_OF_CARE", CORE, WRITTEN, _judge, tells_digits=True, hopeful=_hopeful),
    Pattern("care_dates", "DATE_OF_CARE", _PART_CORE, _PART, _judge_part, hopeful=_hopeful),
    Pattern("care_dates", "DATE_OF_CARE", _DAY_CORE, _DAY, _judge_part, hopeful=_hopeful),
)
