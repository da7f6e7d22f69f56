"""The index of patients: what it holds is found, what is taken out is not, and nobody reads it without its key."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from detectors.exact.index import COLUMNS, Entries, PatientIndex, Unusable, new, refuse_if_expired
from detectors.keyed.digests import WIDTH, digest
from models.reading import ConfigError
from tests.detectors.exact.registers import EXPIRES, KEY, ROWS, finder, written

NOEMIE, JEAN_PIERRE = "Noémie Vautravers, 14/03/1957", "Jean-Pierre Martin-Corvessac, 02/11/1961"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "patients.edm")


def test_combinations_are_known(path: Path) -> None:
    """A surname with its date of birth, a surname with its given name, a number; nothing across two rows."""
    index = PatientIndex(path, KEY)
    assert (len(ROWS), EXPIRES) == (index.rows, index.expires)
    assert index.knows_word(b"vautravers")
    assert index.knows_born(b"vautravers", b"19570314")
    assert not index.knows_born(b"vautravers", b"19611102")
    assert [1, 0, 5] == [
        index.named(*name) for name in ((b"vautravers", b"nomie"), (b"vautravers", b"jean"), (b"petit", b"marie"))
    ]
    assert index.knows_number("ipp", b"80444555")
    assert not index.knows_number("sujet", b"80444555")


def test_a_stolen_index_answers_nothing_without_its_key(path: Path) -> None:
    """No clear value is in it; who knows every value cannot tell whether it is there: not by opening, not by hashing with what is in the file."""
    content = path.read_bytes()
    salt = bytes.fromhex(PatientIndex(path, KEY)._table.header["salt"])
    guesses = {
        b"vautravers",
        b"8012345678",
        b"noemie",
        b"vautravers\x0019570314",
        b"vautravers\0noemie",
        b"140003",
        b"petit",
    }
    assert not any(guess in content.lower() for guess in guesses)
    for stranger in (bytes(32), os.urandom(32), salt * 2):
        with pytest.raises(ConfigError, match="does not belong to this key"):
            PatientIndex(path, stranger)
        tried = {
            digest(stranger, salt, kind)(guess) for guess in guesses for kind in ("word", "born", "name", *COLUMNS)
        }
        assert not any(one in content for one in tried)
    for guess in guesses:
        for algorithm in ("md5", "sha1", "sha256", "blake2b", "blake2s"):
            for value in (guess, salt + guess, guess + salt):
                told = hashlib.new(algorithm, value).digest()
                assert not any(told[at : at + WIDTH] in content for at in range(0, len(told) - WIDTH + 1, WIDTH))
    assert PatientIndex(path, KEY).knows_word(b"vautravers"), "with the key it is found"


def test_two_indexes_of_one_register_have_nothing_in_common(path: Path, tmp_path: Path) -> None:
    """Each has a salt of its own: they cannot be compared."""
    one, other = (set(PatientIndex(p, KEY)._table.digests("word")) for p in (path, written(tmp_path / "other.edm")))
    assert one
    assert not one & other


def test_rows_are_added_and_taken_out(path: Path) -> None:
    """A row that another row equals in part leaves that part to it."""
    entries = Entries.of(path, KEY)
    entries.add({"nom": "Vautravers", "prenom": "Noémie", "ddn": "14/03/1957", "ipp": "8099999999"})
    entries.write(path, EXPIRES)
    assert {"PERSON", "DATE_OF_BIRTH", "FR_IPP"} == {entity for entity, _, _ in finder(path)(f"{NOEMIE}, 8099999999")}
    entries = Entries.of(path, KEY)
    assert 1 == entries.forget([ROWS[0], {"nom": "Personne", "ddn": "01/01/1950"}])
    entries.write(path, EXPIRES)
    found = finder(path)
    assert found(NOEMIE), "the other row is still there"
    assert [] == found("8012345678")
    assert found(JEAN_PIERRE)
    entries = Entries.of(path, KEY)
    entries.forget([{"nom": "Vautravers", "prenom": "Noémie", "ddn": "14/03/1957", "ipp": "8099999999"}])
    entries.write(path, EXPIRES)
    assert [] == finder(path)(f"{NOEMIE}, 8099999999")
    assert len(ROWS) - 1 == PatientIndex(path, KEY).rows


def test_an_index_expires(path: Path) -> None:
    index = PatientIndex(path, KEY)
    refuse_if_expired(index, path, EXPIRES)
    with pytest.raises(ConfigError, match=r"patients\.edm: expired on 2099-01-01; build it anew"):
        refuse_if_expired(index, path, date(2099, 1, 2))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"nom": "1234"}, "nom"),
        ({"nom": "Vautravers", "ddn": "14/03/57"}, "ddn"),
        ({"ipp": "123"}, "ipp"),
        ({"sujet": "sans numéro"}, "sujet"),
    ],
)
def test_a_cell_that_cannot_be_looked_for_is_told_by_its_column(row: dict[str, str], column: str) -> None:
    """Without repeating it."""
    with pytest.raises(Unusable) as caught:
        new(KEY).add(row)
    assert column == caught.value.column
    assert not any(cell in str(caught.value) for cell in row.values())
