"""Texts as numbers."""

from detectors.names.features import LABELS
from detectors.names.gazetteers import Gazetteers
from detectors.names.tokens import tokens
from scripts.training.encoded import encoded
from scripts.training.learn import Settings, learnt
from scripts.training.marked import mark, sample

TEXT = sample(f"Mme {mark('PERSON', 'Zoé Vautrin')} à {mark('LOCATION', 'Tours')}.")
LISTS = Gazetteers({"vautrin": "s", "mme": "t", "tours": "Cy"})
WEIGHTS = learnt([TEXT] * 30, LISTS, Settings(rounds=5, vocabulary=3))


def test_every_word_has_its_label_and_place() -> None:
    """Texts follow one another; line ends around each count as words of it."""
    texts = encoded([TEXT, TEXT], WEIGHTS, LISTS)
    count = len(tokens(TEXT.text).words) + 2
    assert texts.edges.tolist() == [0, count, 2 * count]
    labels = [LABELS[label] for label in texts.labels[:count]]
    assert labels == ["O", "O", "B-PERSON", "I-PERSON", "O", "B-LOCATION", "O", "O"]
    assert texts.words[:count].tolist() == texts.words[count:].tolist()
    assert texts.places.max() <= len(WEIGHTS.places)


def test_a_word_as_if_no_list_held_it() -> None:
    """The lower half of the matrix says the same of each word, but for what lists and vocabulary say."""
    texts = encoded([TEXT], WEIGHTS, LISTS)
    names = {row: name for name, row in WEIGHTS.properties.items()}
    half = texts.properties.shape[0] // 2
    word = texts.words[1]
    listed = {names[row] for row in texts.properties[word].indices}
    unlisted = {names[row] for row in texts.properties[half + word].indices}
    assert "wmme" in listed - unlisted
    assert unlisted == {name for name in listed if name[0] not in "kwf"}
