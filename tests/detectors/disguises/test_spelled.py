"""Identifiers in words are found; counts, dates and ages in words are not."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.signals import SIGNALS
from tests.detectors.evasions import in_words
from tests.detectors.samples import find, values


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("FR_NIR", "deux quatre-vingt-quinze dix quatre-vingt-dix-neuf cent vingt-six cent onze quatre-vingt-treize"),
        ("FR_NIR", "deux quatre vingt quinze dix quatre vingt dix neuf cent vingt six cent onze quatre vingt treize"),
        (
            "FR_NIR",
            "DEUX, QUATRE-VINGT-QUINZE, DIX, QUATRE-VINGT-DIX-NEUF, CENT VINGT-SIX, CENT ONZE, QUATRE-VINGT-TREIZE",
        ),
        ("FR_NIR", "2 quatre-vingt-quinze 10 quatre-vingt-dix-neuf 126 cent onze 93"),
        ("FR_NIR", "deux neuf cinq un zéro neuf neuf un deux six un un un neuf trois"),
        ("FR_NIR", "two nine five one zero nine nine one two six one one one nine three"),
        ("PHONE_NUMBER", "zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre"),
        ("PHONE_NUMBER", "zéro six\ntrente-neuf\nquatre-vingt-dix-huit\ndouze\ntrente-quatre"),
        ("PHONE_NUMBER", "plus trente-trois six trente-neuf quatre-vingt-dix-huit douze trente-quatre"),
        ("PHONE_NUMBER", "zéro six nonante-neuf septante et un douze trente-quatre"),
    ],
)
def test_spelled_out(entity: str, text: str) -> None:
    assert [text] == values(entity, f"Appelez Mme R. : {text}, merci.")


@pytest.mark.parametrize("text", ["zéro un tiret deux cent neuf", "zéro quatre tiret zéro douze"])
def test_a_short_code_with_its_hyphen(text: str) -> None:
    """Site and subject, as they are dictated; without zero or hyphen it is a count."""
    assert [text] == values("SUBJECT_ID", f"le sujet {text} sort de l'étude")
    assert [] == values("SUBJECT_ID", "le sujet un tiret deux, trois, quatre")


@given(st.lists(st.integers(10, 99), min_size=4, max_size=4), st.sampled_from((1, 2, 3, 4, 5, 6, 7, 9)))
def test_every_telephone_number_in_words(pairs: list[int], first: int) -> None:
    """With a label, as they are dictated."""
    text = ", ".join([f"zéro {in_words(first)}", *map(in_words, pairs)])
    assert [text] == values("PHONE_NUMBER", f"tél. {text}.")


PROSE = (
    "deux cent cinquante patients ont été inclus, dont cent vingt-trois femmes",
    "âgé de soixante-dix-huit ans, suivi depuis vingt-deux ans",
    "le quatorze mars mille neuf cent cinquante-sept",
    "entre vingt et trente, parfois quarante ou cinquante pour cent",
    "un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix",
    "zéro, un, deux ou trois points selon l'échelle",
    "les scores sont trois, quatre, cinq, six et sept",
    "one two three four five six seven eight nine ten",
    "au six, rue des Dix-Huit ; au douze, rien",
    "cent mille copies, deux cents mille, trois cent mille, neuf cent mille",
)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_silent(text: str) -> None:
    assert find()(text) == ()


@pytest.mark.parametrize("seed", range(300))
def test_counts_in_prose_are_silent(seed: int) -> None:
    """Sentences with numbers in words: counts, ages, dates, doses."""
    random = Random(seed)
    nouns = ("patients", "ans", "mg par jour", "visites", "sujets sains", "semaines", "pour cent", "séances")
    said = [f"{in_words(random.randint(1, 999))} {random.choice(nouns)}" for _ in range(12)]
    day = f"le {in_words(random.randint(1, 31))} mai mille neuf cent {in_words(random.randint(1, 99))}."
    assert {found.entity for found in find()(", ".join(said) + ", " + day)} <= SIGNALS | {"AGE"}
