"""XML documents of patients: CDA, FHIR, ODM, E2B; schemas, metadata and empty shells are silent."""

import pytest

from detectors.payloads.documents import documents
from tests.detectors.payloads.samples import RECORD, told

CDA = """<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole>
<id extension="257039090191254" root="1.2.250.1.213.1.4.8"/><id extension="8012345678" root="1.2.250.1.999"/>
<addr><streetAddressLine>3 avenue Fictive</streetAddressLine><postalCode>48000</postalCode><city>MENDE</city></addr>
<telecom value="tel:0639981234"/>
<patient><name><given>Elodie</given><family>VAUTRAVERS</family></name><birthTime value="19570314"/></patient>
</patientRole></recordTarget>
<author><assignedAuthor><assignedPerson><name><family>CORVESSAC</family></name></assignedPerson></assignedAuthor></author></ClinicalDocument>"""


def test_the_fields_of_a_cda() -> None:
    expected = {
        ("FR_INS", "257039090191254"),
        ("FR_IPP", "8012345678"),
        ("ADDRESS", "3 avenue Fictive"),
        ("ADDRESS", "48000"),
        ("LOCATION", "MENDE"),
        ("PHONE_NUMBER", "0639981234"),
        ("PERSON", "Elodie"),
        ("PERSON", "VAUTRAVERS"),
        ("DATE_OF_BIRTH", "19570314"),
        ("PERSON", "CORVESSAC"),
        RECORD,
    }
    assert expected == told(CDA)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                '<Patient xmlns="http://hl7.org/fhir"><identifier><system value="urn:oid:1.2.250.1.213.1.4.8"/><value value="257039090191254"/>'
                '</identifier><name><family value="VAUTRAVERS"/><given value="Elodie"/></name><birthDate value="1957-03-14"/></Patient>'
            ),
            {
                ("FR_INS", "257039090191254"),
                ("PERSON", "VAUTRAVERS"),
                ("PERSON", "Elodie"),
                ("DATE_OF_BIRTH", "1957-03-14"),
                RECORD,
            },
        ),
        (
            (
                '<ODM><ClinicalData StudyOID="FICT-301"><SubjectData SubjectKey="014-0003"><SiteRef LocationOID="014"/>'
                '<ItemData ItemOID="I.DM.BRTHDAT" Value="1957-03-14"/><ItemData ItemOID="IT.INITIALS" Value="VE"/></SubjectData></ClinicalData></ODM>'
            ),
            {
                ("STUDY_CODE", "FICT-301"),
                ("SUBJECT_ID", "014-0003"),
                ("SITE_ID", "014"),
                ("DATE_OF_BIRTH", "1957-03-14"),
                ("INITIALS", "VE"),
                RECORD,
            },
        ),
        (
            (
                "<ichicsr><safetyreport><safetyreportid>FR-FICTLAB-2024001234</safetyreportid><patient><patientinitial>VE</patientinitial>"
                "<patientbirthdate>19570314</patientbirthdate></patient></safetyreport></ichicsr>"
            ),
            {("CASE_ID", "FR-FICTLAB-2024001234"), ("INITIALS", "VE"), ("DATE_OF_BIRTH", "19570314"), RECORD},
        ),
    ],
)
def test_other_documents(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected == told(text)


@pytest.mark.parametrize(
    "text",
    [
        '<ClinicalDocument xmlns="urn:hl7-org:v3"><!-- en-tête --></ClinicalDocument>',
        '<xs:element name="ClinicalDocument"/>',
        '<xs:element name="patientRole" type="PatientRole"/>',
        '<ODM><MetaDataVersion OID="MDV.1" Name="v1"><ItemDef OID="I.BRTHDTC" Name="Date of birth" DataType="date"/></MetaDataVersion></ODM>',
        "E2B : l'élément <patientinitial> contient les initiales, <patientbirthdate> la date.",
        "<patient><name><given>Prénom</given><family>NOM</family></name></patient>",
        '<!DOCTYPE x [<!ENTITY a "VAUTRAVERS">]><patient><name><family>&a;</family></name></patient>',
    ],
)
def test_schemas_metadata_and_questions_are_silent(text: str) -> None:
    """Entities are never expanded."""
    assert set() == told(text)


def test_what_follows_a_document_is_not_part_of_it() -> None:
    text = b'<patient><name><family>vautravers</family></name></patient>\n<xs:element name="x"/>'
    assert [text.find(b"\n")] == [cell.end for cell in documents(text, [9]) if cell.entity == RECORD[0]]
