"""JSON is read strictly, wholly, and written back with nothing else changed."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision import Edit
from models.exchange import Flag, PartKind
from models.settings import Limits
from proxy.bodies.json_body import json_body, lines_body
from proxy.bodies.refused import Unreadable
from tests.growth import is_linear
from tests.proxy.bodies.documents import DOCUMENTS, EVERYTHING, SPELLINGS, TEXT, leaves, route

LIMITS = Limits()
CHAT = route("$.messages[*].content", "$.messages[*].content[*].text", file_names=("$.messages[*].file",))


def refused(source: str, limits: Limits = LIMITS) -> Flag:
    with pytest.raises(Unreadable) as caught:
        json_body(source, EVERYTHING, limits)
    return caught.value.flag


@given(value=DOCUMENTS, spelling=SPELLINGS)
def test_every_string_leaf_is_a_part(value: Any, spelling: dict[str, Any]) -> None:
    parts = json_body(json.dumps(value, **spelling), EVERYTHING, LIMITS).parts
    assert list(leaves(value)) == [part.text for part in parts if part.kind is PartKind.PROMPT]


@given(value=DOCUMENTS, spelling=SPELLINGS, data=st.data())
def test_replaced_texts_open_again_as_expected(value: Any, spelling: dict[str, Any], data: st.DataObject) -> None:
    body = json_body(json.dumps(value, **spelling), EVERYTHING, LIMITS)
    expected = [part.text for part in body.parts if part.kind is PartKind.PROMPT]
    edits = []
    for index, text in enumerate(expected):
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        tag = data.draw(TEXT)
        edits.append(Edit(part=index, start=start, end=end, tag=tag))
        expected[index] = text[:start] + tag + text[end:]
    again = json.loads(body.replaced(edits))
    assert expected == list(leaves(again))


@given(value=DOCUMENTS, spelling=SPELLINGS)
def test_without_edits_not_a_byte_changes(value: Any, spelling: dict[str, Any]) -> None:
    source = json.dumps(value, **spelling)
    assert source.encode() == json_body(source, EVERYTHING, LIMITS).replaced([])


@given(value=DOCUMENTS.filter(lambda value: any(leaves(value))), spelling=SPELLINGS, data=st.data())
def test_source_outside_the_edited_string_stays(value: Any, spelling: dict[str, Any], data: st.DataObject) -> None:
    source = json.dumps(value, **spelling)
    body = json_body(source, EVERYTHING, LIMITS)
    index = data.draw(st.sampled_from([i for i, part in enumerate(body.parts) if part.text and part.is_rewritable]))
    slot = body._slots[index]
    assert slot
    while slot.parent:
        slot = slot.parent
    sent = body.replaced([Edit(part=index, start=0, end=len(body.parts[index].text), tag="[X]")]).decode()
    assert source[: slot.start] + "[X]" + source[slot.start + len(slot.raw) :] == sent


def test_bytes_outside_the_edited_span_stay() -> None:
    r"""Spaces, order of keys, spelling of numbers, `\u00e9`, pairs of surrogates and `10⁶` are as the client wrote them."""
    source = r'{ "n" : 1.50e3,"messages":[ {"content":"\u00e9 10⁶ \ud83d\ude00 M. Durand \/ \u00c9lise"} ] ,"a":true}'
    body = json_body(source, CHAT, LIMITS)
    start = body.parts[0].text.index("M. Durand")
    expected = source.replace("M. Durand", '[\\"X\\"]').encode()
    assert expected == body.replaced([Edit(part=0, start=start, end=start + 9, tag='["X"]')])


def test_several_edits_in_several_parts() -> None:
    source = '{"messages":[{"content":"\\u00e9a b"},{"content":"c d"}]}'
    edits = [
        Edit(part=1, start=0, end=1, tag="3"),
        Edit(part=0, start=3, end=4, tag="2"),
        Edit(part=0, start=0, end=2, tag="1"),
    ]
    assert b'{"messages":[{"content":"1 2"},{"content":"3 d"}]}' == json_body(source, CHAT, LIMITS).replaced(edits)


@pytest.mark.parametrize("edits", [[(0, 0, 2), (0, 1, 3)], [(0, 0, 99)], [(0, 2, 1)]])
def test_edits_that_cannot_be_made_are_refused(edits: list[tuple[int, int, int]]) -> None:
    body = json_body('{"messages":[{"content":"abcd"}]}', CHAT, LIMITS)
    with pytest.raises(ValueError, match="edit"):
        body.replaced([Edit(part=part, start=start, end=end, tag="x") for part, start, end in edits])


def test_keys_cannot_be_replaced() -> None:
    body = json_body('{"a":1}', None, LIMITS)
    with pytest.raises(ValueError, match="cannot be replaced"):
        body.replaced([Edit(part=0, start=0, end=1, tag="x")])


def test_user_text_comes_first_and_each_part_tells_where_it_stands() -> None:
    source = '{"model":"m","messages":[{"role":"user","content":"a","file":"f.txt"},{"content":[{"text":"b"}]}]}'
    found = [(part.path, part.kind.value, part.text) for part in json_body(source, CHAT, LIMITS).parts]
    assert found == [
        ("$.messages[0].content", "prompt", "a"),
        ("$.messages[1].content[0].text", "prompt", "b"),
        ("$.?", "other", "m"),
        ("$.messages[0].?", "other", "user"),
        ("$.messages[0].file", "file_name", "f.txt"),
        ("$.~keys", "other", "\n\n\n\n".join(("model", "messages", "role", "content", "file", "text"))),
    ]


def test_keys_and_long_numbers_are_parts() -> None:
    parts = json_body(
        '{"Dupont Marie":{"nir":295109912611193,"b":12.5e1,"c":-2951.09912,"d":"123","e":[2.95109912611193E14]}}',
        None,
        LIMITS,
    ).parts
    found = {part.path: part.text for part in parts}
    assert found["$.~keys"].split("\n\n\n\n") == ["Dupont Marie", "nir", "b", "c", "d", "e"]
    assert found["$.~numbers"] == "nir: 295109912611193\ne: 295109912611193"


def test_a_short_text_is_led_by_its_key() -> None:
    """The key of `"nir": "…"` is its label, also for the items of a list; a long text speaks for itself."""
    source = json.dumps({"nir": "1", "a": ["2", {"b": "3"}], "c": "x" * 200})
    leads = {part.text: part.lead for part in json_body(source, None, LIMITS).parts}
    assert ("nir: ", "a: ", "b: ", "") == (leads["1"], leads["2"], leads["3"], leads["x" * 200])


def test_recorded_speech_is_refused() -> None:
    """Nothing here can hear."""
    with pytest.raises(Unreadable):
        json_body('{"content": [{"type": "input_audio", "input_audio": {"data": "AAAA"}}]}', None, LIMITS)


def test_paths_hold_no_text_of_the_user() -> None:
    paths = [part.path for part in json_body('{"Mme Dupont":"a","id295109":"b","é":"c"}', None, LIMITS).parts]
    assert paths == ["$.?", "$.?", "$.?", "$.~keys"]


def test_the_conversation_is_read() -> None:
    body = json_body('{"a":{"id":"x"},"conversation_id":"c-1"}', route(conversation="$.conversation_id"), LIMITS)
    assert body.conversation == "c-1"


def test_nothing_is_user_text_without_a_route() -> None:
    assert [PartKind.OTHER] * 2 == [part.kind for part in json_body('{"a":"b"}', None, LIMITS).parts]


@pytest.mark.parametrize("source", ['"a"', "12", "[]", "{}", " null "])
def test_a_bare_value_is_a_document(source: str) -> None:
    assert source.encode() == json_body(source, None, LIMITS).replaced([])


@pytest.mark.parametrize(
    "source",
    [
        '{"a":1,"a":2}',
        '{"a":1,"\\u0061":2}',
        "[NaN]",
        "[-Infinity]",
        '{"a":1} x',
        "{'a':1}",
        '["\t"]',
        "",
        "[01]",
        '["\\x"]',
    ],
)
def test_what_parsers_read_differently_is_refused(source: str) -> None:
    assert refused(source) is Flag.UNPARSED


@pytest.mark.parametrize("source", ['["\\ud800"]', '["\\udc00\\ud800"]', '{"\\uD800":1}', '["\\ud800a\\udc00"]'])
def test_half_of_a_surrogate_pair_is_refused(source: str) -> None:
    assert refused(source) is Flag.UNDECODABLE


def test_text_written_as_token_numbers_is_refused() -> None:
    for source in ('{"input":[1,2]}', '{"input":[[1,2],[3]]}'):
        with pytest.raises(Unreadable):
            json_body(source, route("$.input", "$.input[*]"), LIMITS)


def test_numbers_elsewhere_are_not_token_numbers() -> None:
    assert json_body('{"sizes":[1,2]}', route("$.input[*]", "$.tools.**"), LIMITS).parts


def test_nesting_is_bounded() -> None:
    limits = Limits(nesting=3)
    assert json_body("[[[1]]]", None, limits).parts == ()
    assert refused("[[[[1]]]]", limits) is Flag.OVERSIZE


@pytest.mark.parametrize(
    ("flood", "size"),
    [
        (lambda size: "[" * size + "]" * size, 10_000),
        (lambda size: '{"a":' * size + "1" + "}" * size, 10_000),
        (lambda size: "[" * size, 1_000_000),
        (lambda size: json.dumps({f"k{i}": 0 for i in range(size)}), 1_000_000),
        (lambda size: json.dumps([""] * size), 200_000),
        (lambda size: "[" + "[]," * size + "[]]", 200_000),
        (lambda size: json.dumps({"a": "[" * size + '"\\n"' + "]" * size}), 100_000),
    ],
    ids=["deep lists", "deep objects", "unclosed", "keys", "strings", "lists", "deep in a string"],
)
def test_floods_are_refused_in_no_more_time_than_their_length(flood: Callable[[int], str], size: int) -> None:
    source = flood(size)
    assert refused(source) in {Flag.OVERSIZE, Flag.UNPARSED}
    assert is_linear(read_or_refused, flood(size // 4), source)


def read_or_refused(source: str) -> None:
    with suppress(Unreadable):
        json_body(source, EVERYTHING, LIMITS)


@pytest.mark.parametrize("source", ['["Mme Dupont"', '{"Dupont":1,"Dupont":2}', '["Dupont \\ud800"]'])
def test_errors_hold_no_text(source: str) -> None:
    """Neither do the errors behind them, which a logger may print."""
    with pytest.raises(Unreadable) as caught:
        json_body(source, None, LIMITS)
    assert "Dupont" not in repr(caught.value)
    assert caught.value.__context__ is None


def test_json_lines_are_documents() -> None:
    source = '{"content":"a é"}\r\n\n{"content":"b"}\n'
    body = lines_body(source, route("$.content"), LIMITS)
    assert [("line[0]$.content", "a é"), ("line[2]$.content", "b")] == [(p.path, p.text) for p in body.parts[:2]]
    expected = source.replace('"b"', '"x"').encode()
    assert expected == body.replaced([Edit(part=1, start=0, end=1, tag="x")])


def test_a_broken_line_is_refused() -> None:
    with pytest.raises(Unreadable):
        lines_body('{"a":1}\nMme Dupont', None, LIMITS)
