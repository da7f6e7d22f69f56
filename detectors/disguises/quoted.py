"""Quoted-printable (RFC 2045, section 6.7), as mails are pasted: `S=C3=A9cu`, `2 95 10=20`, a `=` at a line's end. Read on the side.

Only where a text shows it: `n=20 patients` is not quoted-printable.
"""

import re

from detectors.escapes import FILLER, spread

TRIGGER = rb"=(?:c[2-5]|e[2-9])=[89ab][0-9a-f]|=[0-9a-f]{2}=[0-9a-f]{2}=[0-9a-f]{2}"
_CODED = re.compile(r"(?:=[0-9A-Fa-f]{2}|=[ \t]{0,3}\r?\n)+")
_PIECE = re.compile(r"=([0-9A-Fa-f]{2})?[ \t\r\n]*")
"""A byte, or the end of a line that goes on."""


def unquoted(text: str) -> str:
    """The text with its codes undone, as long as it was."""
    return _CODED.sub(_undone, text)


def _undone(code: re.Match[str]) -> str:
    data, widths, before = bytearray(), list[int](), 0
    for piece in _PIECE.finditer(code[0]):
        if piece[1]:
            data.append(int(piece[1], 16))
            widths.append(len(piece[0]))
        elif widths:
            widths[-1] += len(piece[0])
        else:
            before += len(piece[0])
    return FILLER * before + spread(bytes(data), widths)
