"""Names of identifying columns and keys, French and English, SDTM (CDISC SDTMIG 3.4), FHIR R4, E2B and DICOM (PS3.6) ones among them.

A name is written in words; `date_naissance`, `dateNaissance`, `DATE NAISSANCE` and `Date-Naissance` are one name.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple


class Field(NamedTuple):
    """What the values of a field are. A weak name needs another field beside it; `role` is a person's."""

    entity: str
    role: str = ""
    is_weak: bool = False


_PATIENT = """pid 5|nom de naissance|nom naissance|nom de famille|nom famille|nom usuel|nom usage|nom d usage|nom marital
|nom de jeune fille|nom patient
|nom du patient|nom de la patiente|patient nom|nom pat|pat nom|prenom|prenoms|prenom s|prenom patient|prenom du patient|patient prenom
|prenom usuel|prenom naissance|prenom de naissance|premier prenom|nom prenom|nom et prenom|nom prenoms|nom et prenoms|prenom nom
|prenom et nom|nom complet|identite patient|identite du patient|patient name|patients name|patient s name|name of patient|last name
|first name|family name|surname|given name|given names|forename|middle name|maiden name|birth name|full name|patient last name
|patient first name|patient full name|subject name|nom du sujet|pt name|nom sujet|nom participant|participant name|other patient names
|patient family|patient given|pat name|nombre del paciente|nombre y apellidos|apellidos|apellidos y nombre|cognome e nome|nome e cognome|cognome
|nome do doente|nome do paciente|nome completo|name des patienten|vorname|nachname"""
_RELATIVE = """personne a prevenir|personne de confiance|contact urgence|emergency contact|nom mere|nom du conjoint|next of kin|mother maiden name
|mothers maiden name|patient mother s birth name|nom de la mere|nom du pere"""
_CLINICIAN = """investigateur|investigateur principal|investigator|principal investigator|invnam|inv name|investigator name|medecin|medecin traitant
|medecin referent|nom medecin|nom du medecin|prescripteur|praticien|operateur|chirurgien|physician|attending physician|referring physician
|referring physician s name|referring physicians name|doctor|arc|tec|reporter given name|reportergivename|reporter family name
|reporterfamilyname"""
_BIRTH = """ddn|date naissance|date de naissance|date naiss|dt naiss|dt naissance|dat naiss|dat nais|naissance|ne le|nee le|ne e le|date of birth|dob
|birth date|birth dt|birthday|brthdtc|brthdt|brthdat|birthdtc|brthdtn|patient birth date|patient s birth date|patients birth date
|patient birthdate|annee naissance|annee de naissance|birth year|year of birth|pat dob|subject dob|date nais|naiss|pid 7|birth time|patientbirthdate
|d d n|fecha de nacimiento|fecha nacimiento|data di nascita|data nascita|data de nascimento|geburtsdatum|geb datum|bday"""
_HOSPITAL = """ipp|num ipp|no ipp|pid 3|n ipp|numero ipp|code ipp|ipp patient|nip|nipp|nip patient|num permanent|numero permanent
|numero permanent patient
|identifiant patient|identifiant permanent|identifiant permanent patient|id patient|patient id|pat id|patient identifier|mrn
|medical record number|medical record|patientgpmedicalrecordnumb|patientspecialistrecordnumb|patienthospitalrecordnumb|hospital number
|numero patient hopital|other patient ids|historia clinica|n historia clinica|no historia clinica|numero de historia clinica|nhc
|cartella clinica|cartella clinica n|cartella n|tessera sanitaria|numero de utente|no de utente|n de utente|numero do processo|nhs number|nhs no
|pat mrn id|pat mrn|patientennummer|patienten id|hospital no"""
_DOCUMENT = "dni|nif nie|codice fiscale|cod fiscale|cartao de cidadao|carta d identita|documento de identidad|personalausweis|personalausweisnummer"
_STAY = """nda|iep|pid 18|pv1 19|num sejour|no sejour|n sejour|numero sejour|numero de sejour|sejour|id sejour|num venue|numero venue
|numero de venue|no venue
|visit number|encounter id|num dossier|numero dossier|numero de dossier|no dossier|n dossier|accession number|admission number
|admission id|num admission|numero admission|numero d admission|numero administratif|num examen|numero d examen|numero de demande
|num demande|numero administratif local|visit id|visite id hopital"""
_NIR = """nir|nss|n ss|num ss|numero ss|num secu|no secu|n secu|numero secu|numero de secu|numero securite sociale|numero de securite sociale
|securite sociale|secu|secu sociale|n securite sociale|ssn|social security number|patient ssn|nir patient|nir beneficiaire|nir assure
|matricule assure"""
_INITIALS = """initiales|initiale|initials|subj init|pat init|subject initials|patient initials|initiales patient|initiales du patient|initiales sujet
|initiales du sujet|patientinitial|subjinit|patinit|pt initials|initiales nom prenom"""
_SUBJECT = """usubjid|subjid|subject id|subject key|subject number|subject no|subject num|subj no|subj id|subj num|num sujet|no sujet|n sujet|id sujet
|numero sujet|numero de sujet|numero du sujet|code sujet|code patient|num patient|no patient|n patient|numero patient|numero de patient
|patient no|patient number|patient num|pat num|pat no|num inclusion|numero inclusion|numero d inclusion|no inclusion|n inclusion
|id inclusion|num anonymat|numero anonymat|numero d anonymat|no anonymat|screening number|screening no|screening id|scrno
|enrollment number|enrolment number|participant id|participant number|participant no|record id|study subject id|clinical trial subject id
|patientinvestigationnumb|id participant|code participant|identifiant sujet|identifiant participant|subject code|patient code
|subject identifier|unique subject identifier|siteid subjid|num screening|numero de screening"""
_RANDOMISATION = """rand no|rand num|randno|rando|randomisation number|randomization number|num rando|numero rando|numero de rando

|numero randomisation|numero de randomisation|no rando|no randomisation|n randomisation|rndno|randnum|randomisation id|randomization id"""
_KIT = "kit no|kit number|num kit|numero kit|numero de kit|kit id|no kit|n kit|medication number|numero de traitement|numero ut"
_SITE = """site id|site number|site no|site num|num centre|no centre|n centre|numero centre|numero de centre|code centre|numero site|num site
|location oid|center number|center id|centre id|study site|clinical trial site id|centre number|site code"""
_PHONE = """telephone|pid 13|tel|tel portable|tel fixe|tel mobile|telephone portable|telephone mobile|telephone fixe|portable|mobile|phone
|phone number
|telephone patient|tel patient|gsm|num tel|numero tel|numero de telephone|numero telephone|no tel|n tel|cell phone|mobile phone|home phone
|patient telephone numbers|tel domicile|fax"""
_MAIL = "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|email address|mel|adresse electronique|mail patient|email patient"
_ADDRESS = """adresse|adresse postale|adresse patient|adresse du patient|address|rue|voie|street|street address|street address line|address line
|adresse 1|adresse 2|adresse complete|patient address|patient s address|home address|domicile|address line 1
|domicilio|direccion|residenza|indirizzo|morada|anschrift"""
_POSTCODE = "code postal|cp|zip|zip code|postal code|postcode|cod post|code post|codepostal"
_PLACE = """ville|commune|city|ville naissance|lieu naissance|lieu de naissance|ville de naissance|commune naissance|birth place|place of birth
|ville residence|commune de residence|commune de naissance"""
_ARM = """arm|armcd|actarm|actarmcd|trt01p|trt01a|trtp|trta|trt01pn|trt01an|bras|bras traitement|bras de traitement|treatment arm|treatment group
|bras alloue|traitement attribue|traitement alloue|groupe traitement|groupe de traitement|planned arm|actual arm|randomised arm
|bras de randomisation"""
_CASE = """case id|case number|safety report id|safetyreportid|worldwideuniquecaseidentification|worldwideuniquecaseidentificationnumb|authoritynumb
|companynumb|authority numb|company numb|sae id|susar id|aer number|mfr control no|mfr report number|numero cas|numero de cas
|numero de cas pv|duplicatenumb"""
_STUDY = """study id|studyid|protocol id|protocol number|numero protocole|code etude|code protocole|study oid|sponsorstudynumb
|clinical trial protocol id|code essai|numero d etude"""
_LOGIN = """mot de passe|motdepasse|mdp|password|passwd|pwd|mot de passe provisoire|mot de passe initial|password initial|temp password|code pin
|code d acces|api key|cle api|secret key|access token|passphrase"""
_CARE = """rfstdtc|rfendtc|rficdtc|rfxstdtc|rfxendtc|rfpendtc|dmdtc|dthdtc|svstdtc|svendtc|visdtc|aestdtc|aeendtc|cmstdtc|cmendtc|exstdtc|exendtc
|lbdtc|vsdtc|egdtc|mhstdtc|dsstdtc|qsdtc|prstdtc|pedtc|pcdtc|trtsdt|trtedt|adt|visitdt|visit date|date visite|date de visite
|date consultation|date de consultation|date admission|date d admission|date entree|date d entree|date sortie|date de sortie
|date hospitalisation|date deces|date de deces|date inclusion|date d inclusion|date chirurgie|date prelevement|date de prelevement
|date intervention|date diagnostic|admission date|discharge date|date consentement|consent date|date rando|date randomisation|study date
|date examen|date d examen|date debut|date fin|deceased date time|date acte"""

