"""Where the line around a place begins and ends, within reach: what stands farther away is not looked at, however long the line."""


def line_start(data: bytes, place: int, reach: int) -> int:
    """The start of the line, or of what is within reach of it before the place."""
    low = max(0, place - reach)
    return max(low, data.rfind(b"\n", low, place) + 1)


def line_end(data: bytes, place: int, reach: int) -> int:
    """The end of the line, or of what is within reach of it behind the place."""
    high = min(len(data), place + reach)
    line = data.find(b"\n", place, high)
    return high if line < 0 else line
