"""Numbered tags, stable in a conversation: the same value is always `[TEL_1]`. Kept by keyed digest, never by value."""

import hashlib
from collections import Counter

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

ROLES = {"patient": "PATIENT", "clinician": "SOIGNANT", "relative": "PROCHE"}


class Numbering:
    """Gives tags in order of asking; remembers the new ones for the keeper."""

    def __init__(self, tags: Tags) -> None:
        self.new: dict[str, str] = {}
        """Keyed digest -> tag, for values that had no tag yet."""
        self._tags = tags
        self._last = Counter(tag.strip("[]").rpartition("_")[0] for tag in tags.known.values())

    def tag(self, finding: Finding, value: str) -> str:
        """The tag of a value, the one it already has in this conversation or the next of its label."""
        digest = self._digest(finding.entity, value)
        known = self._tags.known.get(digest) or self.new.get(digest)
        if known:
            return known
        label = _label(finding)
        self._last[label] += 1
        self.new[digest] = f"[{label}_{self._last[label]}]"
        return self.new[digest]

    def _digest(self, entity: str, value: str) -> str:
        written = "".join(value.split()).casefold()
        plain = "".join(filter(str.isalnum, written)) if any(map(str.isdigit, written)) else written
        return hashlib.blake2b(f"{entity}\x00{plain}".encode(), key=self._tags.key, digest_size=16).hexdigest()


def _label(finding: Finding) -> str:
    if finding.entity == "PERSON":
        return ROLES.get(finding.attributes.get("role", ""), LABELS["PERSON"])
    return LABELS.get(finding.entity, finding.entity)
