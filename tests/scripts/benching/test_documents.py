"""Made-up protocols are not alike, and a rewording changes what it says."""

from random import Random

from scripts.benching.documents import paragraphs, reworded


def test_documents_differ() -> None:
    """The same seed gives the same paragraphs, another one others."""
    assert paragraphs(3, 1) == paragraphs(3, 1)
    assert not set(paragraphs(9, 1)) & set(paragraphs(9, 2))
    assert 60 < len(paragraphs(1, 1)[0].split()) < 200


def test_a_rewording_changes_the_share_that_it_says() -> None:
    text = paragraphs(1, 5)[0]
    words, changed = text.split(" "), reworded(text, 0.1, Random(2)).split(" ")
    assert reworded(text, 0.0, Random(2)) == text
    assert words != changed
    assert abs(len(words) - len(changed)) <= 0.1 * len(words)
