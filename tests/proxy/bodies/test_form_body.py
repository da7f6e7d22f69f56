"""Forms keep their order, their repeated names and their spelling."""

import json
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision import Edit
from models.settings import Limits
from proxy.bodies.form_body import form_body
from proxy.bodies.refused import Unreadable
from tests.proxy.bodies.documents import TEXT, route

LIMITS = Limits()
FIELDS = st.lists(st.tuples(st.sampled_from(["a", "b", "f.req"]), TEXT.filter(bool)), min_size=1, max_size=5)


@given(fields=FIELDS, way=st.sampled_from([quote, quote_plus]), data=st.data())
def test_edits_change_one_value_only(
    fields: list[tuple[str, str]], way: Callable[..., str], data: st.DataObject
) -> None:
    source = urlencode(fields, quote_via=way)
    body = form_body(source, None, LIMITS)
    index = data.draw(st.integers(0, len(fields) - 1))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(fields[index][1]))] * 2)))
    tag = data.draw(TEXT)
    expected = list(fields)
    expected[index] = (fields[index][0], fields[index][1][:start] + tag + fields[index][1][end:])
    sent = body.replaced([Edit(part=index, start=start, end=end, tag=tag)]).decode()
    assert expected == parse_qsl(sent, keep_blank_values=True)


def test_order_repeated_names_and_spelling_stay() -> None:
    source = "q=%C3%A9t%c3%a9+Durand&a=1&q=x%20y&empty=&b"
    body = form_body(source, None, LIMITS)
    assert ["été Durand", "1", "x y", "", "q\na\nempty\nb"] == [part.text for part in body.parts]
    assert source.replace("Durand", "%5BX%5D").encode() == body.replaced([Edit(part=0, start=4, end=10, tag="[X]")])


def test_json_in_a_value_is_read_through_all_levels() -> None:
    inner = json.dumps([["Élise Durand", 0], ["fr"]])
    body = form_body(urlencode({"f.req": json.dumps([None, inner]), "at": "t"}), None, LIMITS)
    text = body.parts[0].text
    assert '[null, "[["Élise Durand", 0], ["fr"]]"]' == text
    start = text.index("Élise")
    sent = dict(parse_qsl(body.replaced([Edit(part=0, start=start, end=start + 12, tag='["X"]')]).decode()))
    assert [['["X"]', 0], ["fr"]] == json.loads(json.loads(sent["f.req"])[1])


def test_a_route_names_user_text() -> None:
    body = form_body("at=t&text=bonjour", route("form.text"), LIMITS)
    assert ("form.text", "bonjour", True) == (body.parts[0].path, body.parts[0].text, body.parts[0].is_rewritable)


def test_a_field_without_name_is_read() -> None:
    assert ["Dupont"] == [part.text for part in form_body("=Dupont", None, LIMITS).parts]
    assert ["Dupont"] == [part.text for part in form_body("Dupont", None, LIMITS).parts]


def test_a_value_can_be_emptied() -> None:
    sent = form_body("a=Dupont&b=c", None, LIMITS).replaced([Edit(part=0, start=0, end=6, tag="")])
    assert ["", "c", "a\nb"] == [part.text for part in form_body(sent.decode(), None, LIMITS).parts]


def test_other_charsets_are_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        form_body("a=%E9t%E9+Dupont", None, LIMITS)
    assert caught.value.__context__ is None


def test_a_flood_of_fields_is_refused() -> None:
    with pytest.raises(Unreadable):
        form_body("&" * 200_000, None, LIMITS)
