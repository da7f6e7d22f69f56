"""How many persons stand behind a figure, counted from pseudonyms so that it is never too high."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class People:
    """A growing set of persons. Each node has pseudonyms of its own: the same person on two nodes must not count twice."""

    known: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]], repr=False)
    """Node and pseudonym."""

    def add(self, node: str, user: str | None) -> None:
        """Add somebody. All anonymous users of a node are one: nobody knows how many they are."""
        self.known.add((node, user or ""))

    def update(self, others: "People") -> None:
        """Add all of the others."""
        self.known |= others.known

    def __len__(self) -> int:
        """At least so many: those of the node that saw most."""
        return max(Counter(node for node, _ in self.known).values(), default=0)
