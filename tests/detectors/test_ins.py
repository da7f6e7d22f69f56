"""INS: any NIR becomes one beside its label or authority; the barcode is one finding; test identities are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import nir, of, values
from tests.detectors.test_nir import BODIES, SEPARATORS, spelled

AUTHORITIES = st.sampled_from(["8", "9", "2", "13", "14"]).map("1.2.250.1.213.1.4.".__add__)
STOPS = st.sampled_from(["", "\x1d", "␝", "<GS>"])


@given(BODIES, SEPARATORS)
def test_every_matricule_behind_its_label(body: str, separator: str) -> None:
    """Whole, and it is the INS, not the NIR."""
    text = spelled(body, separator)
    assert [text] == values("FR_INS", f"Matricule INS : {text}, revue")
    assert of("FR_NIR", f"Matricule INS : {text}, revue") == []


@given(BODIES, AUTHORITIES)
def test_every_matricule_beside_its_authority(body: str, oid: str) -> None:
    """As in free text, HL7 v2, CDA, and FHIR over two lines."""
    number = nir(body)
    for text in (
        f"{number} (OID {oid})",
        f"PID|1||{number}^^^&{oid}&ISO^INS||",
        f'<id root="{oid}" extension="{number}"/>',
        f'"system": "urn:oid:{oid}",\n   "value": "{number}"',
    ):
        assert [number] == values("FR_INS", text)


@given(BODIES, st.sampled_from(["10", "11"]))
def test_test_identities_are_silent_and_do_not_silence_others(body: str, last: str) -> None:
    """Neither INS nor NIR; the true number of the next element is still found."""
    number = nir(body)
    fictive = f'<id extension="{number}" root="1.2.250.1.213.1.4.{last}"/>'
    true = f'<id extension="{number}" root="1.2.250.1.213.1.4.8"/>'
    assert of("FR_INS", fictive) + of("FR_NIR", fictive) == []
    assert [number] == values("FR_INS", fictive + true) == values("FR_INS", true + fictive)


@given(BODIES, STOPS, st.booleans())
def test_every_barcode_is_one_finding(body: str, stop: str, is_headed: bool) -> None:
    """From its head to its last field, with the separators kept, shown or lost."""
    head = "IS01" + "0" * 22 if is_headed else ""
    fields = [f"S1{nir(body)}S21.2.250.1.213.1.4.8", "S3NOEMIE ELSA", "S4VAUTRAVERS", "S5FS626-10-1995S799126"]
    text = head + stop.join(fields)
    assert [text] == values("FR_INS", f"lu : {text} ce jour")


@pytest.mark.parametrize("text", ["OID 1.2.250.1.213.1.4.8 des INS-NIR", "1.2.250.1.213.1.4.8 1.2.250.1.213.1.4.9"])
def test_an_authority_alone_is_none(text: str) -> None:
    """The digits of an OID are not a number."""
    assert of("FR_INS", text) == []
