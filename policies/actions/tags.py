"""Numbered tags, stable in a conversation: the same value is always `[TEL_1]`. Kept by keyed digest, never by value.

A person has one tag however the name is written: `Mme DUPONT`, `Marie Dupont`, `dupont marie`. A surname alone means whoever was named
with it first; two full names that share one word are two people.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from models.context import Tags
from models.finding import Finding

LABELS = {
    "PERSON": "PERSONNE",
    "LOCATION": "LIEU",
    "ADDRESS": "ADRESSE",
    "DATE_OF_BIRTH": "DATE_NAISSANCE",
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "TEL",
    "FR_NIR": "NIR",
    "FR_INS": "INS",
    "FR_ID_DOCUMENT": "PIECE_IDENTITE",
    "FR_SPI": "SPI",
    "FR_LICENSE_PLATE": "PLAQUE",
    "IBAN_CODE": "IBAN",
    "CREDIT_CARD": "CB",
    "IP_ADDRESS": "IP",
    "INITIALS": "INITIALES",
    "FR_IPP": "IPP",
    "FR_NDA": "SEJOUR",
    "FR_RPPS": "RPPS",
    "FR_ADELI": "ADELI",
    "FR_FINESS": "FINESS",
    "FR_SIRET": "SIRET",
    "ORGANIZATION": "ETABLISSEMENT",
    "TRIAL_ID": "ESSAI",
    "STUDY_CODE": "ETUDE",
    "SUBJECT_ID": "SUJET",
    "SITE_ID": "CENTRE",
    "RANDOMISATION": "RANDOMISATION",
    "CASE_ID": "CAS",
    "COMPOUND_CODE": "MOLECULE",
    "SPONSOR_SECRET": "CONFIDENTIEL",
    "STRATEGIC": "STRATEGIQUE",
    "CREDENTIAL": "SECRET",
}
"""French names of the types in tags; a type that is not here is named as it is."""

KINDS = {"reference": "REFERENCE", "partner": "SOCIETE"}
"""What says more than its type: the number of an invoice is no stay, a firm no hospital."""
ROLES = {"patient": "PATIENT", "clinician": "SOIGNANT", "relative": "PROCHE"}


_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\[(?P<label>.+)_(?P<number>[0-9]+)\]")
_WHOLE, _ALONE, _PART = "PERSON", "PERSON alone", "PERSON part"
"""What a digest of a name stands for: all its words; its only word; one of several."""


class Numbering:
    """Gives tags in order of asking; remembers the new ones for the keeper."""

    def __init__(self, tags: Tags) -> None:
        self.new: dict[str, str] = {}
        """Keyed digest -> tag, for values that had no tag yet."""
        self._tags = tags
        self._last = _last_numbers(tags.known.values())

    def tag(self, finding: Finding, value: str) -> str:
        """The tag of a value, the one it already has in this conversation or the next of its label."""
        if finding.entity == "PERSON":
            return self._tag_of_person(finding, value)
        digest = self._digest(finding.entity, _plain(value))
        return self._known(digest) or self._given(self._next(finding), digest)

    def _tag_of_person(self, finding: Finding, value: str) -> str:
        words = _words_of_name(value)
        whole = self._digest(_WHOLE, " ".join(words))
        known = self._known(whole)
        if known:
            return known
        ways = (_ALONE, _PART) if len(words) == 1 else (_ALONE,)
        known = next(filter(None, (self._known(self._digest(way, word)) for word in words for way in ways)), None)
        tag = known or self._next(finding)
        way = _ALONE if len(words) == 1 else _PART
        return self._given(tag, whole, *(self._digest(way, word) for word in words))

    def _known(self, digest: str) -> str | None:
        return self._tags.known.get(digest) or self.new.get(digest)

    def _next(self, finding: Finding) -> str:
        label = _label(finding)
        self._last[label] = self._last.get(label, 0) + 1
        return f"[{label}_{self._last[label]}]"

    def _given(self, tag: str, *digests: str) -> str:
        """The tag, from now on known by these digests; what one of them meant before it still means."""
        self.new.update((digest, tag) for digest in digests if self._known(digest) is None)
        return tag

    def _digest(self, kind: str, plain: str) -> str:
        return hashlib.blake2b(f"{kind}\x00{plain}".encode(), key=self._tags.key, digest_size=16).hexdigest()


def _plain(value: str) -> str:
    """A value as it is compared: without blanks and case; a number without its punctuation."""
    written = "".join(value.split()).casefold()
    return "".join(filter(str.isalnum, written)) if any(map(str.isdigit, written)) else written


def _words_of_name(value: str) -> list[str]:
    """The words of a name in alphabetical order, without accents, case, initials and particles; the whole where no other is left."""
    plain = "".join(filter(lambda c: not unicodedata.combining(c), unicodedata.normalize("NFKD", value))).casefold()
    return sorted({word for word in _WORD.findall(plain) if len(word) > 2}) or [_plain(value)]


def _last_numbers(tags: Iterable[str]) -> dict[str, int]:
    """The highest number that each label has."""
    last: dict[str, int] = {}
    for label, number in _numbered(tags):
        last[label] = max(number, last.get(label, 0))
    return last


def _numbered(tags: Iterable[str]) -> Iterator[tuple[str, int]]:
    for match in filter(None, map(_NUMBER.fullmatch, tags)):
        yield match["label"], int(match["number"])


def _label(finding: Finding) -> str:
    if finding.entity == "PERSON":
        return ROLES.get(finding.attributes.get("role", ""), LABELS["PERSON"])
    return KINDS.get(finding.attributes.get("kind", ""), LABELS.get(finding.entity, finding.entity))
