"""`gardefou services`: what is decrypted, and what is read in it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from models.settings import Settings
from scripts.options import services_of
from scripts.services import services


def run(*arguments: str) -> Result:
    return CliRunner().invoke(services, ["list", *arguments])


def test_list_names_every_service_of_the_catalogue() -> None:
    """As JSON for programs: identifier, category, hosts and routes."""
    listed = json.loads(run("--format", "json").output)
    known = services_of(Settings()).by_id
    assert list(known) == [row["id"] for row in listed]
    assert [", ".join(service.hosts) for service in known.values()] == [row["hosts"] for row in listed]
    assert "chat-completions" in next(row["parsed"] for row in listed if row["id"] == "openai-api")


def test_a_service_without_routes_says_that_it_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(
        "schema: gardefou.services/v1\nservices:\n- {id: ici, name: I, hosts: [ia.example]}\n"
    )
    config = tmp_path / "gardefou.yaml"
    config.write_text("services: s.yaml\n")
    (row,) = json.loads(run("--format", "json", "--config", str(config)).output)
    assert "every text, no replacing" in row["parsed"]


def test_list_shows_a_table_to_people() -> None:
    done = run()
    assert 0 == done.exit_code
    assert "openai-api" in done.output


def test_a_bad_catalogue_exits_2(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("services: []\n")
    config = tmp_path / "gardefou.yaml"
    config.write_text("services: s.yaml\n")
    done = run("--config", str(config))
    assert 2 == done.exit_code
    assert f"{tmp_path / 's.yaml'}:1: schema" in done.stderr
