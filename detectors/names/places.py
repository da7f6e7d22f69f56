"""Where words stand: in a line of capitals, in a text without any, how long the line is, and how many words of it come before."""

from detectors.names.features import Place

_FEW = 0.03
"""A text with fewer words with a capital than this tells nothing by small letters."""


def places(words: list[str]) -> list[str]:
    """The place of each word, as `Place.seen` writes it."""
    is_small = _is_small(words)
    found: list[str] = []
    first = 0
    for index, word in enumerate(words):
        if word[0] == "\n":
            found += _line(words[first:index], is_small)
            found.append(Place(3, 0, 0).seen)
            first = index + 1
    return found + _line(words[first:], is_small)


def _is_small(words: list[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) <= _FEW * len(letters)


def _line(line: list[str], is_small: bool) -> list[str]:
    letters = [word for word in line if len(word) > 1 and word[0].isalpha()]
    case = 2 if is_small else 1 if len(letters) > 1 and sum(map(str.isupper, letters)) > 0.8 * len(letters) else 0
    length = len(line)
    if length < 5:
        return [Place(case, before, length).seen for before in range(length)]
    rest = Place(case, 3, length).seen
    return [Place(case, 0, length).seen, Place(case, 1, length).seen, Place(case, 2, length).seen] + [rest] * (
        length - 3
    )
