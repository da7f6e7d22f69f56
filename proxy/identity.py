"""Who a client is, and whether it may use the proxy at all: by its network, or by what a front proxy says of it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from models.settings import ClientNetwork, HeaderSource
from proxy.addresses import address_of

LONGEST = 256
"""Characters of a user's or a group's name."""


@dataclass(frozen=True)
class Client:
    """Somebody behind the proxy. An anonymous one has no user."""

    network: str
    user: str | None = None
    groups: tuple[str, ...] = ()
    is_trained: bool | None = None
    """Whether the user passed the training that the charter asks for; None: not known."""


class AmbiguousHeader(ValueError):
    """A front proxy's header that does not name one user."""


def client_of(address: str, networks: Sequence[ClientNetwork]) -> Client | None:
    """The client at an IP address: the narrowest network wins. None means: not allowed here."""
    ip = address_of(address)
    fitting = [entry for entry in networks if ip in entry.network]
    if not fitting:
        return None
    narrowest = max(fitting, key=lambda entry: entry.network.prefixlen)
    return Client(network=str(narrowest.network), user=narrowest.user, groups=narrowest.groups)


def source_of(address: str, sources: Sequence[HeaderSource]) -> HeaderSource | None:
    """The first source that the address belongs to; None means that its headers are not believed."""
    ip = address_of(address)
    return next((source for source in sources if any(ip in network for network in source.networks)), None)


def named_by(network: str, users: Sequence[str], groups: Sequence[str]) -> Client | None:
    """The client that a front proxy's headers name; None without a user header. Raises AmbiguousHeader.

    Two headers are one of the front proxy and one that a client wrote: neither is believed.
    """
    if not users:
        return None
    if len(users) > 1 or len(groups) > 1 or not _is_name(users[0]):
        raise AmbiguousHeader("the front proxy's headers do not name one user")
    listed = [group.strip() for group in groups[0].split(",")] if groups else []
    return Client(network, _nfc(users[0]), tuple(_nfc(group) for group in listed if _is_name(group)))


def _is_name(text: str) -> bool:
    """Printable, in valid UTF-8 (mitmproxy gives other bytes as surrogates), not empty and not endless."""
    return 0 < len(text.strip()) <= LONGEST and all(unicodedata.category(c) not in ("Cc", "Cs") for c in text)


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())
