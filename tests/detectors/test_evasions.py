"""Identifiers in every disguise, and in two at once, are found; where nothing is disguised, nothing more is found."""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.overflow import Overflow
from tests.detectors.evasions import CODED, DISGUISED, HIDDEN, OF_ADDRESSES, OF_NUMBERS, Evasion, in_words
from tests.detectors.hostile import hostile
from tests.detectors.samples import find, iban, nir, of

VALUES = {
    "FR_NIR": ("NIR : ", "2 95 10 99 126 111 93"),
    "PHONE_NUMBER": ("tél. ", "06 39 98 12 34"),
    "IBAN_CODE": ("IBAN ", "FR37 3099 9007 7700 0123 4567 Z33"),
    "EMAIL_ADDRESS": ("courriel : ", "jean.vautravers@chu-exemple.fr"),
    "TRIAL_ID": ("essai ", "NCT08888771"),
}
LIGHT = ("zero width", "soft hyphen", "word joiner", "decomposed", "no-break spaces")
"""What may lie over a code without destroying it."""
LINES = ("line break", "quoted mail", "\\r\\n")
ODD_PAIRS = {"quoted-printable", "MIME word Q", "quoted-printable break", "JSON in a string", "base64, utf-16"}
"""Read once, or with letters of ours alone."""


def own(entity: str) -> dict[str, Evasion]:
    """The disguises of one type's own."""
    return OF_NUMBERS if entity in ("FR_NIR", "PHONE_NUMBER") else OF_ADDRESSES if entity == "EMAIL_ADDRESS" else {}


def pairs() -> Iterator[tuple[str, str, str]]:
    """A type, an inner and an outer disguise that leave something to be read."""
    for entity in VALUES:
        plain = {**DISGUISED, **own(entity)}
        for outer in {**HIDDEN, **CODED}:
            if outer not in ODD_PAIRS:
                yield from ((entity, inner, outer) for inner in {**plain, **CODED, **HIDDEN} if inner != outer)
        for outer in LIGHT:
            yield from ((entity, inner, outer) for inner in {**HIDDEN, **CODED} if inner not in ODD_PAIRS)
        for outer in ("full width", "capitals", "zero width", "soft hyphen"):
            yield from (
                (entity, inner, outer) for inner in plain if inner not in ("look-alikes", "spaced out", "rot13", outer)
            )


ALL = {**HIDDEN, **CODED, **DISGUISED, **OF_NUMBERS, **OF_ADDRESSES}
SINGLE = [(entity, way) for entity in VALUES for way in {**HIDDEN, **CODED, **DISGUISED, **own(entity)}]


@pytest.mark.parametrize(("entity", "way"), SINGLE, ids=[f"{entity} {way}" for entity, way in SINGLE])
@pytest.mark.parametrize("is_labelled", [True, False])
def test_every_disguise(entity: str, way: str, is_labelled: bool) -> None:
    """With a label and without."""
    label, value = VALUES[entity]
    text = f"Bonjour, {label if is_labelled else ''}{ALL[way](value)} merci."
    assert len(of(entity, text)) > 0


@pytest.mark.parametrize("way", [*HIDDEN, *CODED, *DISGUISED, "misread"])
def test_subjects_in_every_disguise(way: str) -> None:
    """They have no shape of their own: their label stands beside them, or in a code, where the number alone is too short."""
    label, value = "sujet ", "012-0045"
    is_coded = way in HIDDEN or way.startswith("MIME")
    text = ALL[way](label + value) if is_coded else label + ALL[way](value)
    assert len(of("SUBJECT_ID", f"Bonjour, {text} merci.")) > 0


@pytest.mark.parametrize("entity", VALUES)
def test_two_at_once(entity: str) -> None:
    """Whatever still can be read; what two pairs write alike is looked at once."""
    label, value = VALUES[entity]
    written = {
        f"Bonjour, {label}{ALL[outer](ALL[inner](value))} merci.": (inner, outer)
        for type_, inner, outer in pairs()
        if type_ == entity
    }
    assert [ways for text, ways in written.items() if not of(entity, text)] == []


def _grouped(value: str, *sizes: int) -> str:
    places = [0, *accumulate(sizes)]
    return " ".join(value[start:end] for start, end in pairwise(places))


def _number(digits: int) -> st.SearchStrategy[str]:
    return st.integers(0, 10**digits - 1).map(f"{{:0{digits}}}".format)