_NAMES: tuple[tuple[str, Field], ...] = (
    (_PATIENT, Field("PERSON", "patient")),
    (
        "nom|noms|name|names|identite|lname|fname|patient|patiente|family|given|usager|beneficiaire|assure",
        Field("PERSON", "patient", is_weak=True),
    ),
    (_RELATIVE, Field("PERSON", "relative")),
    (_CLINICIAN, Field("PERSON", "clinician", is_weak=True)),
    (_BIRTH, Field("DATE_OF_BIRTH")),
    ("dn|dtn|dt nais|birth", Field("DATE_OF_BIRTH", is_weak=True)),
    (_HOSPITAL, Field("FR_IPP")),
    (_STAY, Field("FR_NDA")),
    (_DOCUMENT, Field("FR_ID_DOCUMENT")),
    ("dossier|venue|admission", Field("FR_NDA", is_weak=True)),
    (_NIR, Field("FR_NIR")),
    ("ins|matricule ins|ins nir|ins matricule|num ins|numero ins", Field("FR_INS")),
    (_INITIALS, Field("INITIALS")),
    ("init|inits", Field("INITIALS", is_weak=True)),
    (_SUBJECT, Field("SUBJECT_ID")),
    (
        "subject|subj|sujet|participant|sujets|subno|inclusion|screening|pt|pt no|pt id|identifiant|ptid",
        Field("SUBJECT_ID", is_weak=True),
    ),
    (_RANDOMISATION, Field("SUBJECT_ID")),
    ("randomisation|randomization", Field("SUBJECT_ID", is_weak=True)),
    (_KIT, Field("RANDOMISATION")),
    ("kit", Field("RANDOMISATION", is_weak=True)),
    (_SITE, Field("SITE_ID", is_weak=True)),
    ("site|centre|center", Field("SITE_ID", is_weak=True)),
    (_PHONE, Field("PHONE_NUMBER", is_weak=True)),
    (_MAIL, Field("EMAIL_ADDRESS", is_weak=True)),
    (_ADDRESS, Field("ADDRESS", is_weak=True)),
    (_POSTCODE, Field("POSTCODE", is_weak=True)),
    (_PLACE, Field("LOCATION", is_weak=True)),
    (_ARM, Field("UNBLINDING", is_weak=True)),
    (_CASE, Field("CASE_ID")),
    (_STUDY, Field("STUDY_CODE", is_weak=True)),
    (_LOGIN, Field("CREDENTIAL")),
    (_CARE, Field("DATE_OF_CARE", is_weak=True)),
    ("rpps|numero rpps|num rpps|n rpps|no rpps", Field("FR_RPPS")),
    ("adeli|numero adeli|num adeli|n adeli", Field("FR_ADELI")),
    (
        "finess|finess et|finess ej|finess geo|num finess|numero finess|finess geographique",
        Field("FR_FINESS", is_weak=True),
    ),
)

