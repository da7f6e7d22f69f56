"""`gardefou doctor`, what is around: ports, our own server, the parent proxy, the machine's limits, the clients' environment."""

import http.client
import json
import resource
import shutil
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from audit.lock import is_held
from models.settings import Settings
from scripts.remarks import Remark, fine, mend, note

WAIT_S = 3.0
BUNDLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
"""Variables that name a file of authorities to clients."""


def network(settings: Settings, environment: Mapping[str, str]) -> Iterator[Remark]:
    """Remarks on what is reached from here: this machine, and the configured parent proxy alone."""
    running = is_held(settings.data_dir)
    yield _port("listen", settings.listen, running=running)
    if settings.health is not None:
        yield _health(settings.health.listen) if running else _port("health", settings.health.listen, running=False)
    if settings.egress.upstream_proxy:
        yield _parent(settings.egress.upstream_proxy)
    yield _descriptors(settings.limits.connections)
    yield from _bundles(settings.data_dir / "ca-cert.pem", environment)
    yield _node()


def _port(what: str, address: str, *, running: bool) -> Remark:
    """Answering if our server runs, free if it does not."""
    host, port = _split(address)
    if running:
        if _answers(host, port):
            return fine(what, f"{address} répond / answers")
        return mend(what, f"{address} ne répond pas / does not answer", "voyez le journal technique / see the log")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family):
            return fine(what, f"{address} est libre / is free")
    except OSError as error:
        return mend(
            what,
            f"{address} ne peut pas être écouté / cannot be listened on ({error.strerror})",
            f"arrêtez ce qui l'occupe (ss -ltnp), ou changez `{what}` / stop what holds it, or change `{what}`",
        )


def _health(address: str) -> Remark:
    """What the running server says of itself."""
    try:
        status, said = _asked(address, "/readyz")
        wrong = [f"{check['name']}: {check['detail']}" for check in said["checks"] if not check["ok"]]
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        return mend(
            "health",
            f"{address} ne répond pas / does not answer ({type(error).__name__})",
            "mêmes réglages que le serveur ? / the server's own settings? (--config)",
        )
    if status == http.HTTPStatus.OK:
        return fine("health", f"http://{address}/readyz: {said['status']}")
    return mend("health", f"{said['status']}: {'; '.join(wrong)}", "voyez le journal technique / see the technical log")


def _asked(address: str, path: str) -> tuple[int, dict[str, list[dict[str, str]]]]:
    host, port = _split(address)
    connection = http.client.HTTPConnection(host, port, timeout=WAIT_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read(65536))
    finally:
        connection.close()


def _parent(url: str) -> Remark:
    """TCP alone: nothing is sent."""
    parts = urlsplit(url)
    if _answers(str(parts.hostname), parts.port or 80):
        return fine("upstream", f"{parts.hostname}:{parts.port} joignable / reachable")
    return mend(
        "upstream",
        f"{parts.hostname}:{parts.port} injoignable / cannot be reached",
        "vérifiez egress.upstream_proxy et le pare-feu / check egress.upstream_proxy and the firewall",
    )


def _descriptors(connections: int) -> Remark:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = 2 * connections + 200
    if most == resource.RLIM_INFINITY or most >= needed:
        return fine("files", f"{most} descripteurs / descriptors")
    return note(
        "files",
        f"{most} descripteurs pour {connections} connexions / descriptors for that many connections",
        f"LimitNOFILE={needed} (systemd) ou / or limits.connections: {max(1, (most - 200) // 2)}",
    )


def _bundles(certificate: Path, environment: Mapping[str, str]) -> Iterator[Remark]:
    """Variables of this shell, as programs started from it would see them."""
    without = [name for name in BUNDLES if name in environment and not _holds(Path(environment[name]), certificate)]
    if without:
        yield note(
            "environment",
            f"{', '.join(without)} : ces fichiers ne contiennent pas notre autorité / these files do not hold our authority",
            f"pour un client d'ici, ajoutez-y {certificate} / for a client here, add it to them",
        )
    if "HTTPS_PROXY" in environment and "SSL_CERT_FILE" not in environment:
        yield note(
            "environment",
            "HTTPS_PROXY sans SSL_CERT_FILE : les clients Python refuseront nos certificats / "
            "without it Python clients will refuse our certificates",
            "SSL_CERT_FILE et/and REQUESTS_CA_BUNDLE",
        )


def _holds(bundle: Path, certificate: Path) -> bool:
    try:
        return certificate.read_text("ascii").strip() in bundle.read_text("utf-8", errors="replace")
    except OSError:
        return False


def _node() -> Remark:
    has_it = "installé ici / installed here" if shutil.which("node") else "sur les postes / on workstations"
    return note(
        "node",
        f"Node ({has_it}) : les SDK de Node 20 ignorent HTTPS_PROXY et sortent en direct / "
        "SDKs on Node 20 ignore HTTPS_PROXY and go direct",
        "fermez TCP et UDP 443 vers les hôtes d'IA au pare-feu / close the direct way in the firewall; "
        "undici EnvHttpProxyAgent, NODE_EXTRA_CA_CERTS",
    )


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=WAIT_S):
            return True
    except OSError:
        return False


def _split(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), int(port)  # noqa: S104  # asked, not listened on
