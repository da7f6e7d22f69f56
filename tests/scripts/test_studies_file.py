"""The registry's file is canonical, comes back as it was, and is replaced whole or not at all."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from models.reading import ConfigError
from models.registry import parsed
from models.studies import Registry, Site, Study
from scripts.studies_file import dumped, opened, write
from tests.house.plan import ROOT

EXAMPLE = (ROOT / "config" / "studies.example.yaml").read_text(encoding="utf-8")
WORDS = st.text(st.characters(exclude_characters="|", exclude_categories=("C", "Z")), min_size=1, max_size=20)


def test_the_example_comes_back_from_its_canonical_form() -> None:
    studies = parsed(EXAMPLE, "s")
    assert studies == parsed(dumped(studies), "s")
    assert dumped(studies) == dumped(parsed(dumped(studies), "s"))
    assert "  published: 2027-06-30\n" in dumped(studies)


@given(st.lists(WORDS.map(lambda word: f"{word}1"), min_size=1, unique=True), WORDS)
def test_whatever_is_written_is_read_again(numbers: list[str], name: str) -> None:
    """Numbers with zeros, words that YAML takes for others (`no`, `1e3`, `2027-01-01`), signs."""
    sites = tuple(Site.model_construct(number=number, name=name) for number in numbers)
    study = Study.model_validate({"code": "GF-ONCO-301", "sites": [site.model_dump() for site in sites]})
    again = Registry.model_validate(yaml.safe_load(dumped(Registry(studies=(study,)))))
    assert (study,) == again.studies


def test_an_empty_registry_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    write(path, opened(path))
    assert () == opened(path).studies


def test_the_head_and_the_rights_stay_and_the_old_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    path.chmod(0o640)
    write(path, parsed("studies: [{code: GF-X-77}]", "s"))
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server")
    assert "GF-X-77" in path.read_text(encoding="utf-8")
    assert 0o640 == path.stat().st_mode & 0o777
    assert EXAMPLE == (tmp_path / "s.yaml.bak").read_text(encoding="utf-8")


def test_what_would_not_be_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    twice = Registry.model_validate({"studies": [{"code": "GF-X-77"}, {"code": "gf x 77"}]})
    with pytest.raises(ConfigError, match="belongs to one study"):
        write(path, twice)
    with pytest.raises(ConfigError, match="cannot be written"):
        write(tmp_path / "absent" / "s.yaml", opened(path))
    assert [] == list(tmp_path.iterdir())
