"""The register's file: whole entries, each use once, the narrowest entry speaks."""

from datetime import date

import pytest

from models.reading import ConfigError, parse
from models.uses import NONE, Status, Use, Uses, team_of

APPROVED = """\
schema: gardefou.register/v1
uses:
- tool: chatgpt
  team: redaction
  status: approved
  purpose: plans of articles
  legal_basis: legitimate interest
  responsible: head of writing
  human_oversight: read by an expert
  review_by: 2027-01-31
"""


def test_a_complete_entry_is_read() -> None:
    [use] = parse(APPROVED, Uses, "register.yaml").uses
    assert (use.status, use.review_by, use.study) == (Status.APPROVED, date(2027, 1, 31), None)
    assert not use.is_overdue(date(2027, 1, 31))
    assert use.is_overdue(date(2027, 2, 1))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("  purpose: plans of articles\n", ""), "register.yaml:3: uses.0: an approved use needs purpose; write them"),
        (("purpose", "pupose"), "register.yaml:6: uses.0.pupose: unknown key; did you mean 'purpose'?"),
        (("approved", "aproved"), "register.yaml:5: uses.0.status:"),
        (("2027-01-31", "soon"), "register.yaml:10: uses.0.review_by:"),
        (("uses:\n", "uses:\n- {tool: chatgpt, team: redaction}\n"), "use stands twice: chatgpt, redaction, any"),
        (("uses:\n", "tools: [{tool: a}, {tool: a}]\nuses:\n"), "tool stands twice: a"),
    ],
)
def test_a_faulty_entry_is_told_with_its_line(change: tuple[str, str], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(APPROVED.replace(*change), Uses, "register.yaml")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (("a", "x", "S1"), ("x", "S1")),
        (("a", "x", "S2"), ("x", None)),
        (("a", "y", "S1"), (None, "S1")),
        (("a", "y", "S2"), (None, None)),
        (("a", NONE, NONE), (NONE, None)),
        (("b", "x", "S1"), None),
    ],
)
def test_the_narrowest_entry_speaks(seen: tuple[str, str, str], expected: tuple[str | None, str | None] | None) -> None:
    """A key that is left out means every team or study; `none` only where there is none."""
    places = [(None, None), ("x", None), (None, "S1"), ("x", "S1"), (NONE, None)]
    written = Uses(uses=tuple(Use(tool="a", team=team, study=study) for team, study in places))
    use = written.entry_of(*seen)
    assert expected == (use and (use.team, use.study))


def test_of_two_as_narrow_the_one_with_the_team_speaks() -> None:
    written = Uses(uses=(Use(tool="a", study="S1"), Use(tool="a", team="x")))
    use = written.entry_of("a", "x", "S1")
    assert use is not None
    assert use.team == "x"


@pytest.mark.parametrize(
    ("groups", "teams", "expected"),
    [
        (["b", "a"], ("a", "b"), "a"),
        (["c"], ("a", "b"), NONE),
        (["trained", "b"], (), "b"),
        (["trained"], (), NONE),
        ([], (), NONE),
    ],
)
def test_everybody_counts_in_one_team(groups: list[str], teams: tuple[str, ...], expected: str) -> None:
    """The first that the register lists; without a list the first group, but for that of the trained."""
    assert expected == team_of(groups, teams, "trained")
