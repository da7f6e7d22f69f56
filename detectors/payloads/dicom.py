"""DICOM headers: the JSON model (PS3.18 annex F) and dumps by pydicom, dcmdump and gdcmdump. Tags are those of PS3.6.

A tag with its value: `(0010,0010) PN [VAUTRAVERS^ELODIE]`; not `(0010,0010) est le tag du nom`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.payloads.cell import Cell, record, typed
from detectors.payloads.fields import Field
from detectors.payloads.values import fits

SIGN = rb"[(\"'=](?:0008|0010|0012|0020|0032|0038|0040),? ?[0-9a-f]{4}[)\"']"
_TAG = re.compile(
    rb"[(\"'=](?P<group>[0-9a-f]{4}),? ?(?P<element>[0-9a-f]{4})[)\"'](?:"
    rb"(?P<dump>[^\n\[\"]{0,60}?(?<![a-z])(?:ae|as|cs|da|dt|ds|is|lo|lt|pn|sh|st|tm|ui|ut|un)(?:[ :]{1,8}|: )"
    rb"(?:'(?P<quoted>[^'\n]{1,90})'|\[(?P<boxed>[^\]\n]{1,90})\]"
    rb"|\"(?P<doubled>[^\"\n]{1,90})\"))"
    rb"|[ ]?:[ \n]{0,40}\{[^{}]{0,60}?"
    rb"\"value\"[ ]?:[ \n]{0,40}\[[ \n]{0,40}(?:\{[ \n]{0,60}\"[a-z]{1,20}\"[ ]?:[ ]?)?\"(?P<json>[^\"\n]{1,90})\"|(?P<xml>[^<>\n]{0,80}>))"
)
_TAGS = {
    b"00100010": Field("PERSON", "patient"),
    b"00100020": Field("FR_IPP"),
    b"00100030": Field("DATE_OF_BIRTH"),
    b"00101000": Field("FR_IPP"),
    b"00101001": Field("PERSON", "patient"),
    b"00101005": Field("PERSON", "patient"),
    b"00101060": Field("PERSON", "relative"),
    b"00101040": Field("ADDRESS"),
    b"00102154": Field("PHONE_NUMBER"),
    b"00080050": Field("FR_NDA"),
    b"00080080": Field("LOCATION"),
    b"00080090": Field("PERSON", "clinician"),
    b"00081048": Field("PERSON", "clinician"),
    b"00081050": Field("PERSON", "clinician"),
    b"00081070": Field("PERSON", "clinician"),
    b"00380010": Field("FR_NDA"),
    b"00120020": Field("STUDY_CODE"),
    b"00120030": Field("SITE_ID"),
    b"00120040": Field("SUBJECT_ID"),
    b"00120042": Field("SUBJECT_ID"),
}
_OF_PATIENTS = frozenset(
    {b"00100010", b"00100020", b"00100030", b"00101000", b"00101001", b"00120040", b"00080050", b"00380010"}
)
_XML = re.compile(rb"<value[^>]{0,20}>([^<>\n]{1,90})</|<(?:familyname|givenname)>([^<>\n]{1,60})</")
_MOST = 400
_MOST_TAGS = 2_000


def dicom(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """Cells of the tags that identify, and one record over a header that has one of them."""
    first = last = -1
    kept = 0
    for place in islice(places, _MOST_TAGS):
        match = _TAG.match(data, data.rfind(b"(", place - 12, place) if data[place - 1] == 0x29 else place - 10)
        if match is None:
            continue
        tag = match["group"] + match["element"]
        found = list(_values(data, match, tag))
        if found and (tag in _OF_PATIENTS or first >= 0):
            first = match.start() if first < 0 else first
            last = max(last, match.end())
        if kept < _MOST:
            kept += len(found)
            yield from found
    if first >= 0:
        yield record(first, last)


def _values(data: bytes, match: re.Match[bytes], tag: bytes) -> Iterator[Cell]:
    field = _TAGS.get(tag)
    if field is None:
        return
    for span in _spans(data, match):
        value = data[slice(*span)].rstrip()
        if fits(field.entity, value.strip(b"^")) or (
            field.entity == "PERSON" and fits("PERSON", value.replace(b"^^", b"^").strip(b"^"))
        ):
            yield typed((span[0], span[0] + len(value)), value, field, 0.95)


def _spans(data: bytes, match: re.Match[bytes]) -> Iterator[tuple[int, int]]:
    if match["xml"] is not None:
        for found in islice(_XML.finditer(data, match.end(), match.end() + 300), 2):
            yield found.span(found.lastindex or 0)
        return
    yield match.span(next(name for name in ("quoted", "boxed", "doubled", "json") if match[name] is not None))
