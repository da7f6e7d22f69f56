"""What a detector raises when it cannot finish: the text must be refused, never half searched."""


class Overflow(Exception):
    """A text was not wholly searched: it holds too many hits, or hides text too deep. Says nothing of the text."""
