"""The registry's file: what is wrong is told with line and remedy, and without a code."""

from pathlib import Path

import pytest

from models.reading import ConfigError
from models.registry import parsed, read
from tests.house.plan import ROOT

TWO = "studies:\n- code: GF-ONCO-301\n  {first}\n- code: GF-CARDIO-205\n  {second}\n"


def two(first: str = "phase: I", second: str = "phase: I") -> str:
    return TWO.format(first=first, second=second)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (two(second="alliases: [X-1]"), "s.yaml:5: studies.1.alliases: unknown key; did you mean 'aliases'?"),
        (two(second="aliases: [gf onco 301]"), "s.yaml:5: studies.1.aliases.0: is also written in line 2; "),
        (two("aliases: [GFONCO301]"), "s.yaml:3: studies.0.aliases.0: is also written in line 2; "),
        (two("compounds: [GFX-12]", "aliases: [gfx12]"), "s.yaml:3: studies.0.compounds.0: is also a code or alias (line 5)"),
        (two("label: E-1", "label: e1x"), ""),
        (two("label: ETUDE-1", "label: etude_1"), "s.yaml:5: studies.1.label: is also written in line 3; "),
        (two("label: X-GF-ONCO-301"), "s.yaml:3: studies.0.label: holds a code, compound or sponsor"),
        (two('sites: [{number: "14"}, {number: "14 "}]'), "s.yaml:3: studies.0.sites.1.number: is also written in line 3"),
        (two("contract: {ai: forbiden}"), "did you mean 'forbidden'?"),
        ("schema: gardefou.studies/v2\n", "s.yaml:1: schema"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(text: str, told: str) -> None:
    """By line; the value itself is confidential."""
    if not told:
        assert 2 == len(parsed(text, "s.yaml").studies)
        return
    with pytest.raises(ConfigError) as error:
        parsed(text, "s.yaml")
    assert told in str(error.value)
    assert "301" not in str(error.value)


def test_the_shipped_example_can_be_read(tmp_path: Path) -> None:
    """Two studies: one whose contract forbids AI, one under conditions."""
    studies = read(ROOT / "config" / "studies.example.yaml").studies
    assert ["forbidden", "conditions"] == [study.clause for study in studies]
    with pytest.raises(ConfigError, match=r"absent\.yaml: cannot be read"):
        read(tmp_path / "absent.yaml")
