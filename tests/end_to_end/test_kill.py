"""Fault 6: the proxy is killed under load; every request that reached a service has its record, and the journal verifies."""

import threading
from pathlib import Path

import httpx
import pytest

from audit.verify import verify
from scripts.serving import serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.watching import until

URL = "https://api.openai.com/v1/chat/completions"
SETTINGS = "node: demo\nlisten: 127.0.0.1:0\n"


@pytest.mark.slow
def test_kill_9_under_load(tmp_path: Path, internet: StandIn) -> None:
    """Eight clients, killed in the middle; restarted on the same data."""
    before = len(internet.received)
    with serving(tmp_path, internet, SETTINGS) as proxy:
        stop = threading.Event()

        def load() -> None:
            with client_for(proxy.address, proxy.ca) as client:
                for _ in range(125):
                    if stop.is_set():
                        return
                    try:
                        client.post(URL, json={"messages": [{"role": "user", "content": "bonjour"}]})
                    except httpx.HTTPError:
                        return

        threads = [threading.Thread(target=load) for _ in range(8)]
        for thread in threads:
            thread.start()
        until(lambda: len(internet.received) - before >= 200, "there is load")
        proxy.process.kill()
        proxy.process.wait()
        stop.set()
        for thread in threads:
            thread.join()
    arrived = len(internet.received) - before
    with serving(tmp_path, internet, SETTINGS):
        pass
    journal = "".join(file.read_text() for file in sorted((proxy.data_dir / "journal").glob("*.jsonl")))
    assert journal.count('"kind":"decision"') >= arrived >= 200
    verdict = verify(proxy.data_dir)
    assert verdict.bad is None
