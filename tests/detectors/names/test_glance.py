"""A glance lets through all that a form may match, and tells most of the others."""

import re
from typing import Any

import pytest

from detectors.names.glance import Form, Glance, sign
from detectors.normalise import plain

FORMS: tuple[tuple[Form, str], ...] = (
    (re.compile(r"(?<![\w'’-])[Hh]ôpital (?P<name>[A-ZÀ-Ý][a-zà-ÿ]+)"), "un Hôpital Éluard"),
    (re.compile(r"\b(?:MM|Drs)\.?\s[^\W\d_]+"), "les Drs Ýves"),
    (re.compile(r"chez \w{3}"), "chez Ωμέγ"),
    (re.compile(r"n[°º] [^A-Z]\d"), "N° N٣".lower()),
    (re.compile(r"^(?:dit|née?) ", re.MULTILINE), "un\nnée d'un"),
    (re.compile(r"(?i:s['’]appelle) [«\"]\s?[A-W]"), "S’APPELLE « B »"),
    (re.compile(r"[–·.] ?[\s:]x"), "· \u2028x"),
    (re.compile(rb"(?<![a-z])lit ?[0-9]{1,3}(?!%)\Z"), "lit 12"),
)
SHOWN = ("à l'hôpital", "un autre texte\u00a0: rien ici", "", "née")


def stands(form: Any, text: str) -> bool:
    """Whether a form is in a text, or in its folding."""
    return form.search(text if isinstance(form.pattern, str) else plain(text)) is not None


@pytest.mark.parametrize(("form", "text"), FORMS)
def test_what_a_form_matches_is_let_through(form: Form, text: str) -> None:
    """In any letters, blanks, signs and lines."""
    assert stands(form, text)
    assert form.pattern not in Glance([form])(plain(text))


def test_forms_that_a_text_has_not_are_told() -> None:
    """Each by its expression."""
    glance = Glance([form for form, _ in FORMS])
    assert all(len(glance(plain(text))) == len(FORMS) for text in SHOWN)


def test_no_form_is_told_of_none() -> None:
    """Nothing is asked, nothing is absent."""
    assert Glance([])(b"rien") == frozenset()


def test_a_form_that_cannot_be_read_is_refused() -> None:
    """Rather than never be found."""
    with pytest.raises(ValueError, match="anchor"):
        Glance([re.compile(rb"a(?:^|b)c")])


def test_capitals_and_accents_are_folded_names_of_groups_dropped() -> None:
    """As the text is."""
    assert sign(re.compile(r"(?P<name>[A-ZÀ-Ý]É)\b\w")) == rb"(?:[a-za-z\x80]e)[\w\x80\xb0]"
