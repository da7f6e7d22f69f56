"""Dates of care: a day or month that words of care introduce (`hospitalisé du … au …`, `C2 1/7/19`, `LBDTC`). Alone a health signal, no identifier.

Words by hand from French and English records; column names of CDISC SDTM (`--DTC`, https://www.cdisc.org/standards/foundational/sdtmig).
The day of a law, a version or a publication is none.
"""

import re

from detectors.dates import CORE, MONTH, WRITTEN, read
from detectors.pattern import Pattern, Seen, last

_REACH = 70
_CARE = re.compile(
    rb"(?<![a-z])(?:hospitali\w{1,9}|hospit|hdj|admis\w{0,5}|admitted|admission|entree?|entre|sortie?|discharged?|operee?s?|operation|chirurgie"
    rb"|surgery|intervention|greffee?|greffe|consult\w{0,8}|(?:re)?vue?s?|seen|visite?s?|prelevements?|prelevee?|sampled?|deces|decede\w{0,2}|died|death"
    rb"|morte?|examen\w{0,2}|scanner|irm|mri|ct|tdm|tep|pet|echo\w{0,12}|radio\w{0,9}|ecg|eeg|emg|fibroscopie|colo\w{3,9}|endoscopie|gastroscopie"
    rb"|biopsie|biopsy|ponction|cures?|cycles?|c[1-9][0-9]?|j[1-9][0-9]?|v[0-9]{1,2}|chimio\w{0,10}|radiotherapie|inclus\w{0,3}|inclusion|randomi[sz]\w{1,7}"
    rb"|consentement|screening|baseline|diagnosti\w{1,5}|diagnosed|transfer\w{1,4}|transfert|urgences|accouche\w{1,5}|vaccin\w{0,6}|injection|perfusion"
    rb"|transfusion|dose|administr\w{3,7}|debute?e?|demarree?|initiee?|arrete?e?|arret|started|stopped|rdv|rendez-vous|suivi|follow-?up|bilan|biologie|nfs"
    rb"|compte[ -]rendu|crh|cr|sejour|passage|rechute|progression|recidive|evenement|symptomes?|survenue?|apparue?|onset|nouvelles|evaluation|revue"
    rb"|date|hemocultures?|ecbu|pcr|resultats?|chute|accident|traumatisme|infarctus|avc|embolie|fracture|depuis|[a-z]{2,6}dtc|dtc|visitdt)(?![a-z])"
)
_NO_CARE = re.compile(
    rb"(?<![a-z])(?:version|v\.|loi|decret|arrete (?:du|ministeriel)|ordonnance n|directive|reglement\w{0,4}|recommandations?|guidelines?|paru"
    rb"|publie\w{0,2}|edition|mise a jour|maj|copyright|article|avis|circulaire|deliberation|regulation|act|journal|bulletin|acces|accessed"
    rb"|consulte(?:e)? le|nee?|ddn|naissance|birth|dob|valable|expir\w{1,6}|peremption|validite|protocole|amendement|base de donnees|gel)(?![a-z])"
)
_RANGE = re.compile(rb"%b ?(?:au|a|-|et|puis|jusqu'au|to|until|,|;) ?(?:le |du )?\Z" % WRITTEN)
"""Between two dates of one care: `du 12/03/2024 au `."""
_DAY = re.compile(WRITTEN)
_PART = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/-])(?:(?:0?[1-9]|[12][0-9]|3[01])(?:er)? %b"
    rb"|%b\.? (?:19|20)[0-9]{2}|(?:0[1-9]|1[0-2])/(?:19|20)[0-9]{2})(?![0-9a-z])(?![/-][0-9])(?!\.? (?:19|20)[0-9]{2})"
    % (MONTH, MONTH)
)
"""`14 mars`, `sept. 2022`, `03/2022`; not `12/8`."""
_PART_CORE = (
    rb"[^0-9a-z](?:[0-9]{1,2}(?:er)? (?:jan|fev|feb|mar|avr|apr|mai|may|jui|jun|jul|aou|aug|sep|oct|nov|dec)"
    rb"|(?:jan|fev|feb|mar|avr|apr|mai|may|jui|jun|jul|aou|aug|sep|oct|nov|dec)[a-z]{0,6}\.? [12][0-9]{3}|[01][0-9]/[12][0-9]{3})"
)


def _judge(seen: Seen) -> float:
    """A day of the calendar, introduced by care."""
    return 0.7 if read(seen.value) is not None and _is_care(seen, seen.start) else 0


def _judge_part(seen: Seen) -> float:
    return 0.6 if _is_care(seen, seen.start) else 0


def _is_care(seen: Seen, end: int) -> bool:
    """The nearest words on this line are of care, no other date in between but the first of a range."""
    data = seen.folded.data
    low = max(0, end - _REACH, data.rfind(b"\n", max(0, end - _REACH), end) + 1)
    span = _RANGE.search(data, low, end)
    if span is not None:
        end = span.start()
    word = last(_CARE.finditer(data, low, end))
    if word is None:
        return False
    return not (_NO_CARE.search(data, word.start(), end) or _DAY.search(data, word.end(), end))


PATTERNS = (
    Pattern("care_dates", "DATE_OF_CARE", CORE, _DAY, _judge),
    Pattern("care_dates", "DATE_OF_CARE", _PART_CORE, _PART, _judge_part),
)
