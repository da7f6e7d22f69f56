"""Four or five figures behind a name are a telephone where the text speaks of duty or telephones."""

import pytest

from detectors.extensions_beside import with_extensions
from detectors.pattern import NO_ATTRIBUTES, Hit
from tests.detectors.samples import values


def _found(behind: str, before: str = "astreinte : ") -> list[str]:
    start = len(before)
    hits = [Hit(start, start + 5, "PERSON", 0.9, "names", NO_ATTRIBUTES)]
    text = f"{before}Oulha{behind}"
    return [text[hit.start : hit.end] for hit in with_extensions(text, hits) if hit.entity == "PHONE_NUMBER"]


@pytest.mark.parametrize("behind", [" 6734, mardi", " (6734)", " biologie 6734 o@x.local", " : 6734", " - 6734\n"])
def test_in_a_list_of_duty(behind: str) -> None:
    assert _found(behind) == ["6734"]


@pytest.mark.parametrize("behind", [" 2026, mardi", " 12, mardi", " 6734 euros", " 6734.5", " 673456"])
def test_other_numbers(behind: str) -> None:
    """Years, short ones, amounts, longer ones."""
    assert _found(behind) == []


def test_without_duty() -> None:
    """An author and a page."""
    assert _found(" 6734, p. 12", before="voir ") == []


def test_through_all_stages() -> None:
    assert values("PHONE_NUMBER", "Garde : lundi Mme Vautravers 6734, mardi Dr Corvessac (27715)") == ["6734", "27715"]
