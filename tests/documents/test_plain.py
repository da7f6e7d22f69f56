"""Plain text, as editors write it."""

import pytest

from documents.bounds import Bounds, Unreadable
from documents.plain import plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    """Also that of Windows in France, which has no mark."""
    assert "# Étude – œdème\n" == plain("# Étude – œdème\n".encode(encoding), Bounds())


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfea", b"\x81\x8d"])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable, match="neither text nor"):
        plain(data, Bounds())
