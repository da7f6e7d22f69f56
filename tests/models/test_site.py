"""What only an organisation knows to be sensitive."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from models.reading import read
from models.site import Dictionary, Keyed, Protected, SiteData
from tests.house.plan import ROOT


def test_the_shipped_example_can_be_read() -> None:
    """And shows every kind of term."""
    example = read(ROOT / "config/site.example.yaml", SiteData)
    assert all((example.studies, example.compounds, example.projects))


def test_repr_shows_no_term() -> None:
    """They are secrets of the organisation."""
    site = SiteData(studies=("GF-ONCO-301",), compounds=("GFX-1207",), projects=("Projet Hirondelle",))
    assert "SiteData" in repr(site)
    assert not any(term in repr(site) + str(site) for term in ("ONCO", "1207", "Hirondelle"))


@pytest.mark.parametrize("term", ["", "ab", "  ab  ", "x" * 201])
def test_terms_that_would_be_found_everywhere_or_nowhere_are_refused(term: str) -> None:
    """Without repeating them."""
    with pytest.raises(ValidationError) as caught:
        SiteData(projects=(term,))
    assert not term.strip() or repr(term) not in str(caught.value)


def test_spaces_around_a_term_do_not_count() -> None:
    assert ("GFX-1207",) == SiteData(compounds=(" GFX-1207 ",)).compounds


@pytest.mark.parametrize("name", ["Class", "module.Class", "module:", "a b:C", "os;x:C"])
def test_a_recognizer_is_named_by_module_and_class(name: str) -> None:
    with pytest.raises(ValidationError):
        SiteData(recognizers=(name,))


def test_paths_start_at_the_site_file() -> None:
    """The files belong to the site data; an absolute path stays."""
    site = SiteData(patients=Keyed(file=Path("patients.edm"), key=Path("/var/keys/edm.key"))).rooted(
        Path("/etc/gardefou")
    )
    assert (Path("/etc/gardefou/patients.edm"), Path("/var/keys/edm.key")) == site.files
    assert () == SiteData().rooted(Path("/etc")).files
    library = SiteData(documents=Protected(file=Path("a.fp"), key=Path("a.key"), min_share=0.5)).rooted(Path("/etc"))
    assert (Path("/etc/a.fp"), Path("/etc/a.key")) == library.files
    assert library.documents is not None
    assert 0.5 == library.documents.min_share
    lists = SiteData(
        dictionaries=(Dictionary(file=Path("people.txt"), entity="PERSON"),), allow_files=(Path("public.txt"),)
    )
    assert (Path("/etc/people.txt"), Path("/etc/public.txt")) == lists.rooted(Path("/etc")).files
