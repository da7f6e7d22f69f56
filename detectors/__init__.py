"""Text to findings. Entry: build(site) -> find(text). Detectors point; they never decide, log, or reach the network."""

from detectors.build import Find, build, faults, reported
from detectors.overflow import Overflow

__all__ = ["Find", "Overflow", "build", "faults", "reported"]
