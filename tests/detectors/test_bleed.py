"""Context does not bleed: a look-alike on the line after a true identifier of its kind stays silent. Crosses the cases of every detector."""

import re
from collections.abc import Callable

import pytest

from detectors.dates import WRITTEN, Day, read
from detectors.normalise import fold
from tests.detectors.samples import CASES, find
from tests.detectors.test_known import MARKED

NUMBERS = re.compile(r"\d(?:[ .-]?\d)*")
APART = "\n\n\nRien à signaler.\n\n\n"
"""Between two pairs, so that one does not speak for the next."""


def _lines(detector: str, *, positive: bool) -> list[str]:
    lines = (CASES / f"{detector}.txt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#") and bool(MARKED.search(line)) is positive]
    return [line.replace("⟦", "").replace("⟧", "") for line in kept]


NEGATIVES = [(f.stem, line) for f in sorted(CASES.glob("*.txt")) for line in _lines(f.stem, positive=False)]


@pytest.mark.parametrize("change", [str, str.upper], ids=["as is", "upper"])
@pytest.mark.parametrize(("detector", "line"), NEGATIVES)
def test_a_look_alike_after_a_true_one_is_silent(detector: str, line: str, change: Callable[[str], str]) -> None:
    """The unmarked line right after each marked one: nothing of the detector lies in it that does not lie in it alone."""
    alone = {text for text, _ in _found(detector, change(line))}
    text, ranges = "", list[range]()
    for positive in _lines(detector, positive=True):
        if _is_repeated(positive, line):
            continue
        start = len(text) + len(positive) + 1
        text += f"{positive}\n{change(line)}"
        ranges.append(range(start, len(text)))
        text += APART
    bled = [what for what, place in _found(detector, text) if any(place in one for one in ranges)]
    assert sorted(set(bled) - alone) == []


def _is_repeated(positive: str, line: str) -> bool:
    """Whether the line writes the very number or day of the true one again: then it is no look-alike."""
    numbers = {"".join(filter(str.isdigit, number)) for number in NUMBERS.findall(line)}
    return bool(_days(positive) & _days(line)) or any(
        len(number) > 6 and number in "".join(filter(str.isdigit, positive)) for number in numbers
    )


def _days(text: str) -> set[Day | None]:
    return {read(match[0]) for match in re.finditer(WRITTEN, fold(text).data)} - {None}


def _found(detector: str, text: str) -> list[tuple[str, int]]:
    """What a detector reports, and the last place of each."""
    found = (f for f in find()(text) if f.detector == detector and f.score >= 0.35)
    return [(text[f.start : f.end], f.end - 1) for f in found]
