"""`gardefou charter`: checks a charter and runs the tests that it carries."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policies.loading import SHIPPED, shipped
from scripts.charter import charter

GOOD = SHIPPED.read_text(encoding="utf-8")
FAILING = GOOD.replace("score: 0.45}]}, expect: {gate: block}", "score: 0.45}]}, expect: {gate: allow}")
CASES = sum(len(rule.tests) for rule in shipped().rules)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(charter, arguments)


def own(tmp_path: Path, text: str) -> str:
    path = tmp_path / "charter.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_shipped_charter_is_fine() -> None:
    """It is the one that is checked when none is named."""
    done = run("check")
    assert 0 == done.exit_code
    assert f"{shipped().name}: {len(shipped().rules)} règles, {CASES} tests" in done.output
    assert 0 == run("check", str(SHIPPED)).exit_code


def test_the_charter_of_the_settings_is_checked(tmp_path: Path) -> None:
    """A file named on the command line comes before it."""
    own(tmp_path, "rules: ]")
    config = tmp_path / "gardefou.yaml"
    config.write_text("charter: charter.yaml\n")
    assert 2 == run("check", "--config", str(config)).exit_code
    assert 0 == run("check", str(SHIPPED), "--config", str(config)).exit_code


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: ]", "charter.yaml:1: not valid YAML"),
        (GOOD.replace("transform: redact", "transform: pseudonymise"), "is not implemented yet; write one of"),
        (FAILING, "fails: gate is block, not allow"),
    ],
    ids=["not YAML", "not implemented", "failing test"],
)
def test_check_exits_2_and_tells_place_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    """As it would when the charter is loaded."""
    done = run("check", own(tmp_path, text))
    assert 2 == done.exit_code
    assert told in done.stderr
    assert f"{tmp_path / 'charter.yaml'}:" in done.stderr


def test_test_names_every_case(tmp_path: Path) -> None:
    done = run("test", str(SHIPPED))
    assert 0 == done.exit_code
    assert CASES == sum(line.startswith(("ok ", "lacune ")) for line in done.output.splitlines())
    assert f"{CASES} réussis, 0 échoués" in done.output


def test_test_exits_1_and_tells_what_failed(tmp_path: Path) -> None:
    """The others are run all the same."""
    done = run("test", own(tmp_path, FAILING))
    assert 1 == done.exit_code
    assert ["ÉCHEC P2-IDENTIFIANT-PATIENT: NIR annoncé mais mal recopié"] == [
        line for line in done.stdout.splitlines() if line.startswith("ÉCHEC")
    ]
    assert "gate is block, not allow" in done.stderr
    assert f"{CASES - 1} réussis, 1 échoués" in done.output


def test_test_of_a_charter_of_another_shape_exits_2(tmp_path: Path) -> None:
    assert 2 == run("test", own(tmp_path, "rules: []")).exit_code


def test_mutations_are_all_noticed() -> None:
    """Of the shipped charter; exit code 1 and the change where one is not."""
    done = run("test", "--mutations")
    assert 0 == done.exit_code
    assert "changements essayés, 0 inaperçus" in done.output


def test_a_change_that_no_test_notices_is_named(tmp_path: Path) -> None:
    blunted = own(
        tmp_path, GOOD.replace("[{entity: HEALTH_RECORD, score: 0.59}]", "[{entity: HEALTH_RECORD, score: 0.4}]")
    )
    done = run("test", blunted, "--mutations")
    assert 1 == done.exit_code
    assert "no test notices: P2-DOSSIER-PATIENT: any_of.0 min_score 0.59" in done.stderr


def test_schema_gives_what_editors_read() -> None:
    """Of the charter, or of the file of exceptions."""
    assert '"Selector"' in run("schema").output
    assert '"Scope"' in run("schema", "exceptions").output
