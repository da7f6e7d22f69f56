"""A month as it is counted, made up: figures of so many requests by so many persons."""

from datetime import UTC, datetime

from audit.month import Month, Recount
from audit.people import People
from audit.register import Entry, Seen, State
from audit.suppression import Figure
from audit.verify import Bad, Verdict
from models.uses import Use
from policies.loading import shipped
from scripts.reporting.facts import Facts, Integrity

MADE = datetime(2026, 11, 2, 8, tzinfo=UTC)
INTACT = Integrity(Verdict(12, "12:ab", "k" * 64), "10:cd")
TAMPERED = Integrity(Verdict(3, None, "k" * 64, Bad("x.jsonl", 4, 4, "edited")), "10:cd")


def people(count: int) -> People:
    made = People()
    for number in range(count):
        made.add("n1", f"u{number}")
    return made


def figure(count: int, persons: int = 9) -> Figure:
    return Figure(count, people(persons))


def recount(requests: int = 0, persons: int = 9) -> Recount:
    made = Recount(people=people(persons if requests else 0))
    made.screening_ms.extend([2.0] * requests)
    return made


def entry(state: State, team: str = "dm", persons: int = 9) -> Entry:
    use = None if state in (State.UNDECLARED, State.KEPT_OUT) else Use(tool="claude-web", team=team)
    seen = None if state is State.UNSEEN else Seen("claude-web", team, "none", people=people(persons))
    return Entry(state, "claude-web", team, "none", seen, use)


def facts(**changes: object) -> Facts:
    given: dict[str, object] = {
        "month": Month(2026, 10),
        "now": recount(),
        "before": recount(),
        "entries": (),
        "charter": shipped(),
        "exceptions": (),
        "names": {"claude-web": "Claude"},
        "node": "n1",
        "integrity": INTACT,
        "made": MADE,
        "least": 5,
    }
    return Facts(**(given | changes))  # type: ignore[arg-type]  # values of a test, by name
