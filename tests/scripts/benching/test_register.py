"""The made-up register: the same patients for the same seed, and sentences that hold what they say."""

from random import Random

from detectors.exact.index import COLUMNS, new
from scripts.benching.register import patients, written


def test_patients_are_rows_that_can_be_indexed() -> None:
    made = list(patients(200, 1))
    assert made == list(patients(200, 1))
    assert made != list(patients(200, 2))
    assert 200 == len({patient.subject for patient in made})
    assert set(made[0].row()) <= set(COLUMNS)
    entries = new(bytes(32))
    for patient in made:
        entries.add(patient.row())
    assert 200 == entries.rows


def test_people_write_of_patients_in_many_ways() -> None:
    (patient,) = patients(1, 3)
    sentences = list(written(patient, Random(1)))
    assert {"name and birth", "surname and birth", "number", "subject"} == {kind for kind, _ in sentences}
    assert all(patient.subject in text for kind, text in sentences if kind == "subject")
