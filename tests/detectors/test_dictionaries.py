"""Lists of terms in files: read line by line, and told by file and line when they cannot be."""

from pathlib import Path

import pytest

from detectors import dictionaries
from detectors.dictionaries import allowed, faults, terms
from models.site import Dictionary, SiteData


def site(tmp_path: Path, text: str | bytes, entity: str = "SPONSOR_SECRET") -> SiteData:
    """A site with one list."""
    path = tmp_path / "terms.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return SiteData(dictionaries=(Dictionary.model_validate({"file": path, "entity": entity}),))


def test_a_line_is_a_term(tmp_path: Path) -> None:
    """Blanks, empty lines, comments and a mark of UTF-8 do not count."""
    text = "\ufeff# noms de code\n\nProjet  Hirondelle \r\nÉTOILE\n"
    found = list(terms(site(tmp_path, text)))
    assert [b"projet hirondelle", b"etoile"] == [term for term, _ in found]
    assert {("SPONSOR_SECRET", "dictionary")} == {(entity, told["source"]) for _, (entity, told) in found}


def test_people_stand_in_both_orders(tmp_path: Path) -> None:
    """With the role that the site gives them."""
    given = site(tmp_path, "Noémie Vautravers\nde La Maubertière Anne\nCorvessac\n", "PERSON")
    found = list(terms(given))
    assert [b"noemie vautravers", b"vautravers noemie", b"de la maubertiere anne", b"corvessac"] == [
        term for term, _ in found
    ]
    assert {"other"} == {told["role"] for _, (_, told) in found}


def test_terms_of_the_site_file_come_first() -> None:
    given = SiteData(studies=("GF-301",), projects=("Hirondelle",), allow=("GF-300",))
    assert [(b"gf-301", "STUDY_CODE"), (b"hirondelle", "SPONSOR_SECRET")] == [
        (term, entity) for term, (entity, _) in terms(given)
    ]
    assert [b"gf-300"] == list(allowed(given))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bon\nab\n", "terms.txt:2: a term has 3 to 200 characters"),
        ("---\n", "terms.txt:1: a term has"),
        ("x" * 201, "terms.txt:1: a term has"),
        (b"caf\xe9\n", "terms.txt: is not UTF-8; save it"),
    ],
)
def test_a_bad_line_is_told(tmp_path: Path, text: str | bytes, told: str) -> None:
    """With its number, not the term; so is a file that is not there."""
    given = site(tmp_path, text)
    ((where, what),) = faults(given)
    assert ("dictionaries", 0, "file") == where
    assert told in what
    (tmp_path / "terms.txt").unlink()
    assert ["cannot be read"] == [what.split(": ")[1].split(" (")[0] for _, what in faults(given)]


def test_files_of_allowed_terms_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "public.txt"
    path.write_text("Louis Pasteur\n")
    given = SiteData(allow_files=(path,))
    assert [b"louis pasteur"] == list(allowed(given))
    path.write_text("x\n")
    assert [("allow_files", 0)] == [where for where, _ in faults(given)]


def test_there_is_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a million terms, all files together."""
    monkeypatch.setattr(dictionaries, "MOST", 2)
    assert ["with this file there are more than 2 terms; leave some out, or give numbers to gardefou edm"] == [
        what for _, what in faults(site(tmp_path, "un un\ndeux\ntrois\n"))
    ]
