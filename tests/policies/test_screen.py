"""screen(): pure, strictest wins, nothing left behind. A tiny `find` stands in for the detectors: it finds NIR<digits> and @name."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import NAMES
from models.context import Context, Tags
from models.decision import Decision, Gate, Transform, text_after
from models.exchange import Exchange, Flag, Part, PartKind
from models.finding import Finding
from policies.loading import shipped
from policies.screen import screen
from tests.detectors.evasions import CODED, DISGUISED, HIDDEN
from tests.detectors.samples import find as built

CHARTER = shipped()


def find(text: str) -> Sequence[Finding]:
    """`NIR` and four digits is a NIR, even over one line end; `@` and letters an e-mail."""
    nir = [("FR_NIR", m) for m in re.finditer(r"NIR\d\n?\d\n?\d\n?\d", text)]
    mail = [("EMAIL_ADDRESS", m) for m in re.finditer(r"@[a-z]+", text)]
    found = sorted(nir + mail, key=lambda pair: pair[1].start())
    return [Finding(entity=e, start=m.start(), end=m.end(), score=0.9, detector="test") for e, m in found]


def prompts(*texts: str, kind: PartKind = PartKind.PROMPT) -> Exchange:
    """An exchange of these texts with a public service."""
    parts = tuple(Part(path=f"$[{i}]", text=text, kind=kind) for i, text in enumerate(texts))
    return Exchange(service="test", category="public_genai", parts=parts)


def screened(exchange: Exchange, known: dict[str, str] | None = None) -> Decision:
    """The decision under the shipped charter."""
    context = Context(now=datetime.now(UTC), tags=Tags(key=b"k", known=known or {}))
    return screen(exchange, context, CHARTER, find)


def sent(exchange: Exchange, decision: Decision) -> list[str]:
    """The texts as they would leave."""
    return [text_after(p.text, [e for e in decision.edits if e.part == i]) for i, p in enumerate(exchange.parts)]


def test_harmless_text_passes_without_edits() -> None:
    """Nothing found, nothing done."""
    decision = screened(prompts("bonjour"))
    assert (decision.gate, decision.edits, decision.spoken) == (Gate.ALLOW, (), ())


def test_contact_details_give_way_to_numbered_tags() -> None:
    """The same value has the same number, another one the next."""
    exchange = prompts("à @anne, copie @bob", "puis @anne")
    decision = screened(exchange)
    assert decision.gate is Gate.ALLOW
    assert decision.transforms == {"EMAIL_ADDRESS": Transform.REDACT}
    assert sent(exchange, decision) == ["à [EMAIL_1], copie [EMAIL_2]", "puis [EMAIL_1]"]


def test_tags_are_remembered_in_a_conversation() -> None:
    """A value that has a tag keeps it; numbers go on from there."""
    first = screened(prompts("à @anne"))
    exchange = prompts("à @bob, puis @anne")
    decision = screened(exchange, known=dict(first.new_tags))
    assert sent(exchange, decision) == ["à [EMAIL_2], puis [EMAIL_1]"]
    assert all("anne" not in key for key in first.new_tags)


def test_more_findings_than_can_be_dealt_with_stop_the_request() -> None:
    """Whatever they are; the rules that some of them break say why, and nothing is replaced."""
    mails, numbers = screened(prompts("@anne " * 3_000)), screened(prompts("NIR1234 " * 3_000))
    assert (Gate.BLOCK, Gate.BLOCK) == (mails.gate, numbers.gate)
    assert {Flag.OVERSIZE} == mails.flags
    assert "P2-IDENTIFIANT-PATIENT" in {spoken.rule for spoken in numbers.spoken if spoken.enforced}
    assert numbers.message != mails.message
    assert () == mails.edits


def test_a_patient_number_stops_the_whole_request() -> None:
    """The strictest rule wins; nothing is replaced in what does not leave."""
    decision = screened(prompts("à @anne", "NIR1234"))
    assert decision.gate is Gate.BLOCK
    assert decision.edits == ()
    assert {"P2-IDENTIFIANT-PATIENT", "P2-COORDONNEES"} == {spoken.rule for spoken in decision.spoken}


def test_a_number_cut_over_two_messages_is_found() -> None:
    """Adjoining prompt parts are also read joined."""
    decision = screened(prompts("voici NIR12", "34 merci"))
    assert decision.gate is Gate.BLOCK
    assert [(f.part, f.finding.start, f.finding.end, f.straddles) for f in decision.findings] == [(0, 6, 11, True)]


def test_parts_that_are_not_prompts_are_not_joined() -> None:
    """Two metadata fields that happen to follow each other are two fields."""
    assert screened(prompts("NIR12", "34", kind=PartKind.OTHER)).gate is Gate.ALLOW


def test_what_cannot_be_replaced_is_stopped() -> None:
    """A contact detail outside of the known text positions: the request is refused and says why."""
    decision = screened(prompts("@anne", kind=PartKind.OTHER))
    assert decision.gate is Gate.BLOCK
    assert "P5-REMPLACEMENT-IMPOSSIBLE" in {spoken.rule for spoken in decision.spoken}


@pytest.mark.parametrize("flag", list(Flag))
def test_every_technical_flag_blocks(flag: Flag) -> None:
    """Also in services where anything else is allowed."""
    exchange = prompts("bonjour").model_copy(update={"category": "internal_genai", "flags": frozenset({flag})})
    assert screened(exchange).gate is Gate.BLOCK


def test_a_replacement_that_makes_a_new_finding_is_stopped() -> None:
    """Re-scanned after rewriting; a finding left means block."""

    def sticky(text: str) -> Sequence[Finding]:
        return [Finding(entity="EMAIL_ADDRESS", start=0, end=len(text), score=0.9, detector="test")] if text else ()

    context = Context(now=datetime.now(UTC), tags=Tags(key=b"k"))
    assert screen(prompts("abc"), context, CHARTER, sticky).gate is Gate.BLOCK


def test_an_error_of_the_detectors_is_not_swallowed() -> None:
    """The caller refuses then."""

    def broken(text: str) -> Sequence[Finding]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        screen(prompts("abc"), Context(now=datetime.now(UTC), tags=Tags(key=b"k")), CHARTER, broken)


@given(st.lists(st.text(alphabet="ab @N\nIR12é😀", max_size=40), max_size=6))
def test_redact_then_scan_again_finds_nothing(texts: list[str]) -> None:
    """Whatever is allowed leaves without anything that the charter wanted replaced; the rest is as it was typed."""
    exchange = prompts(*texts)
    decision = screened(exchange)
    if decision.gate is Gate.BLOCK:
        return
    after = sent(exchange, decision)
    assert not any(find(text) for text in after)
    untouched = [i for i in range(len(texts)) if all(edit.part != i for edit in decision.edits)]
    assert all(after[i] == texts[i] for i in untouched)


@pytest.mark.slow
@pytest.mark.parametrize("way", sorted({**HIDDEN, **CODED, **DISGUISED}))
def test_disguises_are_replaced_whole_or_left_as_they_are(way: str) -> None:
    """With all detectors: of a number no digit stays, and what hides nothing is sent as it was typed."""
    write = {**HIDDEN, **CODED, **DISGUISED}[way]
    number, harmless = f"tél. {write('06 39 98 12 34')} merci", f"voici {write('une dose de 50 mg par jour')} merci"
    for text, is_touched in ((number, True), (harmless, False)):
        context = Context(now=datetime.now(UTC), tags=Tags(key=b"k", known={}))
        decision = screen(prompts(text), context, CHARTER, built())
        assert decision.gate is Gate.ALLOW
        sent = text_after(text, decision.edits)
        assert (sent != text) is is_touched
        assert not is_touched or not any(c.isdigit() for c in sent.partition("[TEL_1]")[2])


def test_no_clinical_text_in_a_repr() -> None:
    """Values that flow between rooms show no text."""
    exchange = prompts("NIR1234 confidentiel")
    assert "NIR1234" not in repr(exchange) + repr(screened(exchange))


def test_words_beside_a_tag_do_not_stop_what_was_replaced() -> None:
    """The names stage reads looks: another word may look like a name once its neighbour is a tag."""

    def looks(text: str) -> list[Finding]:
        word = "Colombie" if "[" in text else "Bogota"
        at = text.index(word)
        return [Finding(entity="PERSON", start=at, end=at + len(word), score=0.6, detector=NAMES)]

    context = Context(now=datetime.now(UTC), tags=Tags(key=b"k"))
    decision = screen(prompts("à Bogota, Colombie"), context, CHARTER, looks)
    assert (decision.gate, len(decision.edits)) == (Gate.ALLOW, 1)


@pytest.mark.parametrize(("kind", "edits"), [(PartKind.PROMPT, 1), (PartKind.OTHER, 0), (PartKind.URL, 0)])
def test_a_word_that_looks_like_a_name_among_settings_is_none(kind: PartKind, edits: int) -> None:
    """A single word of a service's own fields must not stop every request; two that are likely do."""

    def looks(text: str) -> list[Finding]:
        return [Finding(entity="PERSON", start=0, end=len(text), score=0.6, detector=NAMES)]

    context = Context(now=datetime.now(UTC), tags=Tags(key=b"k"))
    one = screen(prompts("threshold", kind=kind), context, CHARTER, looks)
    assert (one.gate, len(one.edits)) == (Gate.ALLOW, edits)
    two = screen(prompts("Marie Vautravers", kind=PartKind.OTHER), context, CHARTER, looks)
    assert two.gate is Gate.BLOCK


@pytest.mark.slow
def test_a_name_of_one_message_leaves_none_of_a_conversation() -> None:
    """With all detectors: named in full once, it is replaced by the same tag where it stands alone, in long messages too."""
    filler = "Les visites se suivent tous les trois mois et le calendrier ne change pas. " * 4
    texts = (f"Courrier au Dr Élodie Vautravers. {filler}", f"{filler} VAUTRAVERS relit lundi.", "et vautravers ?")
    exchange = prompts(*texts)
    decision = screen(exchange, Context(now=datetime.now(UTC), tags=Tags(key=b"k")), CHARTER, built())
    assert decision.gate is Gate.ALLOW
    after = sent(exchange, decision)
    assert not any("vautravers" in text.lower() for text in after)
    assert len({tag for text in after for tag in re.findall(r"\[\w+\]", text)}) == 1
