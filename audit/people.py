"""How many persons stand behind a figure, counted from pseudonyms so that it is never too high."""

from collections import Counter


class People:
    """A growing set of persons. Each node has pseudonyms of its own: the same person on two nodes must not count twice."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str]] = set()

    def add(self, node: str, user: str | None) -> None:
        """Add somebody. All anonymous users of a node are one: nobody knows how many they are."""
        self._known.add((node, user or ""))

    def update(self, others: "People") -> None:
        """Add all of the others."""
        self._known |= others._known

    def __len__(self) -> int:
        """At least so many: those of the node that saw most."""
        return max(Counter(node for node, _ in self._known).values(), default=0)
