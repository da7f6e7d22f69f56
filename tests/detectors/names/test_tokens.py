"""The tokenizer of the names stage."""

import pytest

from detectors.names.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mme Noé-Vautrin, 54 ans.", ["Mme", "Noé-Vautrin", ",", "54", "ans", "."]),
        ("l'hôpital d’Aubrac", ["l'", "hôpital", "d’", "Aubrac"]),
        ("Dr J.-P. Vautrin", ["Dr", "J.-P.", "Vautrin"]),
        ("M. D. et Ph. Noé", ["M.", "D.", "et", "Ph.", "Noé"]),
        ("nom\n\nprénom \n âge", ["nom", "\n\n", "prénom", "\n", "âge"]),
        ("TA 130/80, 12,5 kg", ["TA", "130/80", ",", "12,5", "kg"]),
        (
            "voir a.noe@exemple.test et https://exemple.test/a",
            ["voir", "a.noe@exemple.test", "et", "https://exemple.test/a"],
        ),
        ("patient_name='Noé'", ["patient", "_", "name", "=", "'", "Noé", "'"]),
        ("G2P1 et CD20", ["G2P1", "et", "CD20"]),
        ("Noé\\nVautrin", ["Noé", "\n", "Vautrin"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Elisions are parted, hyphens, initials, numbers and addresses kept; line ends are tokens."""
    assert tokens(text).words == words


def test_places_lead_back_to_the_text() -> None:
    """Each token stands where it says."""
    text = "Mme  Noé,\n l'âge : 12,5 😀 J.-P."
    words, starts, ends = tokens(text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == [
        word if word != "\n" else "\n " for word in words
    ]
