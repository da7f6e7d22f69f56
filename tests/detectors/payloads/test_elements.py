"""XML with places: tolerant, flat in memory, nothing expanded."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.payloads.elements import elements


def test_elements_know_where_they_stand() -> None:
    data = b"<a:x one=\"1\" two='2'><y> text </y><z/></a:x><w>"
    found = list(elements(data))
    assert [(b"x", ()), (b"y", (b"x",)), (b"z", (b"x",)), (b"w", ())] == [(e.name, e.around) for e in found]
    assert {b"one": b"1", b"two": b"2"} == {name: data[slice(*span)] for name, span in found[0].attributes.items()}
    assert b"text" == data[slice(*found[1].text)]


def test_what_is_never_closed_stays_bounded() -> None:
    assert 40 == max(len(element.around) for element in elements(b"<a>" * 5_000))


@given(st.text("<>/a b='\"", max_size=80))
def test_anything_is_read_without_error(text: str) -> None:
    data = text.encode()
    assert all(e.start < e.end <= len(data) for e in elements(data))
