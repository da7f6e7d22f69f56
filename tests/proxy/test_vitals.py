"""The facts of a process: each is tried out, and told without any text of a file or a prompt."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audit.errors import AuditError
from audit.keeper import Keeper
from detectors import Find
from models.settings import Identity, Settings
from proxy import ca
from proxy.generation import Generation, Generations
from proxy.health import ready
from proxy.people import People
from proxy.vitals import CANARY, Vitals


@pytest.fixture
def vitals(generations: Generations, keeper: Keeper, tmp_path: Path) -> Vitals:
    """Of a node that is well."""
    certificate = ca.ensure(tmp_path / "state")
    people = People(Identity())
    return Vitals(generations, people, lambda: True, keeper.check, lambda: keeper.latest, certificate)


async def test_a_node_that_is_well(vitals: Vitals) -> None:
    facts = await vitals.facts()
    assert ("", "", frozenset()) == (facts.detectors, facts.journal, facts.refused)
    assert facts.charter.startswith("charte-afcros@")
    assert ready(facts).ok


async def test_a_refused_charter_is_told_by_its_kind(vitals: Vitals, tmp_path: Path) -> None:
    """What is wrong stays in the log."""
    charter = tmp_path / "charter.yaml"
    charter.write_bytes(vitals.generations._charter.read_bytes())
    generations = Generations(Settings(charter=charter))
    charter.write_text("vautravers: ]")
    assert generations.refresh()
    facts = await replace(vitals, generations=generations).facts()
    assert {"charter"} == facts.refused
    assert "vautravers" not in facts.model_dump_json()


async def test_a_refused_file_of_users_is_told_by_its_kind(vitals: Vitals, tmp_path: Path) -> None:
    """No name of a user is."""
    groups = tmp_path / "groups.yaml"
    groups.write_text("users: {}\n")
    people = People(Identity(groups=groups))
    groups.write_text("users: {vautravers: 1}\n")
    assert people.refresh()
    facts = await replace(vitals, people=people).facts()
    assert {"users"} == facts.refused
    assert "vautravers" not in facts.model_dump_json()


def raising(_: str) -> Any:
    raise ValueError(CANARY)


@pytest.mark.parametrize(
    ("find", "why"), [(lambda text: (), "the canary was not found"), (raising, "ValueError")], ids=["none", "raises"]
)
async def test_detectors_that_see_nothing(vitals: Vitals, find: Find, why: str) -> None:
    generations = Generations(Settings())
    generations.current = Generation(1, generations.current.charter, find)
    assert why == (await replace(vitals, generations=generations).facts()).detectors


def failing(error: Exception) -> Callable[[], Awaitable[None]]:
    async def write() -> None:
        raise error

    return write


@pytest.mark.parametrize("error", [AuditError("journal: cannot be written"), OSError(28, "vautravers")])
async def test_a_journal_that_cannot_be_written(vitals: Vitals, error: Exception) -> None:
    facts = await replace(vitals, journal=failing(error)).facts()
    assert f"cannot be written: {type(error).__name__}" == facts.journal


async def test_a_certificate_that_cannot_be_read(vitals: Vitals) -> None:
    vitals.certificate.write_text("vautravers")
    assert (await vitals.facts()).ca_ends is None
