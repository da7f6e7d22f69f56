"""Charter and site data: one numbered generation, and on any error the old one."""

from pathlib import Path

import pytest

from models.reading import ConfigError
from models.settings import Settings
from policies.loading import SHIPPED
from proxy.generation import Generation, Generations

GOOD = SHIPPED.read_text(encoding="utf-8")
SITE = "schema: gardefou.site/v1\ncompounds: [GFX-1207]\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A charter and site data of its own."""
    (tmp_path / "charter.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    return Settings(charter=tmp_path / "charter.yaml", site=tmp_path / "site.yaml")


def compounds(generation: Generation) -> list[str]:
    """Which of two made-up compounds the generation finds."""
    text = "GFX-1207, GFX-1300"
    return [text[found.start : found.end] for found in generation.find(text)]


def test_a_node_without_files_of_its_own_has_the_shipped_charter(generations: Generations) -> None:
    """And nothing to reload."""
    assert ("charte-afcros@0.1.0", 1) == (generations.current.charter.name, generations.current.number)
    assert generations.problem is None
    assert not generations.refresh()


def test_files_that_did_not_change_are_not_loaded_again(settings: Settings, tmp_path: Path) -> None:
    """Touched, or written again with the same bytes."""
    generations = Generations(settings)
    first = generations.current
    (tmp_path / "charter.yaml").write_text(GOOD, encoding="utf-8")
    assert not generations.refresh()
    assert generations.current is first


BAD_CHARTERS = {
    "not YAML": "rules: [",
    "empty": "",
    "unknown key": GOOD.replace("principles:", "principes:"),
    "failing test": GOOD.replace("score: 0.45}]}, expect: {gate: block}", "score: 0.45}]}, expect: {gate: allow}"),
    "dead rule": GOOD.replace(
        "{entity: [FR_NIR, FR_INS, FR_IPP, FR_NDA, FR_ID_DOCUMENT, FR_SPI], min_score: 0.4}", "{entity: [ICD10]}"
    ),
}


def test_on_any_error_the_old_one_stays(settings: Settings, tmp_path: Path) -> None:
    """And the problem is told with its place; a file that is mended ends it, under a new number."""
    generations = Generations(settings)
    first = generations.current
    for bad in BAD_CHARTERS.values():
        (tmp_path / "charter.yaml").write_text(bad, encoding="utf-8")
        assert generations.refresh()
        assert generations.current is first
        assert generations.problem is not None
        assert generations.problem.startswith(f"{tmp_path / 'charter.yaml'}:")
        assert not generations.refresh(), "the same bad file is reported once"
    (tmp_path / "charter.yaml").unlink()
    assert generations.refresh()
    assert generations.current is first
    (tmp_path / "charter.yaml").write_text(GOOD, encoding="utf-8")
    assert generations.refresh()
    assert (2, None) == (generations.current.number, generations.problem)


@pytest.mark.parametrize(
    "bad",
    ["schema: !secret x", "studies: &a [*a]", "studies: " + "[" * 3000 + "]" * 3000],
    ids=["unknown tag", "a list inside itself", "too deep"],
)
def test_yaml_that_python_chokes_on_is_an_error_like_any_other(bad: str, settings: Settings, tmp_path: Path) -> None:
    """An error that `refresh` does not know would end the watching for ever."""
    generations = Generations(settings)
    first = generations.current
    (tmp_path / "site.yaml").write_text(bad, encoding="utf-8")
    assert generations.refresh()
    assert generations.current is first
    assert generations.problem


def test_charter_and_site_change_as_one(settings: Settings, tmp_path: Path) -> None:
    """A good charter beside bad site data changes nothing; both good are one generation, and who holds the old one keeps both."""
    generations = Generations(settings)
    first = generations.current
    (tmp_path / "charter.yaml").write_text(GOOD.replace("version: 0.1.0", "version: 0.2.0"), encoding="utf-8")
    (tmp_path / "site.yaml").write_text("compounds: [x]\n", encoding="utf-8")
    assert generations.refresh()
    assert generations.current is first
    assert generations.problem is not None
    assert "site.yaml:1: compounds.0" in generations.problem
    (tmp_path / "site.yaml").write_text(SITE.replace("GFX-1207", "GFX-1300"), encoding="utf-8")
    assert generations.refresh()
    second = generations.current
    assert (2, "charte-afcros@0.2.0", ["GFX-1300"]) == (second.number, second.charter.name, compounds(second))
    assert (1, "charte-afcros@0.1.0", ["GFX-1207"]) == (first.number, first.charter.name, compounds(first))


@pytest.mark.parametrize(
    ("name", "content"), [("charter", "rules: ["), ("site", "compound: [GFX-1207]"), ("charter", None)]
)
def test_a_node_does_not_start_on_a_bad_file(
    settings: Settings, tmp_path: Path, name: str, content: str | None
) -> None:
    """There is no old one to keep."""
    path = tmp_path / f"{name}.yaml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"{name}\.yaml:"):
        Generations(settings)


def test_numbers_go_up(settings: Settings, tmp_path: Path) -> None:
    """Also back to a charter that was in force before: a number names one loading."""
    generations = Generations(settings)
    numbers = []
    for version in ("0.2.0", "0.1.0", "0.3.0"):
        (tmp_path / "charter.yaml").write_text(GOOD.replace("version: 0.1.0", f"version: {version}"), encoding="utf-8")
        generations.refresh()
        numbers.append(generations.current.number)
    assert [2, 3, 4] == numbers


def test_own_patterns_are_tried_when_the_file_is_loaded(settings: Settings, tmp_path: Path) -> None:
    """A faulty one is told with file, line, key and remedy, and the old file stays in force."""
    generations = Generations(settings)
    pattern = "patterns:\n- name: badge\n  entity: FR_NDA\n  regex: '(bdg)\\1'\n  examples: [bdgbdg]\n"
    (tmp_path / "site.yaml").write_text(SITE + pattern, encoding="utf-8")
    assert generations.refresh()
    assert generations.problem is not None
    assert "site.yaml:6: patterns.0.regex: Back-references are unsupported; write it" in generations.problem
    (tmp_path / "site.yaml").write_text(SITE + pattern.replace("(bdg)\\1", "(?:bdg){2}"), encoding="utf-8")
    assert generations.refresh()
    assert generations.problem is None
