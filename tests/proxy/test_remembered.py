"""Findings that are remembered are those that would be found again; nobody has another's."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from models.finding import Finding
from policies.search import Find
from proxy.remembered import Remembered

TEXTS = st.lists(st.text(max_size=6), max_size=30)


class Counting:
    """Finds as many things as there are `a` in a text, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Sequence[Finding]:
        self.asked.append(text)
        return [
            Finding(
                entity="FR_NIR", start=place, end=place + 1, score=0.7, detector="nir", attributes={"role": "patient"}
            )
            for place, letter in enumerate(text)
            if letter == "a"
        ]


def asked(find: Find, *texts: str) -> list[list[Finding]]:
    return [list(find(text)) for text in texts]


@given(texts=TEXTS, most=st.integers(0, 5), most_findings=st.integers(0, 5))
def test_it_finds_what_is_found_without_it(texts: list[str], most: int, most_findings: int) -> None:
    """Whatever the texts, in whatever order, and however little it may keep."""
    plain = Counting()
    remembering = Remembered(most, most_findings).finder(plain, "1 user a")
    assert asked(Counting(), *texts, *texts) == asked(remembering, *texts, *texts)


@given(texts=TEXTS, most=st.integers(0, 5), most_findings=st.integers(0, 5))
def test_it_keeps_no_more_than_it_may(texts: list[str], most: int, most_findings: int) -> None:
    remembered = Remembered(most, most_findings)
    asked(remembered.finder(Counting(), "1 user a"), *texts)
    kept = list(remembered._found.values())
    assert len(kept) <= most
    assert sum(number for number, _ in kept) == remembered._count <= most_findings


def test_a_text_is_searched_once() -> None:
    """However short it is: the keys and settings of a service are the same in every request."""
    plain = Counting()
    asked(Remembered().finder(plain, "1 user a"), "model", "model", "models", "", "model")
    assert ["model", "models", ""] == plain.asked


@given(
    scopes=st.lists(st.text(st.characters(), max_size=4), min_size=2, max_size=4, unique=True),
    text=st.text(st.characters(), max_size=4),
)
def test_nobody_has_what_was_found_for_another(scopes: list[str], text: str) -> None:
    """Nor for another generation; also where a name ends like the beginning of a text."""
    remembered, plain = Remembered(), Counting()
    texts = [scope + text for scope in ("", *scopes)]
    for scope in scopes:
        asked(remembered.finder(plain, scope), *texts)
    assert len(set(texts)) * len(scopes) == len(plain.asked)


def test_the_least_recently_used_goes_first() -> None:
    plain = Counting()
    find = Remembered(most=2).finder(plain, "1 user a")
    one, two, three = (str(number) for number in range(3))
    asked(find, one, two, one, three, one, two)
    assert [one, two, three, two] == plain.asked


def test_no_text_and_no_plain_digest_is_kept() -> None:
    """The same text has another digest in another process, so that nobody can try out what was sent."""
    kept: list[bytes] = []
    for _ in range(2):
        remembered = Remembered()
        asked(remembered.finder(Counting(), "1 user a"), "patiente")
        kept += remembered._found
        assert "patiente" not in repr(vars(remembered))
    assert 2 == len(set(kept))


def test_an_error_is_not_remembered() -> None:
    """The next time the text is searched again."""
    remembered = Remembered()

    def failing(text: str) -> Sequence[Finding]:
        raise ValueError

    for find in (failing, Counting()):
        try:
            found = asked(remembered.finder(find, "1 user a"), "a")
        except ValueError:
            continue
        assert 1 == len(found[0])


def test_a_finding_takes_little_room() -> None:
    """Thousands are kept in every process."""
    remembered = Remembered()
    asked(remembered.finder(Counting(), "1 user a"), "a" * 500)
    ((number, written),) = remembered._found.values()
    assert number == 500
    assert len(written) < 60 * number
