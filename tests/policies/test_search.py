"""Parts are searched behind what leads them, short ones together, and never too many."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import CLASSES, NAMES, Overflow
from models.exchange import Part, PartKind
from models.finding import Finding
from policies.search import MOST, SHORT, TooMany, searched


def find(text: str) -> Sequence[Finding]:
    """`nir: ` and digits is a NIR, of which the digits are told; `@` and letters an e-mail."""
    nir = [
        Finding(entity="FR_NIR", start=m.start(1), end=m.end(1), score=1, detector="t")
        for m in re.finditer(r"nir: (\d+)", text)
    ]
    mail = [
        Finding(entity="EMAIL_ADDRESS", start=m.start(), end=m.end(), score=1, detector="t")
        for m in re.finditer(r"@[a-z]+", text)
    ]
    return sorted(nir + mail, key=lambda finding: finding.start)


def part(text: str, lead: str = "") -> Part:
    return Part(path="$", text=text, lead=lead, kind=PartKind.OTHER)


def test_a_lead_is_context_and_no_finding() -> None:
    """Offsets are those of the text; an e-mail in the lead is the affair of the keys."""
    (found,) = searched([part("x"), part("295", "nir: "), part("295"), part("y", "@anne: ")], find)
    assert (1, 0, 3) == (found.part, found.finding.start, found.finding.end)


TEXTS = st.lists(st.text("ab @", max_size=SHORT + 40), max_size=30)


@given(TEXTS)
def test_together_or_alone_makes_no_difference(texts: list[str]) -> None:
    """Every finding of every part, in order, in the part's own offsets."""
    expected = [(i, f.start, f.end) for i, text in enumerate(texts) for f in find(text)]
    found = [(f.part, f.finding.start, f.finding.end) for f in searched([part(text) for text in texts], find)]
    assert expected == found


def test_too_many_findings_are_refused() -> None:
    """Those that were counted are told."""
    with pytest.raises(TooMany) as refusal:
        searched([part("@a " * 50)] * (MOST // 50 + 1), find)
    assert {"EMAIL_ADDRESS"} == {located.finding.entity for located in refusal.value.located}


def test_what_a_search_tells_before_it_gives_up_is_not_lost() -> None:
    """Beside what stands in other parts; one that tells nothing is refused as it comes."""

    def giving_up(text: str) -> Sequence[Finding]:
        if "flood" in text:
            raise Overflow("too many", find(text))
        return find(text)

    with pytest.raises(TooMany) as refusal:
        searched([part("x" * 300 + "@anne"), part("flood " + "x" * 300 + "@bob")], giving_up)
    assert [0, 1] == [located.part for located in refusal.value.located]
    with pytest.raises(Overflow, match="too many"):
        searched([part("flood")], giving_up)


def test_many_short_parts_cost_few_searches() -> None:
    """A search costs more than such a text."""
    calls = 0

    def counting(text: str) -> Sequence[Finding]:
        nonlocal calls
        calls += 1
        return find(text)

    searched([part("ab")] * 1000, counting)
    assert calls <= 2


def test_keys_and_settings_are_no_context_of_what_people_wrote() -> None:
    """A sentence of a class is weighed by those around it: a model and a role are none. They are the same from request to request."""
    texts: list[str] = []

    def recording(text: str) -> Sequence[Finding]:
        texts.append(text)
        return find(text)

    prompts = [Part(path="$", text=text, lead="", kind=PartKind.PROMPT) for text in ("nir: 295", "@anne")]
    name = Part(path="$", text="cas.pdf", lead="", kind=PartKind.FILE_NAME)
    found = searched([part("gpt"), prompts[0], part("@user"), name, prompts[1]], recording)
    assert ["nir: 295\n\n\n\ncas.pdf\n\n\n\n@anne", "gpt\n\n\n\n@user"] == texts[:2]
    assert [(1, "FR_NIR"), (2, "EMAIL_ADDRESS"), (4, "EMAIL_ADDRESS")] == [(f.part, f.finding.entity) for f in found]


@pytest.mark.parametrize(("detector", "word"), [(CLASSES, "secret"), (NAMES, "Durand")])
def test_where_no_field_of_prompts_is_known_every_text_of_words_is_one(detector: str, word: str) -> None:
    """A service without routes, or a form: sentences and lone names count; a setting says neither. Where a prompt is known, nothing else does."""

    def told(text: str) -> Sequence[Finding]:
        return [
            Finding(entity="STRATEGIC", start=m.start(), end=m.end(), score=0.9, detector=detector)
            for m in re.finditer(word, text)
        ]

    parts = [
        part(f"le plan est {word} chez nous"),
        part(word),
        part(f'{{"browser": "{word}", "on": "mobile", "a": "b"}}'),
    ]
    assert [(0, 12)] == [(f.part, f.finding.start) for f in searched(parts, told)]
    assert searched([*parts, Part(path="$", text="Bonjour", kind=PartKind.PROMPT)], told) == []


def test_health_signals_do_not_count_towards_refusal() -> None:
    """A long medical conversation is full of them."""

    def diagnoses(text: str) -> Sequence[Finding]:
        return [Finding(entity="DIAGNOSIS", start=i, end=i + 1, score=0.7, detector="t") for i in range(len(text))]

    parts = [part("x" * 300)] * (MOST // 300 + 2)
    assert len(searched(parts, diagnoses)) > MOST


def test_a_name_of_one_part_is_found_in_another() -> None:
    """In long ones that are searched alone, too; not among the keys and settings of a service."""

    def named(text: str) -> Sequence[Finding]:
        """Mme and a word is a person."""
        return [
            Finding(entity="PERSON", start=m.start(1), end=m.end(1), score=0.9, detector="t")
            for m in re.finditer(r"Mme (\w+)", text)
        ]

    texts = ("Mme Vautravers dort.", f"{'x ' * SHORT}VAUTRAVERS ?", "vautravers")
    kinds = (PartKind.PROMPT, PartKind.PROMPT, PartKind.OTHER)
    parts = [Part(path="$", text=text, kind=kind) for text, kind in zip(texts, kinds, strict=True)]
    assert [(0, 4), (1, 2 * SHORT)] == [(f.part, f.finding.start) for f in searched(parts, named)]
