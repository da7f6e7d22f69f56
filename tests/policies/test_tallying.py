"""What leaves counts, what is stopped or replaced does not; and what is remembered is enough to decide the next request."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.context import Circumstance, Context, Tags
from models.counting import REMINDED, USES, Counters, Standing, Tally
from models.decision import Decision, Gate
from models.exchange import Exchange, Flag, Part, PartKind
from models.finding import Finding
from policies.charter import Charter
from policies.loading import shipped
from policies.screen import screen

NOW = datetime(2026, 12, 4, 10, tzinfo=UTC)
DAY = "2026-12-04"
CHARTER = shipped()


def charter(*whens: dict[str, object], gate: str = "block") -> Charter:
    """The shipped one, with rules of these conditions instead of its own, and one that replaces addresses."""
    plain = CHARTER.model_dump(mode="json", by_alias=True)
    one = next(rule for rule in plain["rules"] if rule["id"] == "P2-ACCUMULATION")
    made = [one | {"id": f"P2-R{n}", "when": when, "then": {"gate": gate, "message": "accumulation"}} for n, when in enumerate(whens)]  # fmt: skip
    replacing = {"id": "P2-MAIL", "when": {"any_of": [{"entity": ["EMAIL_ADDRESS"]}]}, "then": {"transform": "redact"}}
    return Charter.model_validate(plain | {"rules": [*made, one | replacing]})


def counter(count: str, at_least: int = 5, **more: Any) -> dict[str, object]:
    return {"counter": {"count": count, "within": "day", "at_least": at_least}, **more}


def find(text: str) -> list[Finding]:
    """Words that begin with a capital S are subjects, those with an @ are addresses."""
    found, at = [], 0
    for word in text.split(" "):
        entity = "EMAIL_ADDRESS" if "@" in word else "SUBJECT_ID"
        if word.startswith("S") or "@" in word:
            found.append(Finding(entity=entity, start=at, end=at + len(word), score=0.9, detector="t"))
        at += len(word) + 1
    return found


def standings(asked: Charter, *before: Tally) -> tuple[Standing, ...]:
    """What the counters of a charter stand at for one user after these tallies."""
    names = [name for name, _ in asked.counters]
    return tuple(
        Standing(
            counter=name,
            owner="user u",
            period=DAY,
            number=sum(t.number for t in before if t.counter == name),
            marks=frozenset(mark for t in before if t.counter == name for mark in t.marks),
        )
        for name in names
    )


def decided(
    asked: Charter, text: str, *before: Tally, flags: frozenset[Flag] = frozenset(), service: str = "approved_genai"
) -> Decision:
    """The decision on a prompt after what was counted before."""
    parts = (Part(path="$", text=text, kind=PartKind.PROMPT),)
    counters = Counters(key=b"k" * 32, standings=standings(asked, *before))
    context = Context(now=NOW, tags=Tags(key=b"conversation"), user="u", counters=counters)
    return screen(Exchange(service="s", category=service, parts=parts, flags=flags), context, asked, find)


SUBJECTS = [{"entity": ["SUBJECT_ID"]}]


def test_values_that_leave_are_counted_by_mark() -> None:
    """However they are spelled, in whatever conversation; the bound is the limit that was not reached."""
    asked = charter(counter("distinct", any_of=SUBJECTS))
    first = decided(asked, "S1 et S2 et s'1").counted
    assert [(len(tally.marks), tally.number, tally.below, tally.owner) for tally in first] == [(2, 0, 5, "user u")]
    again = decided(asked, "S1").counted
    assert again[0].marks[0] in first[0].marks
    assert "S1" not in repr(first)


def test_what_is_stopped_counts_nowhere_but_as_refused() -> None:
    asked = charter(counter("distinct", 2, any_of=SUBJECTS), counter("refusals", 3), counter("requests", 99))
    stopped = decided(asked, "S1 S2")
    assert stopped.gate is Gate.BLOCK
    assert [tally.counter.split("/")[0] for tally in stopped.counted] == ["refusals"]
    passed = decided(asked, "S1")
    assert sorted(tally.counter.split("/")[0] for tally in passed.counted) == ["distinct", "requests"]
    assert decided(asked, "S1", flags=frozenset({Flag.UNPARSED})).counted == ()


def test_what_waits_for_a_reason_counts_as_sent() -> None:
    """It may leave any moment. But it is no first use of the day."""
    asked = charter(counter("requests", 1), counter("refusals", 9), gate="justify")
    held = decided(asked, "a")
    assert held.gate is Gate.JUSTIFY
    assert [tally.counter.split("/")[0] for tally in held.counted] == ["requests"]


def test_what_is_replaced_is_not_counted() -> None:
    """It did not leave, though the rule weighs it when it decides."""
    asked = charter(counter("findings", any_of=[{"entity": ["SUBJECT_ID", "EMAIL_ADDRESS"]}]))
    decision = decided(asked, "S1 a@b.fr c@d.fr")
    assert len(decision.edits) == 2
    assert [tally.number for tally in decision.counted] == [1]


def test_only_requests_that_fit_the_rest_of_the_rule_count() -> None:
    asked = charter(counter("chars", service=["public_genai"]))
    assert decided(asked, "abc").counted == ()
    assert [tally.number for tally in decided(asked, "abc", service="public_genai").counted] == [3]


def test_two_numbers_of_one_counter_are_one_counter() -> None:
    """Bound by the nearest that was not reached."""
    asked = charter(counter("requests", 2), counter("requests", 9), gate="allow")
    (tally,) = decided(asked, "a").counted
    assert (tally.number, tally.below) == (1, 2)
    (tally,) = decided(asked, "a", tally).counted
    assert tally.below == 9


FIVE_SUBJECTS = charter(counter("distinct", 5, any_of=SUBJECTS))


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), max_size=12))
def test_who_remembers_the_tallies_never_sends_too_many(prompts: list[list[int]]) -> None:
    """Five different subjects stop a prompt, whether they come at once or one by one; four that were sent may come again."""
    sent: set[int] = set()
    before: list[Tally] = []
    for subjects in prompts:
        decision = decided(FIVE_SUBJECTS, " ".join(f"S{n}" for n in subjects), *before)
        assert (decision.gate is Gate.BLOCK) is (len(sent | set(subjects)) >= 5)
        before += decision.counted
        sent |= set(subjects) if decision.gate is Gate.ALLOW else set()
    assert len(sent) < 5


@pytest.mark.parametrize("due", [True, False])
def test_firsts_of_the_day(due: bool) -> None:
    """A first use is counted when it is sent; a reminder when it is owed."""
    firsts = {Circumstance.FIRST_USE_TODAY, Circumstance.REMINDER_DUE} if due else set[Circumstance]()
    kept = tuple(Standing(counter=counter, owner="network n", period=DAY) for counter in (USES, REMINDED))
    context = Context(now=NOW, tags=Tags(key=b"k"), circumstances=frozenset(firsts), counters=Counters(standings=kept))
    exchange = Exchange(service="s", category="public_genai", parts=(Part(path="$", text="a", kind=PartKind.PROMPT),))
    counted = screen(exchange, context, CHARTER, find).counted
    assert [(t.counter, t.number, t.below) for t in counted] == ([(USES, 1, 2), (REMINDED, 1, 2)] if due else [])
    stopped = screen(exchange.model_copy(update={"category": "unknown_genai"}), context, CHARTER, find)
    assert (stopped.gate, stopped.counted) == (Gate.BLOCK, ())
