"""Patient documents in XML: HL7 CDA R2, FHIR, CDISC ODM 1.3 and 2.0, ICH E2B R2 and R3. What an element means depends on those around it.

A record holds somebody: `<SubjectData SubjectKey="014-0003">`, `<family>Vautravers</family>`; not a schema, not the metadata of an ODM.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from detectors.payloads.cell import Cell, record, typed
from detectors.payloads.elements import Element, elements
from detectors.payloads.fields import Field, field_of
from detectors.payloads.values import fits

SIGN = (
    rb"<(?:[a-z0-9]{1,10}:)?(?:clinicaldocument|recordtarget|patientrole|clinicaldata|subjectdata|safetyreport|ichicsr"
    rb"|ichicsrmessage|patientinitial"
    rb"|porr_in049016uv|mcci_in200100uv01|safetyreportid|safetyreportversion|patient|bundle|observation"
    rb"|encounter|condition|subject|diagnosticreport)[ \n\t>/]"
)
_STAFF = frozenset(
    b"assignedauthor author performer legalauthenticator assignedentity practitioner authenticator"
    b" informationrecipient primarysource sender reporter".split()
)
_RELATIVES = frozenset(b"associatedentity relatedperson guardian contact participant".split())
_PATIENTS = frozenset(
    b"recordtarget patientrole patient clinicaldata subjectdata safetyreport ichicsr person relatedperson".split()
)
_DATE = re.compile(rb"[0-9]{4,14}")
_INS = re.compile(rb"1\.2\.250\.1\.213\.1\.4\.(?:8|9|2)")
_TEST = re.compile(rb"1\.2\.250\.1\.213\.1\.4\.1[01]")
_CASE_OID = (b"2.16.840.1.113883.3.989.2.1.3.1", b"2.16.840.1.113883.3.989.2.1.3.2")
_NOBODY = ("SITE_ID", "STUDY_CODE", "DATE_OF_CARE", "FR_RPPS")
_CLOSING = re.compile(rb"[\"' /]{0,4}>?(?:\s{0,40}</[^<>]{1,80}>){0,40}")

_NAMES = {b"family", b"given", b"surname"}
_PLACES = {
    b"streetaddressline": "ADDRESS",
    b"streetname": "ADDRESS",
    b"line": "ADDRESS",
    b"city": "LOCATION",
    b"postalcode": "ADDRESS",
}


def documents(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """Cells of the documents, and a record over each outermost element that holds somebody."""
    start = data.rfind(b"<", 0, places[0])
    root, last = b"", 0
    first, holds, system = max(0, start), False, b""
    for element in elements(data, max(0, start)):
        if not element.around:
            if holds:
                yield record(first, _closed(data, root, last))
            root, first, holds = element.name, element.start, False
        if element.name == b"system":
            system = _value(data, element, b"value")
        for cell in _cells(data, element, system):
            holds = holds or (cell.entity not in _NOBODY and cell.role != "clinician")
            last = cell.end
            yield cell
    if holds:
        yield record(first, _closed(data, root, last))


def _closed(data: bytes, root: bytes, at: int) -> int:
    """Where an outermost element is closed; if it never is, the end of the closing tags that follow its last value."""
    whole = re.compile(rb"</(?:[a-z][a-z0-9_-]{0,20}:)?%b\s{0,4}>" % re.escape(root)).search(data, at)
    closing = whole or _CLOSING.match(data, at)
    return closing.end() if closing else at


def _value(data: bytes, element: Element, name: bytes) -> bytes:
    return data[slice(*element.attributes[name])] if name in element.attributes else b""


def _cells(data: bytes, element: Element, system: bytes) -> Iterator[Cell]:
    for read in _READERS.get(element.name, ()):
        yield from read(data, element, system)
    if element.text[0] < element.text[1] and element.name not in _READERS:
        yield from _safety(data, element, system)


def _role(element: Element) -> str:
    around = set(element.around)
    if around & _STAFF and not (
        around & _PATIENTS and b"reporter" not in around and not around & {b"assignedauthor", b"assignedentity"}
    ):
        return "clinician"
    return "relative" if around & _RELATIVES else "patient"


def _fitting(data: bytes, span: tuple[int, int] | None, entity: str, role: str = "") -> Iterator[Cell]:
    if span and fits(entity, data[slice(*span)]):
        yield Cell(*span, entity, role=role)


def _odm(data: bytes, element: Element, _: bytes) -> Iterator[Cell]:
    """SubjectData, SiteRef, ItemData with its OID."""
    found = element.attributes
    if element.name == b"subjectdata":
        yield from _fitting(data, found.get(b"subjectkey"), "SUBJECT_ID")
        yield from _fitting(data, found.get(b"studysubjectid"), "SUBJECT_ID")
    elif element.name == b"siteref":
        yield from _fitting(data, found.get(b"locationoid"), "SITE_ID")
    elif element.name == b"clinicaldata":
        yield from _fitting(data, found.get(b"studyoid"), "STUDY_CODE")
    elif element.name.startswith(b"itemdata"):
        field = _item(_value(data, element, b"itemoid"))
        span = found.get(b"value") or element.text
        if field and fits(field.entity, data[slice(*span)], is_generic=True):
            yield typed(span, data[slice(*span)], field, 0.95)


def _item(oid: bytes) -> Field | None:
    """The field of an ItemOID by its last words: `I.DM.BRTHDAT`, `IT_INITIALS`."""
    words = re.findall(rb"[a-z0-9]+", oid)
    return next((field for n in (3, 2, 1) if (field := field_of(b" ".join(words[-n:])))), None)


def _identifier(data: bytes, element: Element, system: bytes) -> Iterator[Cell]:
    """`<id root extension>` of CDA and E2B R3, `<value value>` within a FHIR identifier."""
    if element.name == b"id" and b"extension" in element.attributes:
        span, root = element.attributes[b"extension"], _value(data, element, b"root")
    elif element.name == b"value" and b"identifier" in element.around and b"value" in element.attributes:
        span, root = element.attributes[b"value"], system
    else:
        return
    value, around = data[slice(*span)], set(element.around)
    if _TEST.search(root):
        return
    if _INS.search(root):
        yield from _fitting(data, span, "FR_INS")
    elif root in _CASE_OID:
        yield from _fitting(data, span, "CASE_ID")
    elif b"1.2.250.1.71.4.2.1" in root or around & _STAFF:
        yield from _fitting(data, span, "FR_RPPS")
    elif around & {b"patientrole", b"patient", b"person", b"relatedperson"}:
        yield from _fitting(data, span, "FR_NIR" if fits("FR_NIR", value) else "FR_IPP")
    elif around & {b"encompassingencounter", b"encounter"}:
        yield from _fitting(data, span, "FR_NDA")


def _date(data: bytes, element: Element, _: bytes) -> Iterator[Cell]:
    if element.name in (b"birthtime", b"birthdate"):
        yield from _fitting(data, element.attributes.get(b"value") or element.text, "DATE_OF_BIRTH")
    elif element.name in (b"patientbirthdate", b"patientbirthdateb"):
        yield from _fitting(data, element.text, "DATE_OF_BIRTH")


def _contact(data: bytes, element: Element, _: bytes) -> Iterator[Cell]:
    if element.name != b"telecom" and not (element.name == b"value" and b"telecom" in element.around):
        return
    if span := element.attributes.get(b"value"):
        start, end = span
        for prefix in (b"tel:", b"mailto:", b"fax:"):
            start += len(prefix) if data.startswith(prefix, start) else 0
        yield from _fitting(data, (start, end), "EMAIL_ADDRESS" if b"@" in data[start:end] else "PHONE_NUMBER")


def _name(data: bytes, element: Element, _: bytes) -> Iterator[Cell]:
    is_name = element.name in _NAMES or (
        element.name == b"name" and {b"player1", b"patientperson"} & set(element.around)
    )
    if is_name:
        for cell in _fitting(data, element.attributes.get(b"value") or element.text, "PERSON", _role(element)):
            yield typed((cell.start, cell.end), data[cell.start : cell.end], Field("PERSON", cell.role), 0.95)


def _place(data: bytes, element: Element, _: bytes) -> Iterator[Cell]:
    entity = _PLACES.get(element.name)
    if entity and {b"addr", b"address"} & set(element.around):
        span = element.attributes.get(b"value") or element.text
        shape = "POSTCODE" if element.name == b"postalcode" else entity
        if fits(shape, data[slice(*span)]):
            yield Cell(*span, entity)


def _safety(data: bytes, element: Element, _: bytes) -> Iterator[Cell]:
    """Elements of E2B R2, whose names are in `fields`."""
    if {b"safetyreport", b"ichicsr"} & {element.name, *element.around} or element.name.startswith(
        (b"patient", b"safetyreport")
    ):
        field = field_of(element.name) if len(element.name) > 7 else None
        span = element.text
        if field and fits(field.entity, data[slice(*span)], is_generic=True):
            yield typed(span, data[slice(*span)], field, 0.95)


_READERS: dict[bytes, tuple[Callable[[bytes, Element, bytes], Iterator[Cell]], ...]] = {
    **dict.fromkeys((b"subjectdata", b"siteref", b"clinicaldata", b"itemdata"), (_odm,)),
    **dict.fromkeys(
        (b"itemdatastring", b"itemdatadate", b"itemdatatext", b"itemdatapartialdate", b"itemdatainteger"), (_odm,)
    ),
    **dict.fromkeys((b"birthtime", b"birthdate", b"patientbirthdate", b"patientbirthdateb"), (_date,)),
    **dict.fromkeys((*_NAMES, b"name"), (_name,)),
    **dict.fromkeys(_PLACES, (_place,)),
    b"id": (_identifier,),
    b"value": (_identifier, _contact),
    b"telecom": (_contact,),
}
"""Element -> what reads it."""
