"""A file inside a string cannot be screened as text: it is refused; what only looks like one is not."""

import base64
from collections.abc import Callable

import pytest

from models.exchange import Flag
from models.settings import Limits
from proxy.bodies.opening import opened
from proxy.bodies.refused import Unreadable
from tests.proxy.bodies.documents import dumped

FILES = [
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"PK\x03\x04",
    b"\0" * 128 + b"DICM",
    b"\0\0\0\x18ftypheic",
]


def parts(text: str) -> int:
    return len(opened("application/json", dumped([text]), None, Limits()).parts)


@pytest.mark.parametrize("start", FILES)
@pytest.mark.parametrize("before", ["", "\n", "data:application/octet-stream;base64,", "data:text/plain;base64,"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode, base64.encodebytes])
def test_files_are_refused(start: bytes, before: str, encode: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Unreadable) as caught:
        parts(before + encode(start + bytes(range(256)) * 4).decode())
    assert caught.value.flag is Flag.UNPARSED


def test_a_data_url_without_base64_is_a_file() -> None:
    with pytest.raises(Unreadable):
        parts("data:image/svg+xml,%3Csvg%3EDupont%3C/svg%3E" + "%20" * 20)


@pytest.mark.parametrize(
    "text",
    [
        "data: 12 patients / 3 centres, " * 10,
        "ATGCGTACGTTAGC" * 40,
        "a" * 1000,
        "A" * 30 + "TGC" * 40,
        "JVBERi0 est le début d’un PDF en base64. " * 5,
        base64.b64encode(bytes(range(7, 250))).decode(),
        "EqQBCkYIBxgCKkDsignature" + "Zm9v" * 60,
    ],
    ids=["prose", "sequence", "letters", "poly-A", "about base64", "state", "signature"],
)
def test_other_long_strings_are_read(text: str) -> None:
    assert parts(text) == 1
