"""`gardefou audit`: what it prints and with which exit code."""

import asyncio
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.keeper import Keeper
from models.decision import Gate
from models.record import Justification, ShadowRecord
from scripts.audit import audit
from tests.audit.samples import NIR, decision, outcome, segment, summary, tampered

NODE = "n1"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    keeper = Keeper.open(tmp_path / "state", NODE)
    nir = summary(keeper, NIR)

    async def write() -> None:
        await keeper.write(decision("R-1", findings=(nir,)))
        await keeper.write(decision("R-2", gate=Gate.ALLOW, service="claude\x1b[31m"))
        await keeper.write(outcome("R-1"))

    asyncio.run(write())
    keeper.close()
    return tmp_path / "state"


def run(data_dir: Path, *arguments: str) -> Result:
    config = data_dir.parent / "gardefou.yaml"
    config.write_text(f"schema: gardefou.settings/v1\nnode: {NODE}\n")
    return CliRunner().invoke(audit, [*arguments, "--config", str(config), "--data-dir", str(data_dir)])


def test_list_shows_decisions_newest_first(data_dir: Path) -> None:
    done = run(data_dir, "list")
    assert done.exit_code == 0
    assert "Verdict" in done.output
    assert done.output.index("R-2") < done.output.index("R-1")
    assert "FR_NIR" in done.output
    assert "\x1b" not in done.output


def test_list_filters_and_prints_one_json_object_a_line(data_dir: Path) -> None:
    done = run(data_dir, "list", "--format", "json", "--type", "FR_NIR", "--gate", "block", "--since", "2026-11-21")
    [line] = done.output.splitlines()
    assert json.loads(line)["decision"]["id"] == "R-1"
    assert json.loads(line)["outcome"]["status"] == 403
    assert run(data_dir, "list", "--format", "json", "--until", "2026-11-21").output == ""


def test_a_reason_and_what_the_shadow_would_have_said_are_shown(data_dir: Path) -> None:
    """In the list that a request was justified, in its sheet why and for which refusal."""
    keeper = Keeper.open(data_dir, NODE)
    given = Justification(reference="R-1", rules=("P3-X",), reason="relu\x1b[31m ensuite")
    keeper.write_soon(decision("R-3", gate=Gate.ALLOW, justification=given))
    keeper.write_soon(decision("R-4", gate=Gate.ALLOW, shadow=ShadowRecord(charter="s@2", gate=Gate.BLOCK)))
    keeper.close()
    assert "allow (motif)" in run(data_dir, "list", "--justified").output
    assert "allow (ombre: block)" in run(data_dir, "list", "--shadow").output
    sheet = run(data_dir, "show", "R-3").output
    assert ["justification.reason", "justification.reference"] == sorted(
        re.findall(r"justification\.rea\w+|justification\.ref\w+", sheet)
    )
    assert "relu\\x1b[31m ensuite" in sheet
    assert "shadow.gate" in run(data_dir, "show", "R-4").output


def test_list_works_while_a_server_runs(data_dir: Path) -> None:
    keeper = Keeper.open(data_dir, NODE)
    assert run(data_dir, "list").exit_code == 0
    assert run(data_dir, "verify").exit_code == 0
    keeper.close()


def test_list_builds_a_lost_index_again(data_dir: Path) -> None:
    for path in data_dir.glob("index.sqlite3*"):
        path.unlink()
    assert "R-1" in run(data_dir, "list").output


@pytest.mark.parametrize("reference", ["R-1", "1"])
def test_show_prints_the_decision_and_its_outcome(data_dir: Path, reference: str) -> None:
    done = run(data_dir, "show", reference)
    assert done.exit_code == 0
    assert "9 99 99 99 999 999 99" in done.output
    assert "outcome.status" in done.output
    assert "403" in done.output


def test_show_of_an_unknown_reference_exits_1(data_dir: Path) -> None:
    assert run(data_dir, "show", "R-99").exit_code == 1


def test_verify_prints_a_head_that_proves_the_end(data_dir: Path) -> None:
    done = run(data_dir, "verify")
    assert done.exit_code == 0
    assert "3 enregistrements" in done.output
    assert "end not proven" in done.output
    head = re.search(r"\d+:[0-9a-f]{64}", done.output)
    assert head is not None
    assert "end proven" in run(data_dir, "verify", "--head", head[0]).output


def test_verify_names_the_first_bad_record_and_exits_1(data_dir: Path) -> None:
    tampered(data_dir, lambda lines: [*lines[:2], lines[2].replace(b"allow", b"block"), *lines[3:]])
    done = run(data_dir, "verify")
    assert done.exit_code == 1
    assert f"{segment(data_dir).name}:3: record 2: edited" in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--gate", "maybe"],
        ["list", "--limit", "0"],
        ["verify", "--head", "x"],
        ["verify", "--public-key", "/absent"],
    ],
)
def test_wrong_usage_exits_2(data_dir: Path, arguments: list[str]) -> None:
    assert run(data_dir, *arguments).exit_code == 2


@pytest.mark.parametrize("command", [["list"], ["show", "R-1"], ["verify"]])
def test_a_directory_without_a_journal_exits_2(tmp_path: Path, command: list[str]) -> None:
    assert run(tmp_path, *command).exit_code == 2


def test_settings_that_cannot_be_read_exit_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(audit, ["list", "--config", str(tmp_path / "absent.yaml")]).exit_code == 2


def test_no_command_shows_text(data_dir: Path) -> None:
    for command in (["list"], ["list", "--format", "json"], ["show", "R-1"], ["verify"]):
        assert NIR not in run(data_dir, *command).output
