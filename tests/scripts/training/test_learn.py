"""Labels, vocabulary, weights."""

from detectors.names.gazetteers import Gazetteers
from detectors.names.tokens import tokens
from scripts.training.learn import Settings, labels, learnt, vocabulary
from scripts.training.marked import mark, sample

TEXT = sample(f"Mme {mark('PERSON', 'Zoé Vautrin')} à {mark('LOCATION', 'Tours')}.")
LISTS = Gazetteers({"vautrin": "s", "mme": "t", "tours": "Cy"})


def test_labels() -> None:
    """The first token of a name begins it, the others go on."""
    _, starts, ends = tokens(TEXT.text)
    assert labels(TEXT, starts, ends) == ["O", "B-PERSON", "I-PERSON", "O", "B-LOCATION", "O"]


def test_names_are_no_vocabulary() -> None:
    """Words outside names are known as themselves, names never are."""
    assert vocabulary([TEXT] * 3, LISTS, 3) == {"mme", "a"}
    assert vocabulary([TEXT] * 3, LISTS, 4) == set()


def test_what_is_learnt() -> None:
    """A title is a reason for a name behind it."""
    weights = learnt([TEXT] * 30, LISTS, Settings(rounds=20, vocabulary=3))
    assert "wmme" in weights.properties
    assert weights.blocks.any()
