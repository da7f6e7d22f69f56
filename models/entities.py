"""Entity types and their families: the closed vocabulary that detectors report and charters name. Presidio's names where they exist."""

from enum import StrEnum
from itertools import chain, combinations


class Family(StrEnum):
    """What charters mostly name."""

    IDENTITY = "identity"
    CARE = "care"
    HEALTH = "health"
    STUDY = "study"
    SECRET = "secret"


TYPES: dict[Family, tuple[str, ...]] = {
    Family.IDENTITY: (
        "PERSON",
        "LOCATION",
        "ADDRESS",
        "DATE_OF_BIRTH",
        "EMAIL_ADDRESS",
        "PHONE_NUMBER",
        "FR_NIR",
        "FR_INS",
        "FR_ID_DOCUMENT",
        "FR_SPI",
        "FR_LICENSE_PLATE",
        "IBAN_CODE",
        "CREDIT_CARD",
        "IP_ADDRESS",
        "INITIALS",
    ),
    Family.CARE: ("FR_IPP", "FR_NDA", "FR_RPPS", "FR_ADELI", "FR_FINESS", "FR_SIRET", "ORGANIZATION"),
    Family.HEALTH: (
        "DIAGNOSIS",
        "ICD10",
        "TREATMENT",
        "LAB_RESULT",
        "ADVERSE_EVENT",
        "DATE_OF_CARE",
        "AGE",
        "HEALTH_RECORD",
        "INDIVIDUAL_CASE",
    ),
    Family.STUDY: (
        "TRIAL_ID",
        "STUDY_CODE",
        "SUBJECT_ID",
        "SITE_ID",
        "RANDOMISATION",
        "UNBLINDING",
        "CASE_ID",
        "COMPOUND_CODE",
    ),
    Family.SECRET: ("SPONSOR_SECRET", "STRATEGIC", "CREDENTIAL"),
}

MEANS = (
    "age", "agency", "artefact", "audience", "bad", "blind", "board", "body", "clinic", "contrast", "course", "deal",
    "decision", "dose", "early", "event", "firm", "good", "hush", "kin", "life", "looks", "making", "me", "money",
    "patient", "place", "plan", "quality", "quiet", "rare", "remedy", "result", "role", "slip", "soon", "staff",
    "study", "tell", "this", "time", "trade", "treatment", "we",
)  # fmt: skip
"""Groups of words that may tell a class of content, in the order of the alphabet."""
MOST_MEANS = 3
DETAILS = ("none", "one", "two", "more")
"""How many details single out the patient of a story."""

ATTRIBUTES: dict[str, frozenset[str]] = {
    "role": frozenset({"patient", "clinician", "relative", "other"}),
    "kind": frozenset(
        {
            "marking",
            "result",
            "key",
            "private_key",
            "password",
            "coordinates",
            "sentence",
            "reference",
            "home",
            "partner",
        }
    ),
    "band": frozenset({"neonate", "infant", "under_90", "over_89"}),
    "size": frozenset({"small"}),
    "hidden": frozenset({"yes"}),
    "registry": frozenset({"known", "part"}),
    "details": frozenset(DETAILS),
    "why": frozenset(
        "+".join(told) for told in chain.from_iterable(combinations(MEANS, n + 1) for n in range(MOST_MEANS))
    ),
}
"""What a finding may say of itself that charters name and records keep: closed lists, so that no text slips in."""

FAMILY_OF: dict[str, Family] = {entity: family for family, entities in TYPES.items() for entity in entities}
