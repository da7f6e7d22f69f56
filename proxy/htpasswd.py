"""A file of users and bcrypt hashes, as Apache's `htpasswd -B` writes it.

Other hashes of such files (MD5, SHA-1, crypt, plain text) can be guessed too fast. A look at one password takes as long as the hash's
cost says, about 0.2 s for cost 12: call it in a thread.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import bcrypt

from models.reading import ConfigError, text_of
from proxy.credentials import Credentials

BCRYPT = re.compile(r"\$2[aby]\$(0[4-9]|1[0-6])\$[./A-Za-z0-9]{53}")
"""Source: crypt(5), "bcrypt". Cost 4 to 16: 17 would take six seconds. Not `$apr1$x$…`, `{SHA}…`."""

READ_BYTES = 72
"""What bcrypt reads of a password; htpasswd drops the rest without a word, and so does this."""


class Accounts:
    """Users and hashes of one version of the file. Shows neither."""

    def __init__(self, hashes: Mapping[str, bytes]) -> None:
        self._hashes = dict(hashes)
        self._decoys = tuple(self._hashes.values())
        self._key = secrets.token_bytes(32)

    def __len__(self) -> int:
        return len(self._hashes)

    def holds(self, given: Credentials) -> bool:
        """Whether the password is that user's. Blocking. Takes as long for an unknown user as for one of the file."""
        known = self._hashes.get(given.user)
        if not self._decoys:
            return False
        matches = bcrypt.checkpw(given.password[:READ_BYTES], known or self._decoy(given.user))
        return matches and known is not None

    def digest(self, given: Credentials) -> bytes:
        """A keyed digest of the credentials. The key is of this version of the file, and nobody else's."""
        user = given.user.encode()
        return hmac.digest(self._key, len(user).to_bytes(4, "big") + user + given.password, hashlib.sha256)

    def _decoy(self, user: str) -> bytes:
        """Always the same hash for the same unknown user: its cost must not change from try to try."""
        drawn = hmac.digest(self._key, user.encode(), hashlib.sha256)
        return self._decoys[int.from_bytes(drawn, "big") % len(self._decoys)]


def read_accounts(path: Path) -> Accounts:
    """Read a file of `user:hash` lines; `#` begins a comment. Raises ConfigError, which shows no hash."""
    hashes: dict[str, bytes] = {}
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        user, _, written = line.strip().partition(":")
        user = unicodedata.normalize("NFC", user)
        if not user or not BCRYPT.fullmatch(written):
            raise ConfigError(f"{path}:{number}: not `user:hash` with a bcrypt hash; write it with: htpasswd -B")
        if user in hashes:
            raise ConfigError(f"{path}:{number}: this user stands twice; remove one line")
        hashes[user] = written.encode()
    return Accounts(hashes)
