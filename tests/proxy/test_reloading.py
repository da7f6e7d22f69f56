"""Charter and site data change as one, in the whole crew or in none of it; on any error the old ones stay."""

from pathlib import Path

import pytest

from models.reading import ConfigError
from models.settings import Settings
from policies.loading import SHIPPED
from proxy.crew import Condition, Load
from proxy.generation import Files, Sources, compiled
from proxy.reloading import Reloading

GOOD = SHIPPED.read_text(encoding="utf-8")
SITE = "schema: gardefou.site/v1\ncompounds: [GFX-1207]\n"


class Team:
    """A crew that compiles what it is given, and does nothing else."""

    def __init__(self) -> None:
        self.prepared: list[int] = []
        self.committed: list[int] = []

    async def prepare(self, sources: Sources) -> str:
        name = compiled(sources, runs_code=False).charter.name
        self.prepared.append(sources.number)
        return name

    async def commit(self) -> None:
        self.committed.append(self.prepared[-1])

    async def start(self, sources: Sources) -> str:
        raise NotImplementedError

    async def condition(self) -> Condition:
        return Condition()

    def load(self) -> Load:
        return Load()

    async def ended(self) -> None:
        raise NotImplementedError

    async def drain(self) -> None:
        raise NotImplementedError


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A charter and site data of its own."""
    (tmp_path / "charter.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    return Settings(charter=tmp_path / "charter.yaml", site=tmp_path / "site.yaml")


@pytest.fixture
def reloading(settings: Settings) -> Reloading:
    files = Files(settings)
    return Reloading(files, files.read(1), "charte-afcros@0.1.0")


async def test_nothing_changed_nothing_done(reloading: Reloading) -> None:
    team = Team()
    assert not await reloading.look(team)
    assert [] == team.prepared


async def test_on_any_error_the_old_one_stays(reloading: Reloading, tmp_path: Path) -> None:
    """And the problem is told with its place, once; a file that is mended ends it, under a new number."""
    team, charter = Team(), tmp_path / "charter.yaml"
    for bad in ("rules: [", GOOD.replace("principles:", "principes:")):
        charter.write_text(bad, encoding="utf-8")
        assert await reloading.look(team)
        assert not await reloading.look(team)
        assert (1, "charte-afcros@0.1.0", []) == (reloading.sources.number, reloading.charter, team.committed)
        assert reloading.problem is not None
        assert reloading.problem.startswith(f"{charter}:")
    charter.unlink()
    assert await reloading.look(team)
    assert "cannot be read" in str(reloading.problem)
    charter.write_text(GOOD.replace("version: 0.1.0", "version: 0.2.0"), encoding="utf-8")
    assert await reloading.look(team)
    assert (2, "charte-afcros@0.2.0", None, [2]) == (
        reloading.sources.number,
        reloading.charter,
        reloading.problem,
        team.committed,
    )


async def test_charter_and_site_change_as_one(reloading: Reloading, tmp_path: Path) -> None:
    """A good charter beside bad site data changes nothing."""
    team = Team()
    (tmp_path / "charter.yaml").write_text(GOOD.replace("version: 0.1.0", "version: 0.2.0"), encoding="utf-8")
    (tmp_path / "site.yaml").write_text("compounds: [x]\n", encoding="utf-8")
    assert await reloading.look(team)
    assert "site.yaml:1: compounds.0" in str(reloading.problem)
    assert [] == team.committed
    (tmp_path / "site.yaml").write_text(SITE.replace("GFX-1207", "GFX-1300"), encoding="utf-8")
    assert await reloading.look(team)
    assert ([2], None) == (team.committed, reloading.problem)
    assert "GFX-1300" in str(reloading.sources.site)


async def test_a_crew_that_refuses_keeps_the_old_one(reloading: Reloading, tmp_path: Path) -> None:
    """Whatever its reason."""

    class Refusing(Team):
        async def prepare(self, sources: Sources) -> str:
            raise ConfigError("a screening process did not start")

    (tmp_path / "site.yaml").write_text(SITE.replace("GFX-1207", "GFX-1300"), encoding="utf-8")
    team = Refusing()
    assert await reloading.look(team)
    assert (1, [], "a screening process did not start") == (reloading.sources.number, team.committed, reloading.problem)


async def test_numbers_go_up(reloading: Reloading, tmp_path: Path) -> None:
    """Also back to a charter that was in force before: a number names one loading."""
    team = Team()
    for version in ("0.2.0", "0.1.0", "0.3.0"):
        (tmp_path / "charter.yaml").write_text(GOOD.replace("version: 0.1.0", f"version: {version}"), encoding="utf-8")
        await reloading.look(team)
    assert [2, 3, 4] == team.committed
