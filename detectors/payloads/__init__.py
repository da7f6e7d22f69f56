"""Structured clinical payloads, one file per format: which text is a patient's record, and what its identifying fields hold."""

from detectors.payloads.search import ENTITIES, PayloadSearch

__all__ = ["ENTITIES", "PayloadSearch"]
