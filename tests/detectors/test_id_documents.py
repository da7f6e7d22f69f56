"""Civil documents: numbers behind their labels; machine-readable lines with and without line ends, spaces and right digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.id_documents import check_digit
from tests.detectors.samples import of, values

DIGITS = st.integers(0, 10**12 - 1).map(lambda number: f"{number:012d}")
SHORT = st.integers(0, 99999)


def checked(field: str) -> str:
    """A field with its check digit."""
    return f"{field}{check_digit(field.lower().encode())}"


def passport(number: str, birth: str) -> tuple[str, str]:
    """The two lines of a passport, 44 characters each."""
    first = "P<FRAVAUTRAVERS<<NOEMIE<ELSA".ljust(44, "<")
    body = f"{checked(number)}FRA{checked(birth)}F{checked('330101')}{'<' * 14}0"
    return first, checked(body)


CARD = (
    "IDFRACORVESSAC".ljust(30, "<") + "757123",
    "8806753001235ELSA<<MARIE".ljust(27, "<") + checked("510322") + "F7",
)
NEW_CARD = (
    "IDFRA" + checked("X4RTBPFW4") + "<" * 15,
    checked("510322") + "F" + checked("330101") + "FRA<<<<<<<<<<<6",
    "CORVESSAC<<NOEMIE<ELSA".ljust(30, "<"),
)


@given(DIGITS, st.sampled_from([12, 4, 3, 2]), st.sampled_from(["CNI ", "carte d'identité n° ", "permis : ", "NEPH "]))
def test_twelve_digits_behind_a_label(number: str, size: int, label: str) -> None:
    """In any groups; alone they are silent."""
    text = " ".join(number[place : place + size] for place in range(0, 12, size))
    assert [text] == values("FR_ID_DOCUMENT", f"{label}{text}, vu")
    assert of("FR_ID_DOCUMENT", f"série {text}") == []


@given(st.integers(0, 99), st.text("ABCDEFGHJK", min_size=2, max_size=2), SHORT, st.booleans())
def test_passports_behind_a_label(year: int, letters: str, number: int, is_lower: bool) -> None:
    """Two digits, two letters, five digits."""
    text = f"{year:02d}{letters}{number:05d}"
    text = text.lower() if is_lower else text
    for label in ("passeport ", "Passeport français n° : ", "PASSPORT NUMBER "):
        assert [text] == values("FR_ID_DOCUMENT", f"{label}{text}, délivré")


@given(st.integers(0, 99), st.text("ABCDEFGHJK", min_size=2, max_size=2), SHORT, st.integers(30, 99))
def test_lines_of_a_passport(year: int, letters: str, number: int, born: int) -> None:
    """One finding over both lines, sure where the date of birth has its digit."""
    text = "\n".join(passport(f"{year:02d}{letters}{number:05d}", f"{born:02d}0322"))
    assert [(8, 8 + len(text), 0.99)] == [(f.start, f.end, f.score) for f in of("FR_ID_DOCUMENT", f"lu ici :{text}\n.")]


@pytest.mark.parametrize("lines", [CARD, NEW_CARD, passport("09PC77788", "510322")])
@pytest.mark.parametrize("end", ["\n", "\r\n", " ", "\n> "])
def test_lines_of_other_cards(lines: tuple[str, ...], end: str) -> None:
    """Old and new identity cards, with any line end, quoted too, and from HTML."""
    text = end.join(lines)
    assert [text] == values("FR_ID_DOCUMENT", f"Photo :\n{text}\nmerci")
    escaped = text.replace("<", "&lt;")
    (found,) = values("FR_ID_DOCUMENT", f"Photo :\n{escaped}\nmerci")
    assert found.rstrip("&lt;") == escaped.rstrip("&lt;")


def test_a_first_line_alone_bears_the_name() -> None:
    """It is found, less sure."""
    assert [0.85] == [f.score for f in of("FR_ID_DOCUMENT", f"MRZ {CARD[0]}")]


@pytest.mark.parametrize("text", ["a << b << c", "cout << p<fra << endl;", "P<" + "<" * 50, "idem<<" * 9])
def test_signs_of_code_are_no_lines(text: str) -> None:
    """`<<` is also an operator."""
    assert of("FR_ID_DOCUMENT", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Passeport de la participante\n18FV10234\n", ["18FV10234"]),
        ("N° de carte d'identité du représentant légal :\nD2H6862M2", ["D2H6862M2"]),
        ("Passeport de la participante\n18FV10234 colis", []),
        ("Passeport :\nconfirmer", []),
        ("permis de construire\n18FV10234", []),
    ],
)
def test_alone_below_a_label(text: str, expected: list[str]) -> None:
    assert expected == values("FR_ID_DOCUMENT", text)
