"""FHIR in JSON: resources of patients, not those that describe the format."""

import pytest

from detectors.payloads.fhir import PATIENT_LEVEL, identifier
from detectors.payloads.trees import trees
from tests.detectors.payloads.samples import RECORD, told

PATIENT = """{
  "resourceType" : "Patient",
  "identifier" : [ {"system" : "urn:oid:1.2.250.1.213.1.4.8", "value" : "257039090191254"},
                   {"type" : {"coding" : [ {"code" : "PI"} ]}, "system" : "urn:oid:1.2.250.1.999", "value" : "8012345678"} ],
  "name" : [ {"family" : "VAUTRAVERS", "given" : [ "Elodie", "Marie" ]} ],
  "telecom" : [ {"system" : "phone", "value" : "0639981234"}, {"system" : "email", "value" : "e.v@exemple.fr"} ],
  "birthDate" : "1957-03-14",
  "address" : [ {"line" : [ "3 av Fictive" ], "city" : "MENDE", "postalCode" : "48000"} ]
}"""
CELLS = {
    ("FR_INS", "257039090191254"),
    ("FR_IPP", "8012345678"),
    ("PERSON", "VAUTRAVERS"),
    ("PERSON", "Elodie"),
    ("PERSON", "Marie"),
    ("PHONE_NUMBER", "0639981234"),
    ("EMAIL_ADDRESS", "e.v@exemple.fr"),
    ("DATE_OF_BIRTH", "1957-03-14"),
    ("ADDRESS", "3 av Fictive"),
    ("LOCATION", "MENDE"),
    ("ADDRESS", "48000"),
    RECORD,
}


def test_the_fields_of_a_patient() -> None:
    """Also inside a bundle, on one line, within prose and escaped in a string."""
    assert CELLS == told(PATIENT)
    bundle = f'{{"resourceType":"Bundle","entry":[{{"resource":{PATIENT}}}]}}'
    assert CELLS == told(bundle) == told(f"Que penses-tu de {bundle} ? Merci.")
    assert CELLS == told(PATIENT.replace("\n", "\\n").replace('"', '\\"'))


def test_a_result_with_its_patient() -> None:
    text = '{"resourceType":"Observation","subject":{"reference":"Patient/8012345678","display":"Elodie Vautravers"},"valueQuantity":{"value":12.5}}'
    assert {("PERSON", "Elodie Vautravers"), RECORD} == told(text)


def test_a_practitioner_is_no_patient() -> None:
    text = '{"resourceType":"Bundle","entry":[{"resourceType":"Patient"},{"resourceType":"Practitioner","name":[{"family":"Corvessac"}]}]}'
    assert ("PERSON", "Corvessac") in told(text)


@pytest.mark.parametrize(
    "kind", ["StructureDefinition", "ValueSet", "CapabilityStatement", "CodeSystem", "SearchParameter"]
)
def test_the_format_itself_is_no_record(kind: str) -> None:
    assert kind.lower().encode() not in PATIENT_LEVEL
    assert set() == told(
        f'{{"resourceType":"{kind}","url":"http://hl7.org/fhir/{kind}/Patient","name":"Patient","status":"active"}}'
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"resourceType":"Patient"}',
        '{"resourceType": "Patient", "name": [{"family": "string", "given": ["string"]}], "birthDate": "date"}',
        '{"resourceType":"Encounter","subject":{"reference":"Patient/example"},"period":{"start":"2025-02-11"}}',
        '{"resourceType":"Observation","subject":{"reference":"Patient/example"},"effectiveDateTime":"2025-02-11","valueQuantity":{"value":7}}',
        '{"resourceType":"Observation","code":{"text":"Glucose"},"valueQuantity":{"value":6.3,"unit":"mmol/l"}}',
        "Comment faire un GET [base]/Patient?identifier=… en FHIR ?",
        'if resource["resourceType"] == "Patient": continue',
    ],
)
def test_empty_resources_and_questions_are_silent(text: str) -> None:
    assert set() == told(text)


def test_an_example_that_speaks_of_somebody_else() -> None:
    assert ("HEALTH_RECORD", "") in told(
        '{"resourceType":"Encounter","id":"example","subject":{"reference":"Patient/88123"},"period":{"start":"2025-02-11"}}'
    )


def test_a_test_identity_is_none() -> None:
    data = b'{"system":"urn:oid:1.2.250.1.213.1.4.11","value":"257039090191254"}'
    assert [] == list(identifier(data, trees(data, 0)[0], b"patient"))
