"""The file to be completed: nothing that is written in it is touched."""

import pytest
import yaml

from audit.register import Entry, Seen, State
from models.reading import ConfigError, parse
from models.uses import Use, Uses
from scripts.register_skeleton import HEAD, skeleton

MISSING = Entry(State.UNDECLARED, "claude", "équipe: 'no'", "none", seen=Seen("claude", "équipe: 'no'", "none"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# ours\n",
        "uses:\n- tool: a\n",
        "uses:\n- tool: a  # last",
        "uses:\n    - tool: a\n      notes: |\n        of several\n        lines\n\n# the end\n",
        "uses:\n  - {tool: a}\ntools:\n  - {tool: a}\nteams: [x]\n",
        "teams: [x]\nuses:\n- tool: a\n\n\ntools:\n# none yet\n- tool: b\n",
    ],
)
def test_every_line_stays_and_what_is_missing_is_there(text: str) -> None:
    made = skeleton(text, [MISSING], "register.yaml")
    lines = iter(made.splitlines())
    assert [line for line in text.splitlines() if line not in lines] == []
    before, after = parse(text, Uses, "before"), parse(made, Uses, "after")
    assert after.uses == (*before.uses, Use(tool="claude", team="équipe: 'no'", study="none"))
    assert [tool.tool for tool in after.tools] == [*(tool.tool for tool in before.tools), "claude"]
    assert skeleton(made, [], "register.yaml") == made


def test_a_new_file_begins_with_how_to_complete_it() -> None:
    made = skeleton("", [MISSING], "register.yaml")
    assert made.startswith(HEAD)
    assert yaml.safe_load(made)["uses"][0]["purpose"] is None


def test_what_has_an_entry_is_not_asked_for_again() -> None:
    """Nor is a refused tool, nor what was never seen."""
    known = Entry(State.UNDECLARED, "claude", "x", "none", use=Use(tool="claude"))
    others = [Entry(state, "claude", "x", "none") for state in State if state is not State.UNDECLARED]
    assert skeleton("", [known, *others], "register.yaml") == HEAD


@pytest.mark.parametrize("text", ["uses: []\n", "uses: [{tool: a}]\n"])
def test_a_list_in_one_line_cannot_be_added_to(text: str) -> None:
    with pytest.raises(ConfigError, match=r"register.yaml:1: uses: is not a list with a dash a line"):
        skeleton(text, [MISSING], "register.yaml")


def test_a_faulty_file_is_told() -> None:
    with pytest.raises(ConfigError, match=r"register.yaml:1: usess: unknown key; did you mean 'uses'"):
        skeleton("usess: []\n", [MISSING], "register.yaml")
