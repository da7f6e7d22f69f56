"""Processes of a node end when they are told to, and none is left behind."""

import os
import signal
from multiprocessing.connection import Connection

import pytest

from proxy.processes import PROCESSES, die_with, end, end_all

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("server_of_processes")]


def hanging(lifeline: Connection, ready: Connection) -> None:
    """Looks at nothing."""
    die_with(lifeline)
    ready.send(None)
    signal.pause()


def test_one_that_hangs_ends_with_whoever_holds_its_lifeline() -> None:
    """Whatever way that one ended: the kernel closes what it held."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    lifeline, held = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=hanging, args=(lifeline, theirs))
    process.start()
    ours.recv()
    assert process.is_alive()
    held.close()
    process.join(60)
    assert -signal.SIGIO == process.exitcode


def stubborn() -> None:
    """Does not end by itself, and not on SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.pause()


def test_a_process_is_gone_when_it_was_ended() -> None:
    """Also one that is stopped; to end it twice does nothing."""
    process = PROCESSES.Process(target=stubborn)
    process.start()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    for _ in range(2):
        end(process)
        assert -signal.SIGKILL == process.exitcode


def test_none_is_left_behind() -> None:
    """Else the interpreter would wait for them at its own end."""
    started = [PROCESSES.Process(target=stubborn, daemon=daemon) for daemon in (True, False)]
    for process in started:
        process.start()
    end_all()
    assert [False, False] == [process.is_alive() for process in started]
