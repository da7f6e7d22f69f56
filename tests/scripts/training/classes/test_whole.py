"""What stands around a sentence."""

import numpy as np
from scipy.sparse import vstack

from detectors.classes.features import BUCKETS, features
from scripts.training.classes.whole import Lean, around, leaning, leant, whole

OURS = "notre budget de la filiale baisse"
TAUGHT = "exercice du cours sur le budget de la filiale"


def test_a_prompt_leans_as_those_of_its_words() -> None:
    """What is ours to a class, what is taught to none; the sentences near by count, those far off do not."""
    texts = [f"{text} numero {'abcdefgh'[n]}" for n in range(8) for text in (OURS, TAUGHT)]
    rows = [whole(features(text.encode())) for text in texts]
    weights, bias = leaning(vstack(rows, format="csr"), np.array([OURS in text for text in texts]), Lean(strength=4))
    alone, taught, far = (
        leant(around(features(text.encode())), weights, bias)[-1]
        for text in (OURS, f"{TAUGHT}. {OURS}", f"{TAUGHT}. " + "la salle est bien vide ici. " * 5 + OURS)
    )
    assert alone > far > taught
    assert alone > 0 > leant(around(features(TAUGHT.encode())), weights, bias)[-1]


def test_a_row_holds_all_words_and_their_pairs() -> None:
    """Four of each word, but for the pairs that a sentence's end cuts, divided by the root of their number."""
    row = whole(features(b"notre budget de la filiale baisse. la salle est bien vide"))
    assert (1, 1 << BUCKETS) == row.shape
    assert np.isclose((4 * 11 - 2 * 3) / np.sqrt(11), row.sum())
