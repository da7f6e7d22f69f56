"""Lists of words: whole words, plural, any case and accents; short capitals only in capitals."""

import pytest

from detectors.lexicon import Lexicon
from detectors.normalise import fold

LEXICON = Lexicon({"DIAGNOSIS": "diagnoses.txt", "LAB_RESULT": "analytes.txt"})


def words(text: str) -> list[str]:
    folded = fold(text)
    spans = [folded.original(word.start, word.end) for word in LEXICON(text, folded)]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("un diabète de type 2 connu", ["diabète de type 2"]),
        ("DIABETE", ["DIABETE"]),
        ("des fractures", ["fractures"]),
        ("œdème et oedème", ["œdème", "oedème"]),
        ("covid-19, Covid 19", ["covid-19", "Covid 19"]),
        ("AVC en 2019", ["AVC"]),
        ("avc", []),
        ("toxicomanie", ["toxicomanie"]),
        ("cancérologue, antitoux", []),
        ("HbA1c", ["HbA1c"]),
        ("", []),
    ],
)
def test_whole_words(text: str, found: list[str]) -> None:
    """And nothing inside of others."""
    assert words(text) == found


def test_a_flood_is_sampled() -> None:
    """Some of very many."""
    assert 0 < len(words("toux " * 20_000)) <= 1_500


def test_a_kind_that_must_be_whole_is() -> None:
    """Each of its terms, among very many others."""
    lexicon = Lexicon({"DIAGNOSIS": "diagnoses.txt", "CODE_NAME": "code_names.txt"}, frozenset({"CODE_NAME"}))
    folded = fold("toux sorbier " * 20_000)
    assert [word.kind for word in lexicon(folded.data.decode(), folded)].count("CODE_NAME") == 20_000
