"""Spellings of one value made equal, before values are compared by keyed digest: `06 12` and `0612`, `MARTIN` and `Martin`."""

import unicodedata


def folded(value: str) -> str:
    """Letters and digits alone, compatible forms and cases made equal; the value itself if it has none."""
    plain = value.lower() if value.isascii() else _compatible(_compatible(value).casefold())
    return "".join(filter(str.isalnum, plain)) or plain


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
