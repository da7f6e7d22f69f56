"""Faults 2, 3 and 13, and several workers: processes that hang, die or are told to stop; nothing leaves unrecorded, others are served."""

import json
import os
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from audit.verify import verify
from policies.loading import SHIPPED
from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import HARMLESS, PATIENT
from tests.end_to_end.test_fail_closed import asked, broken
from tests.end_to_end.watching import decisions, logged, until
from tests.proxy.conftest import records

URL = "https://api.openai.com/v1/chat/completions"
LONG = " Et la suite du texte." * 2000
"""Enough for a prompt to be judged in a screening process."""


def is_ready(proxy: Proxy) -> bool:
    """Whether the node says that all is well."""
    try:
        return httpx.get(f"{proxy.health}/readyz", trust_env=False, timeout=30).status_code == 200
    except httpx.HTTPError:
        return False


def lives(pid: int) -> bool:
    """Whether a process is there, and not only waits to be reaped."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """Processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gates(proxy: Proxy) -> Counter[str]:
    """How many decisions of each kind the journal holds."""
    return Counter(record["gate"] for record in decisions(proxy))


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["hang", "die"])
def test_a_screening_process_that_hangs_or_dies(
    fault: str, tmp_path: Path, internet: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its request is refused in time and recorded; meanwhile others are served; then long prompts are screened again."""
    before = len(internet.received)
    with broken("detector", tmp_path, internet, monkeypatch) as proxy:
        started = time.monotonic()
        answers: list[httpx.Response] = []
        stuck = threading.Thread(target=lambda: answers.append(asked(proxy, f"VAUTRAVERS BREAK-{fault}" + LONG)))
        stuck.start()
        served = 0
        while stuck.is_alive():
            assert asked(proxy, HARMLESS).status_code == 200
            served += 1
        stuck.join()
        assert (403, True) == (answers[0].status_code, served >= 1)
        assert time.monotonic() - started < 30, "the deadline is 8 s"
        assert b"VAUTRAVERS" not in b"".join(received.body for received in internet.received[before:])
        until(lambda: is_ready(proxy), "the process is replaced")
        assert asked(proxy, HARMLESS + LONG).status_code == 200
        assert asked(proxy, PATIENT + LONG).status_code == 403
    flags = [record["flags"] for record in decisions(proxy) if record["flags"]]
    assert [["timeout"] if fault == "hang" else ["detector_error"]] == flags
    assert "VAUTRAVERS" not in proxy.log.read_text()
    assert verify(proxy.data_dir).bad is None


@pytest.mark.slow
def test_a_screening_process_that_hangs_does_not_outlive_its_node(
    tmp_path: Path, internet: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which was killed, so that nobody ends it."""
    with broken("detector", tmp_path, internet, monkeypatch) as proxy:

        def ask() -> None:
            with suppress(httpx.HTTPError):
                asked(proxy, "BREAK-hang" + LONG)

        stuck = threading.Thread(target=ask)
        stuck.start()
        left = everyone(proxy.process.pid)
        until(lambda: any("hrtimer_nanosleep" in Path(f"/proc/{pid}/wchan").read_text() for pid in left), "it hangs")
        proxy.process.kill()
        proxy.process.wait()
        stuck.join()
        until(lambda: not any(map(lives, left)), "every process has ended")


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_under_way_finishes_when_a_node_is_told_to_stop(tmp_path: Path, workers: int) -> None:
    """Fault 13: twenty streams run for two seconds and more; all end whole, each with its outcome, and new clients are not let in."""
    settings = f"node: demo\nlisten: 127.0.0.1:0\nworkers: {workers}\n"
    body = {"stream": True, "messages": [{"role": "user", "content": "bonjour"}]}
    ends: list[str] = []
    with StandIn(pause_s=0.5) as slow, serving(tmp_path, slow, settings) as proxy:

        def stream() -> None:
            with client_for(proxy.address, proxy.ca) as client, client.stream("POST", URL, json=body) as response:
                ends.append(b"".join(response.iter_raw()).decode()[-20:])

        threads = [threading.Thread(target=stream) for _ in range(20)]
        for thread in threads:
            thread.start()
        until(lambda: len(slow.received) == 20, "all are on their way")
        proxy.process.send_signal(signal.SIGTERM)
        for thread in threads:
            thread.join()
        assert 0 == proxy.process.wait(timeout=30)
        with pytest.raises(httpx.HTTPError), client_for(proxy.address, proxy.ca) as client:
            client.post(URL, json=body)
    assert ["[DONE]"] * 20 == [end.strip().removeprefix("data: ")[-6:] for end in ends]
    assert 20 == len(records(proxy.data_dir, "outcome"))
    assert ["started", "stopped"] == [event["event"] for event in records(proxy.data_dir, "event")]


@pytest.mark.slow
def test_of_two_workers_one_is_killed_under_load(tmp_path: Path, internet: StandIn) -> None:
    """Only what is in flight fails; the worker is replaced; every request that reached the service has its record."""
    before = len(internet.received)
    with serving(tmp_path, internet, "node: demo\nlisten: 127.0.0.1:0\nworkers: 2\n") as proxy:
        seen: Counter[str] = Counter()
        is_over = threading.Event()

        def load() -> None:
            while not is_over.is_set():
                try:
                    seen[str(asked(proxy, HARMLESS).status_code)] += 1
                except httpx.HTTPError:
                    seen["broken"] += 1

        threads = [threading.Thread(target=load) for _ in range(8)]
        for thread in threads:
            thread.start()
        until(lambda: seen["200"] > 40, "there is load")
        victims = workers_of(proxy)
        assert 2 == len(victims)
        os.kill(victims[0], signal.SIGKILL)
        until(lambda: len(workers_of(proxy)) == 2 and victims[0] not in workers_of(proxy), "it is replaced")
        until(lambda: is_ready(proxy), "the node is well again")
        at = seen["200"]
        until(lambda: seen["200"] > at + 40, "load goes on")
        is_over.set()
        for thread in threads:
            thread.join()
    assert {"200", "broken"} >= set(seen)
    assert seen["broken"] <= 16, "at most what eight clients had under way, and their next"
    arrived = len(internet.received) - before
    assert gates(proxy)["allow"] >= arrived >= seen["200"]
    assert {"worker lost", "worker started"} <= {event["event"] for event in records(proxy.data_dir, "event")}
    assert verify(proxy.data_dir).bad is None


def workers_of(proxy: Proxy) -> list[int]:
    """The worker processes: those that listen."""
    port = proxy.address.rpartition(":")[2]
    table = Path("/proc/net/tcp").read_text().splitlines()[1:]
    listening = {
        row.split()[9] for row in table if row.split()[3] == "0A" and row.split()[1].endswith(f":{int(port):04X}")
    }
    return [pid for pid in everyone(proxy.process.pid) if listening & sockets(pid)]


def everyone(pid: int) -> list[int]:
    """All processes under one."""
    return [found for child in children(pid) for found in (child, *everyone(child))]


def sockets(pid: int) -> set[str]:
    """Inodes of a process's sockets."""
    try:
        links = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return set()
    return {link[8:-1] for link in links if link.startswith("socket:[")}


@pytest.mark.slow
def test_all_workers_change_generations_together(tmp_path: Path, internet: StandIn) -> None:
    """A bad charter changes none of them; a good one all, also the one that was born since from a bad file."""
    charter = tmp_path / "charter.yaml"
    good = SHIPPED.read_text(encoding="utf-8")
    charter.write_text(good, encoding="utf-8")
    settings = "node: demo\nlisten: 127.0.0.1:0\nworkers: 2\ncharter: charter.yaml\n"
    with serving(tmp_path, internet, settings) as proxy:
        charter.write_text("rules: [", encoding="utf-8")
        logged(proxy, "reload refused")
        os.kill(workers_of(proxy)[0], signal.SIGKILL)
        until(lambda: '"worker started"' in proxy.log.read_text(), "it is replaced, under the charter in force")
        assert {403} == {asked(proxy, PATIENT).status_code for _ in range(8)}
        charter.write_text(good.replace("version: 0.1.0", "version: 0.2.0"), encoding="utf-8")
        logged(proxy, "reloaded")
        assert {403} == {asked(proxy, PATIENT).status_code for _ in range(8)}
    used = [(record["generation"], record["charter"]) for record in decisions(proxy)]
    assert [(1, "charte-afcros@0.1.0")] * 8 + [(2, "charte-afcros@0.2.0")] * 8 == used


@pytest.mark.slow
def test_workers_share_what_a_conversation_remembers(tmp_path: Path, internet: StandIn) -> None:
    """The same value has the same tag, whichever worker sees it; and no worker outlives its node."""
    settings = (
        "node: demo\nlisten: 127.0.0.1:0\nworkers: 2\n"
        "clients: [{network: 127.0.0.0/8, user: jdupont}, {network: '::1/128', user: jdupont}]\n"
    )
    before = len(internet.received)
    with serving(tmp_path, internet, settings) as proxy:
        for prompt in ("a@exemple.fr", "b@exemple.fr", "b@exemple.fr et a@exemple.fr") * 4:
            body = {
                "action": "next",
                "conversation_id": "c-1",
                "messages": [{"author": {"role": "user"}, "content": {"parts": [prompt]}}],
            }
            with client_for(proxy.address, proxy.ca) as client:
                assert 200 == client.post("https://chatgpt.com/backend-api/conversation", json=body).status_code
        left = everyone(proxy.process.pid)
        proxy.process.kill()
        proxy.process.wait()
        until(lambda: not any(map(lives, left)), "every process has ended")
    sent = [json.loads(received.body)["messages"][0]["content"]["parts"][0] for received in internet.received[before:]]
    assert ["[EMAIL_1]", "[EMAIL_2]", "[EMAIL_2] et [EMAIL_1]"] * 4 == sent