_CLINICAL = """sexe|sex|gender|genre|age|ageu|visit|visite|visitnum|avisit|form|diagnostic|diagnosis|diag|dp|das|ghm|poids|taille|imc|bmi|traitement
|pathologie|cim10|cim 10|icd10|ccam|acte|aeterm|aedecod|mhterm|cmtrt|lbtest|lbtestcd|lborres|vstestcd|vsorres|param|paramcd|aval|domain
|race|ethnic|service|uf|unite|chambre|lit|motif|antecedents|atcd|allergie|allergies|hba1c|creatinine|hemoglobine|crp|weight|height
|treatment|drug|dose|adverse event|ei|eig|sae|serious|severity|outcome|stade|tnm|ecog|score|consentement|consent|deces|statut vital|date
|resultat|result|conclusion|symptomes|maladie|disease|hospitalisation|consultation|observation|commentaire|comment|grade|anamnese
|ordonnance|medicament|posologie|folder|datapage|dsdecod|exdose|extrt|siteid"""

DIGIT_LESS = bytes(code for code in range(256) if not (0x30 <= code <= 0x39 or 0x61 <= code <= 0x7A))


def compact(name: bytes) -> bytes:
    """A folded name without what people join words by."""
    return name.translate(None, DIGIT_LESS)


def _split(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.replace("\n", "").split("|")]


