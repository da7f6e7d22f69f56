"""Escapes undone for detection, in place."""

import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.escapes import unescaped
from tests.detectors.samples import values

NIR = "2 95 10 99 126 111"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"a\nb", "a\n\u200bb"),
        (r"s\u00e9cu", "sé" + "\u200b" * 5 + "cu"),
        (r"\ud83d\ude00", "😀" + "\u200b" * 11),
        ("s&eacute;cu", "sé" + "\u200b" * 7 + "cu"),
        ("&#233;&#xe9;", "é" + "\u200b" * 5 + "é" + "\u200b" * 5),
        ("%C3%A9%20x", "é" + "\u200b" * 5 + " " + "\u200b" * 2 + "x"),
        ("12 % de R&D; AT&T", "12 % de R&D; AT&T"),
        (r"\ud83d seul", r"\ud83d seul"),
        ("rien", "rien"),
    ],
)
def test_what_escapes_stand_for(text: str, meant: str) -> None:
    """In their first place; the others hold what folding drops."""
    assert meant == unescaped(text)


@given(st.text())
def test_the_length_stays(text: str) -> None:
    """So every place in the result is a place in the text."""
    assert len(unescaped(text)) == len(text)
    dumped = json.dumps(text)
    assert len(unescaped(dumped)) == len(dumped)


@pytest.mark.parametrize(
    "prompt",
    [
        "Analyse: " + json.dumps({"note": f"Bilan\nNIR {NIR}"}),
        "Analyse: " + json.dumps({"note": f"n° de sécurité sociale {NIR}"}),
        f"<td>{escape('Sécurité')} sociale&nbsp;: {NIR}</td>",
        f"<td>S&eacute;curit&eacute; sociale&nbsp;: {NIR.replace(' ', '&nbsp;')}</td>",
        "q=s%C3%A9cu%20" + NIR.replace(" ", "%20"),
        json.dumps("Sécu " + NIR).replace("2 95", "\\u0032 95"),
    ],
)
def test_a_value_behind_escapes_is_found(prompt: str) -> None:
    """With its label, although it has no key; the span covers the escapes."""
    (found,) = values("FR_NIR", prompt)
    assert found.startswith(("2", "\\u0032"))
