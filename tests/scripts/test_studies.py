"""`gardefou studies`: the registry is shown, checked and filled; nothing of it is lost."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.registry import read
from scripts.studies import studies

REGISTRY = """studies:
- code: GF-ONCO-301
  aliases: [HIRONDELLE]
  label: ETUDE-01
  sponsor: Laboratoires Fictifs
  sites: [{number: "014"}, {number: "015"}]
  contract: {ai: forbidden}
- {code: GF-CARDIO-205, published: 2020-01-01}
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings whose site file names a registry."""
    (tmp_path / "studies.yaml").write_text(REGISTRY, encoding="utf-8")
    (tmp_path / "site.yaml").write_text("registry: studies.yaml\n", encoding="utf-8")
    (tmp_path / "gardefou.yaml").write_text("site: site.yaml\n", encoding="utf-8")
    return tmp_path / "gardefou.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(studies, [str(argument) for argument in arguments])


def test_studies_are_listed(settings: Path) -> None:
    """As a table, and as JSON."""
    shown = run("list", "--config", settings).output
    for word in ("GF-ONCO-301", "ETUDE-01", "exclue / forbidden", "confidentielle", "2020-01-01", "publiée"):
        assert word in shown
    first, second = json.loads(run("list", "--config", settings, "--format", "json").output)
    assert {
        "code": "GF-ONCO-301",
        "label": "ETUDE-01",
        "sponsor": "Laboratoires Fictifs",
        "clause": "forbidden",
        "published": None,
        "sites": 2,
        "state": "confidential",
    } == first
    assert ("2020-01-01", "unknown", "published") == (second["published"], second["clause"], second["state"])


@pytest.mark.parametrize("name", ["gf onco 301", "Hirondelle", "etude-01"])
def test_a_study_is_shown(settings: Path, name: str) -> None:
    done = run("show", name, "--config", settings)
    assert (0, True) == (done.exit_code, "- code: GF-ONCO-301\n  label: ETUDE-01\n" in done.output)


def test_an_unknown_study_is_told(settings: Path) -> None:
    assert 1 == run("show", "GF-X-1", "--config", settings).exit_code


def test_a_registry_is_checked(settings: Path) -> None:
    """What it leaves open is told; a faulty one is told with its line."""
    path = settings.parent / "studies.yaml"
    done = run("check", path)
    assert (0, True) == (done.exit_code, "2 études / studies : en ordre / fine\n1 sans libellé" in done.output)
    assert "1 sans clause" in done.output
    path.write_text(REGISTRY + "- code: gf-onco 301\n", encoding="utf-8")
    done = run("check", path)
    assert (2, True) == (done.exit_code, "studies.yaml:9: studies.2.code: is also written in line 2" in done.output)


def test_a_table_is_imported_beside_what_is_there(settings: Path) -> None:
    """Studies without a label get one; the file before stays."""
    table = settings.parent / "new.csv"
    table.write_text(
        "Code étude;Clause IA;Centres\nGF-NEURO-410;interdit;011|012\nGF-ONCO-301;;016\n", encoding="utf-8"
    )
    done = run("import", table, "--config", settings)
    assert (0, True) == (done.exit_code, "3 études / studies, 3 ajoutées ou changées" in done.output)
    onco, cardio, neuro = read(settings.parent / "studies.yaml").studies
    assert ["014", "015", "016"] == [site.number for site in onco.sites]
    assert ["ETUDE-01", "ETUDE-02", "ETUDE-03"] == [study.label for study in (onco, cardio, neuro)]
    assert "forbidden" == neuro.clause
    assert REGISTRY == (settings.parent / "studies.yaml.bak").read_text(encoding="utf-8")


def test_a_bad_row_writes_nothing(settings: Path) -> None:
    table = settings.parent / "new.csv"
    table.write_text("code,clause\nGF-NEURO-410,interdit\nGF-NEURO-411,interdi\n", encoding="utf-8")
    done = run("import", table, "--config", settings)
    assert (2, True) == (done.exit_code, "new.csv:3: column 'clause': is no clause; write " in done.output)
    assert REGISTRY == (settings.parent / "studies.yaml").read_text(encoding="utf-8")
    assert ["gardefou.yaml", "new.csv", "site.yaml", "studies.yaml"] == sorted(
        p.name for p in settings.parent.iterdir()
    )


def test_a_study_is_added(tmp_path: Path) -> None:
    """Into a file that is made, for its owner alone."""
    path = tmp_path / "studies.yaml"
    asked = "--code GF-X-77 --alias MERLE --compound GFX-88 --phase II --site 01=Nord --site 02 --mask 77-#### --example 77-0001"
    more = "--contract conditions --conditions relu --reference c1 --published 2027-06-30 --team x --registry"
    done = run("add", *asked.split(), *more.split(), path)
    assert 0 == done.exit_code, done.output
    (made,) = read(path).studies
    assert ("GF-X-77", "ETUDE-01", ("MERLE",), "II", ("x",)) == (
        made.code,
        made.label,
        made.aliases,
        made.phase,
        made.teams,
    )
    assert [("01", "Nord"), ("02", None)] == [(site.number, site.name) for site in made.sites]
    assert ("conditions", "2027-06-30") == (made.clause, str(made.published))
    assert ["77-####"] == [mask.shape for mask in made.subjects]
    assert 0o600 == path.stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--code", "gf onco 301"], "has this study already"),
        (["--code", "A"], "--code: has less than three"),
        (["--code", "GF-X-1", "--contract", "conditions"], "belong together"),
        (["--code", "GF-X-1", "--label", "X-GF-X-1"], "holds a code"),
    ],
)
def test_what_cannot_be_added_is_told(settings: Path, arguments: list[str], told: str) -> None:
    done = run("add", *arguments, "--config", settings)
    assert (2, True) == (done.exit_code, told in done.output)
    assert REGISTRY == (settings.parent / "studies.yaml").read_text(encoding="utf-8")


def test_where_no_registry_is_named_the_remedy_is(tmp_path: Path) -> None:
    done = run("list", "--data-dir", tmp_path)
    assert (2, True) == (done.exit_code, "write `registry: studies.yaml`" in done.output)
