"""The life of a screening process: two questions for each request, and no answer says more than it must."""

import dataclasses
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import pytest

from proxy.catalogue import Services
from proxy.judging import Judge
from proxy.lane_process import Outfit, _answered, work
from proxy.processes import PROCESSES, end
from proxy.recording import Asking
from tests.proxy.conftest import CONTACT, CONTACT_SENT, HARMLESS, PATIENT, chat
from tests.proxy.outfits import ERRORS, KEY, TAGS, Careless, Unready, asking, outfit


def talked(judge: Judge, request: Asking, answer: object) -> tuple[list[object], tuple[bool, object]]:
    """What is said on the way, when `answer` is the answer to it, and what is said at the end."""
    ours, theirs = Pipe()
    ours.send(answer)
    end = _answered(theirs, judge, request)
    return [ours.recv()] if ours.poll() else [], end


@pytest.fixture(scope="module")
def judge() -> Judge:
    """With detectors that do what a text says."""
    return outfit(Careless).judge(runs_code=True)


def test_it_asks_for_tags_between_opening_and_judging(judge: Judge, services: Services) -> None:
    """Of the conversation that the body names."""
    request = asking(services, chat(CONTACT))
    asked, (is_fine, judged) = talked(judge, request, TAGS)
    assert [(True, judge.opened(request).exchange.conversation)] == asked
    assert is_fine
    assert CONTACT_SENT in judged.verdict.body.decode()  # type: ignore[attr-defined]  # is_fine: it is a Judged


def test_without_tags_nothing_is_judged(judge: Judge, services: Services) -> None:
    """The keeper is gone: the talk comes to its end all the same."""
    asked, end = talked(judge, asking(services, chat(PATIENT)), None)
    assert 1 == len(asked)
    assert (False, "abandoned") == end


@pytest.mark.parametrize("error", ERRORS)
def test_of_an_error_only_its_kind_is_told(judge: Judge, services: Services, error: str) -> None:
    """Its text may quote what was searched."""
    _, end = talked(judge, asking(services, chat(f"RAISE-{error} VAUTRAVERS")), TAGS)
    assert (False, error) == end


def test_what_a_process_is_given_shows_neither_key_nor_text() -> None:
    shown = repr(outfit(Outfit))
    assert KEY.hex() not in shown
    assert "rules:" not in shown


def begun(given: Outfit) -> tuple[BaseProcess, Connection, Connection]:
    """A process, the pipe to it, and its lifeline."""
    ours, theirs = PROCESSES.Pipe()
    held, lifeline = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(theirs, held, given), daemon=True)
    process.start()
    theirs.close()
    return process, ours, lifeline


@pytest.mark.slow
@pytest.mark.usefixtures("server_of_processes")
def test_a_process_judges_until_the_pipe_closes(services: Services) -> None:
    process, pipe, lifeline = begun(outfit(Outfit))
    assert pipe.recv() is None
    for text, is_refused in ((HARMLESS, False), (PATIENT, True)):
        pipe.send(asking(services, chat(text)))
        assert (True, None) == pipe.recv()
        pipe.send(TAGS)
        is_fine, judged = pipe.recv()
        assert is_fine
        assert is_refused == (judged.verdict.reply is not None)
    pipe.close()
    process.join(60)
    assert 0 == process.exitcode
    lifeline.close()


@pytest.mark.slow
@pytest.mark.usefixtures("server_of_processes")
@pytest.mark.parametrize(("how", "told"), [("raises", "ConfigError")])
def test_one_that_cannot_begin_says_why(how: str, told: str) -> None:
    """By its kind alone, and ends."""
    process, pipe, lifeline = begun(dataclasses.replace(outfit(Unready), how=how))
    assert told == pipe.recv()
    process.join(60)
    end(process)
    assert 0 == process.exitcode
    lifeline.close()
