"""A full disk: nothing is acknowledged that is not written, and space is all it takes to go on. On a real tmpfs of 256 kB."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MOUNT = "mount -t tmpfs -o size=256k none {0} && "

SCENARIO = """
import asyncio, sys
from pathlib import Path
from audit.keeper import AuditError, Keeper
from audit.verify import verify
from tests.audit.samples import decision, event, segment

async def main(disk):
    keeper = Keeper.open(disk / "state", "n1", database_url="sqlite://")
    written = [await keeper.write(decision(f"R-{number}")) for number in range(20)]
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(512)): pass
        except OSError: pass
    failed = 0
    for number in range(40):
        try:
            written.append(await keeper.write(decision(f"F-{number}", route="r" * 2000)))
        except AuditError as error:
            assert str(error) == "journal: cannot be written", error
            failed += 1
    assert failed >= 38, failed
    acknowledged = len(written)
    assert verify(disk / "state").records == acknowledged == written[-1]
    keeper.write_soon(event("u" * 4000))
    try:
        await keeper.write(decision("F", route="r" * 4000))
    except AuditError: pass
    assert keeper.lost == 1, keeper.lost
    ballast.unlink()
    assert await keeper.write(decision("R-after")) == acknowledged + 2
    keeper.close()
    verdict = verify(disk / "state")
    assert verdict.bad is None, verdict
    assert b'"event":"records_lost"' in segment(disk / "state").read_bytes()
    print("recovered")

asyncio.run(main(Path(sys.argv[1])))
"""


def test_a_full_disk_refuses_and_heals_without_a_restart(tmp_path: Path) -> None:
    own_mounts = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*own_mounts, MOUNT.format(tmp_path) + "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this machine allows no private mounts (unshare --user --mount)")
    run = f'exec "{sys.executable}" -c "$SCENARIO" {tmp_path}'
    done = subprocess.run(
        [*own_mounts, MOUNT.format(tmp_path) + run],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SCENARIO": SCENARIO},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.endswith("recovered\n"), done.stdout + done.stderr
