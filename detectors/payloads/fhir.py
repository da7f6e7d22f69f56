"""FHIR R4 resources of patients in JSON and XML, French identifier systems among them (https://hl7.fr/ig/fhir/core).

`Patient`, `Observation`, `Bundle` of such; not StructureDefinition, ValueSet, CapabilityStatement, which describe the format.
"""

import re
from collections.abc import Iterator, Sequence

from detectors.payloads.cell import Cell, record
from detectors.payloads.trees import Leaf, Node, trees
from detectors.payloads.values import fits

SIGN = rb"[\"']?resourcetype[\"']?[ ]?:"
_TYPE = re.compile(rb"[\"']?resourcetype[\"']?[ ]?:[ ]?[\"']?([a-z]{3,40})")
PATIENT_LEVEL = frozenset(
    b"patient person relatedperson encounter observation condition diagnosticreport procedure medicationrequest medicationstatement"
    b" medicationadministration medicationdispense allergyintolerance immunization careplan episodeofcare familymemberhistory specimen"
    b" servicerequest composition adverseevent researchsubject coverage claim explanationofbenefit appointment documentreference"
    b" imagingstudy clinicalimpression riskassessment consent questionnaireresponse flag goal nutritionorder deviceusestatement".split()
)
"""Resource types that speak of one patient."""
_INS = (b"1.2.250.1.213.1.4.8", b"1.2.250.1.213.1.4.9", b"1.2.250.1.213.1.4.2")
_TEST = (b"1.2.250.1.213.1.4.10", b"1.2.250.1.213.1.4.11")
_STAFF = (b"practitioner", b"practitionerrole")
_DATES = frozenset(
    b"effectivedatetime onsetdatetime recordeddate performeddatetime issued authoredon deceaseddatetime occurrencedatetime".split()
)
_SUBJECT = re.compile(rb"(?:patient|researchsubject)/[a-z0-9.-]{1,64}")
_WHOSE = re.compile(rb"\"(?:subject|patient|encounter|individual|identifier)\"")
_VALUE = re.compile(rb"\"value(?:quantity|string|codeableconcept)\"")

_EXAMPLE = re.compile(rb"\"id\" ?: ?\"example\"|\"patient/example\"")
"""Examples that HL7 publishes are called so, or their subject: https://hl7.org/fhir/R4/patient-example.html."""


def fhir(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """Cells of the resources, and one record for each outermost object that holds somebody."""
    start = data.rfind(b"{", 0, places[0])
    types = {match[1] for match in _TYPE.finditer(data, max(0, start))}
    if not types & PATIENT_LEVEL:
        return
    for root in trees(data, max(0, start)):
        if _is_example(data, root):
            continue
        found = list(_found(data, root))
        yield from found
        if found or _holds_patient(data, root):
            yield record(root.start, root.end)


def _found(data: bytes, root: Node) -> Iterator[Cell]:
    """Cells of a tree of resources; each node is visited with the resource type around it."""
    waiting: list[tuple[Node, bytes]] = [(root, b"")]
    while waiting:
        node, kind = waiting.pop()
        kind = b"patient" if node.key in (b"subject", b"patient") else node.leaf(data, b"resourcetype") or kind
        if not node.is_list:
            yield from _of_node(data, node, kind)
        waiting += [(member, kind) for _, member in node.members if isinstance(member, Node)]


def _of_node(data: bytes, node: Node, kind: bytes) -> Iterator[Cell]:
    if node.key == b"identifier":
        yield from identifier(data, node, kind)
        return
    role = (
        "clinician"
        if kind in _STAFF
        else "relative"
        if kind == b"relatedperson" or node.key == b"contact"
        else "patient"
    )
    phone = node.leaf(data, b"system") in (b"phone", b"fax", b"sms")
    for key, leaf in _leaves(node):
        entity = _entity(key, node.key, phone)
        if entity and fits(entity, data[leaf.start : leaf.end]):
            yield Cell(*leaf, "ADDRESS" if entity == "POSTCODE" else entity, role=role if entity == "PERSON" else "")


def _leaves(node: Node) -> Iterator[tuple[bytes, Leaf]]:
    """Scalars of an object, those of its arrays among them: `"given": ["Elodie", "Marie"]`."""
    for key, member in node.members:
        if isinstance(member, Leaf):
            yield key, member
        elif member.is_list:
            yield from ((key, one) for _, one in member.members if isinstance(one, Leaf))


def _entity(key: bytes, around: bytes, is_phone: bool) -> str:
    """The type of a scalar by its key and the key of its object; '' for none."""
    if key in (b"family", b"given") or (key in (b"text", b"display") and around in (b"name", b"subject", b"patient")):
        return "PERSON"
    if around == b"address":
        return {b"line": "ADDRESS", b"postalcode": "POSTCODE", b"city": "LOCATION", b"text": "ADDRESS"}.get(key, "")
    if around == b"telecom" and key == b"value":
        return "PHONE_NUMBER" if is_phone else "EMAIL_ADDRESS"
    return "DATE_OF_BIRTH" if key == b"birthdate" else "DATE_OF_CARE" if key in _DATES else ""


def identifier(data: bytes, node: Node, kind: bytes) -> Iterator[Cell]:
    """The value of an identifier, by its system, its type code and whose it is."""
    value = next((m for k, m in node.members if k == b"value" and isinstance(m, Leaf)), None)
    around = data[node.start : node.end]
    if value is None or any(oid in around for oid in _TEST):
        return
    text = data[value.start : value.end]
    entity = _identified(around, text, kind)
    if entity and fits(entity, text):
        yield Cell(*value, entity)


def _identified(around: bytes, value: bytes, kind: bytes) -> str:
    if any(oid in around for oid in _INS) or b'"ins' in around or b"ins-ni" in around:
        return "FR_INS"
    if kind in _STAFF or b"rpps" in around or b"1.2.250.1.71.4.2.1" in around:
        return "FR_RPPS"
    if fits("FR_NIR", value):
        return "FR_NIR"
    if kind == b"researchsubject":
        return "SUBJECT_ID"
    if kind == b"encounter" or b'"vn"' in around or b'"an"' in around:
        return "FR_NDA"
    return (
        "FR_IPP" if kind in (b"patient", b"person", b"relatedperson") or b'"pi"' in around or b'"mr"' in around else ""
    )


def _is_example(data: bytes, root: Node) -> bool:
    """Whether it is the standard's own, and speaks of nobody besides."""
    text = data[root.start : root.end]
    return _EXAMPLE.search(text) is not None and {match[0] for match in _SUBJECT.finditer(text)} <= {b"patient/example"}


def _holds_patient(data: bytes, root: Node) -> bool:
    """Whether a resource about a patient says anything: it names a subject, or has one and a value. A bare value is nobody's."""
    text = data[root.start : root.end]
    is_about = any(match[1] in PATIENT_LEVEL for match in _TYPE.finditer(text))
    return is_about and (
        _SUBJECT.search(text) is not None or (_WHOSE.search(text) is not None and _VALUE.search(text) is not None)
    )
