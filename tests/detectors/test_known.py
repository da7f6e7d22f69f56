"""Every detector beside its cases: marked text is found exactly, everything else is silent."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from detectors.known import DETECTORS, PATTERNS
from models.entities import FAMILY_OF
from models.finding import Finding
from tests.detectors.samples import CASES, find

TYPES = {name: {p.entity for p in PATTERNS if p.detector == name} for name in {p.detector for p in PATTERNS}}
MARKED = re.compile("⟦(.*?)⟧")


def _cases() -> Iterator[tuple[str, str]]:
    for file in sorted(CASES.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        yield from ((file.stem, line) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize(("detector", "line"), list(_cases()))
def test_marked_is_found_and_unmarked_is_silent(detector: str, line: str) -> None:
    """The detector finds the marked texts of its cases, whole, and nothing else in them."""
    text = line.replace("⟦", "").replace("⟧", "")
    marked = MARKED.findall(line)
    found = [text[f.start : f.end] for f in find()(text) if f.score >= 0.35 and _is_meant(f, detector, text, marked)]
    assert marked == found


def _is_meant(finding: Finding, detector: str, text: str, marked: list[str]) -> bool:
    """Whether the detector speaks, or another one finds what it should, with its type: a key with a value is read twice."""
    if finding.detector == detector:
        return True
    return finding.entity in TYPES.get(detector, ()) and text[finding.start : finding.end] in marked


def test_every_detector_has_cases() -> None:
    """A detector without a cases file is not finished."""
    names = {detector.__name__.rpartition(".")[2] for detector in DETECTORS}
    assert names <= {file.stem for file in CASES.glob("*.txt")}


def test_patterns_report_known_entities() -> None:
    """Every pattern reports a type of the closed vocabulary, under its module's name."""
    assert {pattern.entity for pattern in PATTERNS} <= set(FAMILY_OF)
    named = chain.from_iterable((d.__name__, p.detector) for d in DETECTORS for p in d.PATTERNS)
    assert len(set(named)) == 2 * len(DETECTORS)
