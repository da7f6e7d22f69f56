"""One question, one answer, whatever their size; who is gone is missed at once."""

import asyncio
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from proxy.talk import Talk


def answering(pipe: Connection, answers: int) -> threading.Thread:
    """The other end: gives so many questions back, then goes."""

    def answer() -> None:
        with pipe:
            for _ in range(answers):
                pipe.send(pipe.recv())

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("size", [0, 1, 16_384, 16_385, 5_000_000])
async def test_what_is_sent_and_received_is_framed_as_a_connection_does(size: int) -> None:
    """Small messages, those in two pieces, and such as no socket holds at once."""
    ours, theirs = Pipe()
    answering(theirs, 2)
    talk = await Talk.over(ours)
    for question in ({"body": b"x" * size}, None):
        assert question == await talk.asked(question)
    talk.close()


async def test_an_end_that_is_gone_is_no_answer() -> None:
    ours, theirs = Pipe()
    talk = await Talk.over(ours)
    answering(theirs, 1)
    assert 1 == await talk.asked(1)
    with pytest.raises((EOFError, OSError)):
        await talk.asked(2)
    talk.close()


async def test_who_hangs_up_is_missed_by_the_other_end() -> None:
    ours, theirs = Pipe()
    talk = await Talk.over(ours)
    talk.close()
    with theirs, pytest.raises(EOFError):
        await asyncio.to_thread(theirs.recv)
