"""Fault 8: the journal's disk is full. AI hosts are refused, others go on; with space again, all goes on without a restart."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from audit.verify import verify
from scripts.serving import serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.test_fail_closed import reached_elsewhere

URL = "https://api.openai.com/v1/chat/completions"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MiB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting a small file system needs rights that this machine does not give")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(file: Path) -> None:
    """Write until nothing more fits."""
    with file.open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(b"0" * 4096)


@pytest.mark.slow
def test_a_full_disk(tmp_path: Path, small_disk: Path, internet: StandIn) -> None:
    """Full, then not."""
    (tmp_path / "data").symlink_to(small_disk)
    body = {"messages": [{"role": "user", "content": "bonjour"}]}
    with serving(tmp_path, internet) as proxy, client_for(proxy.address, proxy.ca) as client:
        assert client.post(URL, json=body).status_code == 200
        filler = small_disk / "filler"
        fill(filler)
        before = len(internet.received)
        refused = [client.post(URL, json=body) for _ in range(12)]
        passed = [response for response in refused if response.status_code == 200]
        assert len(internet.received) - before == len(passed) <= 11  # what still fitted into the last block
        assert refused[-1].status_code == 403
        assert "gardefou" in refused[-1].json()["error"]["message"]
        assert reached_elsewhere(proxy, tmp_path)
        filler.unlink()
        assert client.post(URL, json=body).status_code == 200
    assert verify(small_disk).bad is None
