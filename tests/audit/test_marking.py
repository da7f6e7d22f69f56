"""What stands for values and users in records, made without a keeper."""

import pickle

from audit import marks
from audit.marking import Marking
from models.finding import Finding
from tests.audit.samples import NIR

KEY = bytes(range(32))
FOUND = Finding(entity="FR_NIR", start=3, end=3 + len(NIR), score=0.9, detector="nir")


def test_a_summary_tells_length_shape_and_mark() -> None:
    """And where it was found; never the value."""
    summary = Marking(KEY).summary(FOUND, "$.messages[0]", NIR)
    assert (len(NIR), "9 99 99 99 999 999 99") == (summary.length, summary.shape)
    assert marks.mark(KEY, "FR_NIR", NIR) == summary.mark
    assert ("FR_NIR", "$.messages[0]", 0.9, "nir") == (summary.entity, summary.part, summary.score, summary.detector)
    assert NIR not in summary.model_dump_json()


def test_an_anonymous_user_has_no_pseudonym() -> None:
    assert None is Marking(KEY).pseudonym(None)
    assert marks.pseudonym(KEY, "jdupont") == Marking(KEY).pseudonym("jdupont")


def test_marks_depend_on_the_key() -> None:
    """Another node's say nothing."""
    assert Marking(KEY).pseudonym("jdupont") != Marking(bytes(32)).pseudonym("jdupont")


def test_its_repr_does_not_show_the_key() -> None:
    shown = repr(Marking(KEY))
    assert KEY.hex() not in shown
    assert repr(KEY)[2:-1] not in shown


def test_a_screening_process_makes_the_same_marks() -> None:
    """It is given the marking as a pickle, over its pipe."""
    sent = pickle.loads(pickle.dumps(Marking(KEY)))
    assert Marking(KEY).summary(FOUND, "$", NIR) == sent.summary(FOUND, "$", NIR)


def test_counters_have_a_key_of_their_own() -> None:
    """The same for the same node; nobody can go back from it to that of the records."""
    assert Marking(b"k" * 32).counting_key == Marking(b"k" * 32).counting_key
    assert Marking(b"k" * 32).counting_key not in (b"k" * 32, Marking(b"l" * 32).counting_key)


def test_contents_are_told_apart_by_who_has_the_key() -> None:
    """However their lines end; nobody else can test a guess."""
    one, other = Marking(bytes(32)), Marking(bytes(range(32)))
    assert one.content("un\ndeux") == one.content("un\r\ndeux")
    assert (
        len(
            {one.content("un\ndeux"), one.content("un deux"), other.content("un\ndeux"), one.mark("PERSON", "un\ndeux")}
        )
        == 4
    )
