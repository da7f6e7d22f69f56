"""DICOM: tags with values in every dump; a tag without one is a question."""

import pytest

from detectors.payloads.dicom import dicom
from tests.detectors.payloads.samples import RECORD, told

CELLS = {("PERSON", "VAUTRAVERS^ELODIE"), ("FR_IPP", "8012345678"), ("DATE_OF_BIRTH", "19570314"), RECORD}

PYDICOM = """(0010,0010) Patient's Name                      PN: 'VAUTRAVERS^ELODIE'
(0010,0020) Patient ID                          LO: '8012345678'
(0010,0030) Patient's Birth Date                DA: '19570314'"""
DCMDUMP = """(0010,0010) PN [VAUTRAVERS^ELODIE]    #  18, 1 PatientName
(0010,0020) LO [8012345678]    #  10, 1 PatientID
(0010,0030) DA [19570314]    #   8, 1 PatientBirthDate"""
MODEL = """{"00100010": {"vr": "PN", "Value": [{"Alphabetic": "VAUTRAVERS^ELODIE"}]},
 "00100020": {"vr": "LO", "Value": ["8012345678"]}, "00100030": {"vr": "DA", "Value": ["19570314"]}}"""
XML = """<DicomAttribute tag="00100010" vr="PN" keyword="PatientName"><PersonName number="1"><Alphabetic>
<FamilyName>QUERCY</FamilyName><GivenName>JEAN</GivenName></Alphabetic></PersonName></DicomAttribute>"""


@pytest.mark.parametrize(
    "text",
    [
        PYDICOM,
        PYDICOM.replace(",", ", "),
        DCMDUMP,
        MODEL,
    ],
)
def test_every_dump(text: str) -> None:
    """pydicom, dcmdump, the JSON model; in capitals too."""
    assert CELLS == told(text) == told(text.upper())


def test_a_subject_of_a_trial() -> None:
    text = '{"00120040": {"vr": "LO", "Value": ["014-0003"]}}'
    assert {("SUBJECT_ID", "014-0003"), RECORD} == told(text)


def test_names_in_xml() -> None:
    text = XML
    assert {("PERSON", "QUERCY"), ("PERSON", "JEAN"), RECORD} == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "(0010,0010) est le tag DICOM du nom",
        "Le tag (0010,0020) contient l'identifiant du patient et (0010,0030) sa date de naissance.",
        "(0010,0010) PN Patient's Name\n(0010,0020) LO Patient ID",
        "ds[0x0010, 0x0010].value = ''\nds.PatientName = ''\nds.PatientID = 'anonyme'",
        "(0010,0010) PN [ANONYME]\n(0008,0060) CS [MR]",
    ],
)
def test_a_tag_without_a_person_is_silent(text: str) -> None:
    assert set() == told(text)


def test_a_place_that_leads_nowhere() -> None:
    assert [] == list(dicom(b"(0010,0010) ", [11]))
