"""The settings of a node: `gardefou.yaml`. Every key has a default that works; nothing here is a secret."""

from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, IPvAnyNetwork, StringConstraints, field_validator, model_validator

from models.frozen import Frozen


def _has_port(address: str) -> str:
    if int(address.rpartition(":")[2]) > 65535:
        raise ValueError("a port is at most 65535")
    return address


Address = Annotated[str, StringConstraints(pattern=r"^(\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$"), AfterValidator(_has_port)]
ProxyUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^/@\s]+:\d{1,5}$"), AfterValidator(_has_port)]


class ClientNetwork(Frozen):
    """A network that may use the proxy, and who its clients are: a user's name for a machine with one user."""

    network: IPvAnyNetwork
    user: str | None = None
    groups: tuple[str, ...] = ()


HeaderName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,63}$")]

PROTOCOL = frozenset(
    ("authorization", "connection", "content-length", "content-type", "cookie", "host", "proxy-authorization", "te")
)
"""Headers that say something else than who is asking."""


class HeaderSource(Frozen):
    """Front proxies that name the user in a header. It is believed from these networks alone: whoever is in them can be anybody."""

    networks: Annotated[tuple[IPvAnyNetwork, ...], Field(min_length=1)]
    user: HeaderName = "X-Remote-User"
    groups: HeaderName | None = None
    """Header with the user's groups, parted by commas, or None."""

    @model_validator(mode="after")
    def _is_about_people(self) -> Self:
        for name in (self.user, self.groups or ""):
            if name.lower() in PROTOCOL:
                raise ValueError(
                    f"header {name} cannot name people; choose one that the front proxy sets, like X-Remote-User"
                )
        return self


class Identity(Frozen):
    """How users are named, beside the networks of `clients`. A password goes before a header, a header before a network."""

    htpasswd: Path | None = None
    """File of `user:hash` lines, bcrypt alone (`htpasswd -B`), for Basic credentials."""
    required: bool = False
    """Whether anonymous clients are refused."""
    headers: tuple[HeaderSource, ...] = ()
    groups: Path | None = None
    """YAML file of users and their groups."""
    trained: str | None = None
    """The group of those who passed the training that the charter asks for; None: nobody's training is known."""


class ListenTls(Frozen):
    """TLS on the proxy's own address, so that passwords do not travel in clear."""

    certificate: Path
    """PEM file: the certificate of the proxy's name, then those between it and its authority."""
    key: Path
    """PEM file, not encrypted, mode 0600."""


class Egress(Frozen):
    """Where the proxy may connect to. Loopback, link-local and metadata addresses are refused unless they are allowed here."""

    allow: tuple[IPvAnyNetwork, ...] = ()
    upstream_proxy: ProxyUrl | None = None
    """`http://HOST:PORT` of a parent proxy, or None."""
    upstream_ca: Path | None = None
    """PEM file of further authorities to trust upstream, beside the public ones."""
    listed_hosts_only: bool = False
    """Preset `strict`: hosts on no list are refused too."""


class Limits(Frozen):
    """What is read of one request before it is refused, and how long clients may take. Sizes in bytes, times in seconds."""

    body_bytes: Annotated[int, Field(gt=0)] = 20 * 1024 * 1024
    decoded_bytes: Annotated[int, Field(gt=0)] = 64 * 1024 * 1024
    decoded_ratio: Annotated[int, Field(gt=0)] = 100
    codings: Annotated[int, Field(gt=0)] = 3
    nesting: Annotated[int, Field(gt=0, le=200)] = 100
    strings: Annotated[int, Field(gt=0)] = 100_000
    screening_s: Annotated[float, Field(gt=0)] = 8.0
    reason_chars: Annotated[int, Field(ge=1, le=200)] = 15
    """Letters and digits that a reason has at least, where a rule asks for one."""
    justified_s: Annotated[float, Field(gt=0, le=86_400)] = 900.0
    """How long a refusal may be answered with a reason, and then how long the reason counts."""
    inline_bytes: Annotated[int, Field(gt=0)] = 4_096
    """Bodies up to this size are judged in the event loop, larger ones in a screening process. Four times as much without names and classes."""
    short_bytes: Annotated[int, Field(gt=0)] = 262_144
    """Bodies up to this size take the lane of short ones; no long one stands before them."""
    drain_s: Annotated[float, Field(gt=0)] = 30.0
    """How long a node that was told to stop waits for requests and answers under way."""
    head_s: Annotated[float, Field(gt=0)] = 10.0
    """For a CONNECT, a TLS handshake, and the head of a request, each."""
    head_bytes: Annotated[int, Field(gt=0)] = 256 * 1024
    body_s: Annotated[float, Field(gt=0)] = 300.0
    """For the whole body of a request to an AI service, or of one that is refused."""
    idle_s: Annotated[int, Field(gt=0)] = 600
    """Without a byte in either direction, tunnels included."""
    connections: Annotated[int, Field(gt=0)] = 4000
    connections_per_client: Annotated[int, Field(gt=0)] = 500
    """From one address. Behind a load balancer all clients have one address: set it to `connections` there."""


