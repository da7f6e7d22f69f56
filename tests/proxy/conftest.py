"""What the tests of the proxy share: the shipped catalogue and charter, a keeper on a real disk, and flows as mitmproxy makes them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from mitmproxy import http
from mitmproxy.test import tflow

from audit.keeper import Keeper
from models.settings import Limits, Settings
from proxy.catalogue import Services
from proxy.generation import Files, Generation, compiled
from proxy.identity import Client
from proxy.judging import Judge
from proxy.passage import admit
from proxy.processes import preload
from proxy.remembered import Remembered
from proxy.screener import Screener
from proxy.screening import Screening
from scripts.options import services_of

OPENAI = "https://api.openai.com/v1/chat/completions"
HARMLESS = "Qu'est-ce qu'un essai de non-infériorité ?"
CONTACT = "Écris à camille.vautravers@exemple.fr"
CONTACT_SENT = "Écris à [EMAIL_1]"
PATIENT = "Patiente, NIR 2 95 10 99 126 111 93, revue à J8."
"""Made up; the NIR by arithmetic."""

Journal = Callable[[str], list[dict[str, Any]]]
"""Records of a kind that are on disk by now."""


@pytest.fixture(scope="session")
def services() -> Services:
    """The shipped catalogue and lists of refused tools."""
    return services_of(Settings())


@pytest.fixture(scope="session")
def generation() -> Generation:
    """The shipped charter, no site data."""
    return compiled(Files(Settings()).read(1), runs_code=False)


@pytest.fixture(scope="session")
def server_of_processes() -> None:
    """Workers and screening processes are forked from one that has imported what they need.

    Every test that starts one asks for this: there is one such server in a process, and the first test to need it decides what it knows.
    """
    preload("proxy.worker_process", "proxy.lane_process", "tests.proxy.outfits")


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    """A node's state; its index in memory."""
    opened = Keeper.open(tmp_path / "state", "n1", "sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """What is on disk, in order."""
    return lambda kind: records(tmp_path / "state", kind)


@pytest.fixture
def screening(services: Services, generation: Generation, keeper: Keeper) -> Screening:
    """Everything real, but for processes."""
    return Screening(services, screener(generation, keeper), keeper)


def screener(
    generation: Generation, keeper: Keeper, limits: Limits | None = None, contact: str = "le comité IA"
) -> Screener:
    """A screener that judges everything in the event loop."""
    limits = limits or Limits()
    return Screener(Judge(generation, limits, contact, keeper.marking, Remembered()), limits)


def records(data_dir: Path, kind: str) -> list[dict[str, Any]]:
    """Records of a kind in the journal of a data directory."""
    lines = [line for path in sorted((data_dir / "journal").glob("*.jsonl")) for line in path.read_text().splitlines()]
    written = [json.loads(line).get("record") for line in lines]
    return [record for record in written if record is not None and record["kind"] == kind]


def chat(prompt: str) -> bytes:
    """A chat request's body."""
    return json.dumps({"messages": [{"role": "user", "content": prompt}]}, ensure_ascii=False).encode()


def flow_to(url: str, body: bytes = b"", method: str = "POST", **headers: str) -> http.HTTPFlow:
    """A flow of an anonymous client, when its request is whole: explicit proxy, and every name agrees. `_` in header names is `-`."""
    host = urlsplit(url).netloc
    request = http.Request.make(method, url, body, http.Headers(content_type="application/json"))
    for name, value in headers.items():
        request.headers[name.replace("_", "-")] = value
    flow = tflow.tflow(req=request)
    flow.client_conn.peername = ("127.0.0.1", 40000)
    flow.client_conn.sni = host.partition(":")[0]
    admit(flow, Client("127.0.0.0/8"))
    return flow
