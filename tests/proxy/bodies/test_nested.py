r"""JSON inside strings is read with its escapes undone, and written back through every level."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision import Edit
from models.exchange import Flag
from models.settings import Limits
from proxy.bodies.json_body import json_body
from proxy.bodies.refused import Unreadable
from tests.proxy.bodies.documents import EVERYTHING, TEXT

BELL = "\u0007"
OTHER = TEXT.filter(lambda text: BELL not in text)

LIMITS = Limits()


def test_escapes_inside_are_undone() -> None:
    inner = json.dumps({"nom": "Élise", "note": 'dit "bonjour"\nà J8'})
    part = json_body(json.dumps({"arguments": inner}), EVERYTHING, LIMITS).parts[0]
    assert (part.path, part.text) == ("$.?>json", '{"nom": "Élise", "note": "dit "bonjour"\nà J8"}')


def test_keys_stay_beside_their_values() -> None:
    """`birthDate` says what the date is: the whole record is one text."""
    inner = '{"birthDate":"1957-03-02"}'
    assert inner == json_body(json.dumps([inner]), EVERYTHING, LIMITS).parts[0].text


def test_prose_that_starts_with_a_bracket_stays_as_typed() -> None:
    text = "[1] chemin C:\\temp\\new"
    assert text == json_body(json.dumps([text]), EVERYTHING, LIMITS).parts[0].text


@given(
    before=OTHER,
    name=st.sampled_from(["Élise", "😀", 'a"b', "c\\d\n"]),
    after=OTHER,
    tag=OTHER,
    levels=st.integers(1, 4),
)
def test_an_edit_reaches_the_innermost_string(before: str, name: str, after: str, tag: str, levels: int) -> None:
    """At any depth the inner value becomes what was asked, and the JSON around it stays JSON."""
    source = json.dumps({"v": BELL + name + BELL})
    for _ in range(levels):
        source = json.dumps([before, source, after])
    body = json_body(source, EVERYTHING, LIMITS)
    index = next(i for i, part in enumerate(body.parts) if BELL in part.text and part.path != "$.~keys")
    start, end = body.parts[index].text.index(BELL), body.parts[index].text.rindex(BELL) + 1
    value = json.loads(body.replaced([Edit(part=index, start=start, end=end, tag=tag)]))
    for _ in range(levels):
        assert (value[0], value[2]) == (before, after)
        value = json.loads(value[1])
    assert value == {"v": tag}


@pytest.mark.parametrize(
    "inner",
    ['{"a": "\\u00c9lise Durand", "b": "x\\ny"}', '{"a": "\\u00c9lise Durand"}', '["Élise Durand \\ud83d\\ude00"]'],
)
@pytest.mark.parametrize("tag", ["[PERSON_1]", "", '«"»'])
def test_a_redacted_string_opens_again_as_expected(inner: str, tag: str) -> None:
    """Also when the replaced value held the only escape."""
    body = json_body(json.dumps([inner]), EVERYTHING, LIMITS)
    text = body.parts[0].text
    start = text.index("Élise")
    sent = body.replaced([Edit(part=0, start=start, end=start + 12, tag=tag)])
    again = json_body(sent.decode(), EVERYTHING, LIMITS)
    assert [text.replace("Élise Durand", tag)] == [part.text for part in again.parts]


def test_too_many_levels_are_refused() -> None:
    source = json.dumps('é"')
    for _ in range(10):
        source = json.dumps([source])
    with pytest.raises(Unreadable) as caught:
        json_body(source, EVERYTHING, LIMITS)
    assert caught.value.flag is Flag.OVERSIZE
