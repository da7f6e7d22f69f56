"""Takes back people whom the prompt surely does not deal with: of sport and stage, of history, of books, of exercises and samples.

The judge (detectors/names/private) says how likely each is somebody private. It is asked last, and not believed where a contact or an
identifier stands in the prompt, of whom the organisation knows, or in a record that does not say that it is a sample.
"""

import re
from collections.abc import Callable, Collection, Sequence

from detectors.names.private.features import Span
from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.words import PARTICLES

Judged = Callable[[str, bytes, Sequence[Span]], list[float]]
SURE = 0.1
"""Below, it is nobody private."""
_MOST = 40
"""A prompt with more people is a list of somebody's."""
_TIES = frozenset({
    "ADDRESS", "CASE_ID", "CREDIT_CARD", "EMAIL_ADDRESS", "FR_ADELI", "FR_ID_DOCUMENT", "FR_INS", "FR_IPP", "FR_LICENSE_PLATE", "FR_NDA",
    "FR_NIR", "FR_RPPS", "FR_SPI", "IBAN_CODE", "PHONE_NUMBER", "RANDOMISATION", "SUBJECT_ID", "UNBLINDING",
})  # fmt: skip
"""With one of these in the prompt, somebody in it is private."""
_TOLD = 0.4
_BIRTH = 40
"""So far behind a name its date of birth may stand."""
_SAMPLE = re.compile(
    rb"(?<![a-z])(?:exemples?|examples?|demo|fictifs?|fictives?|samples?|dummy|mock|fake|test|seeds?|fixtures?|tuto(?:riel|rial)?|synthea|documentation"
    rb"|doc|titanic|kaggle|exercices?)(?![a-z])"
)
"""What a record says that is nobody's."""
_LIVED = re.compile(
    rb"(?:,? [a-z\x80'.-]{1,20}){0,2} ?\((?:(?:ca?\.?|vers|ne en|born) ?)?1[0-9]{3} ?[\x80-\xff-]{1,3} ?(?:ca?\.? ?)?1(?:[0-8][0-9]|9[0-5])[0-9]\)"
)
"""`Hugo, Victor (1802-1885)`: the dead of long ago."""
_CARED_FOR = re.compile(
    rb"(?<![a-z])(?:veuve|veuf|patiente?|residente?|malade|beneficiaire|voisine?|collegue|stagiaire|detenue?|assuree?) \Z"
)
"""`la veuve Xxxx`: told as somebody's own."""
_LONGEST_CUE = 16
_WORD = re.compile(rb"[a-z\x80]{3,}")


def somebodys(text: str, hits: list[Hit], judge: Judged, known: Collection[bytes]) -> list[Hit]:
    """The hits without people of the world; if nobody else is left, without the dates of birth beside them. `known`: folded names to keep."""
    people = [hit for hit in hits if hit.entity == "PERSON"]
    if not 0 < len(people) <= _MOST or any(hit.entity in _TIES and hit.score >= _TOLD for hit in hits):
        return hits
    data = plain(text)
    likely = _likely(data, people, judge(text, data, [Span(hit.start, hit.end) for hit in people]))
    is_sample = _SAMPLE.search(data) is not None
    gone = {
        hit[:3]
        for hit, private in zip(people, likely, strict=True)
        if (private < SURE or _LIVED.match(data, hit.end))
        and not _is_tied(data, hit, known)
        and (is_sample or hit.detector != "payloads")
    }
    if not gone:
        return hits
    is_empty = len(gone) == len({hit[:3] for hit in people})
    return [hit for hit in hits if hit[:3] not in gone and not (is_empty and _is_birth_of(hit, gone))]


def _is_birth_of(hit: Hit, gone: Collection[tuple[int, int, str]]) -> bool:
    """Whether it is a date of birth close behind one of them: any other may be a patient's."""
    return hit.entity == "DATE_OF_BIRTH" and any(0 <= hit.start - end <= _BIRTH for _, end, _ in gone)


def _likely(data: bytes, people: Sequence[Hit], told: Sequence[float]) -> list[float]:
    """For each the likeliest of all that share a word with it: somebody private stays so wherever a prompt names them."""
    words = [[word for word in _WORD.findall(data, hit.start, hit.end) if word not in PARTICLES] for hit in people]
    best: dict[bytes, float] = {}
    for own, likely in zip(words, told, strict=True):
        for word in own:
            best[word] = max(likely, best.get(word, 0))
    return [max([likely, *(best[word] for word in own)]) for own, likely in zip(words, told, strict=True)]


def _is_tied(data: bytes, hit: Hit, known: Collection[bytes]) -> bool:
    """Of the organisation's own lists, or told as somebody whom one cares for or works with."""
    is_known = hit.attributes.get("source") == "edm" or data[hit.start : hit.end] in known
    return is_known or _CARED_FOR.search(data, max(0, hit.start - _LONGEST_CUE), hit.start) is not None
