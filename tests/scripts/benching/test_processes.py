"""The kernel's word on a process and its children."""

import os
import subprocess
import sys

from scripts.benching.processes import cpu_s, descriptors, family, resident_bytes


def test_children_count_too() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in family(os.getpid())
        assert len(resident_bytes(os.getpid())) == len(family(os.getpid())) >= 2


def test_memory_time_and_files_of_this_process() -> None:
    assert resident_bytes(os.getpid())[0] > 1_000_000
    assert cpu_s(os.getpid()) > 0
    assert descriptors(os.getpid()) >= 3


def test_a_process_that_is_gone_has_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        pass
    assert ([], 0) == (family(child.pid), descriptors(child.pid))
