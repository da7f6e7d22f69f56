"""Texts of 50 000 characters made to keep a search busy: each is searched or refused at once. For tests and for `gardefou bench`."""

import base64
from random import Random

LENGTH = 50_000

UNITS: tuple[str, ...] = (
    *("a.", "a.b", "a@", "a@b.", "1 ", "1-", "1\n", "06 ", "0639981234", "fr76 ", "é", "\u200b", "а", "z@y "),
    *(
        "\\",
        "\\\\n",
        "\\x3",
        "\\u00",
        "%",
        "%25",
        "%2525",
        "%%32",
        "&amp;",
        "&amp;amp;",
        "&#",
        "&#x26;#x26;",
        "=3D",
        "=C3=A9",
        "=\n",
    ),
    *("un ", "deux cent ", "quatre-vingt-", "six,", "zero ", "et ", "dix 1 ", "quatre vingt dix sept "),
    *("a b ", "1 2 ", "a.b.", "n i r  ", "a - ", "@ ", "j e a n @ "),
    *("1*", "12, ", "1;2\n", "12 - ", "1 (2) ", "3.1\t4,2;", "9\n\n"),
    *("1\n> ", "a@\n", "a-\n", "@a\n", "1-\r\n", "a@b-\n> "),
    *("1O", "l2 ", "|1", "o", "0l0 ", "fr7O "),
    *("a arobase ", "a point ", "a [at] b ", "@a dot ", "a(at)", "a-at-a.", " at a dot ", "a . "),
    *(
        "MjI5",
        "MjI5NTEwOTkxMjYx ",
        "aGVsbG8gd29ybGQh\n",
        "QUJD/",
        "deadbeef",
        "3239 ",
        "32 39 ",
        "0x32,",
        "32:39:",
        "A234567B",
    ),
    *("²", "①", "⁰⁶ ", "moc.a@b ", "rot13 ", "a l'envers ", "=?utf-8?Q?=41?= "),
    *("ambre ", "de ambre ", "l'etude Ambre "),
)


def hostile() -> dict[str, str]:
    """Hostile texts by name."""
    texts = {unit: (unit * LENGTH)[:LENGTH] for unit in UNITS}
    random = Random(4)
    texts["mixed units"] = "".join(random.choices(UNITS, k=LENGTH))[:LENGTH]
    texts["many short codes"] = " ".join(_code(f"patient {number}") for number in range(2_500))[:LENGTH]
    texts["random base64"] = _code(random.randbytes(LENGTH))[:LENGTH]
    texts["text in base64"] = _code("Vu ce jour, 12, 13 et 14. " * 2_000)[:LENGTH]
    texts["base64 of units"] = _code("".join(random.choices(UNITS, k=LENGTH)))[:LENGTH]
    texts["text among bytes"] = _code(
        b"".join(b"a sentence of plain words\xff" + random.randbytes(9) for _ in range(1_200))
    )[:LENGTH]
    texts["deep base64"] = _deep()
    return texts


def _code(data: str | bytes) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


def _deep() -> str:
    text = "rien du tout"
    while len(text) < LENGTH:
        text = _code(text)
    return text[:LENGTH]
