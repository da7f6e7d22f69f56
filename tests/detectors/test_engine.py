"""The fast pass finds what plain `re`, tried at every place, finds; it is linear; and it gives up loudly."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import engine
from detectors.disguises.readings import Reader
from detectors.engine import HIT_CAP, PatternSearch, capped
from detectors.known import PATTERNS
from detectors.levelled import LEVEL
from detectors.normalise import fold
from detectors.overflow import Overflow
from detectors.pattern import SIGHT, Hit
from detectors.settle import settle
from tests.detectors.anywhere import check_anywhere
from tests.detectors.samples import CASES, PIECES, find, strewn

ADVERSARIAL = (
    "a@",
    "1 ",
    "0639985678",
    "M. ",
    "a.",
    "06 ",
    "Dr ",
    "nom: ",
    "1-",
    "1\n",
    "mme a",
    "αa",
    "a\u200b",
    "fr76 ",
    "2019-",
    "patient 014-0003 ",
    "lot a-1.",
    "ABC-123 ",
    "n° patient ",
    "14/03/1957 ",
    "14 mars ",
    "ddn ",
    "12 rue des a b c ",
    "75013 Paris ",
    "cni ",
    "p<fra<<<<",
    "1.2.250.1.213.1.4.8 ",
    "12 ans ",
    "81.23.45.67 ",
)

search = PatternSearch(PATTERNS)


def oracle(text: str) -> Iterator[Hit]:
    """Every pattern at every place."""
    folded = fold(text)
    for place in range(len(folded.data)):
        for pattern in PATTERNS:
            yield from pattern.hits(text, folded, place)


def agrees(text: str) -> bool:
    """Whether the fast pass and the oracle settle on the same hits."""
    return settle(oracle(text)) == settle(search(text, fold(text)))


@pytest.mark.parametrize("seed", range(150))
def test_strewn_texts_agree_with_the_oracle(seed: int) -> None:
    """Random pieces that detectors care about."""
    assert agrees(strewn(seed))


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join))
def test_generated_texts_agree_with_the_oracle(text: str) -> None:
    """The same, with any characters in between."""
    assert agrees(text)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=8).map("".join), st.integers(1, 40))
def test_floods_agree_with_the_oracle(unit: str, times: int) -> None:
    """The same pieces again and again, with surroundings remembered from the first candidate on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "FLOOD", 0)
        patch.setattr(engine, "_MANY", 0)
        assert agrees((unit * times)[:600])
        assert agrees(f"tel {unit * 3}Sexe {unit * 3}".upper() + unit * 3)


@pytest.mark.parametrize(
    "unit",
    [
        "O4.65.71.78.56 ",
        "NIR 2 9S 1O 99 126 lll 93\n",
        "IPP 8O1234l6\n",
        "née le 1 4 0 3 1 9 5 7\n",
        "zéro six douze treize quatorze quinze, ",
        "sujet\n014-0003,\n",
        "0\u200b6 39 98 12 34, né le 14/03/1957 ",
        "jean[at]exemple[dot]fr ",
    ],
)
def test_floods_in_other_readings_are_searched_as_short_texts_are(unit: str) -> None:
    """Hits are moved along from the first of equal places: also where a reading has not the length of what is written."""
    text = unit * 40 + "tel " + unit * 3
    hits: list[list[Hit]] = []
    for flood, many in ((10**9, 10**9), (0, 0)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine, "FLOOD", flood)
            patch.setattr(engine, "_MANY", many)
            hits.append(
                [hit for reading in Reader()(text) for hit in sorted(search(reading.text, reading.folded), key=repr)]
            )
    assert hits[0] == hits[1]
    assert hits[0]


@pytest.mark.parametrize("seed", range(60))
def test_sight_is_as_far_as_promised(seed: int) -> None:
    """What is farther away than `SIGHT` changes nothing of what a pattern finds, unless it says so."""
    text = strewn(seed, 400) + "dr " + "ab'cdefghijklmnopqrstuvwxyz-" * 60
    folded = fold(text)
    places = [
        (pattern, start)
        for core, start in zip(*search.candidates(folded), strict=True)
        for pattern in search._sharing[core]
    ]
    for pattern, start in places:
        if not pattern.is_far and pattern.items is None and folded.offsets is None:
            low = max(0, start - SIGHT)
            near = text[low : start + SIGHT]
            alone = pattern.hit(near, fold(near), start - low)
            whole = pattern.hit(text, folded, start)
            assert (alone and (alone.start + low, alone.end + low, alone.score)) == (whole and whole[:2] + whole[3:4])


