"""Block: what the user is told. In words and never by value: what was found, which article of the charter, what to do instead."""

from collections.abc import Iterable, Iterator, Mapping

from models.decision import Decision
from models.message import Message

NAMES = {
    "PERSON": "nom de personne",
    "LOCATION": "lieu",
    "ADDRESS": "adresse",
    "DATE_OF_BIRTH": "date de naissance",
    "EMAIL_ADDRESS": "adresse électronique",
    "PHONE_NUMBER": "numéro de téléphone",
    "FR_NIR": "numéro de sécurité sociale (NIR)",
    "FR_INS": "identité nationale de santé (INS)",
    "FR_ID_DOCUMENT": "pièce d'identité",
    "FR_SPI": "numéro fiscal",
    "FR_LICENSE_PLATE": "plaque d'immatriculation",
    "IBAN_CODE": "coordonnées bancaires",
    "CREDIT_CARD": "carte bancaire",
    "IP_ADDRESS": "adresse IP",
    "INITIALS": "initiales d'un patient",
    "FR_IPP": "identifiant permanent patient (IPP)",
    "FR_NDA": "numéro de séjour",
    "FR_RPPS": "numéro RPPS",
    "FR_ADELI": "numéro ADELI",
    "FR_FINESS": "numéro FINESS",
    "FR_SIRET": "numéro SIREN ou SIRET",
    "ORGANIZATION": "établissement",
    "DIAGNOSIS": "diagnostic",
    "ICD10": "code CIM-10",
    "TREATMENT": "traitement",
    "LAB_RESULT": "résultat de biologie",
    "ADVERSE_EVENT": "événement indésirable",
    "DATE_OF_CARE": "date de soin",
    "AGE": "âge",
    "HEALTH_RECORD": "dossier de santé structuré",
    "INDIVIDUAL_CASE": "histoire d'un patient",
    "TRIAL_ID": "numéro d'essai clinique",
    "STUDY_CODE": "code d'étude",
    "SUBJECT_ID": "numéro de sujet",
    "SITE_ID": "numéro de centre",
    "RANDOMISATION": "numéro de randomisation ou de kit",
    "UNBLINDING": "bras de traitement",
    "CASE_ID": "numéro de cas de pharmacovigilance",
    "COMPOUND_CODE": "code de molécule",
    "SPONSOR_SECRET": "information confidentielle du promoteur",
    "STRATEGIC": "donnée stratégique",
    "CREDENTIAL": "mot de passe ou clé d'accès",
}
"""What each entity type is called in front of a user."""

ENGLISH = {
    "PERSON": "name of a person",
    "LOCATION": "place",
    "ADDRESS": "address",
    "DATE_OF_BIRTH": "date of birth",
    "EMAIL_ADDRESS": "e-mail address",
    "PHONE_NUMBER": "telephone number",
    "FR_NIR": "social security number (NIR)",
    "FR_INS": "national health identity (INS)",
    "FR_ID_DOCUMENT": "identity document",
    "FR_SPI": "tax number",
    "FR_LICENSE_PLATE": "licence plate",
    "IBAN_CODE": "bank details",
    "CREDIT_CARD": "payment card",
    "IP_ADDRESS": "IP address",
    "INITIALS": "initials of a patient",
    "FR_IPP": "permanent patient identifier (IPP)",
    "FR_NDA": "number of a hospital stay",
    "FR_RPPS": "RPPS number",
    "FR_ADELI": "ADELI number",
    "FR_FINESS": "FINESS number",
    "FR_SIRET": "SIREN or SIRET number",
    "ORGANIZATION": "institution",
    "DIAGNOSIS": "diagnosis",
    "ICD10": "ICD-10 code",
    "TREATMENT": "treatment",
    "LAB_RESULT": "laboratory result",
    "ADVERSE_EVENT": "adverse event",
    "DATE_OF_CARE": "date of care",
    "AGE": "age",
    "HEALTH_RECORD": "structured health record",
    "INDIVIDUAL_CASE": "story of one patient",
    "TRIAL_ID": "clinical trial number",
    "STUDY_CODE": "study code",
    "SUBJECT_ID": "subject number",
    "SITE_ID": "site number",
    "RANDOMISATION": "randomisation or kit number",
    "UNBLINDING": "treatment arm",
    "CASE_ID": "safety case number",
    "COMPOUND_CODE": "compound code",
    "SPONSOR_SECRET": "confidential information of the sponsor",
    "STRATEGIC": "strategic data",
    "CREDENTIAL": "password or access key",
}
"""The same in English."""


STOPPED = Message(fr="Envoi arrêté par gardefou : rien n'a été transmis.", en="Stopped by gardefou: nothing was sent.")
UNSAID = Message(fr="La charte n'autorise pas cet envoi.", en="The charter does not allow this request.")
"""Said where no rule has a message."""


def notice(decision: Decision, reference: str, contact: str) -> Message:
    """The text of a refusal, French and English, ready to be shown inside a chat or an error.

    `reference` is the decision's number in the log; `contact` whom to ask.
    """
    closing = Message(
        fr=f"Référence : {reference}. Une question, une erreur ? Contactez {contact} en donnant cette référence.",
        en=f"Reference: {reference}.",
    )
    return closing.after(STOPPED, decision.message or UNSAID, *found_and_ruled(decision))


def found_and_ruled(decision: Decision) -> Iterator[Message]:
    """What was found, and the rules that decided; nothing where there is none."""
    found = {located.finding.entity for located in decision.findings}
    if found:
        yield Message(fr=f"Repéré : {listed(found, NAMES)}.", en=f"Found: {listed(found, ENGLISH)}.")
    rules = ", ".join(spoken.rule for spoken in decision.spoken if spoken.acts and spoken.gate is decision.gate)
    if rules:
        yield Message(fr=f"Règle : {rules}.", en=f"Rule: {rules}.")


def listed(found: Iterable[str], names: Mapping[str, str]) -> str:
    """Entity types by their names, in the order of the alphabet."""
    return ", ".join(sorted(names[entity] for entity in found))