_OWNED = (
    (
        ("ipp", "nip", "nda", "iep", "nir", "nss", "ddn", "dob", "mrn", "ins", "initiales"),
        "patient|pat|pt|patiente|sujet|subject",
    ),
    (("rpps", "adeli"), "investigateur|investigator|inv|medecin|prescripteur|praticien|pi"),
)
"""Fields, and whose they may be said to be, before or behind."""


def _owned(listed: dict[str, Field]) -> Iterator[tuple[str, Field]]:
    """`patient ipp`, `rpps medecin`."""
    for fields, owners in _OWNED:
        for field, owner in product(fields, _split(owners)):
            yield from ((f"{field} {owner}", listed[field]), (f"{owner} {field}", listed[field]))


def _words() -> dict[str, Field]:
    listed = {name: field for names, field in reversed(_NAMES) for name in _split(names)}
    return {**dict(_owned(listed)), **listed}


WORDS: dict[str, Field] = _words()
"""Names in words -> their field. The first list that names one wins."""

FIELDS: dict[bytes, Field] = {compact(name.encode()): field for name, field in WORDS.items()}

CLINICAL: frozenset[bytes] = frozenset(compact(name.encode()) for name in _split(_CLINICAL))
"""Names of columns that speak of care or of a study, and identify nobody."""

COMPANY: frozenset[bytes] = frozenset(
    b"timepoint timepoints barcode codebarres aliquot aliquots tube tubes diagnostic diagnosis diag pathologie maladie disease service chambre"
    b" lit motif antecedents atcd uf deces statutvital consultation visit visite visitnum avisit form folder datapage hospitalisation allergie"
    b" allergies aeterm paramcd lbtestcd consentement symptomes domain deviation deviations ecart ecarts ei eig sae susar".split()
)
"""Columns that make a column of names, or of numbered subjects, one of patients."""

TRIAL: frozenset[bytes] = frozenset(
    b"inclus incluses inclusions randomises randomisees screenes screened screenfail screenfails screenfailure screenfailures enrolled randomized"
    b" randomised activated activation dateactivation ouverture miseenplace sdv queries query visite visit visitnum avisit dispensation dispense"
    b" retour peremption statut status investigateur moniteur arc cra exit closeout cloture"
    b" budget paye payes reste surcouts convention contrat".split()
)
"""Columns that make numbered sites or kits those of a trial."""

COUNTS: frozenset[bytes] = frozenset(
    b"n nb nombre effectif effectifs count counts freq frequence pourcentage percent pct moyenne mean sd ecarttype mediane median"
    b" total p pvalue valeurdep"
    b" min max annee year mois month ic95 ci95 or hr rr q1 q3 iqr proportion taux occurrence occurrences population rang rank".split()
)
"""Columns of a table of counts and means."""

GROUP = Field("UNBLINDING", is_weak=True)
GROUPS: frozenset[bytes] = frozenset(b"trt grp group groupe treatment traitement alloc allocation".split())
"""Columns that hold arms beside numbers of people; beside names it may be a class of pupils, and as a key anything."""

NUMBER = Field("SUBJECT_ID", is_weak=True)
NUMBERS: frozenset[bytes] = frozenset({b"id", b"num", b"numero", b"rid", b"rand"})
"""Columns that hold subjects beside one of arms or initials, or if they are written like them."""

PATIENT_LEVEL = frozenset(
    {"FR_IPP", "FR_NDA", "FR_NIR", "FR_INS", "SUBJECT_ID", "INITIALS", "DATE_OF_BIRTH", "RANDOMISATION", "CASE_ID"}
)
"""Types whose cells make a table one of patients."""


def field_of(name: bytes) -> Field | None:
    """The field of a folded name as written, or None. `n°`, a question mark, a unit in brackets do not matter."""
    return FIELDS.get(compact(name.partition(b"(")[0] or name)) if len(name) <= 60 else None


_SDTM = re.compile(
    rb"[a-z]{2,4}(?:dtc?|fl|seq|term|decod|testcd|test|orres|stresn|stdtc|endtc|stdt|endt|ser|sev|rel|acn|out)"
)
"""`dthfl`, `aestdtc`, `lborres`: a domain and what of it, CDISC SDTM and ADaM; not `default`."""


def is_clinical(name: bytes) -> bool:
    """Whether a column of this name is one of care."""
    return len(name) <= 60 and (compact(name) in CLINICAL or _SDTM.fullmatch(name) is not None)
