"""`gardefou serve` in a process of its own, for the demo, the tests and the benchmark."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SETTINGS = "node: demo\nlisten: 127.0.0.1:0\n"


class Service(Protocol):
    """What plays the AI services: a parent proxy with an authority of its own."""

    @property
    def url(self) -> str:
        """Address to give as parent proxy."""
        ...

    def write_ca(self, path: Path) -> Path:
        """Write the certificate to trust upstream."""
        ...


class DidNotStartError(Exception):
    """The proxy ended before it was ready. The text is what it said."""


@dataclass(frozen=True)
class Proxy:
    """A running proxy."""

    address: str
    """`http://HOST:PORT`."""
    ca: Path
    data_dir: Path
    log: Path
    process: subprocess.Popen[str]


@contextmanager
def serving(
    folder: Path, service: Service | None, settings: str = SETTINGS, module: str = "scripts.main"
) -> Iterator[Proxy]:
    """A proxy with its files in `folder`, in front of the stand-in, or of the real network if there is none. Ended by SIGTERM.

    `module` is what runs: a test names one that breaks something first. Raises DidNotStartError.
    """
    (folder / "gardefou.yaml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", module, "serve", "--no-console"]
    command += ["--config", str(folder / "gardefou.yaml"), "--data-dir", str(folder / "data")]
    if service is not None:
        command += ["--upstream-proxy", service.url, "--upstream-ca", str(service.write_ca(folder / "upstream.pem"))]
    with (
        (folder / "serve.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        try:
            yield _ready(process, folder)
        finally:
            process.terminate()


def _ready(process: subprocess.Popen[str], folder: Path) -> Proxy:
    """Read the `ready` lines."""
    told: dict[str, str] = {}
    while "charter" not in told:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise DidNotStartError((folder / "serve.log").read_text(encoding="utf-8"))
        word, _, rest = line.strip().partition(" ")
        if word == "ready":
            key, _, value = rest.partition(" ")
            told[key] = value
    return Proxy(told["proxy"], Path(told["ca"]), folder / "data", folder / "serve.log", process)
