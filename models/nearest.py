"""The known word that a mistyped one was probably meant to be."""

import difflib
from collections.abc import Iterable


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, empty if none is near: the end of an error."""
    listed = list(known)
    near = difflib.get_close_matches(word, listed) or difflib.get_close_matches(word.lower(), listed)
    swapped = [one for one in near if sorted(one) == sorted(word)]  # letters in another order are the commonest slip
    return f"; did you mean '{(swapped or near)[0]}'?" if near else ""


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """`unknown WHAT 'word'; did you mean 'x'? known: …`."""
    listed = sorted(known)
    return f"unknown {what} '{word}'{meant(word, listed)}; known: {', '.join(listed)}"
