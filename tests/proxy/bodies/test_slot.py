"""Offsets of a text map to its source, one code point for one escape."""

import json

import pytest
from hypothesis import given

from proxy.bodies.slot import FORM, JSON, Escaping, Slot, lifted
from tests.proxy.bodies.documents import TEXT


@given(text=TEXT)
def test_each_code_point_is_written_once(text: str) -> None:
    raw = json.dumps(text)[1:-1]
    ends = [end for _, end, _ in lifted(Slot(0, raw, JSON), [(at, at + 1, "") for at in range(len(text))])]
    pieces = [raw[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    joined = "".join(json.loads(f'"{piece}"') for piece in pieces)
    assert text == joined


@pytest.mark.parametrize(
    ("raw", "escaping", "at", "expected"),
    [
        ("a\\ud83d\\ude00b", JSON, 2, 13),
        ("\\\\u0041", JSON, 1, 2),
        ("%C3%A9+%zz", FORM, 1, 6),
        ("%F0%9F%98%80x", FORM, 1, 12),
    ],
)
def test_offsets(raw: str, escaping: Escaping, at: int, expected: int) -> None:
    assert [(expected + 5, expected + 5, "")] == lifted(Slot(5, raw, escaping), [(at, at, "")])


def test_repr_holds_no_text() -> None:
    assert "Dupont" not in repr(Slot(0, "Dupont", JSON))
