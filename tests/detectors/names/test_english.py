"""People told by what they do, in English."""

import pytest

from detectors.names.english import working
from detectors.names.merging import Seen
from detectors.normalise import plain
from tests.detectors.names.marked import values

_FLAGS = {"vautravers": "s", "odalys": "f", "delphirac": "gs", "python": "e", "mark": "gxn", "claude": "fsyen"}


def _found(text: str) -> list[str]:
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    return values(seen, sorted(set(working(seen))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi all, Odalys's out next wk so Delphirac covers sites 3 and 8", ["Odalys", "Delphirac"]),
        ("Can Odalys or Delphirac close the queries before DBL?", ["Odalys", "Delphirac"]),
        ("Action items: Odalys to send SUSAR, Vautravers to update the ICF", ["Odalys", "Vautravers"]),
        ("Odalys is on leave, please ask Delphirac to sign", ["Odalys", "Delphirac"]),
        ("thx Odalys, for the slides", ["Odalys"]),
        ("Odalys pls unblind", ["Odalys"]),
        ("she says Vautravers already signed the form", ["Vautravers"]),
    ],
)
def test_who_does_what_people_do_is_somebody(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Can Python or Claude close the file?",
        "Mark to review the text, and Excel is out of date",
        "the Vautravers trial signed by the board",
        "Odalys est absente, voir avec le centre",
        "a Vautravers flap for the wound",
    ],
)
def test_things_words_and_french_are_not(text: str) -> None:
    assert _found(text) == []