def all_hopeful(text: str) -> bool:
    """Whether each pattern that tells in a flood which places are worth a look tells of all that it scores."""
    folded = fold(text)
    return all(
        pattern.hopeful(folded, np.array([start])).all()
        for core, start in zip(*search.candidates(folded), strict=True)
        for pattern in search._sharing[core]
        if pattern.hopeful is not None and pattern.hits(text, folded, start)
    )


@pytest.mark.parametrize("seed", range(15))
def test_what_is_scored_was_hopeful(seed: int) -> None:
    """A pattern that tells in a flood which places are worth a look tells of all that it scores."""
    assert all_hopeful(strewn(seed, 400))


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_what_is_scored_of_the_cases_was_hopeful(file: Path) -> None:
    """Also what needs a whole list, a title or a line of its own."""
    assert all_hopeful(file.read_text(encoding="utf-8").translate({ord("⟦"): None, ord("⟧"): None}))


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_cases_agree_with_the_oracle(file: Path) -> None:
    """All cases of a detector as one text."""
    assert agrees(file.read_text(encoding="utf-8").translate({ord("⟦"): None, ord("⟧"): None}))


def seen(number: int, data: bytes) -> list[int]:
    """Where a core may start, by the database that looks for it."""
    level, found = data.translate(LEVEL), list[tuple[int, int]]()
    rough, capital = search._first_rough, search._first_capital
    for database, first, text in (
        (search._exact, 0, data),
        (search._rough, rough, level),
        (search._capital, capital, level),
    ):
        database.scan(text, lambda core, start, *_, first=first: found.append((first + core, start)))
    return [start for core, start in found if core == number]


@pytest.mark.parametrize("number", range(len(search._sharing)))
def test_what_a_core_matches_is_seen_wherever_it_stands(number: int) -> None:
    """Vectorscan 5.4.12 overlooks far from the start of a text what some expressions match: none of ours may be one of them."""

    def is_seen(before: bytes, written: bytes, behind: bytes) -> bool:
        return min(seen(number, before + written + behind), default=len(before) + 1) <= len(before)

    check_anywhere(search._sharing[number][0].core, is_seen)


@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_work_grows_with_length_and_no_faster(unit: str) -> None:
    """Twice the text gives at most twice the candidates, each of which costs a bounded match."""
    one, two = (len(search.candidates(fold(unit * times)).starts) for times in (600, 1_200))
    assert two <= 2 * one + 100
    assert one <= 4 * len(unit) * 600


@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_floods_end(unit: str) -> None:
    """Adversarial texts of 50 000 characters are searched or refused."""
    with suppress(Overflow):
        find()((unit * 50_000)[:50_000])


def test_a_flood_of_hits_is_refused() -> None:
    """More hits than a scan may give back: Overflow, which says nothing of the text, and what the first of them are."""
    with pytest.raises(Overflow, match=str(HIT_CAP)) as refusal:
        find()("NCT08888771 " * (HIT_CAP + 1))
    assert "NCT" not in repr(refusal.value)
    assert {"TRIAL_ID"} == {finding.entity for finding in refusal.value.found}


def test_the_cap_itself_is_allowed() -> None:
    """As many hits as allowed are given back."""
    hit = Hit(0, 1, "FR_NIR", 0.5, "x", {})
    assert HIT_CAP == len(capped(iter([hit] * HIT_CAP)))


@pytest.mark.parametrize(
    "line",
    ["12/03/2024;K;4,2;mmol/L;3,5-5,1\n", "12/03/2024\n", "[12] 0.1234 0.5678 0.9012\n", "10.0.0.7 done in 12 ms\n"],
)
def test_long_tables_are_searched(line: str) -> None:
    """Half a megabyte of results, days, statistics or log lines is no flood."""
    places = search.candidates(fold((line * 50_000)[:500_000]))
    assert len(places.starts) < 500_000
