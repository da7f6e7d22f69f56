"""The two steps from request to verdict: whose findings are used again, what a verdict shows, when time is up."""

import dataclasses
import json
import pickle
from collections.abc import Callable

import pytest

from audit.marking import Marking
from detectors import Find
from models.exchange import Flag
from models.finding import Finding
from models.settings import Limits
from proxy.catalogue import Services
from proxy.generation import Generation
from proxy.identity import Client
from proxy.judging import Judge, Judged, OutOfTimeError
from proxy.recording import Asking
from proxy.remembered import Remembered
from tests.proxy.conftest import CONTACT, CONTACT_SENT, HARMLESS, PATIENT, chat
from tests.proxy.outfits import KEY, TAGS, asking

LONG = HARMLESS + " mot" * 100


@pytest.fixture
def judge(generation: Generation) -> Judge:
    return Judge(generation, Limits(), "le comité IA", Marking(KEY), Remembered())


def judged(judge: Judge, request: Asking) -> Judged:
    return judge.judged(request, judge.opened(request), TAGS)


def counting(find: Find, texts: list[str]) -> Find:
    def counted(text: str) -> tuple[Finding, ...]:
        texts.append(text)
        return find(text)

    return counted


@pytest.mark.parametrize(
    ("text", "is_refused", "sent"), [(HARMLESS, False, HARMLESS), (CONTACT, False, CONTACT_SENT), (PATIENT, True, "")]
)
def test_what_becomes_of_a_request(judge: Judge, services: Services, text: str, is_refused: bool, sent: str) -> None:
    """A refusal holds no byte that could be forwarded."""
    request = asking(services, chat(text))
    made = judged(judge, request)
    assert (is_refused, chat(sent) if sent else b"") == (made.verdict.reply is not None, made.verdict.body)
    assert (request.reference, request.reference) == (made.verdict.reference, made.record.id)
    assert (sent == CONTACT_SENT) == made.verdict.is_changed == bool(made.new_tags)


def test_neither_repr_nor_record_shows_the_text(judge: Judge, services: Services) -> None:
    for text in (HARMLESS, CONTACT, PATIENT):
        made = judged(judge, asking(services, chat(text)))
        shown = f"{made!r}{made.record.model_dump_json()}"
        assert [] == [word for word in ("non-infériorité", "vautravers", "2 95 10", "126 111") if word in shown]


def test_a_judgement_travels_between_processes(judge: Judge, services: Services) -> None:
    for text in (HARMLESS, CONTACT, PATIENT):
        made = judged(judge, asking(services, chat(text)))
        assert made == pickle.loads(pickle.dumps(made))


ANOTHER: dict[str, Callable[[Asking], Asking]] = {
    "user": lambda request: dataclasses.replace(request, client=Client("127.0.0.0/8", "somebody")),
    "anonymous": lambda request: dataclasses.replace(request, client=Client("127.0.0.0/8")),
    "anonymous of a network of the same name": lambda request: dataclasses.replace(request, client=Client("jdupont")),
}


@pytest.mark.parametrize("who", ANOTHER)
def test_a_text_is_searched_once_for_each_user(generation: Generation, services: Services, who: str) -> None:
    """As a conversation is sent again with each message. Nobody has the findings of another, nor of another generation."""
    texts: list[str] = []
    remembered = Remembered()
    for number in (1, 2):
        counted = dataclasses.replace(generation, number=number, find=counting(generation.find, texts))
        judge = Judge(counted, Limits(), "", Marking(KEY), remembered)
        request = asking(services, chat(LONG))
        for again in (request, request, ANOTHER[who](request), request):
            judged(judge, again)
    assert 4 == sum(LONG in text for text in texts)


def test_findings_are_remembered_never_verdicts(judge: Judge, services: Services) -> None:
    """What is known of a text is judged anew, with its own place in its own request."""
    padded = PATIENT + " mot" * 100
    first, second = (judged(judge, asking(services, chat(padded))) for _ in range(2))
    assert first.verdict.reply
    assert second.verdict.reply
    assert first.record.findings == second.record.findings
    body = json.dumps({"messages": [{"role": "user", "content": HARMLESS}, {"role": "user", "content": padded}]})
    moved = judged(judge, asking(services, body.encode()))
    assert {"$.messages[1].content"} == {found.part for found in moved.record.findings}


def test_time_is_up(judge: Judge, services: Services) -> None:
    """Before a search, and after the last."""
    request = asking(services, chat(HARMLESS))
    late = dataclasses.replace(request, started=request.started - 9)
    with pytest.raises(OutOfTimeError):
        judged(judge, late)
    with pytest.raises(OutOfTimeError):
        judged(judge, dataclasses.replace(late, request=dataclasses.replace(late.request, body=b"", path="/")))


@pytest.mark.parametrize("flag", [Flag.TIMEOUT, Flag.DETECTOR_ERROR, Flag.AUDIT_UNWRITABLE, Flag.MISROUTED])
def test_a_technical_fault_refuses_without_a_search(generation: Generation, services: Services, flag: Flag) -> None:
    """However late it is."""

    def find(text: str) -> tuple[Finding, ...]:
        raise AssertionError

    judge = Judge(dataclasses.replace(generation, find=find), Limits(), "", Marking(KEY), Remembered())
    request = asking(services, chat(PATIENT))
    made = judge.flagged(dataclasses.replace(request, started=request.started - 100), flag)
    assert made.verdict.reply
    assert (b"", (flag,)) == (made.verdict.body, made.record.flags)


def test_a_held_request_holds_both_verdicts(judge: Judge, services: Services) -> None:
    """Refused unless its plea is heard; the bytes that would pass are in the other one alone."""
    request = asking(services, chat("Narratif : cas FR-GFX-2026-004711."))
    approved = dataclasses.replace(request, service=request.service.model_copy(update={"category": "approved_genai"}))
    made = judged(judge, approved)
    assert (True, b"") == (made.verdict.reply is not None, made.verdict.body)
    assert made.passing
    assert (None, request.request.body) == (made.passing.reply, made.passing.body)
    assert "004711" not in repr(made)
    assert made == pickle.loads(pickle.dumps(made))


def test_a_second_charter_has_no_effect(services: Services, generation: Generation) -> None:
    """Whatever it says, or fails to: the verdict is the same, byte by byte, and the record alone knows more."""
    charter = generation.charter
    others = {
        "same": charter,
        "silent": charter.model_copy(update={"rules": ()}),
        "broken": charter.model_copy(update={"default_gate": {}}),
    }
    for text in (HARMLESS, CONTACT, PATIENT):
        request = asking(services, chat(text))
        told: dict[str, Judged] = {}
        for name, shadow in {"none": None, **others}.items():
            beside = dataclasses.replace(generation, shadow=shadow)
            told[name] = judged(Judge(beside, Limits(), "le comité IA", Marking(KEY), Remembered()), request)
        assert 1 == len({pickle.dumps(made.verdict) for made in told.values()})
        assert (None, None) == (told["none"].record.shadow, told["same"].record.shadow)
        assert (text != HARMLESS) == (told["silent"].record.shadow is not None)
        broken = told["broken"].record.shadow
        assert broken
        assert ("KeyError", None) == (broken.error, broken.gate)
