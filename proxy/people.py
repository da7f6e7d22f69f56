"""The organisation's users as files on disk: passwords and groups, looked at again while the proxy runs."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from models.reading import ConfigError, read
from models.settings import Identity
from models.users import UserGroups
from proxy.htpasswd import Accounts, read_accounts
from proxy.identity import Client


@dataclass(frozen=True)
class Known:
    """One version of the files."""

    accounts: Accounts | None = None
    """None where no password is asked for."""
    groups: UserGroups = field(default_factory=UserGroups)
    trained: str | None = None
    """The group of those who passed the training; None: nobody's is known."""

    def with_groups(self, client: Client) -> Client:
        """The client with the groups of the file beside its own."""
        more = self.groups.users.get(client.user or "", ())
        groups = tuple(dict.fromkeys((*client.groups, *more)))
        is_known = client.user is not None and self.trained is not None
        return replace(client, groups=groups, is_trained=self.trained in groups if is_known else None)


class People:
    """Holds the files in force. A reload that fails changes nothing but `problem`."""

    def __init__(self, identity: Identity) -> None:
        """Read the files. Raises ConfigError."""
        self._identity = identity
        self._seen = self._digest()
        self.known = self._read()
        self.problem: str | None = None
        """Why the last reload was refused, `file:line: …`; None when the files on disk are in force."""

    def refresh(self) -> bool:
        """Look at the files and put changed ones in force. Blocking, for a thread. Returns whether `known` or `problem` changed."""
        seen = self._digest()
        if seen == self._seen:
            return False
        self._seen = seen
        try:
            self.known = self._read()
            self.problem = None
        except ConfigError as error:
            self.problem = str(error)
        return True

    def _read(self) -> Known:
        htpasswd, groups = self._identity.htpasswd, self._identity.groups
        return Known(
            accounts=read_accounts(htpasswd) if htpasswd else None,
            groups=read(groups, UserGroups) if groups else UserGroups(),
            trained=self._identity.trained,
        )

    def _digest(self) -> tuple[bytes, ...]:
        return tuple(_digest(path) for path in (self._identity.htpasswd, self._identity.groups) if path)


def _digest(path: Path) -> bytes:
    """Digest of a file's bytes; one that cannot be read has a digest of its own, so that its return is seen."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError as error:
        return f"unreadable {error.errno}".encode()
