"""The facts of a process: each is tried out, and told without any text of a file or a prompt."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.keeper import Keeper
from models.settings import Settings
from proxy import ca
from proxy.crew import Condition
from proxy.generation import Files
from proxy.health import ready
from proxy.reloading import Reloading
from proxy.vitals import Vitals


async def well() -> Condition:
    return Condition()


@pytest.fixture
def vitals(keeper: Keeper, tmp_path: Path) -> Vitals:
    """Of a node that is well."""
    certificate = ca.ensure(tmp_path / "state")
    files = Files(Settings())
    reloading = Reloading(files, files.read(1), "charte-afcros@0.1.0")
    return Vitals(reloading, well, lambda: True, keeper.check, lambda: keeper.latest, certificate)


async def test_a_node_that_is_well(vitals: Vitals) -> None:
    facts = await vitals.facts()
    assert ("", "", frozenset()) == (facts.detectors, facts.journal, facts.refused)
    assert "charte-afcros@0.1.0, generation 1" == facts.charter
    assert ready(facts).ok


async def test_a_refused_charter_is_told_by_its_kind(vitals: Vitals) -> None:
    """What is wrong stays in the log."""
    vitals.reloading.problem = "charter.yaml:3: vautravers"
    facts = await vitals.facts()
    assert {"charter"} == facts.refused
    assert "vautravers" not in facts.model_dump_json()


async def test_what_ails_the_workers(vitals: Vitals) -> None:
    """Users' files that were refused degrade; detectors that see nothing do more."""

    async def ill() -> Condition:
        return Condition("a worker is missing", are_users_refused=True)

    facts = await replace(vitals, condition=ill).facts()
    assert (frozenset({"users"}), "a worker is missing") == (facts.refused, facts.detectors)
    assert "unready" == ready(facts).status


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


async def test_a_second_charter_that_cannot_be_asked(vitals: Vitals) -> None:
    """In the generation in force."""
    facts = await replace(vitals, shadow=lambda generation: "KeyError" if generation == 1 else "").facts()
    assert ("KeyError", "degraded") == (facts.shadow, ready(facts).status)
