"""`python -m scripts.train_classes`: trains the content classes. The same data, seed and versions give the same bytes, on the same kind of machine.

Not a subcommand of gardefou: who uses gardefou trains nothing. Needs scikit-learn, which is in the development environment.
"""

from pathlib import Path

import click

from scripts.training.classes.learn import Settings
from scripts.training.classes.release import trained
from scripts.training.release import write
from scripts.training.sources import Sources


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="folder of the sources (NOTICE)",
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="folder that the model is written to"
)
@click.option("--seed", type=int, default=77, show_default=True)
@click.option("--share", type=float, default=1.0, show_default=True, help="of the texts; less is quicker and worse")
def main(data: Path, out: Path, seed: int, share: float) -> None:
    """Trains the content classes and writes the model with its card, notice and digests."""
    files = trained(Sources(data), seed, share, Settings())
    write(files, out)
    for name, content in sorted(files.items()):
        click.echo(f"{len(content):>9,}  {name}")


if __name__ == "__main__":
    main()
