"""Texts with marked names."""

from scripts.training.marked import Span, mark, plain, sample


def test_marks_become_spans() -> None:
    """The text has no marks, the spans say where the names are."""
    marked = f"Mme {mark('PERSON', 'Noé')} à {mark('LOCATION', 'Tours')}."
    assert sample(marked) == ("Mme Noé à Tours.", (Span(4, 7, "PERSON"), Span(10, 15, "LOCATION")))
    assert plain(marked) == "Mme Noé à Tours."


def test_first_name_and_surname_are_one_person() -> None:
    """Only a space parts them; a sign, or another label, keeps names apart."""
    one = f"{mark('PERSON', 'Zoé')} {mark('PERSON', 'Vautrin')}"
    assert sample(one).spans == (Span(0, 11, "PERSON"),)
    assert len(sample(one.replace(" ", ";")).spans) == 2
    assert len(sample(f"{mark('LOCATION', 'Tours')} {mark('PERSON', 'Zoé')}").spans) == 2