class Lanes(Frozen):
    """Screening processes of each worker, for bodies over `limits.inline_bytes`."""

    short: Annotated[int, Field(ge=1, le=64)] = 1
    long: Annotated[int, Field(ge=1, le=64)] = 1


class Health(Frozen):
    """Where `/livez`, `/readyz`, `/startupz` and `/metrics` are answered: for the machine's own monitoring, never for clients."""

    listen: Address = "127.0.0.1:9090"


class Preset(StrEnum):
    """How strictly the charter is applied."""

    OBSERVE = "observe"
    """Its rules are recorded without effect, but for final ones and those about what could not be screened."""
    ENFORCE = "enforce"
    """As it is written."""
    STRICT = "strict"
    """Rules that only observe or warn are enforced, too, and hosts on no list are refused."""


class Shadow(Frozen):
    """A second charter, asked beside the one in force about the same findings. What it says has no effect: differences are recorded."""

    charter: Path | None = None
    """None: the one in force; `preset` then differs."""
    preset: Preset = Preset.ENFORCE


class Settings(Frozen):
    """A node. Paths are relative to the file that names them; None means the one that gardefou ships."""

    schema_: Literal["gardefou.settings/v1"] = Field(default="gardefou.settings/v1", alias="schema")
    node: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,62}$")] = "node-1"
    listen: Address = "127.0.0.1:8080"
    mode: Literal["regular", "transparent", "socks5", "upstream"] = "regular"
    """How clients come: by an explicit proxy, captured by the network, or SOCKS. `upstream` is regular behind egress.upstream_proxy."""
    data_dir: Path = Path("~/.local/state/gardefou")
    database_url: str | None = None
    """SQLAlchemy address of the index, or None for SQLite in `data_dir`. Holds no password: PostgreSQL reads its own (PGPASSFILE)."""
    charter: Path | None = None
    preset: Preset = Preset.ENFORCE
    shadow: Shadow | None = None
    """None: no second charter runs beside the one in force."""
    services: Path | None = None
    prohibited_tools: Path | None = None
    unknown_tools: Path | None = None
    site: Path | None = None
    exceptions: Path | None = None
    """YAML file of exceptions from the charter; None: there are none."""
    uses: Path | None = None
    """YAML file of the register of uses, as people complete it; None: nothing is declared."""
    contact: str = "votre référent IA"
    """Whom a refusal names as the person to ask."""
    clients: tuple[ClientNetwork, ...] = (
        ClientNetwork(network=IPv4Network("127.0.0.0/8")),
        ClientNetwork(network=IPv6Network("::1/128")),
    )
    identity: Identity = Identity()
    listen_tls: ListenTls | None = None
    egress: Egress = Egress()
    limits: Limits = Limits()
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    """Proxy processes on one port; more than one share a keeper process."""
    lanes: Lanes = Lanes()
    health: Health | None = Health()
    """None: no such port."""
    time_zone: str = "Europe/Paris"
    """Whose days, weeks and months the charter's counters count, and a reminder is shown once in."""
    coach: bool = True
    """Whether answers of web chats carry the charter's reminder, where a rule owes one."""

    @field_validator("time_zone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, OSError, ValueError) as error:
            raise ValueError(f"zone '{name}' is not known on this machine; write one like Europe/Paris") from error
        return name

    @model_validator(mode="after")
    def _modes_agree(self) -> Self:
        if self.mode == "upstream" and not self.egress.upstream_proxy:
            raise ValueError("mode upstream needs egress.upstream_proxy")
        if self.egress.upstream_proxy and self.mode not in ("regular", "upstream"):
            raise ValueError(f"egress.upstream_proxy does not go with mode {self.mode}; use regular")
        if self.admits_listed_hosts_only and self.mode == "transparent":
            raise ValueError(
                "egress.listed_hosts_only, or preset strict, does not go with mode transparent; there the firewall must do it"
            )
        return self

    @model_validator(mode="after")
    def _users_can_be_known(self) -> Self:
        if not self.is_explicit and (self.identity.htpasswd or self.listen_tls):
            raise ValueError(
                "identity.htpasswd and listen_tls need mode regular; elsewhere clients do not know of a proxy"
            )
        named = any(client.user for client in self.clients)
        if self.identity.required and not (self.identity.htpasswd or self.identity.headers or named):
            raise ValueError("identity.required lets nobody in; add htpasswd or headers, or name users under clients")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the organisation."""
        return ZoneInfo(self.time_zone)

    @property
    def admits_listed_hosts_only(self) -> bool:
        """Whether hosts that are on no list are refused."""
        return self.egress.listed_hosts_only or self.preset is Preset.STRICT

    @property
    def is_explicit(self) -> bool:
        """Whether clients know that they speak to a proxy: only then can they be asked for a password."""
        return self.egress.upstream_proxy is not None or self.mode.partition("@")[0] == "regular"

    @property
    def sends_passwords_in_clear(self) -> bool:
        """Whether passwords are asked for where others could read them: without TLS, and not on this machine alone."""
        host = self.listen.rpartition(":")[0].strip("[]")
        try:
            is_here = ip_address(host).is_loopback
        except ValueError:
            is_here = host == "localhost"
        return self.identity.htpasswd is not None and self.listen_tls is None and not is_here
