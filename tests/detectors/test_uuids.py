"""A request of a chat holds ten UUIDs, and one of a hundred looks like something by chance."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.pattern import Hit
from detectors.uuids import without_pieces
from tests.detectors.samples import find


@pytest.mark.parametrize(
    "text",
    [
        "human_message_uuid: cdaaac43-936a-440c-acc6-6a576518093d",
        "/api/organizations/b393ae8e-c7ca-4fbf-acc1-8b2512976acc/chat_conversations",
        "human_message_uuid: acc14ad9-1ed3-48c6-8715-cc60bef1c97f",
        "parent_message_uuid: 9177206d-fbce-41bd-886d-dbce4559eb49",
        "human_message_uuid: 89516ad2-0546-404b-be65-cb3e9e5ec5b6",
        "/api/organizations/a555fff9-5275-4498-8edc-5a872a8fbc62/chat_conversations/b6b3d60e-b147-416e-8c0c-cb86f0df0ff4/completion",
        "l'examen : 250eecb5-5131-4cea-98a2-30450d3a56ef",
    ],
)
def test_a_piece_is_nothing(text: str) -> None:
    assert find()(text) == ()


def test_what_holds_one_whole_stays() -> None:
    text = "mot de passe: 9f8e7d6c-1b2a-4c3d-8e9f-0a1b2c3d4e5f"
    assert [(14, 50)] == [(found.start, found.end) for found in find()(text)]


def test_what_only_looks_like_one_stays() -> None:
    """Of other lengths, or in a longer word."""
    for text in ("x3-acc6-6a576518093d", "93d3cdaaac43-936a-440c-acc6-6a576518093d"):
        hit = Hit(len(text) - 4, len(text), "FR_NDA", 0.8, "test", {})
        assert without_pieces(text, [hit]) == [hit]


@given(number=st.uuids(), start=st.integers(0, 60), length=st.integers(1, 60))
def test_either_whole_or_beside(number: UUID, start: int, length: int) -> None:
    text = f"id: ({number}) et puis rien"
    end = min(start + length, len(text))
    first, last = 5, 41
    is_piece = start < last and first < end and not (start <= first and last <= end)
    hits = [Hit(start, end, "FR_NDA", 0.8, "test", {})] if start < end else []
    assert without_pieces(text, hits) == ([] if is_piece else hits)
