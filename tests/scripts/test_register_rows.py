"""A row of the register in each of its forms."""

import csv
import io

from audit.register import Entry, Seen, State
from audit.uses import Fate
from models.services import Catalogue
from models.uses import Use
from proxy.catalogue import Services
from scripts.register_rows import STATES, as_csv, cells, told

SERVICES = Services(Catalogue.model_validate({"schema": "gardefou.services/v1", "services": []}))


def seen(team: str = "dm") -> Seen:
    made = Seen("a", team, "none", {"public_genai"}, first="2026-10-01", last="2026-10-02")
    made.gates.update({"allow": 3, "block": 1})
    made.routes.update({"chat": 4})
    made.people.add("n1", "u1")
    made.findings.update({("PERSON", Fate.REPLACED): 2, ("FR_NIR", Fate.REFUSED): 1, ("OF_LATER", Fate.PASSED): 1})
    return made


def test_every_state_has_its_words() -> None:
    assert set(STATES) == set(State)


def test_what_a_person_looks_at() -> None:
    entry = Entry(State.UNDECLARED, "a", "dm", "none", seen())
    assert cells(entry, SERVICES) == (
        "a", "dm", "–", "à déclarer / undeclared", "4", "1", "1", "2026-10-01 – 2026-10-02", "identity 3, other 1", "–",
    )  # fmt: skip


def test_what_was_never_seen_has_no_figures() -> None:
    entry = Entry(State.UNSEEN, "a", "*", "S1", use=Use(tool="a", purpose="plans"))
    assert cells(entry, SERVICES)[1:5] == ("toutes / all", "S1", "non vu / not seen", "0")
    row = told(entry, SERVICES)
    assert (row["requests"], row["first_seen"], row["last_seen"], row["purpose"]) == (0, None, None, "plans")


def test_a_type_of_a_later_version_is_told_apart() -> None:
    assert told(Entry(State.UNDECLARED, "a", "dm", "none", seen()), SERVICES)["data"] == {
        "identity": {"FR_NIR": {"refused": 1}, "PERSON": {"replaced": 2}},
        "other": {"OF_LATER": {"passed": 1}},
    }


def test_names_from_elsewhere_are_no_formulas() -> None:
    """A group is a name that a directory gave."""
    names = ["=1+1", "+33", "-2", "@x", "\tx", "\rx", 'x,"y"\nz']
    entries = [Entry(State.UNDECLARED, "a", name, "none", seen(name)) for name in names]
    rows = list(csv.DictReader(io.StringIO(as_csv(entries, SERVICES))))
    assert [row["team"] for row in rows] == [*(f"'{name}" for name in names[:-1]), names[-1]]
