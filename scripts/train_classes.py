"""`python -m scripts.train_classes`: trains the content classes. The same data, seed and versions give the same bytes, on the same kind of machine.

Not a subcommand of gardefou: who uses gardefou trains nothing. Needs scikit-learn, which is in the development environment.
"""

from pathlib import Path

import click

from scripts.training.classes.learn import Settings
from scripts.training.classes.release import trained
from scripts.training.command import asks, release
from scripts.training.sources import Sources


@click.command()
@asks(seed=77)
def main(data: Path, out: Path, seed: int, share: float) -> None:
    """Trains the content classes and writes the model with its card, notice and digests."""
    release(trained(Sources(data), seed, share, Settings()), out)


if __name__ == "__main__":
    main()
