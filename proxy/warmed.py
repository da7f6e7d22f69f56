"""Imported by the server that processes are forked from: what detectors compile once is compiled there, and shared by all."""

from detectors import warm

warm()
