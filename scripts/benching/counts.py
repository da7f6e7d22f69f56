"""How much a run does: each measurement is bounded in number, and so in time."""

from models.frozen import Frozen


class Counts(Frozen):
    """Rounds alternate between the sides; what is done in a round is small."""

    scans: int
    """Rounds for each kind of text."""
    stock_share: int
    """The other side scans 100 kB in every so-many-th round: it needs a second."""
    hostile: int
    """Repetitions of each hostile text."""
    rounds: int
    """Rounds of everything that goes through a proxy, and of the journal."""
    requests: int
    """In a round over 16 connections, and over one."""
    big: int
    """100 kB prompts that a neighbour sends in a round."""
    records: int
    """Of each of the 32 writers in a round."""
    streams: int
    patients: int
    """Of the register, and documents of the library, that an organisation calls its own."""
    documents: int
    samples: int
    """Of these patients, so many are written of; and texts in which nothing is to be found."""


FULL = Counts(
    scans=30,
    stock_share=3,
    hostile=5,
    rounds=9,
    requests=400,
    big=40,
    records=300,
    streams=200,
    patients=1_000_000,
    documents=200,
    samples=1_000,
)
QUICK = Counts(
    scans=8,
    stock_share=4,
    hostile=1,
    rounds=3,
    requests=160,
    big=10,
    records=100,
    streams=100,
    patients=20_000,
    documents=30,
    samples=300,
)
