"""The formats that are known: what gives each away, and its reader."""

from collections.abc import Callable, Iterator, Sequence

from detectors.payloads import code, dicom, documents, fhir, hl7, html, pmsi, stay_rows
from detectors.payloads.cell import Cell

Reader = Callable[[bytes, Sequence[int]], Iterator[Cell]]
"""Reads a folded text, given the ends of what made it look: in order, without repetition."""

READERS: tuple[tuple[bytes, Reader], ...] = (
    (hl7.SIGN, hl7.hl7),
    (fhir.SIGN, fhir.fhir),
    (dicom.SIGN, dicom.dicom),
    (documents.SIGN, documents.documents),
    (pmsi.SIGN, pmsi.pmsi),
    (stay_rows.SIGN, stay_rows.stay_rows),
    (code.SIGN, code.code),
    (html.SIGN, html.html),
)
"""Signature, a Hyperscan expression on folded bytes with a newline in front and behind, and the reader of what bears it."""

WHOLE: frozenset[Reader] = frozenset({fhir.fhir, documents.documents, html.html})
"""Readers that read on from the first signature."""
