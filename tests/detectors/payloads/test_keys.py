"""Keys with values: JSON, YAML, forms, vectors; schemas and code hold nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.payloads.keys import MOST_CELLS
from tests.detectors.payloads.samples import RECORD, person, told


@given(
    st.integers(0, 10**6),
    st.sampled_from(
        [
            '{{"nom": "{PERSON}", "prenom": "{GIVEN}", "ddn": "{DATE_OF_BIRTH}", "ipp": "{FR_IPP}"}}',
            "{{'lastName': '{PERSON}', 'firstName': '{GIVEN}', 'birthDate': '{DATE_OF_BIRTH}', 'mrn': '{FR_IPP}'}}",
            '{{"a": "{{\\"nom\\": \\"{PERSON}\\", \\"prenom\\": \\"{GIVEN}\\", \\"ddn\\": \\"{DATE_OF_BIRTH}\\", \\"ipp\\": \\"{FR_IPP}\\"}}"}}',
            "Nom : {PERSON}\nPrénom : {GIVEN}\nDate de naissance : {DATE_OF_BIRTH}\nIPP : {FR_IPP}",
            "Nom : {PERSON} / Prénom : {GIVEN} / DDN : {DATE_OF_BIRTH} / IPP : {FR_IPP}",
            "NOM: {PERSON} | PRENOM: {GIVEN} | DDN: {DATE_OF_BIRTH} | IPP: {FR_IPP}",
            "- **Nom** : {PERSON}\n- **Prénom** : {GIVEN}\n- **DDN** : {DATE_OF_BIRTH}\n- **IPP** : {FR_IPP}",
            "patient:\n  nom: {PERSON}\n  prenom: {GIVEN}\n  date_naissance: {DATE_OF_BIRTH}\n  ipp: {FR_IPP}",
            "<p><nom>{PERSON}</nom><prenom>{GIVEN}</prenom><ddn>{DATE_OF_BIRTH}</ddn><ipp>{FR_IPP}</ipp></p>",
            'data.frame(nom = c("{PERSON}"), prenom = c("{GIVEN}"), ddn = c("{DATE_OF_BIRTH}"), ipp = c("{FR_IPP}"))',
            "Nom\t{PERSON}\nPrénom\t{GIVEN}\nDDN\t{DATE_OF_BIRTH}\nIPP\t{FR_IPP}",
            "| Nom | {PERSON} |\n| Prénom | {GIVEN} |\n| DDN | {DATE_OF_BIRTH} |\n| IPP | {FR_IPP} |",
            "Nom\n{PERSON}\nPrénom\n{GIVEN}\nDate de naissance\n{DATE_OF_BIRTH}\nIPP\n{FR_IPP}",
        ]
    ),
)
def test_every_value_is_found_in_every_shape(seed: int, shape: str) -> None:
    """With exact spans."""
    values = person(seed)
    found = told(shape.format(**values))
    for kind in ("PERSON", "GIVEN", "DATE_OF_BIRTH", "FR_IPP"):
        assert ("PERSON" if kind == "GIVEN" else kind, values[kind]) in found


def test_a_list_is_a_column() -> None:
    assert {("SUBJECT_ID", "014-0003"), ("SUBJECT_ID", "014-0004")} == told('{"USUBJID": ["014-0003", "014-0004"]}')


def test_a_number_in_json_needs_no_quotes() -> None:
    assert ("FR_IPP", "8012345678") in told('{"ipp": 8012345678}')


def test_keys_of_a_log() -> None:
    """With one blank between them; code with blanks is not read so."""
    log = "A08 : PID-3=8012345678 PID-5=VAUTRAVERS^ODE PID-7=19570312"
    assert {("FR_IPP", "8012345678"), ("DATE_OF_BIRTH", "19570312")} <= told(log)
    assert ("FR_IPP", "40217735") in told("2026-03-12 INFO [adt] update ipp=40217735 ward=PNEU2")
    assert set() == told("x = 3 and ipp = row.ipp")


def test_columns_of_a_query() -> None:
    """A list of arms unblinds nobody."""
    assert ("PERSON", "VAUTRAVERS") in told("SELECT * FROM rdv WHERE patient_nom IN ('VAUTRAVERS','QUERCY')")
    assert set() == told("SELECT * FROM t WHERE bras IN ('A','B') AND site IN ('CHU','CH')")


def test_fields_of_other_countries() -> None:
    """Spanish, Italian and Portuguese notes."""
    spanish = "Nombre del paciente: Ode Quessandier\nFecha de nacimiento: 14/05/1968\nNº historia clínica: 00418827\nDNI: 44556677L"
    assert {("FR_IPP", "00418827"), ("FR_ID_DOCUMENT", "44556677L"), ("DATE_OF_BIRTH", "14/05/1968")} <= told(spanish)
    assert ("FR_ID_DOCUMENT", "QSSDOE57C52A944K") in told("Codice fiscale: QSSDOE57C52A944K")
    assert ("FR_IPP", "298441073") in told("Nº de utente: 298441073")


@pytest.mark.parametrize(
    "text",
    [
        '{"birthDate": "1900-01-01", "phone": "+33100000000"}',
        'Patient(nom="TEST", prenom="Test", ipp="0000000000")',
        '{"nom": "string", "prenom": "string", "ipp": "string", "ddn": "date"}',
        '{"properties":{"nom":{"type":"string"},"birthDate":{"type":"string","format":"date"}}}',
        "class Patient(BaseModel):\n    nom: str\n    prenom: str\n    ddn: date\n    ipp: str",
        "interface Patient { lastName: string; birthDate: Date; ipp: string }",
        "patient = {'nom': nom, 'ddn': ddn}",
        "patient = get_patient(ipp=ipp, nom=nom)",
        "last_name = bname\nfirst_name = other",
        "row = {'nom': fake.last_name(), 'ddn': fake.date_of_birth()}",
        "nom = input('Nom ?')\nprenom = request.form['prenom']",
        "Nom : ........ Prénom : ........ DDN : __/__/____ IPP : ________",
        "Nom : \nPrénom : \nDate de naissance : \n",
        "Nom : [à compléter]\nPrénom : [à compléter]",
        "Nom commercial : Doliprane\nNom : paracétamol\nDosage : 1000 mg",
        "Site: www.exemple.fr\nContact: secrétariat",
        "CREATE TABLE patients (\n  nom VARCHAR(50),\n  ddn DATE,\n  ipp CHAR(10)\n);",
        "Subject: Re: réunion de jeudi\nDate: lundi",
    ],
)
def test_schemas_code_and_blank_forms_are_silent(text: str) -> None:
    """Neither as written nor in capitals."""
    assert set() == told(text) | told(text.upper())


def test_one_upright_pair_alone_is_none() -> None:
    assert set() == told("Nom\nVautravers\net la suite du texte")


def test_more_keys_than_can_be_told_are_a_record() -> None:
    assert RECORD in told("ipp: 8012345678\n" * (MOST_CELLS + 1))


def test_a_weak_key_with_a_number_of_a_subject() -> None:
    """The shape of the value tells what the key does not."""
    assert {("SUBJECT_ID", "44-1203")} == told("<row><subj>44-1203</subj><qtc>512</qtc></row>")
    assert set() == told("<row><subj>1203</subj><qtc>512</qtc></row>") | told("<pt>20-30</pt>")
