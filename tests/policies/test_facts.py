"""The facts of a live request: places in the whole request, marks of values, no text."""

from datetime import UTC, datetime

from models.context import Context, Tags
from models.counting import Counters, Period, Standing
from models.decision import Located
from models.exchange import Exchange, Part
from models.finding import Finding
from policies.facts import Facts, facts_of

TEXTS = ("sujet 014-0003", "puis 014 0003 et 014-0004")


def located(part: int, start: int, end: int) -> Located:
    return Located(part=part, finding=Finding(entity="SUBJECT_ID", start=start, end=end, score=0.9, detector="test"))


def made(key: bytes = b"k") -> Facts:
    exchange = Exchange(service="s", category="public_genai", parts=tuple(Part(path="$", text=text) for text in TEXTS))
    found = [located(0, 6, 14), located(1, 5, 13), located(1, 17, 25)]
    return facts_of(exchange, Context(now=datetime.now(UTC), tags=Tags(key=key)), found)


def test_places_count_from_the_beginning_of_the_request() -> None:
    assert [(t.part, t.start, t.end) for t in made().found] == [(0, 6, 14), (1, 19, 27), (1, 31, 39)]


def test_equal_values_have_equal_marks_under_one_key() -> None:
    """Whatever their separators; under another key they have others."""
    one, two, three = (made().mark_of(i) for i in range(3))
    assert one == two != three
    assert made(b"other").mark_of(0) != one


def test_they_show_no_text() -> None:
    assert "0003" not in repr(made())


def test_findings_are_sorted_out_by_type() -> None:
    assert made().by_entity == {"SUBJECT_ID": [0, 1, 2]}


def test_values_are_counted_under_another_key() -> None:
    """The same in every conversation; another than the mark of the conversation."""
    exchange = Exchange(service="t", category="public_genai", parts=(Part(path="$", text="001-0042 et 0010042"),))
    found = [
        Located(part=0, finding=Finding(entity="SUBJECT_ID", start=a, end=b, score=0.9, detector="t"))
        for a, b in ((0, 8), (12, 19))
    ]
    standing = Standing(counter="c", owner="user u", period="2026-12-04", number=3)
    kept = Counters(key=b"node", standings=(standing,))
    one, other = (
        facts_of(
            exchange,
            Context(now=datetime(2026, 12, 4, tzinfo=UTC), tags=Tags(key=key), counters=kept, is_use=False),
            found,
        )
        for key in (b"one", b"other")
    )
    assert one.counted_as(0) == one.counted_as(1) == other.counted_as(0) != one.mark_of(0)
    assert one.mark_of(0) != other.mark_of(0)
    assert (one.counted("c", Period.DAY), one.counted("d", Period.DAY), one.is_use) == ((standing,), (), False)
