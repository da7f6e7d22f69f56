"""Words around a place that tell what it is: many expressions at once, by Hyperscan, where `re` would try each at every letter."""

from detectors.database import ENDS, ONCE, Database


class Cues:
    """Named expressions on folded bytes, each beginning with the byte before its word. Any thread may ask."""

    def __init__(self, kept_as: str, /, **expressions: str) -> None:
        """Compile; `kept_as` as for Database. Raises ValueError if one is not a valid expression."""
        self.expressions = {name: expression.encode("latin-1") for name, expression in expressions.items()}
        self._names = tuple(expressions)
        self._database = Database(tuple(self.expressions.values()), ONCE, kept_as)

    def __call__(self, data: bytes) -> frozenset[str]:
        """The names of the expressions that are found."""
        found: list[int] = []

        def remember(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.append(number)

        self._database.scan(b"\n" + data, remember)
        return frozenset(self._names[number] for number in found)


class Ends:
    """An expression on folded bytes that begins with the byte before its word: where it ends in a text. Any thread may ask."""

    def __init__(self, kept_as: str, expression: bytes) -> None:
        """Compile; `kept_as` as for Database. Raises ValueError if it is not a valid expression."""
        self._database = Database([expression], ENDS, kept_as)

    def __call__(self, data: bytes) -> list[int]:
        """In order, and less one: the last byte of each."""
        ends: list[int] = []

        def remember(_number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            ends.append(end - 2)

        self._database.scan(b"\n" + data, remember)
        return ends
