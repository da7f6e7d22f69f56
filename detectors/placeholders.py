"""What forms and handbooks show where a number would stand: `XXX-001`, `ABC-123`, `FR-XXXX-2024-00000`, `AA-123-AA`. Numbers of nobody."""

import re

_PLACEHOLDER = re.compile(
    rb"(?:.*[^a-z])?x{3,8}(?:[^a-z].*)?|(?:.*[^0-9a-z])?abc[-_ ]?123(?:4(?:5(?:6)?)?)?(?:[^0-9a-z].*)?|aa[ -]?123[ -]?(?:aa|bb)"
)


def is_placeholder(value: bytes) -> bool:
    """Whether letters stand for digits to come, or the first of the alphabet for a name. On folded bytes."""
    return len(value) < 80 and _PLACEHOLDER.fullmatch(value) is not None
