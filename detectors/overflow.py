"""What a detector raises when it cannot finish: the text must be refused, never half searched."""

from collections.abc import Sequence

from models.finding import Finding


class Overflow(Exception):
    """A text was not wholly searched: it holds too many hits, or hides text too deep. Says nothing of the text."""

    def __init__(self, why: str = "", found: Sequence[Finding] = ()) -> None:
        super().__init__(why)
        self.found = found
        """Some of what the text holds, by which a rule may say why it is refused."""
