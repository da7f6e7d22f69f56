"""The organisation's own patients are found as people write of them; others, and common names, are left alone."""

from pathlib import Path

import pytest

from detectors.exact.index import PatientIndex
from detectors.exact.search import PatientSearch
from detectors.normalise import fold
from tests.detectors.exact.registers import KEY, Found, finder, written


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return finder(written(tmp_path_factory.mktemp("exact") / "patients.edm"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Noémie Vautravers, née le 14/03/1957", "Noémie Vautravers"),
        ("VAUTRAVERS NOEMIE 14.03.57", "VAUTRAVERS NOEMIE"),
        ("vautravers noemie (14 mars 1957) va bien", "vautravers noemie"),
        ("VAUTRAVERS;Noémie;1957-03-14;HTA", "VAUTRAVERS;Noémie"),
        ("Concerne : Mme Vautravers - 14031957", "Vautravers"),
        ("M. Jean Pierre Martin Corvessac, né le 2 novembre 1961", "Pierre Martin"),
        ("Dossier Martin-Corvessac (02-11-1961)", "Martin-Corvessac"),
        ("Dossier MARTINCORVESSAC (02-11-1961)", "MARTINCORVESSAC"),
        ("Anne de La Maubertière, 01/05/1943", "Anne de La Maubertière"),
        ("Mme Lecoeur, née le 1er mai 1943", "Lecoeur"),
        ("Mme Lecœur, née le 1 May 1943", "Lecœur"),
        ("May 1, 1943: Mrs Lecoeur", "Lecoeur"),
        ("14/03/1957 : c'est la date de naissance de la patiente, Mme Vautravers", "Vautravers"),
    ],
)
def test_a_name_near_the_date_of_birth_of_its_row(found: Found, text: str, name: str) -> None:
    """In any case, accents or none, particles and hyphens as one likes, the date in any form."""
    sure = [(entity, value) for entity, value, score in found(text) if score > 0.9]
    assert ("PERSON", name) in sure
    assert "DATE_OF_BIRTH" in {entity for entity, _ in sure}


@pytest.mark.parametrize(
    "text",
    [
        "Vautravers",
        "L'article de Vautravers et Martin, 2019, chapitre 14",
        "Mme Vautravers, née le 15/03/1957",
        "Mme Vautravers, née le 02/11/1961",
        "14/03/1957",
        "un petit nodule, vu le 03/06/1950 au scanner",
        "Marie Petit",
        "Le patient Corvessac" + " suit son cours" * 10 + " 02/11/1961",
        "NCT01234567, le 14 mars 2024, 1 000 patients",
    ],
)
def test_less_than_a_row_tells_is_not_found(found: Found, text: str) -> None:
    """A surname alone, another's date, a date alone, a word that is also a name, a name that many bear, a name far from the date."""
    assert [] == found(text)


def test_a_rare_full_name_is_a_hint(found: Found) -> None:
    """Too weak for a rule that stops, and only where it is written as a name."""
    assert [("PERSON", "Noémie Vautravers", 0.55)] == found("Que sait-on de Noémie Vautravers ?")
    assert [] == found("que sait-on de noémie vautravers ?")


def test_a_common_name_with_its_date_of_birth_is_found(found: Found) -> None:
    """Common or not: together they are one person."""
    assert ("PERSON", "Marie Petit", 0.97) in found("Marie Petit, 03/06/1950")
    assert ("PERSON", "Petit", 0.97) in found("M. Petit, 03/06/1950")


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("le 8012345678 est sorti", "FR_IPP", "8012345678"),
        ("le 80 12 34 56 78 est sorti", "FR_IPP", "80 12 34 56 78"),
        ("le 80.123.456.78 est sorti", "FR_IPP", "80.123.456.78"),
        ("0080444555", "FR_IPP", "0080444555"),
        ("80 444 555", "FR_IPP", "80 444 555"),
        ("sujet 014-0003 revu", "SUBJECT_ID", "014-0003"),
        ("sujet 14 0003", "SUBJECT_ID", "14 0003"),
        ("sujet fr-021-0007", "SUBJECT_ID", "fr-021-0007"),
        ("sujet FR0210007", "SUBJECT_ID", "FR0210007"),
        ("voir CT-2041-88", "SPONSOR_SECRET", "CT-2041-88"),
        ("voir ct204188", "SPONSOR_SECRET", "ct204188"),
    ],
)
def test_numbers(found: Found, text: str, entity: str, value: str) -> None:
    """With other separators or none, with leading zeros or none."""
    assert [(entity, value)] == [one[:2] for one in found(text)]


@pytest.mark.parametrize(
    "text", ["8012345679", "18012345678", "80123456781", "8012345678901", "80 12 34 56 79", "014-0004", "x8012345678"]
)
def test_other_numbers(found: Found, text: str) -> None:
    """Not one that is only a part of another."""
    assert [] == found(text)


def test_where_most_numbers_are_somebodys_one_needs_its_label(tmp_path: Path) -> None:
    """Half of all numbers of five digits tell nothing; of ten digits few are in use."""
    rows = (*({"ipp": f"{number}"} for number in range(10_000, 20_000)), {"ipp": "8012345678"})
    dense = finder(written(tmp_path / "dense.edm", rows))
    assert [] == dense("12345 patients, 8012345679 euros")
    assert [] == dense("chez 3087 patients. Rev Med. 2019;531:12345-12399.")
    for text in ("IPP n° 12345", "ipp 12345", "patient : 12345", "dossier numéro 12345", "Patient ID=12345"):
        assert [("FR_IPP", "12345", 0.9)] == dense(text)
    assert [("FR_IPP", "8012345678", 0.95)] == dense("8012345678")


def test_attributes_say_where_it_comes_from(tmp_path: Path) -> None:
    search = PatientSearch(PatientIndex(written(tmp_path / "p.edm"), KEY))
    text = "Mme Vautravers, 14/03/1957, 8012345678"
    hits = {hit.entity: hit for hit in search(text, fold(text))}
    assert {"role": "patient", "source": "edm"} == dict(hits["PERSON"].attributes)
    assert {"edm"} == {hit.attributes["source"] for hit in hits.values()}
    assert {"exact_match"} == {hit.detector for hit in hits.values()}


def test_an_index_without_numbers_or_names(tmp_path: Path) -> None:
    """Finds what it has."""
    names = finder(written(tmp_path / "n.edm", ({"nom": "Vautravers", "ddn": "14/03/1957"},)))
    numbers = finder(written(tmp_path / "i.edm", ({"ipp": "8012345678"},)))
    text = "Mme Vautravers, 14/03/1957, 8012345678"
    assert [["PERSON", "DATE_OF_BIRTH"], ["FR_IPP"]] == [[one[0] for one in find(text)] for find in (names, numbers)]


def test_long_rows_of_numbers_cost_little(found: Found) -> None:
    """In them each number stands for itself."""
    assert [] == found("80 12 34 56 78 " * 6)
    assert ["8012345678"] == [value for _, value, _ in found("12 " * 30 + "8012345678")]
