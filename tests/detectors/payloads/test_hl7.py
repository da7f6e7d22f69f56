"""HL7 v2: segments that hold somebody, field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.payloads.hl7 import hl7
from tests.detectors.payloads.samples import RECORD, person, told

PID = (
    "PID|1||8012345678^^^CHU&1.2.250.1.999&ISO^PI~257039090191254^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS||"
    "VAUTRAVERS^ELODIE^^^Mme||19570314|F|||3 AV FICTIVE^^MENDE^^48000^FRA||^PRN^PH^^^^^^^^^0199001234"
)
PID_CELLS = {
    ("FR_IPP", "8012345678"),
    ("FR_INS", "257039090191254"),
    ("PERSON", "VAUTRAVERS^ELODIE"),
    ("DATE_OF_BIRTH", "19570314"),
    ("ADDRESS", "3 AV FICTIVE^^MENDE^^48000"),
    ("PHONE_NUMBER", "0199001234"),
    RECORD,
}


def test_the_fields_of_a_pid() -> None:
    assert (
        PID_CELLS
        == told(PID)
        == told("MSH|^~\\&|SIH|CHU|EAI|LAB|20240312||ADT^A01|1|P|2.5\r" + PID + "\rPV1|1|I|CARD^12^1")
    )


@given(st.integers(0, 10**6), st.sampled_from(["\r", "\n", "\r\n", " "]), st.booleans())
def test_every_pid_is_found(seed: int, end: str, is_lower: bool) -> None:
    """Whatever ends the segments, in any case."""
    p = person(seed)
    birth = "".join(reversed(p["DATE_OF_BIRTH"].split("/")))
    name = f"{p['PERSON']}^{p['GIVEN']}"
    text = (
        f"MSH|^~\\&|A|B|C|D|20240312||ADT^A01|1|P|2.5{end}PID|1||{p['FR_IPP']}^^^CHU^PI||{name}||{birth}|F{end}PV1|1|I"
    )
    change = str.lower if is_lower else str
    found = told(change(text))
    assert {("FR_IPP", p["FR_IPP"]), ("PERSON", change(name)), ("DATE_OF_BIRTH", birth), RECORD} <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NK1|1|QUERCY^Jean|SPO||0639981234", {("PERSON", "QUERCY^Jean"), ("PHONE_NUMBER", "0639981234"), RECORD}),
        (
            "PV1|1|I|CARD^12^1||||10000700012^CORVESSAC^PAUL||||||||||||240312457^^^CHU^VN",
            {("FR_RPPS", "10000700012"), ("PERSON", "CORVESSAC^PAUL"), ("FR_NDA", "240312457"), RECORD},
        ),
        ("OBX|1|NM|718-7^Hb^LN||12.5|g/dL|||||F", {RECORD}),
        ("PID|||790049991390235^^^X&1.2.250.1.213.1.4.11&ISO^NH", set[tuple[str, str]]()),
    ],
)
def test_other_segments(text: str, expected: set[tuple[str, str]]) -> None:
    """A test identity is none."""
    assert expected == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Que contient PID-3 dans un message HL7 v2 ?",
        "Le segment PID|||||||| est vide par défaut",
        "PID|1||[IPP]^^^[ETAB]||[NOM]^[PRENOM]||[DDN]|[SEXE]",
        "Structure : PID|Set ID|Patient ID|Patient Identifier List|Alternate ID|Patient Name|Mother's Maiden Name|Date of Birth|Sex",
        "grep 'OBX|' fichier.hl7 | wc -l",
        "MSH|^~\\&|SIH|CHU|EAI|LAB|20240312||ACK|1|P|2.5\rMSA|AA|1",
    ],
)
def test_a_question_about_hl7_is_no_record(text: str) -> None:
    assert set() == told(text) | told(text.upper())


def test_the_patients_of_the_standard_are_nobody() -> None:
    """Only their own segment."""
    assert set() == told("PID|1||PATID1234^^^ADT1^MR||EVERYMAN^ADAM^A^III||19610615|M")
    assert RECORD in told("PID|1||80123456^^^CHU^PI||VAUCLIN^ADAM^A||19610615|M")


def test_a_place_that_leads_nowhere() -> None:
    assert [] == list(hl7(b"pid|", [4]))
