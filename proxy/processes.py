"""The processes of a node are forked from one server that has imported everything: they start in little time and share its memory."""

import ctypes
import fcntl
import gc
import multiprocessing
import os
import pickle
import signal
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

PROCESSES = multiprocessing.get_context("forkserver")

GONE_S = 5.0

_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)
"""Has the allocator give back what is free; glibc alone has it."""


def preload(*modules: str) -> None:
    """Start the server with these modules, and the detectors compiled. Before the first process, from the main process alone."""
    PROCESSES.set_forkserver_preload([*modules, "proxy.warmed"])
    forkserver.ensure_running()


def send(pipe: Connection, message: object) -> None:
    """As `pipe.send`, whose buffer cannot be freed in peace where the other end is gone (`BufferError: Existing exports`)."""
    pipe.send_bytes(pickle.dumps(message))


def die_with(lifeline: Connection) -> None:
    """Have the kernel end this process when the other end of `lifeline` closes, on which nothing is ever sent.

    One that hangs cannot see it itself, and the server that it was forked from lives as long as it does.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline.fileno(), fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline.fileno(), fcntl.F_SETFL, os.O_ASYNC)
    if lifeline.poll():  # closed before
        raise EOFError


def end(process: BaseProcess) -> None:
    """End a process at once, and wait until it is gone, `GONE_S` at most."""
    process.kill()
    process.join(GONE_S)


def end_all() -> None:
    """End what this process has started and not ended, whatever way it came to its own end: the interpreter would wait for it."""
    for process in multiprocessing.active_children():
        end(process)


def settle_memory() -> None:
    """Free what is left over, and have the collector leave alone what is there to stay: it would look through all of it again and again.

    To be called when a process is ready, and again when a part of it was replaced.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if _TRIM is not None:
        _TRIM(0)
