"""Text to findings. Entry: build(site) -> find(text); named_again(). Detectors point; they never decide, log, or reach the network."""

from detectors.build import Find, build, faults, reported, warm
from detectors.classifying import DETECTOR as CLASSES
from detectors.names.names import DETECTOR as NAMES
from detectors.naming import named_again
from detectors.overflow import Overflow
from detectors.signals import SIGNALS

__all__ = ["CLASSES", "NAMES", "SIGNALS", "Find", "Overflow", "build", "faults", "named_again", "reported", "warm"]
