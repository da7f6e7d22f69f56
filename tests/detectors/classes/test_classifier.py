"""Sentences and how likely each class is."""

import numpy as np
import pytest
from numpy.typing import NDArray

from detectors.calibration import Calibration
from detectors.classes import CLASSES, Classifier, load
from detectors.classes.features import BUCKETS, columns, features, parts, width
from detectors.classes.groups import groups
from detectors.classes.weights import Weights
from detectors.normalise import fold
from tests.growth import is_linear

SECRET = "on reduit la dose de 80 a 40 mg apres trois toxicites limitantes dans la cohorte 2, pas encore annonce"
QUESTION = "comment definit-on une toxicite limitante de dose dans un essai ?"


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    """The model that gardefou brings."""
    return load()


def told(classifier: Classifier, text: str, least: float = 0.5) -> list[tuple[str, str]]:
    """Type and place of what is told of a folded text."""
    return [(one.entity, text[one.start : one.end]) for one in classifier.judged(features(text.encode()), least)]


def open_gate() -> NDArray[np.float32]:
    """One that everything passes."""
    return np.zeros(parts()[2] + 1, np.float32)


def test_what_the_gate_holds_back_is_of_no_class() -> None:
    """Its words are not even looked at; and what is weighed in several turns is weighed as in one."""
    random = np.random.default_rng(3)
    weighed = random.normal(size=(width(), len(CLASSES))).astype(np.float32)
    hashed = random.normal(size=(1 << BUCKETS, len(CLASSES))).astype(np.float16)
    shut = np.append(np.zeros(parts()[2]), -1).astype(np.float32)
    opened, closed = (
        Classifier(Weights(hashed, weighed, np.zeros(4, np.float32), gate), Calibration({}))
        for gate in (open_gate(), shut)
    )
    one, many = (features(b"nous arretons notre etude, la dose est trop forte. " * count) for count in (3, 60))
    assert np.allclose(opened.sums(one)[1], opened.sums(many)[30], atol=1e-3)
    assert (closed.sums(many) < -90).all()


def test_pairs_weigh_what_their_columns_weigh() -> None:
    """The quadratic form is the product of columns and weights."""
    columns_of = np.random.default_rng(4).normal(size=(width(), len(CLASSES))).astype(np.float32)
    nothing = np.zeros((1 << BUCKETS, len(CLASSES)), np.float16)
    seen = features(b"selon l'article, le dsmb a vote. nous vendons notre filiale avant mars, personne ne le sait")
    classifier = Classifier(Weights(nothing, columns_of, np.zeros(4, np.float32), open_gate()), Calibration({}))
    assert np.allclose(columns(seen) @ columns_of, classifier.sums(seen), atol=1e-3)


def test_weights_make_a_class() -> None:
    """One weight on one group of words: the sentence that has it is told, with its curve's probability, and why."""
    weighed = np.zeros((width(), len(CLASSES)), dtype=np.float32)
    weighed[groups().names.index("money"), 1] = 2
    weights = Weights(
        np.zeros((1 << BUCKETS, len(CLASSES)), np.float16), weighed, np.full(4, -1, np.float32), open_gate()
    )
    classifier = Classifier(weights, Calibration({"STRATEGIC": [(0.0, 0.0), (2.0, 1.0)]}))
    seen = features(b"il fait beau dans notre ville. notre budget baisse chez nous")
    (one,) = classifier.judged(seen, 0.4)
    assert ("STRATEGIC", 0.5, 31) == (one.entity, one.score, one.start)
    assert ("money",) == classifier.means(seen, one)
    assert [] == classifier.judged(seen, 0.6)


def leaning_by(weight: float, bias: float = 0) -> Classifier:
    """One that knows money, and to which every word speaks for a class so much."""
    weighed = np.zeros((width(), len(CLASSES)), dtype=np.float32)
    weighed[groups().names.index("money"), 1] = 2
    nothing = np.zeros((1 << BUCKETS, len(CLASSES)), np.float16)
    whole = np.full(1 << BUCKETS, weight, np.float16)
    weights = Weights(nothing, weighed, np.full(4, -1, np.float32), open_gate(), whole, bias)
    return Classifier(weights, Calibration({"STRATEGIC": [(-1.0, 0.0), (3.0, 1.0)]}))


def test_the_words_around_a_sentence_add_to_it_or_take_from_it() -> None:
    """As a part of their number's root, and never more than so much; from far off they do not."""
    money = b"notre budget baisse chez nous. "
    near, far = (
        features(b"il fait beau dans notre ville. " + money),
        features(b"notre ville est belle ici. " * 9 + money + b"notre ville est belle ici. " * 9),
    )
    scores = {
        (weight, bias): [leaning_by(weight, bias).judged(seen, 0)[-1].score for seen in (near, far)]
        for weight, bias in ((0, 0), (0.05, 0), (5, 0), (-5, 0), (0, 0.4))
    }
    assert [0.5, 0.5] == scores[0, 0]
    assert scores[0.05, 0][0] > 0.5
    assert [0.875] * 2 == scores[5, 0]
    assert [0.125] * 2 == scores[-5, 0]
    assert pytest.approx([0.6] * 2) == scores[0, 0.4]


def test_a_secret_is_told_and_a_question_is_not(shipped: Classifier) -> None:
    """The sentence alone, not the words around it."""
    assert [("SPONSOR_SECRET", SECRET)] == told(
        shipped, f"bonjour a tous et merci.\n{SECRET}.\nmerci d'avance, a demain"
    )
    assert [] == told(shipped, QUESTION)


def test_the_words_that_weighed_most(shipped: Classifier) -> None:
    """Whole words of three letters or more, of that sentence."""
    text = f"bonjour a tous et merci. {SECRET}".encode()
    seen = features(text)
    (one,) = shipped.judged(seen, 0.5)
    words = [text[start:end] for start, end in shipped.words(seen, one)]
    assert 3 == len(words)
    assert all(word.decode() in SECRET and len(word) >= 3 for word in words)


@pytest.mark.parametrize("text", ["", "\n\n", "a" * 50_000, "a b " * 12_500, "?%" * 25_000, "0," * 25_000, "\x80" * 9])
def test_whatever_stands_there(shipped: Classifier, text: str) -> None:
    """Nothing, one word, no full stop, only signs: no error, and no class."""
    assert [] == shipped.judged(features(fold(text).data), 0.5)


def test_fifty_kilobytes_without_a_full_stop_are_read(shipped: Classifier) -> None:
    """The secret among them is told, weaker for the words around it in its piece, in no more time than its length asks for."""

    def classes(copies: int) -> set[str]:
        before, behind = (
            "le classeur est rangé dans la salle du fond et le couloir est vide ",
            " et la suite est rangée ailleurs",
        )
        text = before * copies + SECRET + behind * (2 * copies)
        return {one.entity for one in shipped.judged(features(fold(text).data), 0.4)}

    assert {"SPONSOR_SECRET"} == classes(380)
    assert is_linear(classes, 95, 380)
