"""What every training asks: the same options, with a seed of its own."""

from pathlib import Path

import click
from click.testing import CliRunner

from scripts.training.command import asks, release


@click.command()
@asks(seed=7)
def made(data: Path, out: Path, seed: int, share: float) -> None:
    """Writes what it was asked."""
    release({"b.txt": b"%d" % seed, "a.txt": str(share).encode() * 400, "data.txt": data.name.encode()}, out)


def test_a_training_is_asked_and_tells_its_files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    result = CliRunner().invoke(made, ["--data", str(tmp_path / "data"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert [line.split() for line in result.output.splitlines()] == [
        ["1,200", "a.txt"],
        ["1", "b.txt"],
        ["4", "data.txt"],
    ]
    assert b"7" == (tmp_path / "out" / "b.txt").read_bytes()
    assert 2 == CliRunner().invoke(made, ["--data", str(tmp_path / "none"), "--out", str(tmp_path)]).exit_code
