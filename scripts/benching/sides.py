"""The two sides of a comparison: gardefou, and mitmproxy's own `mitmdump` without any addon, each a process in front of one service."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.benching.upstream import Upstream, upstream
from scripts.serving import SETTINGS, serving

START_S = 30.0


@dataclass(frozen=True)
class Side:
    """A proxy that clients can be sent through."""

    name: str
    port: int
    ca: Path
    pid: int


@contextmanager
def guarded(folder: Path, service: Upstream) -> Iterator[Side]:
    """`gardefou serve` as it is shipped, without names and content classes, with its journal in `folder`. Raises DidNotStartError."""
    place = _made(folder / "gardefou")
    site = place / "site.yaml"
    site.write_text("schema: gardefou.site/v1\nnames: {pipeline: none}\n", encoding="utf-8")
    with serving(place, service, f"{SETTINGS}site: {site.name}\n") as proxy:
        yield Side("gardefou", int(proxy.address.rpartition(":")[2]), proxy.ca, proxy.process.pid)


@contextmanager
def bare(folder: Path, service: Upstream, *, is_streaming: bool = False) -> Iterator[Side]:
    """`mitmdump -q`; it holds every answer back to its end unless `is_streaming`. Raises TimeoutError, OSError."""
    place, port = _made(folder / f"mitmdump-{is_streaming}"), _free_port()
    options = {"confdir": place, "ssl_verify_upstream_trusted_ca": service.write_ca(place / "upstream.pem")}
    command = [str(Path(sys.executable).with_name("mitmdump")), "-q", "--mode", f"upstream:{service.url}"]
    command += ["--listen-host", "127.0.0.1", "--listen-port", str(port)]
    command += [word for name, value in options.items() for word in ("--set", f"{name}={value}")]
    command += ["--set", "stream_large_bodies=1"] if is_streaming else []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield Side("mitmdump", port, place / "mitmproxy-ca-cert.pem", process.pid)
        finally:
            process.terminate()


@contextmanager
def both(folder: Path) -> Iterator[tuple[Side, Side]]:
    """gardefou and mitmdump, both streaming answers, in front of the same service, with their files in the new `folder`."""
    folder.mkdir()
    with (
        upstream(folder) as service,
        guarded(folder, service) as ours,
        bare(folder, service, is_streaming=True) as theirs,
    ):
        yield ours, theirs


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until it listens; mitmdump does not say so."""
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("mitmdump did not start")
