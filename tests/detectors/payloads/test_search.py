"""The payloads as one search: offsets of the original, nothing in plain text, bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import build, reported
from detectors.normalise import fold
from detectors.payloads import ENTITIES
from detectors.payloads.known import READERS
from detectors.payloads.search import PayloadSearch
from models.entities import FAMILY_OF
from models.site import SiteData
from tests.detectors.anywhere import check_anywhere
from tests.detectors.payloads.samples import search, told
from tests.detectors.samples import find
from tests.growth import is_linear

HOSTILE = (
    "[",
    '{"nom":',
    "nom,",
    "nom\n",
    "nom\tabc\n",
    "ipp: ",
    "ipp: 12345678\n",
    "pid|",
    "(0010,0010) PN ",
    '"00100010": {',
    "<patient>",
    "<patient a='",
    '{"resourceType": "Patient",',
    "9",
    "9729990150080001234140319572" + "0" * 90 + "\n",
    "usubjid,siteid,age\n",
    "insert into t (nom) values (",
    "datalines;\n",
    "<td>",
    '"nom": ["ab",',
    "nom  ",
    "ddn: 1/",
    'nom,"',
    '<patient><id root="1" extension="80123456"/>',
)


def test_offsets_are_those_of_the_original() -> None:
    """Behind characters that folding drops, in an escaped text."""
    text = '😀\u200bé {\\"ipp\\": \\"80123\u200b45678\\", \\"ddn\\": \\"1957-03-14\\"}'
    assert {("FR_IPP", "80123\u200b45678"), ("DATE_OF_BIRTH", "1957-03-14")} == told(text)


def test_the_rest_of_a_record_is_the_record() -> None:
    """Other findings are cut out of it, whoever found them."""
    text = "ipp;mail\n8012345678;e.v@exemple.fr"
    found = [(f.entity, text[f.start : f.end]) for f in find()(text)]
    assert [("HEALTH_RECORD", "ipp;mail\n"), ("FR_IPP", "8012345678"), ("EMAIL_ADDRESS", "e.v@exemple.fr")] == found


def test_everything_is_known_and_reported() -> None:
    assert ENTITIES <= set(FAMILY_OF)
    assert reported(SiteData()) >= ENTITIES


@given(st.lists(st.sampled_from(HOSTILE), max_size=30).map("".join))
def test_anything_is_read_without_error(text: str) -> None:
    hits = list(search()(text, fold(text)))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_take_no_longer_than_twice_for_twice(piece: str) -> None:
    """Linear: four times the text, less than ten times the time; or refused."""
    small, large = (piece * (length // len(piece)) for length in (25_000, 100_000))
    one = PayloadSearch()
    assert is_linear(lambda given: list(one(*given)), (small, fold(small)), (large, fold(large)))


def test_a_new_search_is_cheap_and_alike() -> None:
    text = "ipp;ddn\n8012345678;14/03/1957"
    assert list(PayloadSearch()(text, fold(text))) == list(search()(text, fold(text)))
    assert build(SiteData())(text) == find()(text)


@pytest.mark.parametrize("number", range(len(READERS)))
def test_a_signature_is_seen_wherever_it_stands(number: int) -> None:
    """Else its reader is never called."""
    payloads = PayloadSearch()
    check_anywhere(READERS[number][0], lambda *parts: number in payloads._signed(b"".join(parts)))
