"""Text to findings. Entry: build(site) -> find(text). Detectors point; they never decide, log, or reach the network."""

from detectors.build import Find, build, reported, warm
from detectors.engine import Overflow
from detectors.signals import SIGNALS

__all__ = ["SIGNALS", "Find", "Overflow", "build", "reported", "warm"]
