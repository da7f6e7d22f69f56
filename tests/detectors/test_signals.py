"""Health signals are thinned: the first and the near ones stay, none displaces an identifier."""

from detectors.pattern import Hit
from detectors.signals import BESIDE, FIRST, NEAR, Room
from tests.detectors.samples import find, of


def hit(entity: str, start: int, length: int = 4) -> Hit:
    return Hit(start, start + length, entity, 0.7, "t", {})


def taken(room: Room, places: range) -> list[int]:
    return [place for place in places if room.takes("DIAGNOSIS", place, place + 4)]


def test_the_first_and_the_near_are_kept() -> None:
    """Far from everything, only the first; beside each identifier, some more."""
    places = range(0, 20_000, 10)
    others = [hit("FR_NIR", 15_005, 3), hit("PERSON", 18_005, 3)]
    kept = taken(Room(others), places)
    assert kept[:FIRST] == list(places)[:FIRST]
    assert [place // 3_000 for place in kept[FIRST:]] == [4] * BESIDE + [5] * BESIDE
    assert all(min(abs(place - other.start) for other in others) <= NEAR + 10 for place in kept[FIRST:])
    assert taken(Room([]), places) == list(places)[:FIRST]


def test_a_full_room_says_so() -> None:
    """The first have gone; beside an identifier there is still something to look at."""
    room = Room([hit("FR_NIR", 5_000)])
    assert room.is_left("DIAGNOSIS", 0, 4)
    taken(room, range(0, 1_000, 10))
    assert not room.is_left("DIAGNOSIS", 1_000, 1_004)
    assert room.is_left("DIAGNOSIS", 4_900, 4_904)
    assert room.is_left("TREATMENT", 1_000, 1_004)


def test_an_identifier_is_never_displaced() -> None:
    """What overlaps one is dropped."""
    assert not Room([hit("PERSON", 20)]).takes("DIAGNOSIS", 0, 50)
    assert Room([hit("PERSON", 20)]).takes("DIAGNOSIS", 0, 20)


def test_long_medical_text_is_not_refused() -> None:
    """Thousands of medical words are no flood of findings."""
    text = "Toux, fièvre et dyspnée ; amoxicilline 500 mg x 3/j ; CRP 120 mg/L ; CIM-10 J18.9. " * 3_000
    assert 0 < len(find()(text)) < 200
    assert len(of("FR_NIR", text + "NIR 2 95 10 99 126 111 93")) == 1


def test_a_flood_loses_only_what_would_not_be_kept() -> None:
    """What is kept of thousands is what is kept of those that may be."""
    signals = [hit("DIAGNOSIS", place) for place in range(20_000, 0, -10)]
    room, other = Room([hit("FR_NIR", 15_005, 3)]), Room([hit("FR_NIR", 15_005, 3)])
    likely = room.likely(signals)
    assert len(likely) < 300
    ordered = sorted(signals, key=lambda signal: signal.start)
    assert [s for s in ordered if other.takes(*s[2:3], *s[:2])] == [s for s in likely if room.takes(*s[2:3], *s[:2])]
    assert signals[:9] == room.likely(signals[:9])
