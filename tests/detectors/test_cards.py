"""Payment cards: any issuer's number with its key, in the groups people use; not company numbers."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.rpps import luhn
from tests.detectors.samples import of, values


def card(body: str) -> str:
    """A number with its Luhn key."""
    return next(body + key for key in "0123456789" if luhn((body + key).encode()))


HEADS = st.sampled_from(["4970", "4533", "5100", "5512", "2223", "2719", "6011", "3528"])
CARDS = st.tuples(HEADS, st.integers(10**9, 10**11 - 1)).map(lambda parts: card(f"{parts[0]}{parts[1]:011d}"))
SEPARATORS = st.sampled_from(["", " ", "\u00a0", "\u202f", "-", "."])
PLAIN = st.sampled_from(["", "CB ", "carte : ", "payé avec "])


@given(CARDS, SEPARATORS, PLAIN)
def test_every_card_in_groups_of_four(number: str, separator: str, lead: str) -> None:
    """With a label or alone."""
    text = separator.join(number[place : place + 4] for place in range(0, 16, 4))
    assert [text] == values("CREDIT_CARD", f"{lead}{text} merci")


@given(st.integers(0, 10**11 - 1), st.sampled_from(["34", "37"]), SEPARATORS)
def test_every_card_of_fifteen(number: int, head: str, separator: str) -> None:
    """Four, six, five."""
    amex = card(f"{head}{number:012d}"[:14])
    text = separator.join((amex[:4], amex[4:10], amex[10:]))
    assert [text] == values("CREDIT_CARD", f"Amex {text}")


@given(CARDS, st.integers(4, 15), st.integers(1, 9))
def test_one_wrong_digit(number: str, place: int, step: int) -> None:
    """Silent without a label, in doubt behind one."""
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert of("CREDIT_CARD", wrong) == []
    assert [0.45] == [f.score for f in of("CREDIT_CARD", f"carte bancaire {wrong}")]


@given(st.integers(10**12, 10**13 - 1))
def test_fourteen_digits_are_a_company(number: int) -> None:
    """Half of all SIRET would pass for a card otherwise."""
    assert of("CREDIT_CARD", f"carte {card(str(number))}") == []
