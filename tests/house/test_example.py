"""The worked example of the README is what happens: its files are written, its commands run, their answers compared."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.plan import ROOT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = {"README.md": "### Studies and their contracts", "LISEZMOI.md": "### Les études et leurs contrats"}


def blocks(page: str) -> list[tuple[str, str]]:
    """The blocks of code of the section, each with its language."""
    text = (ROOT / page).read_text(encoding="utf-8")
    section = text.partition(SECTIONS[page])[2].partition("\n### ")[0]
    return BLOCK.findall(section)


@pytest.mark.slow
def test_two_studies_and_two_teams_are_decided_as_the_page_says(tmp_path: Path) -> None:
    """One study whose contract forbids AI, one publishable; the same prompt by two teams."""
    (tmp_path / "config").symlink_to(ROOT / "config")
    for language, block in blocks("README.md"):
        if language == "yaml":
            name = block.partition("\n")[0].removeprefix("# ")
            (tmp_path / name).write_text(block, encoding="utf-8")
    (console,) = (block for language, block in blocks("README.md") if language == "console")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    happened = ""
    for command in re.findall(r"^\$ (.*)$", console, re.MULTILINE):
        done = subprocess.run(
            command,
            shell=True,  # as a reader would
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        happened += f"$ {command}\n{done.stdout}"
        assert done.stderr == ""
    assert happened == console


def test_both_pages_show_the_same() -> None:
    english, french = (blocks(page) for page in SECTIONS)
    assert english == french
    assert {"yaml", "console"} == {language for language, _ in english}
