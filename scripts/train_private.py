"""`python -m scripts.train_private`: trains the judge of people. The same data, seed and versions give the same bytes, on the same kind of machine.

Not a subcommand of gardefou: who uses gardefou trains nothing. Needs scikit-learn, which is in the development environment.
"""

from pathlib import Path

import click

from scripts.training.command import asks, release
from scripts.training.private.learn import Settings
from scripts.training.private.release import trained
from scripts.training.sources import Sources


@click.command()
@asks(seed=31)
def main(data: Path, out: Path, seed: int, share: float) -> None:
    """Trains the judge of people and writes the model with its card, notice and digests."""
    release(trained(Sources(data), seed, share, Settings()), out)


if __name__ == "__main__":
    main()
