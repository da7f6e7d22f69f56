"""The register: what was seen beside what was written, and what the committee has to do about it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from audit import index
from audit.keeper import Keeper
from audit.register import Seen, Span, State, entries, observed
from audit.uses import Fate
from models.decision import Gate
from models.record import Record
from models.uses import NONE, Status, Tool, Use, Uses
from tests.audit.samples import NIR, NOW, decision, event, outcome, summary

TODAY = date(2026, 12, 1)
WHOLE = {
    "tool": "chatgpt",
    "status": "approved",
    "purpose": "plans",
    "legal_basis": "interest",
    "responsible": "head",
    "human_oversight": "read",
    "review_by": date(2027, 1, 1),
}


def first(groups: list[str]) -> str:
    return groups[0] if groups else NONE


def kept(tmp_path: Path, engine: sa.Engine, *records: Record, node: str = "n1") -> Keeper:
    keeper = Keeper.open(tmp_path / node, node, database_url="sqlite://")
    for record in records:
        keeper.write_soon(record)
    keeper.close()
    index.catch_up(engine, tmp_path / node / "journal", node)
    return keeper


def test_a_use_is_a_tool_a_team_and_a_study(tmp_path: Path, engine: sa.Engine) -> None:
    kept(
        tmp_path,
        engine,
        decision("R-1", groups=("dm",), user="u1", route="chat"),
        decision("R-2", groups=("dm", "x"), user="u2", gate=Gate.ALLOW, time=NOW + timedelta(days=2), route="chat"),
        decision("R-3", groups=("dm",), user="u1", study="S1"),
        decision("R-4", service="claude"),
        outcome("R-4"),
        event("started"),
    )
    seen = observed(engine, Span(), first)
    assert [(one.tool, one.team, one.study) for one in seen] == [
        ("chatgpt", "dm", "S1"),
        ("chatgpt", "dm", NONE),
        ("claude", NONE, NONE),
    ]
    use = seen[1]
    assert (use.requests, use.gates, use.routes) == (2, {"block": 1, "allow": 1}, {"chat": 2})
    assert (len(use.people), use.first, use.last) == (2, "2026-11-21", "2026-11-23")


def test_a_request_for_two_studies_is_a_use_for_each(tmp_path: Path, engine: sa.Engine) -> None:
    kept(tmp_path, engine, decision("R-1", study="S1+S2"), decision("R-2", study="S2"))
    assert {one.study: one.requests for one in observed(engine, Span(), first)} == {"S1": 1, "S2": 2}


def test_days_are_within_the_span(tmp_path: Path, engine: sa.Engine) -> None:
    kept(tmp_path, engine, *(decision(f"R-{n}", time=NOW + timedelta(days=n), user=f"u{n}") for n in range(5)))
    [use] = observed(engine, Span(since=date(2026, 11, 22), until=date(2026, 11, 23)), first)
    assert (use.requests, use.first, use.last, len(use.people)) == (2, "2026-11-22", "2026-11-23", 2)
    assert observed(engine, Span(since=date(2027, 1, 1)), first) == []


def test_what_was_found_and_what_became_of_it(tmp_path: Path, engine: sa.Engine) -> None:
    keeper = Keeper.open(tmp_path / "keys", "n1", database_url="sqlite://")
    nir, person = summary(keeper, NIR), summary(keeper, "Anne", "PERSON")
    keeper.close()
    allowed = {"gate": Gate.ALLOW, "transforms": {"PERSON": "redact"}}
    kept(
        tmp_path,
        engine,
        decision("R-1", findings=(nir, nir, person)),
        decision("R-2", findings=(person, summary(keeper, "asthme", "DIAGNOSIS")), **allowed),
    )
    [use] = observed(engine, Span(), first)
    assert use.findings == {
        ("FR_NIR", Fate.REFUSED): 2,
        ("PERSON", Fate.REFUSED): 1,
        ("PERSON", Fate.REPLACED): 1,
        ("DIAGNOSIS", Fate.PASSED): 1,
    }


def test_a_charter_that_chooses_what_is_registered_is_obeyed(tmp_path: Path, engine: sa.Engine) -> None:
    """One that never says `register`, as the shipped one, leaves nothing out: nor does it hide what was before."""
    kept(
        tmp_path,
        engine,
        decision("R-1", charter="old@1", service="before"),
        decision("R-2", charter="new@2", service="chosen", obligations=("register",)),
        decision("R-3", charter="new@2", service="left out"),
    )
    assert [use.tool for use in observed(engine, Span(), first)] == ["before", "chosen"]


def test_two_nodes_are_one_register(tmp_path: Path, engine: sa.Engine) -> None:
    for node, user in (("n1", "a"), ("n2", "b")):
        kept(tmp_path, engine, decision("R-1", user=user), node=node)
    [use] = observed(engine, Span(), first)
    assert (use.requests, len(use.people)) == (2, 1)


def seen(team: str = "dm", *, allowed: int = 1, category: str = "public_genai") -> Seen:
    made = Seen("chatgpt", team, NONE, {category})
    made.gates.update({"allow": allowed, "block": 1})
    return made


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (None, State.UNDECLARED),
        (Use(tool="chatgpt"), State.UNDECLARED),
        (Use(tool="chatgpt", team="other", status=Status.REFUSED), State.UNDECLARED),
        (Use(tool="chatgpt", status=Status.REFUSED), State.CONTRADICTED),
        (Use(tool="chatgpt", status=Status.ENDED), State.CONTRADICTED),
        (Use.model_validate(WHOLE), State.DECLARED),
        (Use.model_validate(WHOLE | {"review_by": date(2026, 11, 30)}), State.OVERDUE),
    ],
)
def test_what_is_to_be_done_about_a_use(use: Use | None, expected: State) -> None:
    written = Uses(uses=(use,) if use else ())
    assert entries([seen()], written, TODAY)[0].state is expected


def test_a_refused_use_that_only_tried_is_in_order() -> None:
    [entry] = entries([seen(allowed=0)], Uses(uses=(Use(tool="chatgpt", status=Status.REFUSED),)), TODAY)
    assert entry.state is State.DECLARED


def test_a_refused_tool_needs_no_declaration_unless_something_passed() -> None:
    states = [entries([seen(allowed=n, category="unknown_genai")], Uses(), TODAY)[0].state for n in (0, 1)]
    assert states == [State.KEPT_OUT, State.UNDECLARED]


def test_an_entry_that_nothing_matches_is_told_last() -> None:
    legal = Tool(tool="claude", contract="C-1")
    written = Uses(tools=(legal,), uses=(Use(tool="claude", team="dm"), Use(tool="chatgpt")))
    found = entries([seen("a"), seen("b")], written, TODAY)
    assert [(one.state, one.tool, one.team, one.study) for one in found] == [
        (State.UNDECLARED, "chatgpt", "a", NONE),
        (State.UNDECLARED, "chatgpt", "b", NONE),
        (State.UNSEEN, "claude", "dm", "*"),
    ]
    assert found[-1].legal == legal
