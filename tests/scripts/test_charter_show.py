"""`gardefou charter show` and `diff`."""

from pathlib import Path

from click.testing import CliRunner, Result

from policies.loading import SHIPPED, shipped
from scripts.charter import charter


def run(*arguments: str) -> Result:
    return CliRunner().invoke(charter, arguments)


def test_show_lists_every_rule() -> None:
    done = run("show")
    assert 0 == done.exit_code
    assert all(rule.id in done.output for rule in shipped().rules)


def test_show_of_one_rule_has_its_why_message_tests_and_gaps() -> None:
    done = run("show", "P2-QUASI-IDENTIFIANTS")
    for told in ("why:", "within_chars: 150", "message:", "principle:", "lacune / gap"):
        assert told in done.output


def test_show_of_no_rule_names_those_that_there_are() -> None:
    done = run("show", "P2-NO")
    assert 2 == done.exit_code
    assert "no rule 'P2-NO'; it has P1-IA-INTERDITE" in done.stderr


def test_diff_tells_each_change_and_exits_1(tmp_path: Path) -> None:
    """Nothing and 0 for the same."""
    other = tmp_path / "other.yaml"
    other.write_text(
        SHIPPED.read_text(encoding="utf-8").replace("within_chars: 40", "within_chars: 60"), encoding="utf-8"
    )
    done = run("diff", str(SHIPPED), str(other))
    assert 1 == done.exit_code
    assert "P2-PERSONNE-ET-SANTE.when.within_chars: 40 -> 60" in done.output
    assert 0 == run("diff", str(SHIPPED), str(SHIPPED)).exit_code
