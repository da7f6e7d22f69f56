"""Trained models that gardefou brings: package data of models/, every file checked against SHA256SUMS when it is read."""

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

SUMS = "SHA256SUMS"


class BrokenModel(Exception):
    """A file of the model is missing or not what it was. Tells the file and what to do."""


def shipped(name: str) -> Traversable:
    """The folder of the model of this name."""
    return files("models") / name


def checked(place: Traversable, names: Iterable[str]) -> dict[str, bytes]:
    """These files of a model's folder. Raises BrokenModel if one is missing or differs from its digest."""
    lines = _bytes(place, SUMS).decode("ascii").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    return {name: _checked(place, name, sums) for name in names}


def summed(contents: dict[str, bytes]) -> dict[str, bytes]:
    """Files of a model by name, and the digests that `checked` asks for."""
    lines = (f"{sha256(data).hexdigest()}  {name}" for name, data in sorted(contents.items()))
    return {**contents, SUMS: ("\n".join(lines) + "\n").encode("ascii")}


def _checked(place: Traversable, name: str, sums: dict[str, str]) -> bytes:
    data = _bytes(place, name)
    if sums.get(name) != sha256(data).hexdigest():
        raise BrokenModel(f"{place / name}: not the file that {SUMS} names; install gardefou again, or train again")
    return data


def _bytes(place: Traversable, name: str) -> bytes:
    try:
        return (place / name).read_bytes()
    except OSError as error:
        raise BrokenModel(f"{place / name}: {error.strerror}; install gardefou again, or train again") from error
