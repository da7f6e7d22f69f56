"""How cost grows with length, as a ratio within one run: no test asserts on seconds, as machines are busy."""

import gc
from collections.abc import Callable
from contextlib import suppress
from time import process_time_ns

from detectors.overflow import Overflow

TRIES = 6
FLOOR_NS = 1_000_000
"""What costs less is not told from the noise of a clock."""


def is_linear[Given](run: Callable[[Given], object], small: Given, large: Given) -> bool:
    """Whether ``large``, four times ``small``, costs clearly less than the sixteen times of a quadratic search; or is refused.

    Tried again where it does not seem so: a busy machine only adds.
    """
    return any(_cost_ns(run, large) < 10 * max(_cost_ns(run, small), FLOOR_NS) for _ in range(TRIES))


def _cost_ns[Given](run: Callable[[Given], object], given: Given) -> int:
    """Processor time, the collector of garbage at rest."""
    gc.collect()
    gc.disable()
    try:
        started = process_time_ns()
        with suppress(Overflow):
            run(given)
        return process_time_ns() - started
    finally:
        gc.enable()
