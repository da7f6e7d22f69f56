"""The processes of a node are forked from one server that has imported everything: they start in little time and share its memory."""

import gc
import multiprocessing
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess

PROCESSES = multiprocessing.get_context("forkserver")


def preload(*modules: str) -> None:
    """Start the server with these modules. Before the first process, from the main process alone."""
    PROCESSES.set_forkserver_preload(list(modules))
    forkserver.ensure_running()


def end(process: BaseProcess) -> None:
    """End a process at once, and wait until it is gone."""
    process.kill()
    process.join()


def settle_memory() -> None:
    """Free what is left over, and have the collector leave alone what is there to stay: it would look through all of it again and again.

    To be called when a process is ready, and again when a part of it was replaced.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
