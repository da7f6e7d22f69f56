"""Commands of TeX and words of comparisons are nobody; a path, an account, a capital behind the sign may name somebody."""

import pytest

from detectors.names import lists
from detectors.names.commands import is_command
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.normalise import plain


def _is_command(marked: str) -> bool:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    return is_command(Seen(text, plain(text), lists().flags), Mention(start, end, "PERSON", 0.9))


@pytest.mark.parametrize(
    "marked",
    [
        r"on a \⟦theta⟧ = 0",
        r"$\hat\⟦theta⟧$",
        r"{2\⟦sigma⟧}",
        r"la loi \⟦Phi⟧(x)",
        r"le gradient \n⟦abla⟧ f",
        r"\b⟦egin⟧{table}",
        r"$\⟦hat S⟧$",
        "values ⟦greater than⟧ 0.5",
        "which is ⟦less than the roundoff⟧ error",
        "slower ⟦than⟧ the others",
        "converge with ⟦max⟧|grad| = 0.003",
    ],
)
def test_words_of_programs(marked: str) -> None:
    """Behind the sign of a command, read with its escape or without; what is compared."""
    assert _is_command(marked)


@pytest.mark.parametrize(
    "marked",
    [
        r"C:\Users\⟦marie⟧\Documents",
        r"CHU\⟦dupont⟧ ne se connecte plus",
        r"\\serveur\partage\⟦dupont⟧",
        r"vu ce jour\n⟦Marie⟧ rappelle",
        r"vu ce jour\n⟦dupont⟧ rappelle",
        r"\⟦Dupont⟧ est passé",
        "Mme ⟦than⟧ rappelle demain",
        "le patient ⟦than van⟧ rappelle",
        "⟦max⟧|12|3",
    ],
)
def test_somebody(marked: str) -> None:
    """A path, an account, a new line before a name, a capital, a name that is a word."""
    assert not _is_command(marked)
