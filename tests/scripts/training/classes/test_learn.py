"""Learning."""

import numpy as np

from detectors.calibration import Calibration
from detectors.classes.classifier import Classifier
from detectors.classes.features import features
from scripts.training.classes.corpus import Prompt
from scripts.training.classes.learn import Settings, learnt, sentences

WORDS = (
    "notre budget de l'étude baisse",
    "la dose de la cohorte est réduite",
    "le bras placebo a été vu",
    "ma patiente est bergère ici",
)
KINDS = ("STRATEGIC", "SPONSOR_SECRET", "UNBLINDING", "INDIVIDUAL_CASE")


def prompts() -> list[Prompt]:
    """Each class said in its own words, and harmless ones."""
    told = [
        Prompt(f"{text} {n}", ((0, len(text), kind),), f"{kind}-{n}")
        for n in range(12)
        for text, kind in zip(WORDS, KINDS, strict=True)
    ]
    return told + [Prompt(f"comment définir une dose et un budget en général {n}", (), f"h-{n}") for n in range(20)]


def test_what_was_learnt_is_told() -> None:
    """Sums of sentences are those of models that had not seen their templates; the model knows them all."""
    told = sentences(prompts(), Settings(seen=2))
    weights, sums = learnt(told, Settings(seen=2, strength=10))
    assert sums.shape == (len(told.labels), 4)
    assert np.abs(sums).min() > 0
    classifier = Classifier(weights, Calibration({}))
    for text, kind in zip(WORDS, KINDS, strict=True):
        assert [kind] == [
            one.entity for one in classifier.judged(features(text.replace("é", "e").replace("è", "e").encode()), 0)
        ]


def test_the_class_of_a_sentence_is_that_of_most_of_it() -> None:
    """A request beside a statement has none."""
    text = "bonjour à toute notre équipe. le budget de notre étude baisse"
    told = sentences([Prompt(text, ((30, len(text), "STRATEGIC"),), "x")], Settings())
    assert [-1, 1] == told.labels.tolist() or [1] == told.labels.tolist()
