"""Taking back people of the world."""

from collections.abc import Sequence
from types import MappingProxyType

from detectors.names.private.features import Span
from detectors.names.worldly import Judged, somebodys
from detectors.pattern import NO_ATTRIBUTES, Hit

TEXT = "Odile Vautravers, née le 3/4/1901, et Odile"
PERSON = Hit(0, 16, "PERSON", 0.9, "names", NO_ATTRIBUTES)
AGAIN = Hit(38, 43, "PERSON", 0.9, "names", NO_ATTRIBUTES)
BORN = Hit(25, 33, "DATE_OF_BIRTH", 0.9, "births", NO_ATTRIBUTES)


def _judge(*told: float) -> Judged:
    def judged(text: str, data: bytes, people: Sequence[Span]) -> list[float]:
        assert len(text) == len(data)
        return list(told[: len(people)])

    return judged


def test_nobody_private_is_taken_back_with_the_date_of_birth() -> None:
    assert somebodys(TEXT, [PERSON, BORN], _judge(0.01), frozenset()) == []


def test_a_birth_apart_from_them_stays() -> None:
    """It may be of a patient without a name: in front of them, or far behind."""
    early = BORN._replace(start=0, end=8)
    named = PERSON._replace(start=20, end=36)
    assert [early] == somebodys(TEXT, [early, named], _judge(0.01), frozenset())
    late = BORN._replace(start=90, end=98)
    assert [late] == somebodys(TEXT + " " * 60, [PERSON, late], _judge(0.01), frozenset())


def test_who_may_be_private_stays() -> None:
    hits = [PERSON, BORN]
    assert hits == somebodys(TEXT, hits, _judge(0.5), frozenset())


def test_who_stays_in_one_place_stays_in_all() -> None:
    """A word shared is enough."""
    hits = [PERSON, AGAIN]
    assert hits == somebodys(TEXT, hits, _judge(0.01, 0.5), frozenset())
    assert somebodys(TEXT, hits, _judge(0.01, 0.02), frozenset()) == []


def test_a_contact_or_identifier_beside_keeps_everybody() -> None:
    """Unless it is hardly one."""
    phone = Hit(25, 33, "PHONE_NUMBER", 0.8, "phone", NO_ATTRIBUTES)
    assert [PERSON, phone] == somebodys(TEXT, [PERSON, phone], _judge(0.01), frozenset())
    weak = phone._replace(score=0.2)
    assert [weak] == somebodys(TEXT, [PERSON, weak], _judge(0.01), frozenset())


def test_whom_the_organisation_knows_stays() -> None:
    """By its directory, or by its register of patients."""
    assert [PERSON] == somebodys(TEXT, [PERSON], _judge(0.01), {b"odile vautravers"})
    listed = PERSON._replace(attributes=MappingProxyType({"source": "edm"}))
    assert [listed] == somebodys(TEXT, [listed], _judge(0.01), frozenset())


def test_a_record_is_somebodys_unless_it_is_a_sample() -> None:
    record = PERSON._replace(detector="payloads")
    assert [record] == somebodys(TEXT, [record], _judge(0.01), frozenset())
    assert somebodys(f"{TEXT} (exemple de la doc)", [record], _judge(0.01), frozenset()) == []


def test_a_long_list_is_somebodys() -> None:
    """Nothing is asked of it."""
    hits = [Hit(place, place + 1, "PERSON", 0.9, "names", NO_ATTRIBUTES) for place in range(41)]
    assert hits == somebodys("a" * 50, hits, _judge(*[0.01] * 41), frozenset())


def test_the_dead_of_long_ago_are_taken_back() -> None:
    """By the years of their lives; not a patient's."""
    hugo, victor = (Hit(*span, "PERSON", 0.9, "names", NO_ATTRIBUTES) for span in ((0, 4), (6, 12)))
    assert somebodys("Hugo, Victor (1802-1885)", [hugo, victor], _judge(0.9, 0.9), frozenset()) == []
    assert len(somebodys("Hugo, Victor (1932-1985)", [hugo, victor], _judge(0.9, 0.9), frozenset())) == 2


def test_who_is_told_as_ones_own_stays() -> None:
    """`la veuve Xxxx`, whatever the judge says; not `la marquise Xxxx`."""
    hit = Hit(9, 19, "PERSON", 0.9, "names", NO_ATTRIBUTES)
    assert [hit] == somebodys("la veuve Vautravers refuse", [hit], _judge(0.01), frozenset())
    assert [] == somebodys("la reine Vautravers refuse", [hit], _judge(0.01), frozenset())