GENERATED: dict[str, tuple[str, st.SearchStrategy[str]]] = {
    "FR_NIR": (
        "NIR : ",
        st.builds(
            lambda sex, year, month, place, rest: _grouped(
                nir(f"{sex}{year}{month:02}{place}{rest}"), 1, 2, 2, 2, 3, 3, 2
            ),
            st.integers(1, 2),
            _number(2),
            st.integers(1, 12),
            st.sampled_from(["01", "13", "2A", "2B", "69", "75", "95"]),
            st.integers(100_001, 999_998).map(str).filter(lambda rest: not rest.endswith("000")),
        ),
    ),
    "PHONE_NUMBER": (
        "tél. ",
        st.builds(
            "0{} {}".format,
            st.integers(1, 7),
            _number(8).filter(lambda n: n.strip("0") != "").map(lambda n: _grouped(n, 2, 2, 2, 2)),
        ),
    ),
    "IBAN_CODE": (
        "IBAN ",
        st.integers(10**10, 10**11 - 1).map(lambda n: _grouped(iban("FR", f"3099900777{n}00"), 4, 4, 4, 4, 4, 4, 3)),
    ),
    "EMAIL_ADDRESS": (
        "courriel : ",
        st.builds(
            "{}.{}@chu-{}.fr".format, *[st.sampled_from(["luce", "basile", "vautravers", "oxibar", "kerbrat"])] * 3
        ),
    ),
    "TRIAL_ID": (
        "essai ",
        st.builds("NCT0{}".format, _number(7))
        | st.builds("20{}-00{}-{}".format, st.integers(10, 22), _number(4), st.integers(10, 99))
        | st.builds("20{}-A0{}-{}".format, st.integers(10, 25), _number(4), st.integers(30, 59)),
    ),
    "SUBJECT_ID": ("sujet ", st.builds("{:03}-{:04}".format, st.integers(1, 99), st.integers(1, 999))),
}
"""Type -> its label, and values made by arithmetic."""
WAYS = (
    *(
        "zero width",
        "soft hyphen",
        "full width",
        "look-alikes",
        "base64",
        "base64 twice",
        "hex",
        "URL",
        "URL, all twice",
        "entities",
    ),
    *(
        "unicode escapes",
        "hex escapes",
        "spaced out",
        "digit by digit",
        "in English",
        "line break",
        "quoted mail",
        "JSON in a string",
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("entity", GENERATED)
@settings(max_examples=25)
@given(data=st.data())
def test_any_value_in_any_disguise_is_covered(entity: str, way: str, data: st.DataObject) -> None:
    """Found as what it is, and nothing of it lies outside of what is found: replaced, no digit of it stays. In a code, with its label."""
    label, values = GENERATED[entity]
    value = data.draw(values)
    is_coded = entity == "SUBJECT_ID" and way in HIDDEN
    disguised = ALL[way](label + value if is_coded else value)
    text = f"Bonjour, {'' if is_coded else label}{disguised} merci."
    found = find()(text)
    assert entity in {finding.entity for finding in found}
    if way in ("line break", "quoted mail") and entity == "EMAIL_ADDRESS":
        return
    start = text.index(disguised)
    covered = {place for finding in found for place in range(finding.start, finding.end)}
    left = "".join(c for place, c in enumerate(disguised, start) if place not in covered and c.isalnum())
    assert left == ("v" if way == "JSON in a string" else "")


@given(
    st.integers(10, 99),
    st.integers(1, 12),
    st.integers(1, 19),
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(sorted(OF_NUMBERS.keys() - {"in words", "misread"})),
)
def test_any_nir_in_any_disguise(year: int, month: int, place: int, town: int, order: int, way: str) -> None:
    """Made by arithmetic, without a label. In words without commas `deux cent` may be 2 and 100, or 200."""
    number = nir(f"2{year:02}{month:02}{place:02}{town:03}{order:03}")
    groups = (number[0], number[1:3], number[3:5], number[5:7], number[7:10], number[10:13], number[13:])
    assert len(of("FR_NIR", f"Bonjour, {OF_NUMBERS[way](' '.join(groups))} merci")) == 1


@given(st.integers(10**10, 10**11 - 1), st.sampled_from(sorted({**HIDDEN, **CODED})))
def test_any_iban_in_any_code(account: int, way: str) -> None:
    assert len(of("IBAN_CODE", f"Voici {ALL[way](iban('FR', f'3099900777{account}00'))} merci")) == 1


@pytest.mark.parametrize("seed", range(150))
def test_codes_without_an_identifier_are_silent(seed: int) -> None:
    """Images, signatures, hashes, identifiers of commits, codes of harmless sentences."""
    random = Random(seed)
    data = random.randbytes(random.randint(10, 4_000))
    sentence = f"Le patient {random.randint(1, 99)} est revu à J{random.randint(1, 60)}, sous {in_words(random.randint(2, 900))} mg."
    texts = (
        base64.b64encode(data).decode(),
        "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n" + data).decode(),
        base64.encodebytes(data).decode(),
        hashlib.sha256(data).hexdigest(),
        f"index {hashlib.sha1(data).hexdigest()[:12]}..{hashlib.md5(data).hexdigest()[:12]} 100644",
        base64.b64encode(sentence.encode()).decode(),
        sentence.encode().hex(" "),
        sentence.encode().hex(),
    )
    assert [] == [text[:40] for text in texts if find()(text)]


HOSTILE = hostile()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_searched_or_refused(name: str) -> None:
    """Their time is measured by the benchmark; that it ends is shown here."""
    with suppress(Overflow):
        find()(HOSTILE[name])
