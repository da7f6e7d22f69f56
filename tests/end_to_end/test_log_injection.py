"""Fault 30: whatever a client writes into a request line, a host or a header, logs and journal stay one inert line each."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.audit import audit
from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.test_users import files
from tests.end_to_end.wire import HOST, everything, exchanged, plain, post

BODY = b'{"messages": [{"role": "user", "content": "bonjour"}]}'
FORGED = "\r\n".join(["", '{"event": "forged", "level": "info"}', ""])
NASTY = {
    "ANSI": "\x1b[31mvautravers\x1b[0m",
    "C1": "\x9b31mvautravers",
    "U+2028": "vautravers\u2028vautravers",
    "bare CR": "vautravers\rvautravers",
    "bell, null": "vautravers\x07\x00",
    "a second line": f"vautravers{FORGED}",
}


def lines(*paths: Path) -> list[str]:
    """Lines as a log collector cuts them: at LF alone."""
    return [line for path in paths for line in path.read_bytes().decode().split("\n") if line]


def all_is_inert(proxy: Proxy) -> None:
    """Each line is one JSON object of printable characters, in the technical log in ASCII; nothing of the client's is in it."""
    written = lines(proxy.log, *sorted((proxy.data_dir / "journal").glob("*.jsonl")))
    assert proxy.log.read_bytes().isascii()
    assert all(line.isprintable() and isinstance(json.loads(line), dict) for line in written)
    counted = asked(f"{proxy.health}/metrics").splitlines()
    assert [] == [line for line in (*written, *counted) if "vautravers" in line or "forged" in line]


@pytest.mark.slow
@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_fault_30_what_clients_write_is_never_a_line(nasty: str, proxy: Proxy) -> None:
    """In a header, a path, a method, a Host and a CONNECT."""
    raw = nasty.encode()
    exchanged(proxy, post(BODY, "X-A: 1").replace(b"X-A: 1", b"X-A: " + raw))
    exchanged(proxy, post(BODY).replace(b"/v1/chat/completions", b"/v1/" + raw))
    exchanged(proxy, post(BODY).replace(b"POST ", raw + b" ", 1))
    exchanged(proxy, post(BODY).replace(b"Host: " + HOST.encode(), b"Host: " + raw))
    with plain(proxy) as connection:
        connection.sendall(b"CONNECT " + raw + b":443 HTTP/1.1\r\n\r\n")
        connection.shutdown(1)
        everything(connection)
    all_is_inert(proxy)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """A proxy that knows users by password, and by a front proxy's header."""
    folder = tmp_path_factory.mktemp("asking")
    files(folder)
    settings = (
        "listen: 127.0.0.1:0\nidentity: {htpasswd: users, headers: [{networks: [127.0.0.1/32], groups: X-Groups}]}\n"
    )
    with serving(folder, internet, settings) as proxy:
        yield proxy


@pytest.mark.slow
@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_fault_30_a_user_with_a_nasty_name(nasty: str, asking: Proxy) -> None:
    """Sent as a name with a wrong password, as the whole header, as a user and as groups."""
    raw = nasty.encode()
    basic = b"Basic " + b64encode(raw + b":x")
    for header in (
        b"Proxy-Authorization: " + basic,
        b"Proxy-Authorization: Basic " + raw,
        b"Proxy-Authorization: " + raw,
        b"X-Remote-User: " + raw,
        b"X-Remote-User: a\r\nX-Groups: " + raw,
    ):
        with plain(asking) as connection:
            connection.sendall(b"CONNECT api.openai.com:443 HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n\r\n")
            connection.shutdown(1)
            everything(connection)
    all_is_inert(asking)


@pytest.mark.slow
def test_fault_30_a_header_of_a_megabyte(proxy: Proxy) -> None:
    """It is cut off: nothing is answered from the service, and nothing of it is written."""
    answer = exchanged_until_closed(proxy, post(BODY, "X-A: " + "vautravers" * 100_000))
    assert not answer.startswith(b"HTTP/1.1 200")
    all_is_inert(proxy)


@pytest.mark.slow
def test_fault_30_the_log_is_shown_inert(proxy: Proxy) -> None:
    """`gardefou audit list` prints no control character but line ends."""
    exchanged(proxy, post(BODY).replace(b"POST ", b"\x1b[31mPO ", 1))
    shown = CliRunner().invoke(audit, ["list", "--data-dir", str(proxy.data_dir)]).output
    assert shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", shown)


def asked(address: str) -> str:
    """A page of the health port."""
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=20) as answer:
        text: str = answer.read().decode()
    return text


def exchanged_until_closed(proxy: Proxy, data: bytes) -> bytes:
    """The answer, if the connection is not reset while the request is still being sent."""
    try:
        return exchanged(proxy, data)
    except (ConnectionError, OSError):
        return b""


@pytest.mark.slow
def test_a_log_file_is_rotated(tmp_path: Path) -> None:
    """`--log` and SIGHUP: the server goes on, and its next lines are in the new file."""
    command = [sys.executable, "-m", "scripts.main", "serve", "--no-console", "--listen", "127.0.0.1:0"]
    command += ["--health", "127.0.0.1:0", "--data-dir", str(tmp_path / "data"), "--log", str(tmp_path / "g.log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith("ready charter"):
            assert process.poll() is None
        (tmp_path / "g.log").rename(tmp_path / "g.log.1")
        process.send_signal(signal.SIGHUP)
        process.terminate()
        _, errors = process.communicate(timeout=60)
    assert (0, "") == (process.returncode, errors)
    assert "started" in (tmp_path / "g.log.1").read_text()
    assert "stopped" in (tmp_path / "g.log").read_text()
