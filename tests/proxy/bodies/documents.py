"""Made-up JSON documents, and their string leaves as an independent walk finds them."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from models.services import Route

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
DOCUMENTS = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4))
SPELLINGS = st.sampled_from([{}, {"ensure_ascii": False}, {"indent": 1}, {"separators": (",", ":")}])

EVERYTHING = Route(id="all", method="POST", path="/", example="/", text=("$.**",))  # type: ignore[arg-type]  # pydantic compiles


def leaves(value: Any) -> Iterator[str]:
    """String leaves, in document order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from leaves(member)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)


def route(*text: str, file_names: tuple[str, ...] = (), conversation: str | None = None) -> Route:
    """A route with these paths."""
    return EVERYTHING.model_copy(update={"text": text, "file_names": file_names, "conversation": conversation})


def dumped(value: Any) -> bytes:
    """JSON as Python writes it."""
    return json.dumps(value).encode()
