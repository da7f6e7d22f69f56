"""Numbered tags: stable for a value, however it is written, and different for another."""

import pytest

from models.context import Tags
from models.entities import FAMILY_OF
from models.finding import Finding
from policies.actions.tags import LABELS, Numbering


def finding(entity: str, **attributes: str) -> Finding:
    """A finding of a type."""
    return Finding(entity=entity, start=0, end=1, score=1, detector="test", attributes=attributes)


@pytest.mark.parametrize(
    ("entity", "one", "two"),
    [
        ("PHONE_NUMBER", "01 99 00 12 34", "01.99.00.12.34"),
        ("FR_NIR", "2 95 10 99 126 111 93", "295109912611193"),
        ("EMAIL_ADDRESS", "Anne@exemple.fr", "anne@exemple.fr"),
        ("PERSON", "Anne  VAUTRAVERS", "anne vautravers"),
    ],
)
def test_the_same_value_written_otherwise_has_the_same_tag(entity: str, one: str, two: str) -> None:
    """Spaces, dots and case are writing, not value."""
    numbering = Numbering(Tags(key=b"k"))
    assert numbering.tag(finding(entity), one) == numbering.tag(finding(entity), two)


def test_roles_have_their_own_numbers() -> None:
    """A patient, a carer, somebody."""
    numbering = Numbering(Tags(key=b"k"))
    tags = [numbering.tag(finding("PERSON", role=role), role) for role in ("patient", "clinician", "relative", "other")]
    assert tags == ["[PATIENT_1]", "[SOIGNANT_1]", "[PROCHE_1]", "[PERSONNE_1]"]


def test_some_kinds_have_their_own_names() -> None:
    """An invoice is no stay, a firm no hospital."""
    numbering = Numbering(Tags(key=b"k"))
    assert "[REFERENCE_1]" == numbering.tag(finding("FR_NDA", kind="reference"), "F25-0881204")
    assert "[SEJOUR_1]" == numbering.tag(finding("FR_NDA"), "26012345")
    assert "[SOCIETE_1]" == numbering.tag(finding("ORGANIZATION", kind="partner"), "Datamis")
    assert "[ETABLISSEMENT_1]" == numbering.tag(finding("ORGANIZATION", kind="home"), "clinique des Tilleuls")


@pytest.mark.parametrize(
    "first", ["Marie Dupont-Vautravers", "Mme DUPONT VAUTRAVERS Marie", "M. Dupont-Vautravers, Marie"]
)
@pytest.mark.parametrize(
    "again", ["Dupont", "vautravers", "MARIE DUPONT VAUTRAVERS", "M. Dupont", "Dûpont  Vautravers\nMarie"]
)
def test_a_person_is_one_however_written(first: str, again: str) -> None:
    """Order, case, accents, hyphens and what is left out are writing."""
    numbering = Numbering(Tags(key=b"k"))
    assert numbering.tag(finding("PERSON"), first.removeprefix("Mme ")) == numbering.tag(finding("PERSON"), again)


def test_a_surname_first_then_the_whole_name() -> None:
    """`Dupont`, and later `Marie Dupont`."""
    numbering = Numbering(Tags(key=b"k"))
    assert [numbering.tag(finding("PERSON"), name) for name in ("Dupont", "Marie Dupont", "Dupont", "Marie")] == [
        "[PERSONNE_1]"
    ] * 4


def test_two_people_of_one_surname_are_two() -> None:
    """The surname alone means the first."""
    numbering = Numbering(Tags(key=b"k"))
    names = ("Marie Dupont", "Jean Dupont", "Dupont", "Jean", "Martin")
    tags = [numbering.tag(finding("PERSON"), name) for name in names]
    assert tags == [f"[PERSONNE_{number}]" for number in (1, 2, 1, 2, 3)]


def test_numbers_go_on_in_the_next_request() -> None:
    """However many ways of writing are known, the next person has the next number."""
    first = Numbering(Tags(key=b"k"))
    first.tag(finding("PERSON"), "Marie Dupont")
    then = Numbering(Tags(key=b"k", known=first.new))
    assert [then.tag(finding("PERSON"), name) for name in ("Dupont", "Martin")] == ["[PERSONNE_1]", "[PERSONNE_2]"]


def test_initials_alone_are_a_name() -> None:
    """Nothing is left but what was written."""
    numbering = Numbering(Tags(key=b"k"))
    assert [numbering.tag(finding("PERSON"), name) for name in ("J. D.", "J.D.", "A. B.")] == [
        "[PERSONNE_1]",
        "[PERSONNE_1]",
        "[PERSONNE_2]",
    ]


def test_another_conversation_has_other_digests() -> None:
    """Maps of two conversations tell nothing about each other."""
    one, two = Numbering(Tags(key=b"1")), Numbering(Tags(key=b"2"))
    one.tag(finding("PERSON"), "Anne")
    two.tag(finding("PERSON"), "Anne")
    assert not one.new.keys() & two.new.keys()


def test_labels_name_known_types() -> None:
    """A renamed type is noticed."""
    assert LABELS.keys() <= FAMILY_OF.keys()
