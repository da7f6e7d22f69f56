"""Basic credentials as a client sends them to a proxy. Source: RFC 7617, https://www.rfc-editor.org/rfc/rfc7617.

What is refused is never shown: not in an error's text, not in the errors behind it.
"""

import base64
import binascii
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

LONGEST = 2048
"""Characters of a header that is looked at."""
LONGEST_USER = 256


@dataclass(frozen=True)
class Credentials:
    """A user name and a password that nobody has checked yet."""

    user: str = field(repr=False)
    password: bytes = field(repr=False)


class MalformedCredentials(ValueError):
    """A Proxy-Authorization that is not one set of Basic credentials."""


def credentials_of(values: Sequence[str]) -> Credentials | None:
    """The credentials in the Proxy-Authorization headers of a request; None if there is none. Raises MalformedCredentials."""
    if not values:
        return None
    plain = _plain(values[0]) if len(values) == 1 else None
    if plain is None:
        raise MalformedCredentials("not one set of Basic credentials")
    user, colon, password = plain.partition(":")
    user = unicodedata.normalize("NFC", user)
    if not colon or not 0 < len(user) <= LONGEST_USER or _has_control(plain):
        raise MalformedCredentials("no user name and password")
    return Credentials(user, password.encode())


def _plain(value: str) -> str | None:
    """`user:password`, or None. Errors end here: they would carry what they could not read."""
    scheme, _, token = value[: LONGEST + 1].partition(" ")
    if scheme.lower() != "basic" or len(value) > LONGEST:
        return None
    try:
        return base64.b64decode(token.strip(" ").encode("ascii"), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeError):
        return None


def _has_control(text: str) -> bool:
    return any(unicodedata.category(character) == "Cc" for character in text)
