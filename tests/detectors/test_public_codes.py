"""What everybody knows."""

import pytest

from detectors.public_codes import has_public_name, is_biology, is_public_compound, is_published_trial


@pytest.mark.parametrize(
    "code",
    [b"il-6", b"cd20", b"ca 19-9", b"hla-b27", b"pd-l1", b"h1n1", b"iso-14155", b"covid-19", b"sars-cov-2", b"t790m"],
)
def test_biology_and_norms(code: bytes) -> None:
    assert is_biology(code)


@pytest.mark.parametrize("code", [b"abx-999", b"gfx-1207", b"fict-301", b"s 99999", b"fict4321a"])
def test_codes_of_sponsors_are_not(code: bytes) -> None:
    assert not is_biology(code)
    assert not is_public_compound(code)
    assert not is_published_trial(code)


def test_published_names() -> None:
    """With their number, in one piece or not."""
    assert all(map(is_published_trial, (b"keynote-189", b"checkmate 067", b"flaura2", b"destiny-breast03")))
    assert is_public_compound(b"mk-801")
    assert has_public_name(b"azd9291 (osimertinib)", 7)
