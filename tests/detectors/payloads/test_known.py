"""The readers: each has a signature that compiles, and reads nothing where nothing is."""

import hyperscan

from detectors.payloads.known import READERS, WHOLE


def test_every_signature_compiles() -> None:
    database = hyperscan.Database()
    database.compile(expressions=[sign for sign, _ in READERS], elements=len(READERS))
    assert {reader for _, reader in READERS} >= WHOLE


def test_every_reader_reads_nothing_from_nothing() -> None:
    assert [] == [cell for _, reader in READERS for cell in reader(b"xxxxxxxxxxxxxxxx", [16])]
