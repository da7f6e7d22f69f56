"""The command line: every command is there, and none is loaded before it is called."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from scripts.main import COMMANDS, gardefou
from tests.house.plan import ROOT

HEAVY = ("presidio_analyzer", "presidio_anonymizer", "mitmproxy", "hyperscan", "sqlalchemy", "cryptography", "spacy")


@pytest.mark.slow
def test_importing_the_command_line_loads_nothing_heavy() -> None:
    """`gardefou --version` answers at once."""
    code = f"import sys, scripts.main; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "" == done.stdout.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_says_what_it_does(name: str) -> None:
    """In French and English."""
    command = gardefou.get_command(click.Context(gardefou), name)
    assert isinstance(command, click.Command)
    assert name == command.name
    assert " / " in (command.help or "")


def test_help_lists_the_commands_in_the_order_of_a_first_use() -> None:
    shown = CliRunner().invoke(gardefou, ["--help"])
    listed = [line.split()[0] for line in shown.output.split("Commands:")[1].splitlines() if line.strip()]
    assert 0 == shown.exit_code
    assert list(COMMANDS) == [name for name in listed if name in COMMANDS]


def test_an_unknown_command_is_wrong_usage() -> None:
    assert 2 == CliRunner().invoke(gardefou, ["srve"]).exit_code
