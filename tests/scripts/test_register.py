"""`gardefou register`: what it prints and writes, and with which exit code."""

import csv
import io
import json
from pathlib import Path

import pytest
import yaml

from audit.keeper import Keeper
from tests.scripts.months import NODE, made, run

UNDECLARED = "à déclarer / undeclared"
DECLARED = """\
schema: gardefou.register/v1
tools:
- {tool: openai-api, contract: C-12, dpa: signed, ai_act: minimal}
uses:
# what we decided in October
- tool: openai-api
  team: data-management
  status: approved
  purpose: code review
  legal_basis: legitimate interest
  responsible: head of data
  human_oversight: every line is read
  review_by: 2030-01-01
- {tool: claude-web, team: finance}
"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("register") / "state", 9, 10)


def declared(data_dir: Path, text: str = DECLARED) -> str:
    (data_dir.parent / "register.yaml").write_text(text, encoding="utf-8")
    return "uses: register.yaml\n"


def states(data_dir: Path, *arguments: str, settings: str = "") -> dict[tuple[str, str, str], str]:
    done = run(data_dir, "register", "list", "--format", "json", *arguments, settings=settings)
    assert done.exit_code == 0, done.output
    return {(row["tool"], row["team"], row["study"]): row["state"] for row in json.loads(done.stdout)}


def test_list_shows_every_use_and_what_is_to_be_done(data_dir: Path) -> None:
    done = run(data_dir, "register", "list")
    assert done.exit_code == 0
    assert done.stdout.count(UNDECLARED) == 7
    assert "outil refusé / tool refused" in done.stdout
    assert "8 usages, 7 à traiter" in done.stdout


def test_what_is_declared_is_told_from_what_was_only_seen_and_only_written(data_dir: Path) -> None:
    found = states(data_dir, settings=declared(data_dir))
    assert found["openai-api", "data-management", "none"] == "declared"
    assert found["openai-api", "redaction", "GF-ONCO-301"] == "undeclared"
    assert found["claude-web", "finance", "*"] == "unseen"


def test_a_row_tells_what_was_seen_and_what_was_written(data_dir: Path) -> None:
    done = run(
        data_dir, "register", "list", "--format", "json", "--tool", "openai-api", "--team", "data-management",
        settings=declared(data_dir),
    )  # fmt: skip
    [row] = json.loads(done.stdout)
    assert row["tool_name"] == "OpenAI API"
    assert row["category"] == "public_genai"
    assert (row["requests"], row["users"], row["gates"]) == (12, 3, {"allow": 10, "block": 2})
    assert row["kinds"] == {"chat": 12}
    assert row["data"] == {
        "identity": {"FR_NIR": {"refused": 2}, "PERSON": {"replaced": 4}},
    }
    assert (row["first_seen"], row["last_seen"]) == ("2026-09-03", "2026-10-03")
    assert (row["purpose"], row["status"], row["contract"], row["ai_act"]) == (
        "code review",
        "approved",
        "C-12",
        "minimal",
    )


def test_filters(data_dir: Path) -> None:
    assert set(states(data_dir, "--state", "kept_out")) == {("phind", "redaction", "none")}
    assert {team for _, team, _ in states(data_dir, "--team", "monitoring")} == {"monitoring"}
    assert states(data_dir, "--since", "2026-11-01") == {}
    assert len(states(data_dir, "--since", "2026-10-01", "--until", "2026-10-31")) == 8


def test_the_csv_has_a_line_for_each_use_and_no_formula(data_dir: Path) -> None:
    text = DECLARED.replace("code review", "'=HYPERLINK(\"x\")'")
    done = run(data_dir, "register", "export", settings=declared(data_dir, text))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 9
    assert {row["purpose"] for row in rows} == {"", '\'=HYPERLINK("x")'}
    assert any("PERSON: replaced: " in row["data"] for row in rows)


def test_an_empty_journal_gives_a_heading_alone(tmp_path: Path) -> None:
    data_dir = made(tmp_path / "state")
    assert run(data_dir, "register", "export").stdout.startswith("state,tool,tool_name,")
    assert "0 usages" in run(data_dir, "register", "list").stdout


def test_the_skeleton_declares_nothing_and_once_completed_everything(data_dir: Path) -> None:
    """It is a valid file; what it asks for is exactly what was not declared."""
    out = data_dir.parent / "skeleton.yaml"
    assert run(data_dir, "register", "export", "--skeleton", "--out", str(out)).exit_code == 0
    assert out.stat().st_mode & 0o777 == 0o600
    text = out.read_text(encoding="utf-8")
    assert set(states(data_dir, settings=declared(data_dir, text)).values()) == {"undeclared", "kept_out"}
    whole = text.replace("status: pending", "status: approved").replace("review_by:", "review_by: 2030-01-01")
    for key in ("purpose", "legal_basis", "responsible", "human_oversight"):
        whole = whole.replace(f"{key}:\n", f"{key}: said\n")
    assert set(states(data_dir, settings=declared(data_dir, whole)).values()) == {"declared", "kept_out"}


def test_the_skeleton_keeps_what_is_written(data_dir: Path) -> None:
    done = run(data_dir, "register", "export", "--skeleton", settings=declared(data_dir))
    lines = iter(done.stdout.splitlines())
    assert [line for line in DECLARED.splitlines() if line not in lines] == []
    uses = yaml.safe_load(done.stdout)["uses"]
    assert len([use for use in uses if use.get("status") == "pending"]) == 6
    again = run(data_dir, "register", "export", "--skeleton", settings=declared(data_dir, done.stdout))
    assert again.stdout == done.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("uses:\n- tool: openai-ap\n", "register.yaml:2: uses.0.tool: unknown tool 'openai-ap'; did you mean 'openai-api'?"),
        ("uses:\n- tool: openai-api\n  staus: ended\n", "register.yaml:3: uses.0.staus: unknown key; did you mean 'status'?"),
        ("tools:\n- tool: xyzzyx\n", "`gardefou services list` names those of the catalogue"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_with_its_line_and_exits_2(data_dir: Path, text: str, told: str) -> None:
    done = run(data_dir, "register", "list", settings=declared(data_dir, text))
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_tool_that_was_seen_may_be_declared_though_the_catalogue_lost_it(tmp_path: Path) -> None:
    data_dir = made(tmp_path / "state", 9)
    (tmp_path / "services.yaml").write_text("schema: gardefou.services/v1\nservices: []\n", encoding="utf-8")
    settings = "services: services.yaml\n" + declared(data_dir)
    assert states(data_dir, settings=settings)["openai-api", "data-management", "none"] == "declared"


def test_teams_are_those_that_the_file_names(data_dir: Path) -> None:
    text = "teams: [redaction]\n"
    assert {team for _, team, _ in states(data_dir, settings=declared(data_dir, text))} == {"redaction", "none"}


@pytest.mark.parametrize("arguments", [["--state", "lost"], ["--since", "yesterday"], ["--format", "xml"]])
def test_wrong_usage_exits_2(data_dir: Path, arguments: list[str]) -> None:
    assert run(data_dir, "register", "list", *arguments).exit_code == 2


def test_without_a_journal_it_exits_2(tmp_path: Path) -> None:
    assert run(tmp_path / "absent", "register", "list").exit_code == 2


def test_a_file_that_cannot_be_written_exits_2(data_dir: Path) -> None:
    done = run(data_dir, "register", "export", "--out", "/absent/register.csv")
    assert done.exit_code == 2
    assert "/absent/register.csv: cannot be written" in done.stderr


def test_it_works_while_a_server_runs(data_dir: Path) -> None:
    keeper = Keeper.open(data_dir, NODE)
    assert run(data_dir, "register", "list").exit_code == 0
    keeper.close()
