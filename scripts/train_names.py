"""`python -m scripts.train_names`: trains the tagger of names. The same data, seed and versions give the same bytes, on the same kind of machine.

Not a subcommand of gardefou: who uses gardefou trains nothing. Needs python-crfsuite and scipy, which are in the development environment.
"""

from pathlib import Path

import click

from detectors.names.loading import one_thread
from scripts.training.command import asks, release
from scripts.training.learn import Settings
from scripts.training.release import trained
from scripts.training.sources import Sources


@click.command()
@asks(seed=4242)
@click.option("--rounds", type=int, default=Settings.rounds, show_default=True, help="of the learning")
def main(data: Path, out: Path, seed: int, share: float, rounds: int) -> None:
    """Trains the tagger of names and writes the model with its card, notice and digests."""
    one_thread()
    release(trained(Sources(data), seed, share, Settings(rounds=rounds)), out)


if __name__ == "__main__":
    main()
