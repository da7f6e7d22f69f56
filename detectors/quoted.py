"""Quoted-printable (RFC 2045, section 6.7), as mails are pasted: `S=C3=A9cu`, `2 95 10=20`, a `=` at a line's end. Read on the side.

Only where a text shows it: `n=20 patients` is not quoted-printable.
"""

import re

from detectors.escapes import FILLER, spread

TRIGGER = rb"=(?:c[2-5]|e[2-9])=[89ab][0-9a-f]|=[0-9a-f]{2}=[0-9a-f]{2}=[0-9a-f]{2}"
_CODED = re.compile(r"(?:=[0-9A-Fa-f]{2})+|=[ \t]{0,3}\r?\n")


def unquoted(text: str) -> str:
    """The text with its codes undone, as long as it was."""
    return _CODED.sub(_undone, text)


def _undone(code: re.Match[str]) -> str:
    if code[0][-1] == "\n":
        return FILLER * len(code[0])
    return spread(bytes.fromhex(code[0].replace("=", "")), 3)
