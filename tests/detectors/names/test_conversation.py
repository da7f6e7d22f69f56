"""A name found surely in one text of a conversation is found again in the others."""

import pytest

from detectors.names.conversation import named_again
from models.finding import Finding
from tests.detectors.names.marked import Told, read

_FLAGS = Told([]).flags


def _again(*marked: str, score: float = 0.9) -> list[tuple[int, str]]:
    """What is found again in these texts: index of the text, value."""
    told = [read(text) for text in marked]
    findings = [
        [
            Finding(entity=m.label, start=m.start, end=m.end, score=score, detector="t", attributes={"role": "patient"})
            for m in mentions
        ]
        for _, mentions in told
    ]
    texts = [seen.text for seen, _ in told]
    return [(place, texts[place][f.start : f.end]) for place, f in named_again(texts, findings, _FLAGS)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("⟦Élodie Vautravers⟧ dort.", "VAUTRAVERS ?", "et vautravers"), [(1, "VAUTRAVERS"), (2, "vautravers")]),
        (("elodie", "Vautravers", "⟦Élodie Vautravers⟧ dort."), [(0, "elodie"), (1, "Vautravers")]),
        (("M. ⟦Boulanger⟧ tousse.", "Boulanger dort. le boulanger du coin"), [(1, "Boulanger")]),
        (("M. ⟦Cuisinier⟧ tousse.", "Cuisinier recherché"), []),
        (("Mme ⟦Sy⟧ tousse.", "Sy, sy"), []),
        (("M. ⟦Parkinson⟧ tousse.", "La maladie de Parkinson"), []),
        (("⟦Vautravers⟧", "jean.vautravers@ici.test"), []),
        (("⟦Vautravers⟧", "⟦Vautravers⟧ et Vautraversine"), []),
        (("⟦L Nantes⟧", "Nantes"), []),
        (("⟦Vautravers⟧ et Vautravers",), []),
    ],
)
def test_a_name_is_found_again_in_another_text(texts: tuple[str, ...], expected: list[tuple[int, str]]) -> None:
    """Alone, in any case; not a word of the language, an eponym, or a part of something else. One text has been searched already."""
    assert expected == _again(*texts)


def test_an_unsure_name_is_not_looked_for() -> None:
    assert [] == _again("⟦Vautravers⟧", "Vautravers", score=0.4)


def test_who_it_is_stays() -> None:
    """The role that one text tells holds in the others; it is somewhat less sure."""
    sure = Finding(entity="PERSON", start=0, end=10, score=0.9, detector="t", attributes={"role": "patient"})
    ((_, again),) = named_again(["Vautravers", "Vautravers"], [[sure], []], _FLAGS)
    assert {"role": "patient"} == again.attributes
    assert again.score < sure.score


def test_a_doubtful_person_makes_room_for_a_sure_one() -> None:
    """Looks alone told of somebody, hardly, with a word too many: all of it is the one whom another text names."""
    sure = Finding(entity="PERSON", start=0, end=10, score=0.9, detector="t", attributes={"role": "patient"})
    doubtful = Finding(entity="PERSON", start=0, end=16, score=0.3, detector="names", attributes={"role": "other"})
    ((place, again),) = named_again(["Vautravers", "VAUTRAVERS RELIT"], [[sure], [doubtful]], _FLAGS)
    assert (1, 0, 16, {"role": "patient"}) == (place, again.start, again.end, again.attributes)
