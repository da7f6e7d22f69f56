"""Headers of tables: which columns are known by their names, and whether the rows below may each be a person.

The column names are those of `fields`: SDTM and ADaM (CDISC), exports of data capture, hospital lists. Where some of them are of a trial,
one that nobody knows may hold its subjects: `site,ppt,status`.
"""

from typing import NamedTuple

from detectors.payloads.cell import Span
from detectors.payloads.fields import (
    CLINICAL,
    COMPANY,
    COUNTS,
    GROUP,
    GROUPS,
    NUMBER,
    NUMBERS,
    PATIENT_LEVEL,
    TRIAL,
    Field,
    compact,
    field_of,
    is_clinical,
)

_LONGEST_NAME = 60
"""Prose has commas and bars too, and longer pieces."""
_NAMES_OF_FIELD = frozenset(
    b"field variable item question champ itemoid parameter rubrique donnee fieldname fieldoid".split()
)
_NAMES_OF_VALUE = frozenset(b"value valeur reponse resultat response answer saisie itemvalue val contenu".split())
_OF_ONE = frozenset(b"sexe sex genre gender age lit chambre ch box motif diagnostic dp entree sortie room bed".split())
"""Columns of which one beside a date of birth, or initials, tells that each row is a person."""
_COMPANIONS = frozenset(
    {"PERSON", "SUBJECT_ID", "INITIALS", "PHONE_NUMBER", "EMAIL_ADDRESS", "RANDOMISATION", "UNBLINDING", "FR_NDA"}
)
"""Weak columns of which two together are people; a name with a postcode may be a town."""
_NUMBERED = frozenset({"SITE_ID", "RANDOMISATION"})
_OF_SUBJECTS = frozenset({"SITE_ID", "UNBLINDING", "RANDOMISATION", "INITIALS", "DATE_OF_BIRTH"})
"""Columns beside which one that nobody knows may hold subjects."""
_OTHER_NUMBERS = frozenset(
    b"date periode period version ref reference cat article cas sku lot batch isbn doi pmid loinc atc code uf exercice tranche"
    b" classe class range intervalle interval fenetre window horaire heure serie serial serialno nserie inventaire facture invoice"
    b" devis commande order contrat norme poste montant prix duree budget lettre semaine".split()
)
"""Columns of numbers with a hyphen that are no subjects."""
_TYPES = frozenset({b"char", b"varchar", b"$char"})
"""Cells of a row of a dictionary of variables, whose first is a name of a column."""
_PEOPLE = frozenset({"SUBJECT_ID", "FR_IPP", "PERSON"})


class Column(NamedTuple):
    """A column that is known: its place and what it holds."""

    place: int
    field: Field
    is_patient: bool
    """Called `patient`: holds a name, or a number."""
    is_guessed: bool = False
    """What stands beside it, and not its name, tells what it holds."""
    is_unknown: bool = False
    """Its name tells nothing: only what is written like a subject's number is one."""


class Header(NamedTuple):
    """What a header line tells."""

    delimiter: str
    width: int
    columns: tuple[Column, ...]
    pair: tuple[int, int] | None
    """Places of a column of field names and the one of their values."""
    has_company: bool
    is_of_trial: bool = False
    """Has columns that make numbered sites or kits those of a trial."""
    is_doubtful: bool = False
    """Its names alone do not make it one of people: several numbers written like those of subjects must."""


def header_of(data: bytes, spans: list[Span], delimiter: str) -> Header | None:
    """The header whose names these are, or None."""
    names = [data[start:end] for start, end in spans]
    names[:1] = [name.rpartition(b": ")[2] for name in names[:1]]
    if delimiter in (",", "|", " ") and any(len(name) > _LONGEST_NAME for name in names):
        return None
    keys = [compact(name) for name in names]
    columns = _columns(names, keys)
    fields = [place for place, key in enumerate(keys) if key in _NAMES_OF_FIELD]
    values = [place for place, key in enumerate(keys) if key in _NAMES_OF_VALUE]
    pair = (fields[0], values[0]) if fields and values else None
    clinical = sum(map(is_clinical, names))
    has_company = any(key in COMPANY for key in keys)
    is_of_trial = any(key in TRIAL for key in keys)
    header = Header(delimiter, len(names), columns, pair, has_company, is_of_trial)
    is_dictionary = not _TYPES.isdisjoint(names)
    if not columns or is_dictionary or (delimiter in ("  ", " ") and len(columns) + clinical < 2):
        return None
    is_counted = any(map(_is_count, names))
    by_name = header._replace(columns=tuple(column for column in columns if not column.is_guessed))
    if _is_of_people(by_name, is_counted, any(key in _OF_ONE for key in keys)):
        return header
    may_be = not is_counted and any(column.field.entity == "SUBJECT_ID" for column in columns)
    return header._replace(is_doubtful=True) if may_be else None


def _columns(names: list[bytes], keys: list[bytes]) -> tuple[Column, ...]:
    """The columns whose names tell what they hold, and those that what stands beside them makes columns of subjects or arms."""
    columns = [
        Column(place, field, keys[place] in (b"patient", b"patiente", b"sujet", b"subject"))
        for place, name in enumerate(names)
        if (field := field_of(name)) is not None
    ]
    entities = {column.field.entity for column in columns}
    is_told = bool(entities & {"UNBLINDING", "INITIALS"})
    if not entities & {"PERSON", "UNBLINDING"}:  # several numbers written like subjects' must stand below
        columns += [Column(place, GROUP, False, True) for place, key in enumerate(keys) if key in GROUPS]
        entities = {column.field.entity for column in columns}
    if entities & {"UNBLINDING", "INITIALS"}:
        columns += [Column(place, NUMBER, False, not is_told) for place, key in enumerate(keys) if key in NUMBERS]
    if not any(column.field.entity in _PEOPLE for column in columns):
        known = {column.place for column in columns}
        may_be = NUMBERS.__contains__ if not entities & _OF_SUBJECTS else _is_unknown
        unknown = (place for place, key in enumerate(keys) if place not in known and may_be(key))
        columns += [Column(place, NUMBER, False, True, True) for place in unknown]
    if "CREDENTIAL" in entities:
        columns = [column for column in columns if column.field.entity not in PATIENT_LEVEL]
    return tuple(sorted(columns))


def _is_unknown(key: bytes) -> bool:
    return not (key in _OTHER_NUMBERS or key in COUNTS or key in TRIAL or key in CLINICAL)


def _is_count(name: bytes) -> bool:
    """`n`, `moyenne`; not `n°`."""
    return compact(name) in COUNTS and b"\xb0" not in name


def _is_of_people(header: Header, is_counted: bool, is_of_one: bool) -> bool:
    """Whether rows under these columns may each be a person. `is_of_one`: a column of sexes or ages."""
    entities = {column.field.entity for column in header.columns}
    strong = {column.field.entity for column in header.columns if not column.field.is_weak}
    if (header.is_of_trial and entities & _NUMBERED) or {"STUDY_CODE", "SITE_ID"} <= entities:
        return True
    if is_counted and not strong & {"FR_NIR", "FR_INS", "FR_NDA", "SUBJECT_ID"} and len(strong) < 2:
        return False
    if strong:
        return bool(strong - {"DATE_OF_BIRTH"}) or len(header.columns) > 1 or header.has_company or is_of_one
    has_patients = any(column.is_patient for column in header.columns) and len(header.columns) > 1
    if not is_counted and (has_patients or ("INITIALS" in entities and is_of_one)):
        return True
    if "PERSON" in entities or "SUBJECT_ID" in entities:
        return len(entities & _COMPANIONS) > 1 or header.has_company
    return False
