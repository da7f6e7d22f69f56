"""Texts as they would read undisguised: spelled, spaced out, broken over lines, turned round, encoded, misread.

`Reader` (readings.py) tells which of these a text may hold and reads each; findings map back to what was written. It finds nothing itself.
"""
