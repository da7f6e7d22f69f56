"""The settings of a node: `gardefou.yaml`. Every key has a default that works; nothing here is a secret."""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, IPvAnyNetwork, StringConstraints, model_validator

from models.frozen import Frozen

Address = Annotated[str, StringConstraints(pattern=r"^(\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$")]


class ClientNetwork(Frozen):
    """A network that may use the proxy, and who its clients are: a user's name for a machine with one user."""

    network: IPvAnyNetwork
    user: str | None = None
    groups: tuple[str, ...] = ()


class Egress(Frozen):
    """Where the proxy may connect to. Loopback, link-local and metadata addresses are refused unless they are allowed here."""

    allow: tuple[IPvAnyNetwork, ...] = ()
    upstream_proxy: str | None = None
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
    head_s: Annotated[float, Field(gt=0)] = 10.0
    """For a CONNECT, a TLS handshake, and the head of a request, each."""
    head_bytes: Annotated[int, Field(gt=0)] = 256 * 1024
    body_s: Annotated[float, Field(gt=0)] = 300.0
    """For the whole body of a request to an AI service."""
    idle_s: Annotated[int, Field(gt=0)] = 600
    """Without a byte in either direction, tunnels included."""
    connections: Annotated[int, Field(gt=0)] = 4000
    connections_per_client: Annotated[int, Field(gt=0)] = 500
    """From one address. Behind a load balancer all clients have one address: set it to `connections` there."""


class Health(Frozen):
    """Where `/livez`, `/readyz`, `/startupz` and `/metrics` are answered: for the machine's own monitoring, never for clients."""

    listen: Address = "127.0.0.1:9090"


class Settings(Frozen):
    """A node. Paths are relative to the file that names them; None means the one that gardefou ships."""

    schema_: Literal["gardefou.settings/v1"] = Field(default="gardefou.settings/v1", alias="schema")
    node: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,62}$")] = "node-1"
    listen: Address = "127.0.0.1:8080"
    mode: str = "regular"
    """Capture mode of mitmproxy: `regular`, `transparent`, `socks5`…"""
    data_dir: Path = Path("~/.local/state/gardefou")
    database_url: str | None = None
    """SQLAlchemy address of the index, or None for SQLite in `data_dir`. Holds no password: PostgreSQL reads its own (PGPASSFILE)."""
    charter: Path | None = None
    services: Path | None = None
    prohibited_tools: Path | None = None
    unknown_tools: Path | None = None
    site: Path | None = None
    contact: str = "votre référent IA"
    """Whom a refusal names as the person to ask."""
    clients: tuple[ClientNetwork, ...] = (
        ClientNetwork(network=IPv4Network("127.0.0.0/8")),
        ClientNetwork(network=IPv6Network("::1/128")),
    )
    egress: Egress = Egress()
    limits: Limits = Limits()
    health: Health | None = Health()
    """None: no such port."""

    @model_validator(mode="after")
    def _strict_is_explicit(self) -> Self:
        if self.egress.listed_hosts_only and self.mode not in ("regular", "socks5"):
            raise ValueError("egress.listed_hosts_only needs mode regular or socks5; elsewhere the firewall must do it")
        return self
