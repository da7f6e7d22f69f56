"""Patterns of an organisation's own: linear, for whole words, tried out on their own examples."""

import pytest

import detectors
from detectors.normalise import fold
from detectors.own_patterns import OwnPatternSearch, faults
from models.own_pattern import OwnPattern
from models.site import SiteData
from tests.growth import is_linear


def pattern(regex: str, *, context: tuple[str, ...] = (), **more: object) -> OwnPattern:
    """A pattern whose example is beside the point."""
    values: dict[str, object] = {
        "name": "badge",
        "entity": "FR_NDA",
        "regex": regex,
        "examples": ("x",),
        "context": context,
    }
    return OwnPattern.model_validate(values | more)


def found(text: str, *patterns: OwnPattern) -> list[str]:
    site = SiteData(patterns=patterns)
    return [text[f.start : f.end] for f in detectors.build(site)(text) if f.detector == "own:badge"]


@pytest.mark.parametrize(
    ("regex", "text", "expected"),
    [
        ("bdg-[0-9]{5}", "Badge BDG-12345, bdg‑54321 et xbdg-12345", ["BDG-12345", "bdg‑54321"]),
        ("bdg-[0-9]{3,}", "bdg-123 bdg-123456", ["bdg-123", "bdg-123456"]),
        ("sé[0-9]{4}é?", "SE1234 puis sé1234é", ["SE1234", "sé1234é"]),
        ("[0-9]{6}", "1234567 puis 123456", ["123456"]),
        ("aile (?:nord|sud) [0-9]+", "aile NORD 12\naile\nsud 3", ["aile NORD 12"]),
    ],
)
def test_matches(regex: str, text: str, expected: list[str]) -> None:
    """Without regard to case and accents, whole words, the longest."""
    assert expected == found(text, pattern(regex))


def test_context_stands_near_on_the_same_line() -> None:
    with_label = pattern("[0-9]{6}", context=("badge", "carte d'accès"))
    assert ["123456"] == found("Carte d’accès n° 123456", with_label)
    assert found("123456 patients\nbadge perdu", with_label) == []


def test_it_is_found_in_disguise_too() -> None:
    """As our own are."""
    assert len(found("QkRHLTEyMzQ1IHBlcmR1", pattern("bdg-[0-9]{5}"))) == 1


@pytest.mark.parametrize(
    ("regex", "reason"),
    [
        (r"(a)\1", "Back-references"),
        ("(?=a)b", "assertions"),
        ("a*", "empty"),
        ("[a-", "class"),
        ("a{1,40000}", "repeat"),
    ],
)
def test_what_is_not_linear_is_refused_with_the_reason(regex: str, reason: str) -> None:
    ((where, what),) = faults(SiteData(patterns=(pattern(regex),)))
    assert where == ("patterns", 0, "regex")
    assert reason in what


def test_examples_are_tried() -> None:
    """Each that fails is named, by its place alone."""
    own = pattern("bdg-[0-9]{5}", examples=("bdg-12345", "bdg-1"), not_examples=("lot 12345", "BDG-54321"))
    told = list(faults(SiteData(patterns=(own,))))
    assert [("patterns", 0, "examples", 1), ("patterns", 0, "not_examples", 1)] == [where for where, _ in told]
    assert "54321" not in str(told)


def test_the_type_is_reported() -> None:
    assert "FR_SPI" in detectors.reported(SiteData(patterns=(pattern("b[0-9]{5}", entity="FR_SPI"),)))


@pytest.mark.parametrize("regex", ["(?:a|a)+b", "[a-z]+@[a-z]+", "(?:x+x+)+y", "[0-9]{2,}"])
def test_any_regex_is_linear(regex: str) -> None:
    """What ruins others costs the same here."""
    search = OwnPatternSearch((pattern(regex),))
    for unit in ("a", "x", "1", "a@"):
        assert is_linear(lambda text: list(search(text, fold(text))), unit * 12_500, unit * 50_000)


_KEYS = (
    "[^a-z](?:968|3185|48-938|-9/73-|13|69-6|2189|-8411|74927)(?: 123)? ?(?:4567 |89 )?(?:0/158|86781|155/430/9|462|3//49-0/|395393|7659907"
    "|-1-691-40|562053|64631-5-|9-/04|791/711|083706954|7/9-/1227|-125|1564|86785317|0/712-)"
)
"""Vectorscan 5.4.12 sees it in short texts alone."""


@pytest.mark.parametrize(
    ("regex", "example"), [(_KEYS, "clef 9680/158"), ("bdg-[0-9]{5}$", "bdg-12345"), ("^bdg-[0-9]{5}", "bdg-12345")]
)
def test_what_is_overlooked_far_into_a_text_is_a_fault(regex: str, example: str) -> None:
    """Found in its example, it would be missed in a letter: the file is refused, with the reason."""
    ((where, what),) = faults(SiteData(patterns=(pattern(regex, examples=(example,)),)))
    assert where == ("patterns", 0, "examples", 0)
    assert "farther in" in what
    assert example not in what


def test_what_is_seen_anywhere_is_no_fault() -> None:
    """With a context, over two words, or in a pattern without end, which gives up loudly."""
    good = pattern("bdg-[0-9]{5}", examples=("badge BDG-12345",), context=("badge",))
    assert not list(
        faults(SiteData(patterns=(good, pattern("[a-z]+ [a-z0-9 ]+", name="words", examples=("deux mots",)))))
    )
