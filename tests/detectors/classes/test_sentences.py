"""Sentences by their words."""

import itertools

from detectors.classes.sentences import PIECE, sentences
from detectors.classes.words import words


def told(data: bytes) -> list[bytes]:
    """The sentences, from first word to last."""
    found = words(data)
    firsts = [*sentences(found).tolist(), len(found.starts)]
    return [data[found.starts[a] : found.ends[b - 1]] for a, b in itertools.pairwise(firsts)]


def test_a_full_stop_ends_a_sentence() -> None:
    """Not one inside a number; a question mark belongs to its sentence, a quotation mark does not."""
    text = b'hr de 0.62 chez nous. que faire de tout cela ? "merci"'
    assert [b"hr de 0.62 chez nous", b"que faire de tout cela ?", b"merci"] == told(text)


def test_a_line_ends_a_sentence_but_a_wrapped_one_does_not() -> None:
    """A line of a mail goes on in the next."""
    wrapped = b"le comite de surveillance nous demande depuis hier soir de ne\npas ouvrir la cohorte"
    assert [b"bonjour a vous tous ici", wrapped] == told(b"bonjour a vous tous ici\n" + wrapped)


def test_what_is_too_short_belongs_to_what_follows() -> None:
    """A heading or a greeting to its text, the rows of a table to the request behind them; the last has nothing behind it."""
    table = b"sujet ; bras\n101 ; actif\n102 ; placebo\nquelle est la moyenne de chaque bras"
    assert [table, b"merci bien"] == told(table + b"\nmerci bien")


def test_what_has_no_full_stop_is_cut() -> None:
    """In time, too."""
    pieces = told(b"mot " * 12_500)
    assert {PIECE} == {piece.count(b" ") + 1 for piece in pieces[:-1]}
    assert 12_500 == sum(piece.count(b"mot") for piece in pieces)


def test_nothing_has_no_sentences() -> None:
    assert [] == told(b"") == told(b"...\n\n")
