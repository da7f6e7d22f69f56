"""Health signals by words: diseases, drugs, values, events, each as its type."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize(
    ("entity", "text", "value"),
    [
        ("DIAGNOSIS", "suivi pour insuffisance cardiaque", "insuffisance cardiaque"),
        ("DIAGNOSIS", "PATIENT AVEC BPCO", "BPCO"),
        ("DIAGNOSIS", "lung cancer", "lung cancer"),
        ("TREATMENT", "sous Kardégic", "Kardégic"),
        ("TREATMENT", "pembrolizumab", "pembrolizumab"),
        ("LAB_RESULT", "Créatinine : 112 µmol/L", "Créatinine : 112 µmol/L"),
        ("LAB_RESULT", "TA 130/80", "TA 130/80"),
        ("LAB_RESULT", "PNN à 0,4 G/L", "PNN à 0,4 G/L"),
        ("LAB_RESULT", "plaquettes 45 000", "plaquettes 45 000"),
        ("ADVERSE_EVENT", "SAE: pneumonia", "pneumonia"),
        ("ADVERSE_EVENT", "événement indésirable grave : choc septique", "choc septique"),
        ("ADVERSE_EVENT", "mucite grade 2", "mucite grade 2"),
    ],
)
def test_signals_by_type(entity: str, text: str, value: str) -> None:
    """Found with its type."""
    assert values(entity, text) == [value]


@pytest.mark.parametrize(
    "text", ["Bonjour, peux-tu corriger ce courriel ?", "def f(x): return x + 1", "Na na", "le taux de TVA est de 20 %"]
)
def test_other_texts_have_none(text: str) -> None:
    """Everyday prose and code."""
    assert [f for e in ("DIAGNOSIS", "TREATMENT", "LAB_RESULT", "ADVERSE_EVENT") for f in of(e, text)] == []
